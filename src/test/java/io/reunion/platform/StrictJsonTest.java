package io.reunion.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrictJsonTest {
  static Stream<Map.Entry<String, byte[]>> bad() {
    return BadJson.all().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void refusesWhatIsOutsideOfItsBounds(Map.Entry<String, byte[]> bad) {
    Assertions.assertTimeout(
        Duration.ofSeconds(10),
        () -> assertThatThrownBy(() -> StrictJson.object(bad.getValue()))
            .isInstanceOf(UnreadableException.class));
  }

  @Test
  void saysWhereAndNeverWhat() {
    assertThatThrownBy(() -> StrictJson.object(json("{\"secret\": \"geheim\", \"x\": tru }")))
        .hasMessageContaining("line 1")
        .message()
        .doesNotContain("geheim")
        .doesNotContain("secret");
  }

  @Test
  void takes32Levels() {
    JsonNode root = StrictJson.object(json("{\"a\":".repeat(32) + "1" + "}".repeat(32)));
    assertThat(root.has("a")).isTrue();
  }

  @Test
  void readsFieldsOfTheRightTypeOnly() {
    JsonNode root = StrictJson.object(json(
        "{\"n\":12,\"big\":123456789012345678901,\"real\":1.0,\"exp\":1e3,\"s\":\"x\",\"t\":true,"
            + "\"o\":{\"a\":1},\"l\":[1,2],\"nil\":null,\"lone\":\"a\\ud83db\"}"));
    assertThat(Fields.integer(root, "n")).hasValue(12);
    for (String name : List.of("big", "real", "exp", "s", "t", "o", "l", "nil", "none")) {
      assertThat(Fields.integer(root, name)).as(name).isEmpty();
    }
    assertThat(Fields.text(root, "s")).isEqualTo("x");
    assertThat(Fields.text(root, "n")).isEmpty();
    assertThat(Fields.text(root, "nil")).isEmpty();
    assertThat(Fields.isTrue(root, "t")).isTrue();
    assertThat(Fields.isTrue(root, "s")).isFalse();
    assertThat(Fields.object(root, "o")).isPresent();
    assertThat(Fields.object(root, "l")).isEmpty();
    assertThat(Fields.array(root, "l")).hasSize(2);
    assertThat(Fields.array(root, "o")).isEmpty();
    assertThat(Fields.words(root, "lone")).isEqualTo("a\uFFFDb");
    assertThatThrownBy(() -> Fields.requiredText(root, "n"))
        .isInstanceOf(UnreadableException.class)
        .hasMessage("n (expected: a text)");
    assertThatThrownBy(() -> Fields.requiredInteger(root, "s"))
        .hasMessage("s (expected: a whole number)");
    assertThatThrownBy(() -> Fields.requiredObject(root, "l"))
        .hasMessage("l (expected: an object)");
  }

  private static byte[] json(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
