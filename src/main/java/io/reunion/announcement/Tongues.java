package io.reunion.announcement;

import io.reunion.text.Language;
import java.util.EnumMap;
import java.util.Map;

/** One text in several languages: a line of dashes separates them, and which is which is seen from the script. */
final class Tongues {
  private Tongues() {}

  /** @param own the language of a text that stands alone */
  static Map<Language, String> of(String text, Language own) {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    String[] parts = text.split("(?m)^ ?-{3,} ?$", 2);
    for (String part : parts) {
      if (!part.isBlank()) {
        Language language = parts.length == 1 ? own : languageOf(part);
        texts.merge(language, part.strip(), (one, other) -> one + "\n\n" + other);
      }
    }
    return texts;
  }

  private static Language languageOf(String text) {
    boolean han = text.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    return han ? Language.ZH : Language.EN;
  }
}
