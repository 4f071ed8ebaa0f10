package io.reunion.member.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How given names are also written: characters as they are spelled abroad, English names by their short forms. */
public final class GivenNames {
  private static final Map<Integer, List<String>> ABROAD = new HashMap<>();
  private static final Map<String, Set<String>> SHORT = new HashMap<>();

  static {
    Tables.read("given.txt", line -> {
      List<String> words = Tables.split(line, " ");
      ABROAD.put(words.get(0).codePointAt(0), words.subList(1, words.size()));
    });
    Tables.read("nicknames.txt", line -> {
      List<String> names = Tables.split(line, " ");
      names.forEach(
          name -> SHORT.computeIfAbsent(name, n -> new LinkedHashSet<>()).addAll(names));
    });
  }

  private GivenNames() {}

  /** How a simplified character is spelled outside the mainland; empty where that is not known. */
  public static List<String> abroad(int character) {
    return ABROAD.getOrDefault(character, List.of());
  }

  /** What else somebody may be called whom {@code name} means: Robert for Bob, and Bob for Robert. */
  public static List<String> alsoCalled(String name) {
    List<String> others = new ArrayList<>(SHORT.getOrDefault(name, Set.of()));
    others.remove(name);
    return others;
  }
}
