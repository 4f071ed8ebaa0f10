package io.reunion.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralsTest {
  /** As on a platform where all of these are marks, and an ampersand is an entity. */
  private static String escaped(String text) {
    return Literals.escape(text, (all, at, out) -> {
      char c = all.charAt(at);
      out.append(c == '&' ? "&amp;" : "*_~@#".indexOf(c) >= 0 ? "?" : String.valueOf(c));
    });
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "a_b *c* & d => a?b ?c? &amp; d",
        "https://a.example/b_c~d*e?f&g => https://a.example/b%5Fc%7Ed%2Ae?f&amp;g",
        "投票：https://a.example/v%23x。好_ => 投票：https://a.example/v%23x。好?",
        "see https://a.example/_. _ => see https://a.example/%5F. ?",
        "(at https://a.example/w_(b)) _ => (at https://a.example/w%5F(b)) ?",
        "**https://a.example/_** => ??https://a.example/%5F??",
        "http://@_ ftp://_ https:/_ _ => http://%40%5F ftp://? https:/? ?",
        "https://? _ => https://? ?"
      })
  void anAddressStaysOneThatOpens(String text, String expected) {
    assertThat(escaped(text)).isEqualTo(expected);
  }

  @Test
  void addressesAreFoundInNoTime() {
    String long1 = "https://" + "(".repeat(50_000) + ")".repeat(100_000) + "*".repeat(50_000);
    long started = System.nanoTime();
    assertThat(escaped(long1)).hasSize(200_008);
    assertThat(System.nanoTime() - started).isLessThan(2_000_000_000L);
  }
}
