package io.reunion.platform.feishu;

import static io.reunion.platform.feishu.FeishuFixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.lark.oapi.core.utils.Decryptor;
import com.lark.oapi.event.EventDispatcher;
import io.reunion.config.Secret;
import io.reunion.platform.StrictJson;
import io.reunion.platform.Vectors;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published examples, and Lark's own library, read and sign the same bytes as we do. */
class FeishuOracleTest {
  private final Random random = new Random(7);

  @ParameterizedTest
  @ValueSource(strings = {"feishu.decrypt_short", "feishu.decrypt_event"})
  void decryptsThePublishedExamples(String id) {
    JsonNode vector = Vectors.of(id);
    FeishuEnvelope envelope =
        new FeishuEnvelope(Secret.of(vector.path("encrypt_key").asText()));
    byte[] plain = envelope.decrypt(vector.path("encrypt").asText());
    assertThat(new String(plain, StandardCharsets.UTF_8))
        .isEqualTo(vector.path("plaintext").asText());
  }

  @Test
  void signsThePublishedExample() {
    JsonNode vector = Vectors.of("feishu.signature");
    FeishuEnvelope envelope =
        new FeishuEnvelope(Secret.of(vector.path("encrypt_key").asText()));
    assertThat(envelope.signature(
            vector.path("timestamp").asText(),
            vector.path("nonce").asText(),
            bytes(vector.path("body").asText())))
        .isEqualTo(vector.path("signature").asText());
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    for (int n = random.nextInt(60); n >= 0; n--) {
      words.append("ab 张三😀é\\n".charAt(random.nextInt(4)));
      words.append(random.nextBoolean() ? "校友" : "x");
    }
    return words.toString();
  }

  /** Their reader takes away what looks like padding twice, so the text ends in ASCII as every real event does. */
  @Test
  void theirsDecryptsWhatOursEncrypts() throws Exception {
    Decryptor theirs = new Decryptor(FeishuFixture.ENCRYPT_KEY);
    FeishuEnvelope ours = new FeishuEnvelope(Secret.of(FeishuFixture.ENCRYPT_KEY));
    for (int i = 0; i < 300; i++) {
      String json = "{\"text\":\"" + words() + "\"}";
      String encrypted = StrictJson.object(FeishuFixture.encrypted(bytes(json)))
          .path("encrypt")
          .asText();
      assertThat(theirs.decrypt(encrypted)).isEqualTo(json);
      assertThat(new String(ours.decrypt(encrypted), StandardCharsets.UTF_8)).isEqualTo(json);
    }
  }

  @Test
  void theirsSignsAsOursDoes() throws Exception {
    EventDispatcher theirs =
        EventDispatcher.newBuilder("token", FeishuFixture.ENCRYPT_KEY).build();
    Method calculate = null;
    for (Method method : EventDispatcher.class.getDeclaredMethods()) {
      if (method.getName().equals("calculateSignature")) {
        calculate = method;
      }
    }
    assertThat(calculate).isNotNull();
    calculate.setAccessible(true);
    FeishuEnvelope ours = new FeishuEnvelope(Secret.of(FeishuFixture.ENCRYPT_KEY));
    for (int i = 0; i < 300; i++) {
      String timestamp = Integer.toString(random.nextInt(Integer.MAX_VALUE));
      String body = "{\"encrypt\":\"" + words() + "\"}";
      Object signature =
          calculate.invoke(theirs, timestamp, "n" + i, FeishuFixture.ENCRYPT_KEY, body);
      assertThat(ours.signature(timestamp, "n" + i, bytes(body))).isEqualTo(signature);
    }
  }
}
