package io.reunion.platform.dingtalk;

import static io.reunion.platform.dingtalk.DingTalkFixture.ACCOUNT;
import static io.reunion.platform.dingtalk.DingTalkFixture.NOW;
import static io.reunion.platform.dingtalk.DingTalkFixture.config;
import static io.reunion.platform.dingtalk.DingTalkFixture.inbound;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.dingtalk.open.app.api.models.bot.ChatbotMessage;
import com.dingtalk.open.app.api.models.bot.MessageContent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reunion.chat.ChatId;
import io.reunion.chat.Update;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.platform.RandomTexts;
import io.reunion.platform.Webhooks;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** DingTalk's own class writes what we read, and its formula, written down anew, signs what we take. */
class DingTalkOracleTest {
  private static final ObjectMapper THEIRS = new ObjectMapper();
  private static final int SECRETS = 40;

  static List<String> texts() {
    return RandomTexts.of(60).toList();
  }

  /** As the documentation has it: Base64 of the HMAC-SHA256 of the time, a line break and the secret, under the secret. */
  private static String sign(String secret, String words) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(words.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static WebhookRequest signed(String secret, byte[] body, long millis) {
    String timestamp = Long.toString(millis);
    return Webhooks.post(
        Webhooks.headers()
            .set("timestamp", timestamp)
            .set("sign", sign(secret, timestamp + "\n" + secret)),
        body,
        NOW);
  }

  private static byte[] written(String text, int at) {
    MessageContent content = new MessageContent();
    content.setContent(" " + text);
    ChatbotMessage message = new ChatbotMessage();
    message.setMsgtype("text");
    message.setMsgId("m" + at);
    message.setConversationId("cid" + at + "==");
    message.setConversationType("2");
    message.setConversationTitle(text);
    message.setSenderId("$:LWCP_v1:$" + at);
    message.setSenderStaffId("staff" + at);
    message.setSenderNick(text);
    message.setCreateAt(NOW.toEpochMilli() - at);
    message.setText(content);
    try {
      return THEIRS.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void oursReadsWhatTheirsWrites(String text) {
    int at = text.length();
    DingTalkConfig config = config("canary-client-secret", Optional.empty(), "https://a.example");
    Update.MessageReceived read = Webhooks.only(
        inbound(config)
            .receive(signed("canary-client-secret", written(text, at), NOW.toEpochMilli())),
        Update.MessageReceived.class);
    assertThat(read.text()).isEqualTo(text);
    assertThat(read.chat()).isEqualTo(new ChatId(ACCOUNT, "cid" + at + "=="));
    assertThat(read.sender().user().value()).isEqualTo("staff" + at);
    assertThat(read.origin().time()).isEqualTo(NOW.minusMillis(at));
  }

  /** Of any secret, at any moment of the hour; under another secret it is none. */
  @Test
  void anySecretSignsForItselfAlone() {
    Random random = new Random(20261121);
    for (int i = 0; i < SECRETS; i++) {
      byte[] bytes = new byte[8 + random.nextInt(80)];
      random.nextBytes(bytes);
      String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      String other = secret.substring(1) + "x";
      long millis = NOW.toEpochMilli() - 3_600_000 + random.nextInt(7_200_000);
      byte[] body = written("rsvp " + i, i);
      DingTalkConfig config = config(secret, Optional.empty(), "https://a.example");
      assertThat(inbound(config).receive(signed(secret, body, millis)))
          .as(secret)
          .isInstanceOf(WebhookResult.Accepted.class);
      assertThat(inbound(config).receive(signed(other, body, millis)))
          .as(other)
          .isInstanceOf(WebhookResult.Unauthorized.class);
    }
  }
}
