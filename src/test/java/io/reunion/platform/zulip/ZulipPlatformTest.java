package io.reunion.platform.zulip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.Markup;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Receipt;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.config.Secret;
import io.reunion.platform.AdapterContract;
import io.reunion.platform.Adapters;
import io.reunion.platform.Await;
import io.reunion.platform.Forgeries;
import io.reunion.platform.FormBody;
import io.reunion.platform.Webhooks;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZulipPlatformTest extends AdapterContract {
  private static final AccountId ACCOUNT = AccountId.of("zulip", "main");
  private static final ChatId GROUP = new ChatId(ACCOUNT, "5");
  private static final ChatId DIRECT = new ChatId(ACCOUNT, "dm:10");

  private ZulipPlatform zulip() {
    return (ZulipPlatform) platform;
  }

  private static ZulipPlatform of(String apiBase, Optional<String> realm) {
    return new ZulipPlatform(
        ACCOUNT,
        new ZulipConfig(
            "bot@example.org",
            Secret.of("canary-key"),
            Secret.of("zulip-canary"),
            "校友会",
            realm,
            URI.create(apiBase)),
        Adapters.equipment(null));
  }

  @Override
  protected Platform adapter(String apiBase) {
    return of(apiBase, Optional.empty());
  }

  @Override
  protected WebhookRequest signed(byte[] body) {
    return Webhooks.post(Webhooks.headers(), body, Adapters.NOW);
  }

  @Override
  protected ChatId group() {
    return GROUP;
  }

  @Override
  protected String yes() {
    return "{\"result\":\"success\",\"msg\":\"\",\"id\":42}";
  }

  @Override
  protected String longest() {
    return "😀".repeat(10_000);
  }

  private static Map<String, String> form(String request) {
    return FormBody.read(request.getBytes(UTF_8));
  }

  /** Every mark of Zulip's needs one of these. */
  @Override
  protected boolean isHarmless(String text, String request) {
    String content = form(request).getOrDefault("content", "");
    return content.chars().noneMatch(c -> "*`<]".indexOf(c) >= 0)
        && !content.contains("~~")
        && !content.contains("\n#")
        && !content.contains("\n>");
  }

  @Test
  void readsEveryTrigger() {
    assertThat(kinds().entrySet().stream().map(Object::toString))
        .containsExactly(
            "direct=MessageReceived dm:10",
            "direct-old=MessageReceived dm:10",
            "future=nothing",
            "mention=MessageReceived 5",
            "mention-id=MessageReceived 5",
            "several=MessageReceived dm:3,10",
            "silent=MessageReceived 5");
  }

  @Test
  void readsAMentionInItsTopic() {
    Update.MessageReceived message = only("mention", Update.MessageReceived.class);
    assertThat(message.text()).isEqualTo("find 张三 @Ann Bo");
    assertThat(message.mentioned()).isTrue();
    assertThat(message.thread()).contains("dinner plans");
    assertThat(message.message()).isEqualTo(new MessageId("112"));
    assertThat(message.sender()).isEqualTo(new Sender(UserId.of("zulip", "10"), "李四"));
    assertThat(message.origin().chatTitle()).isEqualTo("general");
    assertThat(message.origin().time()).isEqualTo(Instant.ofEpochSecond(1_527_876_931));
    assertThat(message.origin().dedupeKey()).isEqualTo("message:112");
    assertThat(only("mention-id", Update.MessageReceived.class).text()).isEqualTo("please, help");
    assertThat(only("silent", Update.MessageReceived.class).text()).isEqualTo("help");
  }

  @Test
  void tellsWhoIsAloneWithTheBot() {
    assertThat(only("direct", Update.MessageReceived.class).origin().kind())
        .isEqualTo(ChatKind.DIRECT);
    Update.MessageReceived several = only("several", Update.MessageReceived.class);
    assertThat(several.origin().kind()).isEqualTo(ChatKind.GROUP);
    assertThat(several.chat().value()).isEqualTo("dm:3,10");
    assertThat(several.mentioned())
        .as("only the bot was written to with the others")
        .isTrue();
  }

  @Test
  void answersAtOnceAndWithoutWords() {
    WebhookResult.Accepted accepted = (WebhookResult.Accepted) receive("mention");
    assertThat(Await.value(accepted.answer()).body().toString())
        .isEqualTo("{\"response_not_required\":true}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "zulip-canar", "zulip-canary1", "ZULIP-CANARY"})
  void refusesAnotherToken(String token) {
    String body = new String(recorded("mention"), UTF_8).replace("zulip-canary", token);
    assertThat(platform.receive(signed(body.getBytes(UTF_8))))
        .isInstanceOf(WebhookResult.Unauthorized.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"token\":\"zulip-canary\"}",
        "{\"token\":\"zulip-canary\",\"trigger\":\"mention\"}",
        "{\"token\":\"zulip-canary\",\"trigger\":\"mention\",\"message\":{\"display_recipient\":\"x\"}}",
        "{\"token\":\"zulip-canary\",\"trigger\":\"mention\",\"message\":{\"display_recipient\":\"x\","
            + "\"stream_id\":5,\"id\":1}}"
      })
  void callsWhatHasNoMeaningMalformed(String body) {
    assertThat(platform.receive(signed(body.getBytes(UTF_8))))
        .isInstanceOf(WebhookResult.Malformed.class);
  }

  // What is sent.

  private Map<String, String> last(String method, String path) {
    var calls = calls(method, path);
    assertThat(calls).as(path).isNotEmpty();
    return form(calls.get(calls.size() - 1).getBodyAsString());
  }

  @Test
  void sendsIntoATopicAndToPeople() {
    assertThat(Await.value(platform.send(Adapters.hello(GROUP)))).isEqualTo(Receipt.of("42"));
    assertThat(last("POST", "/api/v1/messages"))
        .isEqualTo(
            Map.of("type", "stream", "to", "5", "topic", "校友会", "content", "Hi **Li** ＜x> & ∗y∗"));
    assertThat(calls("POST", "/messages").get(0).getHeader("Authorization"))
        .isEqualTo("Basic Ym90QGV4YW1wbGUub3JnOmNhbmFyeS1rZXk=");
    assertThat(calls("POST", "/messages").get(0).getHeader("Content-Type"))
        .isEqualTo("application/x-www-form-urlencoded");
    Await.value(platform.send(new OutboundMessage(
        GROUP,
        "x",
        List.of(),
        Optional.empty(),
        Optional.of("dinner plans"),
        Optional.empty(),
        "k")));
    assertThat(last("POST", "/messages")).containsEntry("topic", "dinner plans");
    Await.value(platform.send(Adapters.card(new ChatId(ACCOUNT, "dm:3,10"))));
    assertThat(last("POST", "/messages"))
        .isEqualTo(Map.of(
            "type",
            "direct",
            "to",
            "[3,10]",
            "content",
            "Gala\n\n参加: `/rsvp gala yes`\nNo: `/rsvp gala no`\nList: `/list gala`"));
  }

  @Test
  void editsAndDeletes() {
    Await.value(zulip().edit(new MessageId("42"), Adapters.hello(GROUP).withText("new")));
    assertThat(last("PATCH", "/api/v1/messages/42")).isEqualTo(Map.of("content", "new"));
    Await.value(zulip().delete(GROUP, new MessageId("42")));
    assertThat(calls("DELETE", "/api/v1/messages/42")).hasSize(1);
    answer(400, "{\"result\":\"error\",\"code\":\"BAD_REQUEST\",\"msg\":\"Invalid message(s)\"}");
    Await.value(zulip().delete(GROUP, new MessageId("42")));
    assertThat(Await.failure(zulip().edit(new MessageId("42"), Adapters.hello(GROUP)))
            .code())
        .isEqualTo("not-editable");
    assertThat(Await.failure(zulip().edit(new MessageId("../users"), Adapters.hello(GROUP)))
            .code())
        .isEqualTo("not-editable");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|STREAM_DOES_NOT_EXIST|Channel 'x' does not exist|GONE|CHAT",
        "400|BAD_REQUEST|Channel with ID '5' does not exist|GONE|CHAT",
        "400|BAD_REQUEST|'canary' is no longer using Zulip.|GONE|CHAT",
        "400|BAD_REQUEST|Not authorized to send to channel 'canary'|SUSPENDED|CHAT",
        "400|BAD_REQUEST|canary|REJECTED|CHAT",
        "401|UNAUTHORIZED|Malformed API key|SUSPENDED|ACCOUNT",
        "401|INVALID_API_KEY|Invalid API key|SUSPENDED|ACCOUNT",
        "403|USER_DEACTIVATED|Account is deactivated|SUSPENDED|ACCOUNT",
        "429|RATE_LIMIT_HIT|API usage exceeded rate limit|RETRY_AFTER|ACCOUNT",
        "500|INTERNAL|canary|UNKNOWN_OUTCOME|CHAT"
      })
  void readsEveryRefusal(int status, String code, String words, Reason reason, Scope scope) {
    assertRefusal(
        status,
        "{\"result\":\"error\",\"code\":\"" + code + "\",\"msg\":\"" + words
            + "\",\"retry-after\":28.7}",
        reason,
        scope);
  }

  @Test
  void waitsAsLongAsItIsTold() {
    assertThat(refusal(
                429, "{\"result\":\"error\",\"code\":\"RATE_LIMIT_HIT\",\"retry-after\":28.706}")
            .retryAfter())
        .contains(Duration.ofMillis(28_706));
  }

  @Test
  void writesToAnybodyOfItsOwnOrganisation() {
    assertThat(Await.value(zulip().openDirectChat(UserId.of("zulip", "10")))).isEqualTo(DIRECT);
    ZulipPlatform named = of(api.baseUrl(), Optional.of("alumni"));
    assertThat(
            Webhooks.only(named.receive(signed(recorded("mention"))), Update.MessageReceived.class)
                .sender()
                .user())
        .isEqualTo(UserId.of("zulip", "alumni.10"));
    assertThat(Await.value(named.openDirectChat(UserId.of("zulip", "alumni.10"))))
        .isEqualTo(DIRECT);
    for (UserId other : List.of(UserId.of("zulip", "10"), UserId.of("zulip", "other.10"))) {
      assertThat(Await.failure(named.openDirectChat(other)).reason()).isEqualTo(Reason.GONE);
    }
  }

  @Test
  void marksOfOursMakeNoNameOfASignBeforeThem() {
    for (String sign : List.of("@", "@_", "#")) {
      api.resetRequests();
      String text = "hi " + sign + Markup.bold("all") + " there";
      Await.value(platform.send(Adapters.hello(GROUP).withText(text)));
      assertThat(last("POST", "/messages").get("content")).doesNotContain(sign + "**");
    }
    Await.value(platform.send(Adapters.hello(GROUP).withText("/poll lunch?")));
    assertThat(last("POST", "/messages").get("content")).startsWith("／poll");
  }

  @Test
  void startsWhenTheKeyWorks() {
    Await.value(zulip().start());
    answer(401, "{\"result\":\"error\",\"code\":\"INVALID_API_KEY\",\"msg\":\"Invalid API key\"}");
    assertThat(Await.failure(zulip().start()).reason()).isEqualTo(Reason.SUSPENDED);
  }

  @Test
  void refusesEveryForgery() {
    Forgeries.ofTokenAreRefused(signed(recorded("mention")), "zulip-canary", platform::receive);
  }
}
