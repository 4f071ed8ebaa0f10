package io.reunion.language;

import java.time.ZoneId;
import java.time.ZonedDateTime;

/** What tests of understanding share; the phrases take a moment to compile. */
final class Phrasings {
  static final Interpreter INTERPRETER = new Interpreter(PhraseBook.shipped());

  /** A Wednesday morning. */
  static final ZonedDateTime NOW =
      ZonedDateTime.of(2026, 11, 18, 10, 0, 0, 0, ZoneId.of("Asia/Shanghai"));

  private Phrasings() {}
}
