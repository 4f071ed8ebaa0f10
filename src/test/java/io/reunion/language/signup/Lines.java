package io.reunion.language.signup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which lines of a text are nowhere in what was read of it. */
final class Lines {
  private static final String NUMBERS = "一二三四五六七八九十";

  private Lines() {}

  static List<String> missing(String text, SignUpList list) {
    Set<Integer> read = new HashSet<>();
    for (SignUpEntry entry : list.entries()) {
      for (int line = entry.firstLine(); line <= entry.lastLine(); line++) {
        read.add(line);
      }
    }
    StringBuilder kept = new StringBuilder();
    keep(kept, list.unreadable().stream().map(Unreadable::text).toList());
    keep(kept, list.title());
    keep(kept, list.examples());
    keep(kept, list.notes());
    keep(kept, list.entries().stream().map(SignUpEntry::section).toList());
    List<String> missing = new ArrayList<>();
    String[] lines = Folded.withPlainBreaks(text).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = words(lines[i]);
      if (!read.contains(i) && kept.indexOf(line) < 0) {
        missing.add(lines[i]);
      }
    }
    return missing;
  }

  private static void keep(StringBuilder kept, Collection<String> lines) {
    lines.forEach(line -> kept.append(words(line)));
  }

  /** The letters, folded, without numbers and markers. */
  private static String words(String text) {
    StringBuilder words = new StringBuilder();
    Folded.of(text)
        .plain()
        .codePoints()
        .filter(c -> Character.isLetter(c) && NUMBERS.indexOf(c) < 0)
        .forEach(words::appendCodePoint);
    return words.toString().replace("接龙", "").replace("groupnote", "");
  }
}
