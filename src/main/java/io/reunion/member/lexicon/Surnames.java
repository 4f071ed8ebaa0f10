package io.reunion.member.lexicon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is special about Chinese surnames: several characters, readings of their own, spellings abroad. */
public final class Surnames {
  private static final int LONGEST = 4;
  private static final Map<String, Surname> TABLE = new HashMap<>();

  /**
   * @param readings how it is read as a surname, pinyin with a hyphen between syllables, the commonest first
   * @param spellings how it is also spelled abroad
   */
  public record Surname(List<String> readings, List<String> spellings) {}

  static {
    Tables.read("surnames.txt", Surnames::add);
  }

  private Surnames() {}

  private static void add(String line) {
    int colon = line.indexOf(':');
    List<String> head = Tables.split(colon < 0 ? line : line.substring(0, colon), " ");
    List<String> spellings = colon < 0 ? List.of() : Tables.split(line.substring(colon + 1), " ");
    TABLE.put(head.get(0), new Surname(head.subList(1, head.size()), spellings));
  }

  /** The entry of a surname in simplified characters, or null where nothing about it is special. */
  public static @Nullable Surname find(String surname) {
    return TABLE.get(surname);
  }

  /** How many characters of a simplified Chinese name are the surname; 1 unless more are known to be. */
  static int length(int[] name) {
    for (int length = Math.min(LONGEST, name.length - 1); length > 1; length--) {
      if (TABLE.containsKey(new String(name, 0, length))) {
        return length;
      }
    }
    return 1;
  }
}
