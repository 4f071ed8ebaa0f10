package io.reunion.text;

import java.util.Locale;
import java.util.Optional;

/** A language that the bot speaks. */
public enum Language {
  ZH(Locale.SIMPLIFIED_CHINESE),
  EN(Locale.ENGLISH);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  public Locale locale() {
    return locale;
  }

  /** {@code zh} or {@code en}, as files and options are named. */
  public String code() {
    return locale.getLanguage();
  }

  /** The language of a BCP 47 tag such as {@code zh-hans} or {@code en_GB}, if it is one of ours. */
  public static Optional<Language> ofTag(String tag) {
    String primary = tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    return switch (primary) {
      case "zh", "yue", "wuu", "cmn" -> Optional.of(ZH);
      case "en" -> Optional.of(EN);
      default -> Optional.empty();
    };
  }
}
