package io.reunion.ballot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What is written behind a command, in its parts. */
final class Words {
  private static final Pattern BAR = Pattern.compile("[|｜]");
  private static final Pattern ID = Pattern.compile("[ab][0-9a-hjkmnp-tv-z]{5}");

  private Words() {}

  /** The first word, in lower case; nothing if there is none. */
  static String first(String text) {
    String stripped = text.strip();
    int end = 0;
    while (end < stripped.length() && !Character.isWhitespace(stripped.charAt(end))) {
      end++;
    }
    return stripped.substring(0, end).toLowerCase(Locale.ROOT);
  }

  /** What follows the first word. */
  static String rest(String text) {
    return text.strip().substring(first(text).length()).strip();
  }

  /** The parts between bars, without blanks around them; empty ones are left out. */
  static List<String> fields(String text) {
    List<String> fields = new ArrayList<>();
    for (String field : BAR.split(text, -1)) {
      if (!field.isBlank()) {
        fields.add(field.strip());
      }
    }
    return fields;
  }

  static boolean isId(String word) {
    return ID.matcher(word).matches();
  }
}
