package io.reunion.announcement;

import io.reunion.text.Language;
import io.reunion.text.Sentences;
import java.util.Locale;
import java.util.Optional;

/**
 * What is wrong with an announcement, found before anything is queued.
 *
 * @param language of the text with the fault, if it is in one
 * @param what the piece of it that is wrong
 * @param length how long it is, where it is too long; how many are needed, where there are too few
 * @param limit how long it may be; how many are left
 */
public record Fault(Kind kind, Optional<Language> language, String what, int length, int limit) {
  /** The kinds, as they stand in the texts. */
  public enum Kind {
    NOBODY,
    NO_TEXT,
    TOO_LONG,
    BAD_LINK,
    UNKNOWN_FIELD,
    BAD_BUTTON,
    BAD_IMAGE,
    /** More than a platform has left for today. */
    OVER_DAY,
    /** More than a platform has left for this month. */
    OVER_MONTH
  }

  static Fault of(Kind kind, String what) {
    return new Fault(kind, Optional.empty(), what, 0, 0);
  }

  static Fault in(Language language, Kind kind, String what) {
    return new Fault(kind, Optional.of(language), what, 0, 0);
  }

  static Fault tooLong(Language language, String where, int length, int limit) {
    return new Fault(Kind.TOO_LONG, Optional.of(language), where, length, limit);
  }

  static Fault overQuota(Quotas.Use use) {
    Kind kind = switch (use.window()) {
      case DAY -> Kind.OVER_DAY;
      case MONTH -> Kind.OVER_MONTH;
    };
    return new Fault(
        kind, Optional.empty(), use.account().platform().value(), use.needed(), use.left());
  }

  /** In a sentence. */
  public String said(Sentences say) {
    return say.say(
        "announcement.fault." + kind.name().toLowerCase(Locale.ROOT).replace("_", ""),
        "what",
        what,
        "language",
        language.map(Language::code).orElse(""),
        "length",
        length,
        "limit",
        limit);
  }
}
