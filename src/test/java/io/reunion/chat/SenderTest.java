package io.reunion.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Li\\n2. Wang ✓|Li 2. Wang ✓",
        "Li\\r\\n\\tWang|Li Wang",
        "Li(2028)Wang|Li Wang",
        "Li(202E)gnaw|Li gnaw",
        "Li(0000)|Li",
        "张伟 (London)|张伟 (London)",
        "👩(200D)🎓 Ann|👩(200D)🎓 Ann",
      })
  void aNameIsOneLine(String shown, String name) {
    Sender sender = new Sender(UserId.of("telegram", "1"), unescaped(shown));
    assertThat(sender.displayName()).isEqualTo(unescaped(name));
  }

  /** Reads escapes, and a code unit as {@code (2028)}. */
  private static String unescaped(String text) {
    return Pattern.compile("\\(([0-9A-F]{4})\\)")
        .matcher(text)
        .replaceAll(unit -> Character.toString(Integer.parseInt(unit.group(1), 16)))
        .translateEscapes();
  }
}
