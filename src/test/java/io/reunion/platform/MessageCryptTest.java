package io.reunion.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.config.Secret;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import me.chanjar.weixin.common.util.crypto.SHA1;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published examples, and another's implementation, on the same bytes. */
class MessageCryptTest {
  private static final String KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
  private static final String ID = "wx5823bf96d3bd56c7";

  private final Random random = new Random(11);

  private static MessageCrypt crypt(String token, String key, String id) {
    return new MessageCrypt(Secret.of(token), Secret.of(key), id);
  }

  private static MessageCrypt ours() {
    return crypt("QDG6eK", KEY, ID);
  }

  private static MessageCrypt of(JsonNode vector) {
    String id = vector.has("owner_key")
        ? vector.path("owner_key").asText()
        : vector.path("receive_id").asText();
    return crypt(vector.path("token").asText(), vector.path("encoding_aes_key").asText(), id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wecom.verify_url",
        "wecom.json_message",
        "wecom.xml_message",
        "dingtalk.event_check_url"
      })
  void opensThePublishedMessages(String id) {
    JsonNode vector = Vectors.of(id);
    String encrypted = vector.path("encrypt").asText();
    assertThat(of(vector)
            .signature(vector.path("timestamp").asText(), vector.path("nonce").asText(), encrypted))
        .isEqualTo(vector.path("msg_signature").asText());
    assertThat(new String(of(vector).decrypt(encrypted), UTF_8))
        .isEqualTo(vector.path("plaintext").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wecom.verify_url",
        "wecom.json_message",
        "wecom.xml_message",
        "wecom.encrypt_fixed_random",
        "wecom.aibot_empty_receiveid"
      })
  void writesThePublishedMessages(String id) {
    JsonNode vector = Vectors.of(id);
    String random16 = vector.path("random16").asText();
    byte[] fresh = random16.getBytes(UTF_8);
    assertThat(fresh).as("16 characters").hasSize(16);
    assertThat(of(vector).encrypt(fresh, vector.path("plaintext").asText().getBytes(UTF_8)))
        .isEqualTo(vector.path("encrypt").asText());
  }

  @Test
  void signsThePublishedThree() {
    JsonNode vector = Vectors.of("wechat.plain_signature");
    assertThat(crypt(vector.path("token").asText(), KEY, "")
            .signature(vector.path("timestamp").asText(), vector.path("nonce").asText()))
        .isEqualTo(vector.path("signature").asText());
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    for (int n = random.nextInt(80); n >= 0; n--) {
      words.append(random.nextInt(3) == 0 ? "校友" : random.nextInt(4) == 0 ? "😀" : "x");
    }
    return words.toString();
  }

  @Test
  void theOtherImplementationReadsWhatOursWritesAndTheOtherWayRound() {
    WxCryptUtil theirs = new WxCryptUtil("QDG6eK", KEY, ID);
    for (int i = 0; i < 500; i++) {
      String words = words();
      String byUs = ours().encrypt(words.getBytes(UTF_8));
      String byThem = theirs.encrypt("0123456789abcdef", words);
      assertThat(new String(ours().decrypt(byThem), UTF_8)).isEqualTo(words);
      assertThat(theirs.decrypt(byUs)).isEqualTo(words);
      String signature = ours().signature(Integer.toString(i), "n", byUs);
      assertThat(signature).isEqualTo(SHA1.gen("QDG6eK", Integer.toString(i), "n", byUs));
      assertThat(theirs.decryptContent(signature, Integer.toString(i), "n", byUs))
          .isEqualTo(words);
    }
  }

  @Test
  void refusesWhatIsForSomebodyElse() {
    String theirs = crypt("QDG6eK", KEY, "another").encrypt("x".getBytes(UTF_8));
    assertThatThrownBy(() -> ours().decrypt(theirs))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("receive id");
    String longer = crypt("QDG6eK", KEY, ID + "x").encrypt("x".getBytes(UTF_8));
    assertThatThrownBy(() -> ours().decrypt(longer)).isInstanceOf(UnreadableException.class);
  }

  @Test
  void refusesEveryTruncationAndEveryBrokenBit() {
    byte[] whole = Base64.getDecoder().decode(ours().encrypt("hello 校友".getBytes(UTF_8)));
    for (int length = 0; length < whole.length; length++) {
      String cut = Base64.getEncoder().encodeToString(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> ours().decrypt(cut)).isInstanceOf(UnreadableException.class);
    }
    int refused = 0;
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] spoilt = whole.clone();
      spoilt[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        ours().decrypt(Base64.getEncoder().encodeToString(spoilt));
      } catch (UnreadableException e) {
        refused++;
      }
    }
    assertThat(refused)
        .as("all but those in the random head and the words")
        .isGreaterThan(whole.length * 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "AAAA", "AAAAAAAAAAAAAAAAAAAAAA==", "not base64 at all"})
  void refusesWhatIsNoCiphertext(String encrypted) {
    assertThatThrownBy(() -> ours().decrypt(encrypted)).isInstanceOf(UnreadableException.class);
  }

  @Test
  void refusesALengthThatIsNotTheMessages() {
    AesCbc aes = new AesCbc(Base64.getDecoder().decode(KEY + "="), 32);
    byte[] iv = Arrays.copyOf(Base64.getDecoder().decode(KEY + "="), 16);
    for (String length : new String[] {"ffffffff", "7fffffff", "00000100"}) {
      byte[] plain = HexFormat.of().parseHex("00".repeat(16) + length + "61");
      String encrypted = Base64.getEncoder().encodeToString(aes.encrypt(iv, plain));
      assertThatThrownBy(() -> ours().decrypt(encrypted)).isInstanceOf(UnreadableException.class);
    }
    String headless = Base64.getEncoder().encodeToString(aes.encrypt(iv, new byte[19]));
    assertThatThrownBy(() -> ours().decrypt(headless)).isInstanceOf(UnreadableException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2!", "zz-9"})
  void refusesAKeyOfAnotherFormWithoutRepeatingIt(String key) {
    assertThatThrownBy(() -> crypt("t", key, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("43")
        .hasMessageNotContaining(key);
  }

  @Test
  void encryptsTheSameEachTimeDifferently() {
    byte[] words = "x".getBytes(UTF_8);
    assertThat(ours().encrypt(words)).isNotEqualTo(ours().encrypt(words));
    assertThat(ours().nonce()).isNotEqualTo(ours().nonce());
  }
}
