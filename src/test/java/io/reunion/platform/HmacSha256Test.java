package io.reunion.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HmacSha256Test {
  /** RFC 4231, test cases 1, 2, 3 and 6. */
  @ParameterizedTest
  @CsvSource({
    "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b,4869205468657265,"
        + "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    "4a656665,7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
        + "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,"
        + "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"
        + "dddddddddddddddddddddddddddddddddddd,"
        + "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
  })
  void reproducesTheStandard(String key, String message, String expected) {
    HmacSha256 hmac = new HmacSha256(HexFormat.of().parseHex(key));
    byte[] bytes = HexFormat.of().parseHex(message);
    assertThat(HexFormat.of().formatHex(hmac.of(bytes))).isEqualTo(expected);
    assertThat(HexFormat.of().formatHex(hmac.of(bytes))).as("again").isEqualTo(expected);
  }

  @Test
  void joinsParts() {
    HmacSha256 hmac = new HmacSha256("key");
    assertThat(hmac.of("ab".getBytes(UTF_8), "c".getBytes(UTF_8)))
        .isEqualTo(hmac.of("abc".getBytes(UTF_8)));
  }

  @Test
  void comparesWholeValues() {
    assertThat(HmacSha256.same(new byte[] {1, 2}, new byte[] {1, 2})).isTrue();
    assertThat(HmacSha256.same(new byte[] {1, 2}, new byte[] {1, 3})).isFalse();
    assertThat(HmacSha256.same(new byte[] {1, 2}, new byte[] {1})).isFalse();
    assertThat(HmacSha256.same(new byte[] {1, 2}, new byte[] {1, 2, 0})).isFalse();
  }
}
