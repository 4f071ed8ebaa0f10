package io.reunion.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
  @ParameterizedTest
  @CsvSource({
    "zh, ZH",
    "zh-hans, ZH",
    "zh_TW, ZH",
    "ZH-Hant-HK, ZH",
    "yue, ZH",
    "cmn-Hans-CN, ZH",
    "en, EN",
    "en_GB, EN",
    "EN-us, EN",
    "' en ', EN"
  })
  void aTagNamesOneOfOurs(String tag, Language language) {
    assertThat(Language.ofTag(tag)).contains(language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fr", "eng", "zhx", "-", "english"})
  void anyOtherNamesNone(String tag) {
    assertThat(Language.ofTag(tag)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ZH, zh", "EN, en"})
  void filesAreNamedByTheCode(Language language, String code) {
    assertThat(language.code()).isEqualTo(code);
    assertThat(language.locale().getLanguage()).isEqualTo(new Locale(code).getLanguage());
  }
}
