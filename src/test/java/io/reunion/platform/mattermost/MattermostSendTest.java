package io.reunion.platform.mattermost;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.AccountId;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.Finding;
import io.reunion.chat.Finding.Kind;
import io.reunion.chat.Markup;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Receipt;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.UserId;
import io.reunion.config.Secret;
import io.reunion.platform.Await;
import io.reunion.platform.EvilTexts;
import io.reunion.platform.Json;
import io.reunion.platform.StandIn;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class MattermostSendTest {
  @RegisterExtension
  static final StandIn api = new StandIn();

  static final List<String> EVIL = EvilTexts.ALL;

  private static final AccountId ACCOUNT = AccountId.of("mattermost", "main");
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
  private static final String POSTS = "/api/v4/posts";
  private static final String CALLBACK = "https://bot.example/webhooks/mattermost/main";
  private static final OutboundMessage HELLO =
      OutboundMessage.text(new ChatId(ACCOUNT, "c1"), "Hi " + Markup.bold("Li"), "k1");
  private static final OutboundMessage CARD = HELLO
      .withText("Gala")
      .withButtons(List.of(
          List.of(new Button("参加", "rsvp gala yes", Button.Style.PRIMARY)),
          List.of(new Button("No", "rsvp gala no", Button.Style.DANGER))));

  private MattermostPlatform mattermost;

  private static MattermostPlatform mattermost(boolean buttons) {
    MattermostConfig config = new MattermostConfig(
        Secret.of("canary-token"),
        List.of(Secret.of("t")),
        buttons ? Optional.of(URI.create(CALLBACK)) : Optional.empty(),
        "reunion",
        api.uri());
    return new MattermostPlatform(ACCOUNT, config, api.equipment(Clock.fixed(NOW, ZoneOffset.UTC)));
  }

  @BeforeEach
  void connect() {
    api.answer("{\"id\":\"p77\"}");
    api.answer("/api/v4/users/me", 200, "{\"id\":\"ubot\",\"username\":\"reunion\"}");
    mattermost = mattermost(true);
    Await.value(mattermost.start());
  }

  @Test
  void posts() {
    assertThat(Await.value(mattermost.send(HELLO))).isEqualTo(Receipt.of("p77"));
    assertThat(api.requests(POSTS).get(0).getHeader("Authorization"))
        .isEqualTo("Bearer canary-token");
    String key = Json.parse(api.body(POSTS)).path("pending_post_id").asText();
    assertThat(key).matches("ubot:[0-9a-f]{32}");
    Json.assertSame(
        api.body(POSTS),
        "{'channel_id':'c1','message':'Hi **Li**','pending_post_id':'" + key
            + "','props':{'attachments':[]}}");
  }

  @Test
  void postsACardWhoseButtonsProveThemselves() {
    Await.value(mattermost.send(CARD.inChat(new ChatId(ACCOUNT, "direct:c2"))));
    var post = Json.parse(api.body(POSTS));
    assertThat(post.path("channel_id").asText()).isEqualTo("c2");
    var action = post.path("props").path("attachments").path(0).path("actions").path(0);
    String mac = new Buttons(Secret.of("canary-token"))
        .mac("rsvp gala yes", new ChatId(ACCOUNT, "direct:c2"));
    Json.assertSame(
        action.toString(),
        "{'id':'button0','type':'button','name':'参加','style':'primary','integration':{'url':'"
            + CALLBACK + "','context':{'command':'rsvp gala yes','chat':'direct:c2','mac':'" + mac
            + "'}}}");
    assertThat(post.path("props").path("attachments")).hasSize(2);
  }

  @Test
  void writesButtonsAsWordsWhereNobodyCanCallBack() {
    MattermostPlatform without = mattermost(false);
    Await.value(without.send(CARD));
    assertThat(Json.parse(api.body(POSTS)).path("message").asText())
        .isEqualTo("Gala\n\n参加: `/rsvp gala yes`\nNo: `/rsvp gala no`");
    assertThat(without.capabilities().buttons()).isFalse();
  }

  @Test
  void editsAndDeletes() {
    Await.value(mattermost.edit(new MessageId("p1"), HELLO));
    Json.assertSame(
        api.body("/api/v4/posts/p1/patch"), "{'message':'Hi **Li**','props':{'attachments':[]}}");
    Await.value(mattermost.delete(HELLO.chat(), new MessageId("p1")));
    assertThat(api.requests("/api/v4/posts/p1").get(0).getMethod().getName()).isEqualTo("DELETE");
    api.answer("/api/v4/posts/p2", 404, "{\"id\":\"app.post.get.app_error\"}");
    Await.value(mattermost.delete(HELLO.chat(), new MessageId("p2")));
    api.answer("/api/v4/posts/p2/patch", 404, "{\"id\":\"app.post.get.app_error\"}");
    assertThat(Await.failure(mattermost.edit(new MessageId("p2"), HELLO)).code())
        .isEqualTo("not-editable");
    assertThat(Await.failure(mattermost.edit(new MessageId("../users"), HELLO)).reason())
        .isEqualTo(Reason.REJECTED);
  }

  @ParameterizedTest
  @CsvSource({
    "403,api.context.permissions.app_error,GONE,CHAT",
    "403,x,SUSPENDED,CHAT",
    "404,app.channel.get.existing.app_error,GONE,CHAT",
    "400,api.post.create_post.can_not_post_to_deleted.error,GONE,CHAT",
    "400,model.post.is_valid.msg.app_error,REJECTED,CHAT",
    "400,model.post.is_valid.message_length.app_error,REJECTED,CHAT",
    "400,x,REJECTED,CHAT",
    "401,api.context.session_expired.app_error,SUSPENDED,ACCOUNT",
    "429,x,RETRY_AFTER,ACCOUNT",
    "500,x,UNKNOWN_OUTCOME,CHAT",
    "301,x,REJECTED,CHAT"
  })
  void readsEveryRefusal(int status, String id, Reason reason, Scope scope) {
    api.answer(
        POSTS,
        status,
        "{\"id\":\"" + id + "\",\"message\":\"canary\"}",
        "X-RateLimit-Reset",
        "7",
        "Location",
        api.uri() + "/elsewhere");
    SendFailedException failure = Await.failure(mattermost.send(HELLO));
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.scope()).isEqualTo(scope);
    assertThat(failure.toString()).doesNotContain("canary");
    assertThat(failure.retryAfter())
        .isEqualTo(status == 429 ? Optional.of(Duration.ofSeconds(7)) : Optional.empty());
    assertThat(api.requests("/elsewhere")).isEmpty();
  }

  @Test
  void answersACommandOnItsOwnServerOnly() {
    ReplyCredit good =
        new ReplyCredit("response_url", api.uri() + "/hooks/commands/x", 5, NOW.plusSeconds(1));
    Await.value(mattermost.reply(good, CARD));
    assertThat(Json.parse(api.body("/hooks/commands/x")).path("text").asText())
        .contains("Gala", "/rsvp gala no");
    assertThat(api.requests("/hooks/commands/x").get(0).containsHeader("Authorization"))
        .isFalse();
    for (ReplyCredit bad : List.of(
        new ReplyCredit("response_url", api.uri() + "/hooks/commands/x", 5, NOW),
        new ReplyCredit("other", api.uri() + "/hooks/commands/x", 5, NOW.plusSeconds(1)),
        new ReplyCredit("response_url", "http://127.0.0.1:1/x", 5, NOW.plusSeconds(1)))) {
      assertThat(Await.failure(mattermost.reply(bad, HELLO)).code()).isEqualTo("credit-not-valid");
    }
    assertThat(api.requests("/hooks/commands/x")).hasSize(1);
  }

  @Test
  void opensDirectChatsAndAnswersPressesOnlyWhileTheyWait() {
    api.answer("/api/v4/channels/direct", 200, "{\"id\":\"c9\"}");
    assertThat(Await.value(mattermost.openDirectChat(UserId.of("mattermost", "uli"))))
        .isEqualTo(new ChatId(ACCOUNT, "direct:c9"));
    Json.assertSame(api.body("/api/v4/channels/direct"), "['ubot','uli']");
    assertThat(Await.failure(mattermost.openDirectChat(UserId.of("mattermost", "u\"li")))
            .reason())
        .isEqualTo(Reason.GONE);
    Update.ButtonPressed press = new Update.ButtonPressed(
        new Update.Origin("k", HELLO.chat(), ChatKind.GROUP, NOW),
        new Sender(UserId.of("mattermost", "uli"), "li"),
        "rsvp gala yes",
        Optional.empty(),
        "tr1",
        Optional.empty());
    assertThat(Await.failure(mattermost.answerPress(press, "late")).code())
        .isEqualTo("answered-already");
    Await.value(mattermost.answerPress(press, ""));
    assertThat(MattermostRequests.notice("ok @all").body().toString())
        .isEqualTo("{\"ephemeral_text\":\"ok @\u200Ball\"}");
  }

  @ParameterizedTest
  @FieldSource("EVIL")
  void evilTextsMentionNobody(String evil) {
    String shown = MattermostRequests.MARKS.render("a " + Markup.literal(evil) + " b");
    assertThat(shown).doesNotContain("*", "`", "](", "<");
    assertThat(shown).doesNotContainPattern("(^|[^A-Za-z0-9])@[A-Za-z]");
  }

  @Test
  void countsCodePoints() {
    assertThat(Await.value(mattermost.send(HELLO.withText("😀".repeat(16_383)))).message())
        .isPresent();
    assertThat(
            Await.failure(mattermost.send(HELLO.withText("x".repeat(16_384)))).code())
        .isEqualTo("too-long");
  }

  @Test
  void checksItself() {
    assertThat(Await.value(mattermost.check(CALLBACK)))
        .containsExactly(
            new Finding(Kind.CREDENTIALS_WORK, "reunion"),
            Finding.of(Kind.WEBHOOK_UNTOLD),
            new Finding(Kind.WEBHOOK_RIGHT, CALLBACK));
    assertThat(
            Await.value(mattermost(false).check("https://other.example/webhooks/mattermost/main")))
        .contains(new Finding(Kind.LESS_WITHOUT, "callbackUrl"));
    assertThat(Await.value(mattermost.check("https://other.example/webhooks/mattermost/main")))
        .contains(new Finding(Kind.WEBHOOK_ELSEWHERE, CALLBACK));
    api.answer("/api/v4/users/me", 401, "{}");
    assertThat(Await.value(mattermost.check(CALLBACK)))
        .containsExactly(new Finding(Kind.CREDENTIALS_REFUSED, "http-401"));
  }
}
