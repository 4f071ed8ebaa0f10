package io.reunion.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormBodyTest {
  @Test
  void decodesFieldsInOrder() {
    assertThat(read("a=1&b=%E5%BC%A0+%2B%26%3D&c=&d&&e=x%3Dy"))
        .containsExactly(
            Map.entry("a", "1"),
            Map.entry("b", "张 +&="),
            Map.entry("c", ""),
            Map.entry("d", ""),
            Map.entry("e", "x=y"));
    assertThat(read("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=1&a=2", "a=%", "a=%4", "a=%zz", "%zz=1", "a=%-1"})
  void refusesWhatIsBroken(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(UnreadableException.class);
  }

  @Test
  void refusesTooManyFields() {
    StringBuilder body = new StringBuilder("f=1");
    for (int i = 0; i < 64; i++) {
      body.append("&f").append(i).append('=').append(i);
    }
    assertThatThrownBy(() -> read(body.toString())).hasMessageContaining("at most 64");
  }

  @Test
  void readsWhatTheJdkWrites() {
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      Map<String, String> form = new LinkedHashMap<>();
      StringBuilder body = new StringBuilder();
      for (int n = 0; n < 5; n++) {
        String value = random
            .ints(random.nextInt(8), 1, 0xD800)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
        form.put("f" + n, value);
        body.append(n == 0 ? "" : "&").append("f").append(n).append('=');
        body.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
      }
      assertThat(read(body.toString())).isEqualTo(form);
    }
  }

  private static Map<String, String> read(String body) {
    return FormBody.read(body.getBytes(StandardCharsets.UTF_8));
  }
}
