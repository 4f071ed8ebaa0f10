package io.reunion.platform.slack;

import static io.reunion.platform.slack.SlackFixture.ACCOUNT;
import static io.reunion.platform.slack.SlackFixture.CHANNEL;
import static io.reunion.platform.slack.SlackFixture.LI;
import static io.reunion.platform.slack.SlackFixture.NOW;
import static io.reunion.platform.slack.SlackFixture.app;
import static io.reunion.platform.slack.SlackFixture.form;
import static io.reunion.platform.slack.SlackFixture.json;
import static io.reunion.platform.slack.SlackFixture.press;
import static io.reunion.platform.slack.SlackFixture.receive;
import static io.reunion.platform.slack.SlackFixture.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.Update.MessageReceived;
import io.reunion.chat.Update.Origin;
import io.reunion.chat.UpdateJson;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookResult;
import io.reunion.platform.BadJson;
import io.reunion.platform.Forgeries;
import io.reunion.platform.Json;
import io.reunion.platform.Mutations;
import io.reunion.platform.Webhooks;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackReceiveTest {
  private static MessageReceived message(String name) {
    return Webhooks.only(receive(name), MessageReceived.class);
  }

  @Test
  void answersTheHandshake() {
    assertThat(receive("url-verification")).isInstanceOf(WebhookResult.Handshake.class);
    WebhookResult.Answer answer = ((WebhookResult.Handshake) receive("url-verification")).answer();
    assertThat(answer.body().toString())
        .isEqualTo("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P");
    assertThat(answer.contentType()).startsWith("text/plain");
  }

  @Test
  void readsAMention() {
    assertThat(message("app-mention"))
        .isEqualTo(new MessageReceived(
            new Origin(
                "message:C123:1583636399.000700",
                CHANNEL,
                ChatKind.GROUP,
                Instant.parse("2020-03-08T02:59:59.000700Z")),
            new Sender(LI, ""),
            new MessageId("1583636399.000700"),
            "find 张三 & the page",
            true,
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty()));
  }

  @Test
  void knowsTheSameMessageAgain() {
    MessageReceived mention = message("app-mention");
    MessageReceived same = message("message-same");
    assertThat(same.origin().dedupeKey()).isEqualTo(mention.origin().dedupeKey());
    assertThat(same.origin().chat()).isEqualTo(mention.origin().chat());
    assertThat(same.sender()).isEqualTo(mention.sender());
  }

  @Test
  void readsChatterAsPeopleSeeIt() {
    assertThat(message("message").text()).isEqualTo("see you >> @U777 in #general <3");
    assertThat(message("message").mentioned()).isFalse();
  }

  @Test
  void readsDirectMessages() {
    assertThat(message("direct").origin().kind()).isEqualTo(ChatKind.DIRECT);
    assertThat(message("direct").chat()).isEqualTo(new ChatId(ACCOUNT, "D024BE91L"));
  }

  @Test
  void knowsAnswersInTheThreadOfACard() {
    MessageReceived reply = message("thread-reply");
    assertThat(reply.thread()).contains("1583630000.000100");
    assertThat(reply.replyTo()).contains(new MessageId("1583630000.000100"));
    MessageReceived afterStart =
        Webhooks.only(known(json(recorded("thread-reply"))), MessageReceived.class);
    assertThat(afterStart.replyToBot()).isTrue();
  }

  /** As an app that knows itself reads it. */
  private static WebhookResult known(io.reunion.chat.WebhookRequest request) {
    SlackConfig config = new SlackConfig(
        io.reunion.config.Secret.of("x"),
        io.reunion.config.Secret.of(SlackFixture.SIGNING_SECRET),
        "reunion",
        java.net.URI.create("https://slack.com/api"));
    return new SlackInbound(
            ACCOUNT, config, io.reunion.platform.CallableHosts.https("hooks.slack.com"))
        .receive(request, new SlackBot("U0BOT", "T123"));
  }

  @Test
  void readsWordsThatComeWithAFileOrGoToTheChannelToo() {
    assertThat(Webhooks.only(known(json(recorded("file-share"))), MessageReceived.class))
        .satisfies(message -> {
          assertThat(message.text()).isEqualTo("our list");
          assertThat(message.mentioned()).isTrue();
        });
    assertThat(message("thread-broadcast").text()).isEqualTo("I come");
    assertThat(message("thread-broadcast").thread()).contains("1583630000.000100");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bot-message",
        "app-as-user",
        "own-message",
        "message-changed",
        "channel-join",
        "slackbot",
        "reaction-file",
        "uninstalled",
        "tokens-revoked",
        "future-event",
        "rate-limited"
      })
  void acceptsAndIgnores(String name) {
    assertThat(Webhooks.updates(receive(name))).isEmpty();
  }

  @Test
  void readsComingAndGoing() {
    Update.MemberJoined joined = Webhooks.only(receive("joined"), Update.MemberJoined.class);
    assertThat(joined.origin().dedupeKey()).isEqualTo("event:Ev1");
    assertThat(joined.members()).containsExactly(new Sender(UserId.of("slack", "T123.U1"), ""));
    Update.BotAdded added = Webhooks.only(receive("bot-joined"), Update.BotAdded.class);
    assertThat(added.by().map(Sender::user)).contains(UserId.of("slack", "T123.U2"));
    assertThat(added.chat()).isEqualTo(new ChatId(ACCOUNT, "G1"));
    assertThat(Webhooks.only(receive("left"), Update.MemberLeft.class).members())
        .hasSize(1);
    for (String name : List.of("bot-left", "group-left", "archived")) {
      assertThat(Webhooks.only(receive(name), Update.BotRemoved.class).origin().kind())
          .isEqualTo(ChatKind.GROUP);
    }
  }

  @Test
  void followsAChannelThatGetsAnotherId() {
    Update.ChatMigrated moved = Webhooks.only(
        app()
            .receive(
                json(Json.of("{'type':'event_callback','team_id':'T123','event_id':'Ev18','event':{"
                    + "'type':'channel_id_changed','old_channel_id':'G012','new_channel_id':'C012',"
                    + "'event_ts':'1612206778.000000'}}"))),
        Update.ChatMigrated.class);
    assertThat(moved.chat()).isEqualTo(new ChatId(ACCOUNT, "G012"));
    assertThat(moved.successor()).isEqualTo(new ChatId(ACCOUNT, "C012"));
  }

  @Test
  void readsReactions() {
    Update.ReactionChanged added =
        Webhooks.only(receive("reaction-added"), Update.ReactionChanged.class);
    assertThat(added.emoji()).containsExactly("👍");
    assertThat(added.message()).isEqualTo(new MessageId("1583630000.000100"));
    assertThat(added.sender().user()).isEqualTo(LI);
    assertThat(Webhooks.only(receive("reaction-removed"), Update.ReactionChanged.class)
            .emoji())
        .isEmpty();
    assertThat(SlackEmoji.unicode("thumbsup")).isEqualTo("👍");
    assertThat(SlackEmoji.unicode("party_parrot")).isEqualTo(":party_parrot:");
    assertThat(SlackEmoji.name("❤")).contains("heart");
    assertThat(SlackEmoji.name("🦤")).isEmpty();
  }

  @Test
  void readsAPress() {
    assertThat(Webhooks.only(press("block-actions"), Update.ButtonPressed.class))
        .isEqualTo(new Update.ButtonPressed(
            new Origin(
                "press:9871.2345.abc",
                CHANNEL,
                ChatKind.GROUP,
                "general",
                Instant.parse("2020-03-08T03:00:05.123456Z"),
                Optional.of(new ReplyCredit(
                    "response_url",
                    "https://hooks.slack.com/actions/T123/456/xyz",
                    5,
                    NOW.plus(Duration.ofMinutes(30))))),
            new Sender(LI, "li"),
            "rsvp gala yes",
            Optional.of(new MessageId("1583636399.000700")),
            "9871.2345.abc",
            Optional.of("1583630000.000100")));
  }

  @Test
  void readsEveryActionThatCarriesACommand() {
    List<Update> presses = Webhooks.updates(press("block-actions-ephemeral"));
    assertThat(presses)
        .extracting(update -> ((Update.ButtonPressed) update).command())
        .containsExactly("lang zh", "undo");
    assertThat(presses)
        .extracting(update -> update.origin().dedupeKey())
        .containsExactly("press:9872", "press:9872:1");
    Update.ButtonPressed first = (Update.ButtonPressed) presses.get(0);
    assertThat(first.message()).as("what one person sees cannot be edited").isEmpty();
    assertThat(first.origin().credit()).as("on a foreign host").isEmpty();
    assertThat(first.origin().kind()).isEqualTo(ChatKind.DIRECT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"block-actions-modal", "view-submission"})
  void ignoresOtherInteractions(String name) {
    assertThat(Webhooks.updates(press(name))).isEmpty();
  }

  private static String slash(String command, String text) {
    return "token=x&team_id=T123&team_domain=alumni&channel_id=C123&channel_name=general"
        + "&user_id=U234&user_name=li&command=" + URLEncoder.encode(command, StandardCharsets.UTF_8)
        + "&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8)
        + "&api_app_id=A123&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT123%2F1%2Fx"
        + "&trigger_id=1.2.abc";
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "/reunion=>rsvp gala yes=>/rsvp gala yes",
        "/reunion=>  /rsvp gala yes =>/rsvp gala yes",
        "/reunion=>报名 gala=>/报名 gala",
        "/reunion=>''=>/help",
        "/rsvp=>gala yes +1=>/rsvp gala yes +1",
        "/events=>''=>/events",
        "/find=>Li &amp; Co &lt;x&gt; <https://a.example|a>=>/find Li & Co <x> a"
      })
  void readsASlashCommandAsIfItHadBeenWritten(String command, String text, String expected) {
    MessageReceived message =
        Webhooks.only(app().receive(form(slash(command, text))), MessageReceived.class);
    assertThat(message.text()).isEqualTo(expected);
    assertThat(message.mentioned()).isTrue();
    assertThat(message.sender()).isEqualTo(new Sender(LI, "li"));
    assertThat(message.origin().dedupeKey()).isEqualTo("command:1.2.abc");
    assertThat(message.origin().time()).isEqualTo(NOW);
    assertThat(message.origin().chatTitle()).isEqualTo("general");
    assertThat(message.origin().credit()).map(ReplyCredit::usesLeft).contains(5);
  }

  @Test
  void recognisesAFormWithoutItsContentType() {
    var request = form(slash("/help", ""));
    request.headers().remove("Content-Type");
    assertThat(Webhooks.updates(app().receive(request))).hasSize(1);
    var event = json(recorded("message"));
    event.headers().remove("Content-Type");
    assertThat(Webhooks.updates(app().receive(event))).hasSize(1);
  }

  @Test
  void acceptsSlacksCertificateCheck() {
    assertThat(Webhooks.updates(app().receive(form("ssl_check=1&token=x")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.slack.com@evil.example/commands/1",
        "http://hooks.slack.com/commands/1",
        "https://evil.example/",
        "http://169.254.169.254/",
        "file:///etc/passwd",
        "x"
      })
  void givesNoCreditForAForeignUrl(String url) {
    String body = slash("/help", "")
        .replaceAll(
            "response_url=[^&]*", "response_url=" + URLEncoder.encode(url, StandardCharsets.UTF_8));
    assertThat(Webhooks.only(app().receive(form(body)), MessageReceived.class)
            .origin()
            .credit())
        .isEmpty();
  }

  @Test
  void takesCreditsOfTheStandInOnly() {
    SlackPlatform standIn = app("http://127.0.0.1:9999/api");
    assertThat(credit(standIn, "http://127.0.0.1:9999/respond")).isPresent();
    assertThat(credit(standIn, "https://hooks.slack.com/commands/1")).isEmpty();
    assertThat(credit(standIn, "http://127.0.0.1:9998/respond")).isEmpty();
  }

  private static Optional<ReplyCredit> credit(SlackPlatform platform, String url) {
    String body = slash("/help", "")
        .replaceAll(
            "response_url=[^&]*", "response_url=" + URLEncoder.encode(url, StandardCharsets.UTF_8));
    return Webhooks.only(platform.receive(form(body)), MessageReceived.class)
        .origin()
        .credit();
  }

  @Test
  void takesAnUnknownBotForTheOneThatIsMentionedFirst() {
    String body = new String(recorded("app-mention"), StandardCharsets.UTF_8)
        .replaceAll("\"authorizations\":\\[.*?\\],", "");
    MessageReceived message = Webhooks.only(app().receive(json(body)), MessageReceived.class);
    assertThat(message.text()).isEqualTo("find 张三 & the page");
    assertThat(message.mentioned()).isTrue();
  }

  @Test
  void keepsAMentionWithoutWords() {
    String body =
        "{\"type\":\"event_callback\",\"team_id\":\"T123\",\"event_id\":\"Ev\",\"event\":{\"type\":"
            + "\"app_mention\",\"user\":\"U234\",\"text\":\" <@U0BOT> \",\"ts\":\"1583636399.000700\","
            + "\"channel\":\"C123\"}}";
    MessageReceived message = Webhooks.only(app().receive(json(body)), MessageReceived.class);
    assertThat(message.text()).isEmpty();
    assertThat(message.mentioned()).isTrue();
  }

  @Test
  void givesUpdatesThatSurviveTheJournal() {
    for (String name :
        List.of("app-mention", "joined", "bot-joined", "bot-left", "reaction-added")) {
      Update update = Webhooks.updates(receive(name)).get(0);
      assertThat(UpdateJson.read(UpdateJson.write(update))).isEqualTo(update);
    }
    Update pressed = Webhooks.updates(press("block-actions")).get(0);
    assertThat(UpdateJson.read(UpdateJson.write(pressed))).isEqualTo(pressed);
  }

  static Stream<Map.Entry<String, byte[]>> bad() {
    return BadJson.all().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void callsBadJsonMalformed(Map.Entry<String, byte[]> bad) {
    assertThat(app().receive(json(bad.getValue()))).isInstanceOf(WebhookResult.Malformed.class);
    if (!bad.getKey().equals("broken UTF-8") && !bad.getKey().equals("random")) {
      assertThat(app().receive(SlackFixture.payload(bad.getValue())))
          .isInstanceOf(WebhookResult.Malformed.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"type\":7}",
        "{\"type\":\"url_verification\"}",
        "{\"type\":\"url_verification\",\"challenge\":7}",
        "{\"type\":\"event_callback\"}",
        "{\"type\":\"event_callback\",\"event\":[]}",
        "{\"type\":\"event_callback\",\"event\":{\"type\":{}}}",
        "{\"type\":\"event_callback\",\"event\":{\"type\":\"message\",\"user\":\"U1\",\"text\":\"x\"}}",
        "{\"type\":\"event_callback\",\"event\":{\"type\":\"message\",\"user\":\"U1\",\"text\":\"x\","
            + "\"channel\":\"C1\"}}",
        "{\"type\":\"event_callback\",\"event\":{\"type\":\"message\",\"user\":\"U1\",\"text\":\"x\","
            + "\"channel\":\"C {x}\",\"ts\":\"1.000001\"}}",
        "{\"type\":\"event_callback\",\"event\":{\"type\":\"message\",\"user\":\"U\\u0000\",\"text\":\"x\","
            + "\"channel\":\"C1\",\"ts\":\"1.000001\"}}",
        "{\"type\":\"event_callback\",\"event\":{\"type\":\"message\",\"user\":\"U1\",\"text\":\"x\","
            + "\"channel\":\"C1\",\"ts\":\"a b\"}}",
        "{\"type\":\"event_callback\",\"event\":{\"type\":\"member_joined_channel\",\"channel\":\"C1\"}}",
        "{\"type\":\"event_callback\",\"event\":{\"type\":\"member_joined_channel\",\"user\":\"U1\","
            + "\"channel\":\"C1\"}}",
        "{\"type\":\"event_callback\",\"event_id\":\"E\",\"event\":{\"type\":\"channel_left\","
            + "\"channel\":{\"id\":\"C1\"}}}",
        "{\"type\":\"event_callback\",\"event_id\":\"E\",\"event\":{\"type\":\"reaction_added\",\"user\":\"U1\","
            + "\"reaction\":\"+1\"}}"
      })
  void callsWhatHasNoMeaningMalformed(String body) {
    assertThat(app().receive(json(body))).isInstanceOf(WebhookResult.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a=%",
        "a=1&a=2",
        "command=/x",
        "command=/x&channel_id=C1&user_id=U1",
        "command=/x&channel_id=&user_id=U1&trigger_id=1",
        "command=/x&channel_id=C%201&user_id=U1&trigger_id=1",
        "command=/x&channel_id=C1&user_id=U%7D&trigger_id=1",
        "command=/x&channel_id=C1&user_id=U1&trigger_id=1%0A",
        "payload=",
        "payload=%7B",
        "payload=%7B%22type%22%3A%22block_actions%22%2C%22channel%22%3A%7B%22id%22%3A%22C1%22%7D"
            + "%2C%22actions%22%3A%5B%7B%22value%22%3A%22x%22%7D%5D%7D"
      })
  void callsABrokenFormMalformed(String body) {
    assertThat(app().receive(form(body))).isInstanceOf(WebhookResult.Malformed.class);
  }

  @Test
  void readsTheTextWhateverTheRestIs() {
    String body =
        "{\"type\":\"event_callback\",\"team_id\":7,\"event_id\":[],\"authorizations\":[1,null,{}],"
            + "\"event\":{\"type\":\"message\",\"user\":\"U1\",\"text\":\"hi \\ud83d\",\"channel\":\"C1\","
            + "\"ts\":\"1.000001\",\"thread_ts\":{},\"channel_type\":3,\"subtype\":null,\"bot_id\":null,"
            + "\"hidden\":\"no\",\"parent_user_id\":9}}";
    MessageReceived message = Webhooks.only(app().receive(json(body)), MessageReceived.class);
    assertThat(message.text()).isEqualTo("hi \uFFFD");
    assertThat(message.sender().user()).isEqualTo(UserId.of("slack", "U1"));
  }

  @Test
  void survivesEveryTruncationOfARealEvent() {
    byte[] whole = recorded("app-mention");
    SlackPlatform app = app();
    for (int length = 0; length < whole.length - 1; length++) {
      assertThat(app.receive(json(Arrays.copyOf(whole, length))))
          .isInstanceOf(WebhookResult.Malformed.class);
    }
  }

  @Test
  void answersWhateverIsSentWithAGoodSignature() {
    Mutations.survives(
        Mutations.beside(SlackReceiveTest.class),
        body -> SlackFixture.app().receive(SlackFixture.json(body)));
    Mutations.survives(
        Mutations.beside(SlackReceiveTest.class),
        body -> SlackFixture.app().receive(SlackFixture.payload(body)));
  }

  @Test
  void refusesEveryForgery() {
    assertThat(Forgeries.areRefused(
            SlackFixture.json(SlackFixture.recorded("app-mention")), SlackFixture.app()::receive))
        .containsExactlyInAnyOrder("X-Slack-Request-Timestamp", "X-Slack-Signature", "body");
  }
}
