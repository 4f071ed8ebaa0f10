package io.reunion.platform.mattermost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookResult;
import io.reunion.config.Secret;
import io.reunion.platform.Await;
import io.reunion.platform.BadJson;
import io.reunion.platform.CallableHosts;
import io.reunion.platform.Forgeries;
import io.reunion.platform.Mutations;
import io.reunion.platform.StandIn;
import io.reunion.platform.Webhooks;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MattermostReceiveTest {
  @RegisterExtension
  static final StandIn api = new StandIn();

  private static final AccountId ACCOUNT = AccountId.of("mattermost", "main");
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_010);
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final URI SERVER = URI.create("https://mm.example");
  private static final ChatId CHANNEL = new ChatId(ACCOUNT, "c1");
  private static final Secret BOT_TOKEN = Secret.of("bot-token");
  private static final Buttons BUTTONS = new Buttons(BOT_TOKEN);
  private static final MattermostBot BOT = new MattermostBot("ubot", "reunion");

  private final MattermostInbound mattermost = new MattermostInbound(
      ACCOUNT,
      new MattermostConfig(
          BOT_TOKEN,
          List.of(Secret.of("canary-webhook-token"), Secret.of("canary-command-token")),
          Optional.empty(),
          "reunion",
          SERVER),
      BUTTONS,
      CallableHosts.sameAs(SERVER),
      api.equipment(CLOCK).answers());

  WebhookResult json(String body) {
    return mattermost.receive(
        Webhooks.post(
            Webhooks.headers().set("Content-Type", "application/json"), body.getBytes(UTF_8), NOW),
        BOT);
  }

  private WebhookResult form(String... namesAndValues) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.append(i == 0 ? "" : "&")
          .append(namesAndValues[i])
          .append('=')
          .append(URLEncoder.encode(namesAndValues[i + 1], UTF_8));
    }
    return mattermost.receive(
        Webhooks.post(
            Webhooks.headers().set("Content-Type", "application/x-www-form-urlencoded"),
            form.toString().getBytes(UTF_8),
            NOW),
        BOT);
  }

  private static String recorded(String name) {
    return new String(Webhooks.recorded(MattermostReceiveTest.class, name), UTF_8);
  }

  @Test
  void readsAnOutgoingWebhook() {
    Update.MessageReceived expected = new Update.MessageReceived(
        new Update.Origin(
            "message:p1",
            CHANNEL,
            ChatKind.GROUP,
            "town-square",
            Instant.ofEpochSecond(1_700_000_000),
            Optional.empty()),
        new Sender(UserId.of("mattermost", "uli"), "li"),
        new MessageId("p1"),
        "find 张三",
        true,
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty());
    assertThat(Webhooks.only(json(recorded("outgoing.json")), Update.MessageReceived.class))
        .isEqualTo(expected);
    assertThat(Webhooks.only(
            form(
                "token",
                "canary-webhook-token",
                "channel_id",
                "c1",
                "channel_name",
                "town-square",
                "timestamp",
                "1700000000",
                "user_id",
                "uli",
                "user_name",
                "li",
                "post_id",
                "p1",
                "text",
                "find 张三 @Reunion",
                "trigger_word",
                ""),
            Update.MessageReceived.class))
        .isEqualTo(expected);
  }

  @Test
  void leavesOutItsOwnWordsAndTalkThatIsNothing() {
    assertThat(Webhooks.updates(json(recorded("outgoing.json").replace("uli", "ubot"))))
        .isEmpty();
    String chatter = recorded("outgoing.json")
        .replace("@reunion find 张三", "hello all")
        .replace("\"trigger_word\":\"@reunion\"", "\"trigger_word\":\"\"");
    assertThat(Webhooks.only(json(chatter), Update.MessageReceived.class).mentioned())
        .isFalse();
    assertThat(Webhooks.updates(json(chatter.replace("hello all", "")))).isEmpty();
  }

  @Test
  void readsASlashCommandWithItsCredit() {
    Update.MessageReceived said = Webhooks.only(
        form(
            "token",
            "canary-command-token",
            "channel_id",
            "c2",
            "channel_name",
            "uann__ubot",
            "command",
            "/reunion",
            "text",
            "rsvp gala yes",
            "trigger_id",
            "tr1",
            "user_id",
            "uann",
            "user_name",
            "ann",
            "response_url",
            "https://mm.example/hooks/commands/x"),
        Update.MessageReceived.class);
    assertThat(said.text()).isEqualTo("/rsvp gala yes");
    assertThat(said.mentioned()).isTrue();
    assertThat(said.chat()).isEqualTo(new ChatId(ACCOUNT, "direct:c2"));
    assertThat(said.origin().kind()).isEqualTo(ChatKind.DIRECT);
    assertThat(said.origin().credit())
        .contains(new ReplyCredit(
            "response_url",
            "https://mm.example/hooks/commands/x",
            5,
            NOW.plus(Duration.ofMinutes(30))));
  }

  /** What is for one person only goes to their direct chat then, where no other reads it. */
  @ParameterizedTest
  @ValueSource(strings = {"uann__uli", "ubot2__uann", "uann__xubot", "a__channel", "town-square"})
  void aCommandWhereTheBotIsNotAloneWithThePersonIsOneInAGroup(String channel) {
    Update.MessageReceived said = Webhooks.only(
        form(
            "token",
            "canary-command-token",
            "channel_id",
            "c2",
            "channel_name",
            channel,
            "command",
            "/reunion",
            "text",
            "me",
            "trigger_id",
            "tr1",
            "user_id",
            "uann"),
        Update.MessageReceived.class);
    assertThat(said.origin().kind()).isEqualTo(ChatKind.GROUP);
    assertThat(said.chat()).isEqualTo(new ChatId(ACCOUNT, "c2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/hooks/commands/x",
        "http://mm.example/hooks/commands/x",
        "https://mm.example@evil.example/x",
        "https://mm.example:8443/x",
        "https://mm.example.evil.example/x",
        "file:///etc/passwd",
        ""
      })
  void takesNoCreditThatLeadsElsewhere(String url) {
    Update.MessageReceived said = Webhooks.only(
        form(
            "token",
            "canary-command-token",
            "channel_id",
            "c2",
            "command",
            "/reunion",
            "text",
            "",
            "trigger_id",
            "tr1",
            "user_id",
            "uann",
            "response_url",
            url),
        Update.MessageReceived.class);
    assertThat(said.origin().credit()).isEmpty();
    assertThat(said.text()).isEqualTo("/help");
  }

  private String press(String chat, String command, String mac) {
    return recorded("press.json")
        .replace("\"chat\":\"c1\"", "\"chat\":\"" + chat + "\"")
        .replace("rsvp gala yes", command)
        .replace("MAC", mac);
  }

  @Test
  void readsAPressOfItsOwnButtonAndHoldsTheAnswer() {
    WebhookResult result =
        json(press("c1", "rsvp gala yes", BUTTONS.mac("rsvp gala yes", CHANNEL)));
    Update.ButtonPressed press = Webhooks.only(result, Update.ButtonPressed.class);
    assertThat(press.command()).isEqualTo("rsvp gala yes");
    assertThat(press.message()).contains(new MessageId("pcard"));
    assertThat(press.sender()).isEqualTo(new Sender(UserId.of("mattermost", "uann"), "ann"));
    assertThat(press.interaction()).isEqualTo("trigger1");
    assertThat(((WebhookResult.Accepted) result).answer().isComplete()).isFalse();
    assertThat(Await.value(((WebhookResult.Accepted) result).answer()).body().toString())
        .as("nobody said anything in time")
        .isEqualTo("{}");
  }

  @Test
  void refusesButtonsThatItDidNotMake() {
    String mac = BUTTONS.mac("rsvp gala yes", CHANNEL);
    for (String forged : List.of(
        press("c1", "rsvp gala yes", ""),
        press("c1", "rsvp gala yes", mac.substring(1)),
        press("c1", "event cancel gala", mac),
        press("c2", "rsvp gala yes", mac),
        press("c1", "rsvp gala yes", mac).replace("\"channel_id\":\"c1\"", "\"channel_id\":\"c2\""),
        press("c1", "rsvp gala yes", new Buttons(Secret.of("x")).mac("rsvp gala yes", CHANNEL)),
        "{\"context\":{},\"channel_id\":\"c1\"}")) {
      assertThat(json(forged)).as(forged).isInstanceOf(WebhookResult.Unauthorized.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "canary", "canary-webhook-tokenx", "CANARY-WEBHOOK-TOKEN"})
  void refusesEveryTokenButItsOwn(String token) {
    assertThat(json(recorded("outgoing.json").replace("canary-webhook-token", token)))
        .isInstanceOf(WebhookResult.Unauthorized.class);
    assertThat(form("token", token, "command", "/reunion"))
        .isInstanceOf(WebhookResult.Unauthorized.class);
    assertThat(json("{\"token\":7}")).isInstanceOf(WebhookResult.Unauthorized.class);
    assertThat(json("{}")).isInstanceOf(WebhookResult.Unauthorized.class);
  }

  @Test
  void callsWhatCannotBeReadMalformed() {
    BadJson.all()
        .forEach((what, body) -> assertThat(mattermost.receive(
                Webhooks.post(
                    Webhooks.headers().set("Content-Type", "application/json"), body, NOW),
                BOT))
            .as(what)
            .isInstanceOf(WebhookResult.Malformed.class));
    assertThat(form("token", "canary-webhook-token", "channel_id", "c1"))
        .isInstanceOf(WebhookResult.Malformed.class);
    assertThat(json(recorded("outgoing.json").replace("\"c1\"", "\"../c1\"")))
        .isInstanceOf(WebhookResult.Malformed.class);
    assertThat(form("token", "a", "token", "b")).isInstanceOf(WebhookResult.Malformed.class);
  }

  @Test
  void answersWhateverIsSentWithAGoodSignature() {
    Mutations.survives(
        Mutations.beside(MattermostReceiveTest.class), body -> json(new String(body, UTF_8)));
  }

  @Test
  void refusesEveryForgery() {
    Forgeries.ofTokenAreRefused(
        Webhooks.post(
            Webhooks.headers().set("Content-Type", "application/json"),
            recorded("outgoing.json").getBytes(UTF_8),
            NOW),
        "canary-webhook-token",
        request -> mattermost.receive(request, BOT));
  }
}
