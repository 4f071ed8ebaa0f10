package io.reunion.playground;

/** The same words in both languages of the service. */
public record Bilingual(String zh, String en) {
  /** The words for a BCP 47 tag: Chinese for {@code zh} and its variants, English for all others. */
  public String in(String language) {
    return language.equals("zh") || language.startsWith("zh-") ? zh : en;
  }
}
