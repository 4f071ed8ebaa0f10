package io.reunion.platform.teams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reunion.chat.AccountId;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.Finding;
import io.reunion.chat.Finding.Kind;
import io.reunion.chat.Markup;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Receipt;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookResult;
import io.reunion.config.Secret;
import io.reunion.platform.Await;
import io.reunion.platform.BadJson;
import io.reunion.platform.EvilTexts;
import io.reunion.platform.Forgeries;
import io.reunion.platform.Json;
import io.reunion.platform.Mutations;
import io.reunion.platform.SigningKey;
import io.reunion.platform.StandIn;
import io.reunion.platform.Vectors;
import io.reunion.platform.Webhooks;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class TeamsPlatformTest {
  @RegisterExtension
  static final StandIn api = new StandIn();

  static final List<String> EVIL = EvilTexts.ALL;

  private static final AccountId ACCOUNT = AccountId.of("teams", "main");
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final SigningKey KEY = SigningKey.create();
  private static final ChatId CHANNEL = new ChatId(ACCOUNT, "19:abc@thread.tacv2");
  private static final String CONVERSATIONS = "/v3/conversations";
  private static final String GLOBAL =
      "/teams" + CONVERSATIONS + "/19%3Aabc%40thread.tacv2/activities";
  private static final OutboundMessage HELLO =
      OutboundMessage.text(CHANNEL, "Hi " + Markup.bold("Li") + " <at>all</at>\n& more", "k1");

  private TeamsPlatform teams;

  @BeforeEach
  void connect() {
    publish("msteams");
    api.answer(
        "/tenant/oauth2/v2.0/token",
        200,
        "{\"access_token\":\"canary-token\",\"expires_in\":3600}");
    api.answer("{\"id\":\"a77\"}");
    teams = teams(api.uri().resolve("/teams"));
    Await.value(teams.start());
  }

  private static void publish(String... endorsements) {
    api.answer(
        "/v1/.well-known/openidconfiguration", 200, "{\"jwks_uri\":\"" + api.uri() + "/v1/keys\"}");
    api.answer("/v1/keys", 200, KEY.published(endorsements));
  }

  private static TeamsPlatform teams(URI apiBase) {
    TeamsConfig config = new TeamsConfig(
        Optional.of("app-1"),
        Optional.of(Secret.of("canary-password")),
        "tenant",
        Optional.empty(),
        apiBase,
        api.uri(),
        api.uri());
    return (TeamsPlatform) TeamsPlatform.of(ACCOUNT, config, api.equipment(CLOCK));
  }

  private static String service() {
    return api.uri() + "/amer/";
  }

  private static Map<String, Object> claims() {
    Map<String, Object> claims = new HashMap<>();
    claims.put("iss", "https://api.botframework.com");
    claims.put("aud", "app-1");
    claims.put("serviceurl", service());
    claims.put("nbf", NOW.getEpochSecond() - 10);
    claims.put("exp", NOW.getEpochSecond() + 3_600);
    return claims;
  }

  private WebhookResult receive(Map<String, Object> claims, byte[] body) {
    return teams.receive(
        Webhooks.post(Webhooks.headers().set("Authorization", KEY.bearer(claims)), body, NOW));
  }

  private static String recorded(String name) {
    return new String(Webhooks.recorded(TeamsPlatformTest.class, name), UTF_8)
        .replace("http://SERVICE", api.uri().toString());
  }

  private WebhookResult receive(String name) {
    return receive(claims(), recorded(name).getBytes(UTF_8));
  }

  @Test
  void readsAMessageInAThread() {
    assertThat(Webhooks.only(receive("message.json"), Update.MessageReceived.class))
        .isEqualTo(new Update.MessageReceived(
            new Update.Origin(
                "message:19:abc@thread.tacv2:1485",
                CHANNEL,
                ChatKind.GROUP,
                "Alumni",
                Instant.parse("2023-11-14T22:13:20.107Z"),
                Optional.empty()),
            new Sender(UserId.of("teams", "7faf8ab2"), "Li"),
            new MessageId("1485"),
            "find @Zhang San",
            true,
            Optional.of(new MessageId("1700")),
            false,
            Optional.of("1700"),
            Optional.empty()));
  }

  @Test
  void whatOtherBotsWriteIsNobodysWord() {
    String person = recorded("message.json");
    String bot = person.replace("29:li", "28:li");
    assertThat(bot).isNotEqualTo(person);
    assertThat(Webhooks.updates(receive(claims(), bot.getBytes(UTF_8)))).isEmpty();
  }

  @Test
  void readsBothKindsOfPress() {
    WebhookResult executed = receive("execute.json");
    Update.ButtonPressed press = Webhooks.only(executed, Update.ButtonPressed.class);
    assertThat(press.command()).isEqualTo("rsvp gala yes");
    assertThat(press.message()).contains(new MessageId("1600"));
    assertThat(press.interaction()).isEqualTo("f:1");
    assertThat(((WebhookResult.Accepted) executed).answer().isComplete()).isFalse();
    Await.value(teams.answerPress(press, "You have a seat."));
    Json.assertSame(
        Await.value(((WebhookResult.Accepted) executed).answer()).body().toString(),
        "{'statusCode':200,'type':'application/vnd.microsoft.activity.message','value':'You have a seat.'}");
    assertThat(Await.failure(teams.answerPress(press, "again")).code())
        .isEqualTo("answered-already");
    Update.ButtonPressed submitted =
        Webhooks.only(receive("submit.json"), Update.ButtonPressed.class);
    assertThat(submitted.command()).isEqualTo("rsvp gala no");
    assertThat(submitted.interaction()).isEmpty();
  }

  @Test
  void aPressIsAnsweredInTimeWhoeverIsLate() {
    WebhookResult executed = receive("execute.json");
    Json.assertSame(
        Await.value(((WebhookResult.Accepted) executed).answer()).body().toString(),
        "{'statusCode':200,'type':'application/vnd.microsoft.activity.message','value':'✓'}");
  }

  @Test
  void readsWhoComesAndGoes() {
    assertThat(Webhooks.only(receive("added.json"), Update.BotAdded.class).by())
        .contains(new Sender(UserId.of("teams", "7faf8ab2"), "Li"));
    Sender ann = new Sender(UserId.of("teams", "ann-1"), "");
    assertThat(Webhooks.only(receive("joined.json"), Update.MemberJoined.class).members())
        .containsExactly(ann);
    assertThat(Webhooks.only(receive("left.json"), Update.MemberLeft.class).members())
        .containsExactly(ann);
    assertThat(
            Webhooks.only(receive("uninstalled.json"), Update.BotRemoved.class).chat())
        .isEqualTo(CHANNEL);
    assertThat(Webhooks.only(receive("reaction.json"), Update.ReactionChanged.class)
            .emoji())
        .containsExactly("👍");
  }

  @ParameterizedTest
  @ValueSource(strings = {"typing.json", "future-invoke.json"})
  void takesWhatMeansNothing(String name) {
    assertThat(Webhooks.updates(receive(name))).isEmpty();
  }

  @Test
  void refusesATokenForAnotherServiceOrChannel() {
    byte[] body = recorded("message.json").getBytes(UTF_8);
    Map<String, Object> other = claims();
    other.put("serviceurl", "https://evil.example/");
    assertThat(receive(other, body)).isInstanceOf(WebhookResult.Unauthorized.class);
    other.remove("serviceurl");
    assertThat(receive(other, body)).isInstanceOf(WebhookResult.Unauthorized.class);
    String elsewhere = recorded("message.json").replace(service(), "https://evil.example/");
    assertThat(receive(claims(), elsewhere.getBytes(UTF_8)))
        .isInstanceOf(WebhookResult.Unauthorized.class);
    String without = recorded("message.json").replace("serviceUrl", "other");
    assertThat(receive(claims(), without.getBytes(UTF_8)))
        .isInstanceOf(WebhookResult.Unauthorized.class);
    String channel = recorded("message.json").replace("\"msteams\"", "\"webchat\"");
    assertThat(receive(claims(), channel.getBytes(UTF_8)))
        .isInstanceOf(WebhookResult.Unauthorized.class);
    Map<String, Object> issuer = claims();
    issuer.put("iss", "https://sts.windows.net/x/");
    assertThat(receive(issuer, body)).isInstanceOf(WebhookResult.Unauthorized.class);
    assertThat(teams.receive(Webhooks.post(Webhooks.headers(), body, NOW)))
        .isInstanceOf(WebhookResult.Unauthorized.class);
  }

  @Test
  void aServiceOnAForeignHostIsNeverCalledEvenWithAnAuthenticToken() {
    Map<String, Object> foreign = claims();
    foreign.put("serviceurl", "http://127.0.0.1:1/");
    String body = recorded("message.json").replace(service(), "http://127.0.0.1:1/");
    assertThat(Webhooks.updates(receive(foreign, body.getBytes(UTF_8)))).hasSize(1);
    assertThat(Await.value(teams.send(HELLO))).isEqualTo(Receipt.of("a77"));
    assertThat(api.requests(GLOBAL)).hasSize(1);
  }

  @Test
  void keysOnAForeignHostAreNeverFetched() {
    api.answer(
        "/v1/.well-known/openidconfiguration", 200, "{\"jwks_uri\":\"http://127.0.0.1:1/keys\"}");
    TeamsPlatform fresh = teams(api.uri());
    Await.value(fresh.start());
    assertThat(fresh.receive(Webhooks.post(
            Webhooks.headers().set("Authorization", KEY.bearer(claims())),
            recorded("message.json").getBytes(UTF_8),
            NOW)))
        .as("nobody can tell whether it is genuine, so it is to come again")
        .isInstanceOf(WebhookResult.Unavailable.class);
  }

  @Test
  void callsWhatCannotBeReadMalformed() {
    BadJson.all()
        .forEach((what, body) -> assertThat(receive(claims(), body))
            .as(what)
            .isInstanceOf(WebhookResult.Malformed.class));
    assertThat(receive(
            claims(), recorded("message.json").replace("\"id\":\"1485\",", "").getBytes(UTF_8)))
        .isInstanceOf(WebhookResult.Malformed.class);
    assertThat(receive(
            claims(), recorded("message.json").replace("19:abc", "a {b}").getBytes(UTF_8)))
        .isInstanceOf(WebhookResult.Malformed.class);
  }

  @Test
  void sendsTextWithEverythingFromOutsideEscaped() {
    assertThat(Await.value(teams.send(HELLO))).isEqualTo(Receipt.of("a77"));
    assertThat(api.requests(GLOBAL).get(0).getHeader("Authorization"))
        .isEqualTo("Bearer canary-token");
    Json.assertSame(
        api.body(GLOBAL),
        "{'type':'message','textFormat':'xml','text':'Hi <b>Li</b> &lt;at&gt;all&lt;/at&gt;<br>&amp; more'}");
  }

  @Test
  void sendsACardToTheServiceAndThreadOfTheConversation() {
    assertThat(Webhooks.updates(receive("message.json"))).hasSize(1);
    OutboundMessage card = new OutboundMessage(
        CHANNEL,
        "Gala\n" + Markup.bold("Sat"),
        List.of(List.of(new Button("参加", "rsvp gala yes", Button.Style.PRIMARY))),
        Optional.empty(),
        Optional.of("1700"),
        Optional.empty(),
        "k");
    Await.value(teams.send(card));
    String path = "/amer/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D1700/activities";
    String action = "'title':'参加','style':'positive','data':{'command':'rsvp gala yes'}";
    Json.assertSame(
        Json.parse(api.body(path)).path("attachments").path(0).toString(),
        "{'contentType':'application/vnd.microsoft.card.adaptive','content':{'type':'AdaptiveCard',"
            + "'$schema':'http://adaptivecards.io/schemas/adaptive-card.json','version':'1.4','body':["
            + "{'type':'TextBlock','text':'Gala','wrap':true,'spacing':'none'},"
            + "{'type':'TextBlock','text':'**Sat**','wrap':true,'spacing':'none'}],'actions':["
            + "{'type':'Action.Execute','verb':'command'," + action
            + ",'fallback':{'type':'Action.Submit'," + action + "}}]}}");
  }

  @Test
  void editsAndDeletes() {
    String path = GLOBAL + "/1600";
    Await.value(teams.edit(new MessageId("1600"), HELLO));
    Await.value(teams.delete(CHANNEL, new MessageId("1600")));
    assertThat(api.requests(path))
        .extracting(request -> request.getMethod().getName())
        .containsExactly("PUT", "DELETE");
    api.answer(path, 404, "{}");
    assertThat(Await.failure(teams.edit(new MessageId("1600"), HELLO)).code())
        .isEqualTo("not-editable");
    Await.value(teams.delete(CHANNEL, new MessageId("1600")));
  }

  @ParameterizedTest
  @CsvSource({
    "403,BotNotInConversationRoster,GONE,CHAT",
    "403,BotDisabledByAdmin,GONE,CHAT",
    "403,ConversationBlockedByUser,GONE,CHAT",
    "404,ConversationNotFound,GONE,CHAT",
    "403,Forbidden,SUSPENDED,CHAT",
    "401,BotNotRegistered,SUSPENDED,ACCOUNT",
    "401,Unauthorized,SUSPENDED,ACCOUNT",
    "412,PreconditionFailed,RETRY_AFTER,CHAT",
    "429,Throttled,RETRY_AFTER,CHAT",
    "413,MessageSizeTooBig,REJECTED,CHAT",
    "400,BadSyntax,REJECTED,CHAT",
    "502,x,UNKNOWN_OUTCOME,CHAT",
    "504,x,UNKNOWN_OUTCOME,CHAT",
    "302,x,REJECTED,CHAT"
  })
  void readsEveryRefusal(int status, String code, Reason reason, Scope scope) {
    api.answer(
        GLOBAL,
        status,
        "{\"error\":{\"code\":\"" + code + "\",\"message\":\"canary\"}}",
        "Location",
        api.uri() + "/elsewhere");
    SendFailedException failure = Await.failure(teams.send(HELLO));
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.scope()).isEqualTo(scope);
    assertThat(failure.toString()).doesNotContain("canary");
    assertThat(api.requests("/elsewhere")).isEmpty();
  }

  @Test
  void opensDirectChatsAndKnowsItsLimits() {
    assertThat(Await.value(teams.openDirectChat(UserId.of("teams", "7faf8ab2"))).value())
        .isEqualTo("a77");
    Json.assertSame(
        api.body("/teams" + CONVERSATIONS),
        "{'isGroup':false,'bot':{'id':'28:app-1'},'members':[{'id':'7faf8ab2'}],"
            + "'channelData':{'tenant':{'id':'tenant'}}}");
    assertThat(Await.failure(teams.send(HELLO.withText("校".repeat(5_400)))).code())
        .isEqualTo("too-long");
    assertThat(Await.failure(teams.send(HELLO.withText("&".repeat(9_000)))).code())
        .isEqualTo("too-long");
  }

  @ParameterizedTest
  @FieldSource("EVIL")
  void evilTextsAreNeitherTagsNorMarks(String evil) {
    String literal = Markup.literal(evil);
    assertThat(TeamsMarks.tags(literal).replace("<br>", "")).doesNotContain("<", ">");
    assertThat(TeamsMarks.markdown("a " + literal)).doesNotContain("<", "*", "`", "](");
  }

  @Test
  void checksItself() {
    assertThat(Await.value(teams.check("https://HOST/webhooks/teams/main")))
        .containsExactly(
            new Finding(Kind.CREDENTIALS_WORK, "app-1"), Finding.of(Kind.WEBHOOK_UNTOLD));
    api.answer("/tenant/oauth2/v2.0/token", 401, "{\"error\":\"invalid_client canary\"}");
    assertThat(Await.value(teams(api.uri()).check("https://HOST/webhooks/teams/main")))
        .containsExactly(new Finding(Kind.CREDENTIALS_REFUSED, "token-refused"));
  }

  // An outgoing webhook.

  private static Platform webhook() {
    TeamsConfig config = new TeamsConfig(
        Optional.empty(),
        Optional.empty(),
        "botframework.com",
        Optional.of(Secret.of(
            Vectors.of("teams.outgoing_webhook").path("security_token").asText())),
        api.uri(),
        api.uri(),
        api.uri());
    return TeamsPlatform.of(ACCOUNT, config, api.equipment(CLOCK));
  }

  @Test
  void anOutgoingWebhookIsSignedAsTheExampleIs() {
    var vector = Vectors.of("teams.outgoing_webhook");
    assertThat(((TeamsWebhook) webhook())
            .authorization(vector.path("body").asText().getBytes(UTF_8)))
        .isEqualTo(vector.path("authorization").asText());
  }

  private static WebhookResult heard(Platform webhook, String body) {
    String right = ((TeamsWebhook) webhook).authorization(body.getBytes(UTF_8));
    return webhook.receive(
        Webhooks.post(Webhooks.headers().set("Authorization", right), body.getBytes(UTF_8), NOW));
  }

  @Test
  void anOutgoingWebhookAnswersInTheResponse() {
    Platform webhook = webhook();
    WebhookResult result = heard(
        webhook,
        recorded("message.json")
            .replaceFirst("\"entities\":\\[.*],", "")
            .replaceFirst("\"recipient\":\\{[^}]*},", ""));
    Update.MessageReceived said = Webhooks.only(result, Update.MessageReceived.class);
    assertThat(said.text()).isEqualTo("find @Zhang San");
    assertThat(said.mentioned()).isTrue();
    ReplyCredit credit = said.origin().credit().orElseThrow();
    Platform.SpendsCredits spends = (Platform.SpendsCredits) webhook;
    assertThat(spends.creditsFirst()).isTrue();
    Await.value(spends.reply(
        credit,
        HELLO
            .withText("Hi\n*x*")
            .withButtons(List.of(List.of(new Button("Yes", "rsvp gala yes"))))));
    Json.assertSame(
        Await.value(((WebhookResult.Accepted) result).answer()).body().toString(),
        "{'type':'message','text':'Hi\\n\\n∗x∗\\n\\n\\n\\nYes: /rsvp gala yes'}");
    assertThat(Await.failure(spends.reply(credit, HELLO)).code()).isEqualTo("not-in-the-response");
    assertThat(Await.failure(webhook.send(HELLO)).reason()).isEqualTo(Reason.SUSPENDED);
  }

  /** The signature tells no time: what was captured once would be good for ever. */
  @Test
  void anOutgoingWebhookLeavesOutWhatIsOlderThanItsMemory() {
    String body = recorded("message.json");
    String then = NOW.minus(Duration.ofHours(25)).toString();
    assertThat(Webhooks.updates(heard(
            webhook(), body.replaceFirst("\"timestamp\":\"[^\"]*", "\"timestamp\":\"" + then))))
        .isEmpty();
    assertThat(Webhooks.updates(heard(webhook(), body))).isNotEmpty();
  }

  @Test
  void anOutgoingWebhookThatNobodyAnswersEndsInTime() {
    WebhookResult result = heard(webhook(), recorded("message.json"));
    assertThat(Await.value(((WebhookResult.Accepted) result).answer()).body().toString())
        .contains("✓");
  }

  @Test
  void anOutgoingWebhookRefusesEverySignatureButTheRightOne() {
    TeamsWebhook webhook = (TeamsWebhook) webhook();
    byte[] body = recorded("message.json").getBytes(UTF_8);
    String right = webhook.authorization(body);
    for (String wrong : List.of(
        "",
        "HMAC ",
        right.substring(5),
        right.substring(0, 20),
        right + "=",
        webhook.authorization("{}".getBytes(UTF_8)))) {
      assertThat(webhook.receive(
              Webhooks.post(Webhooks.headers().set("Authorization", wrong), body, NOW)))
          .isInstanceOf(WebhookResult.Unauthorized.class);
    }
    assertThat(webhook.receive(Webhooks.post(Webhooks.headers(), body, NOW)))
        .isInstanceOf(WebhookResult.Unauthorized.class);
    BadJson.all()
        .forEach((what, bad) -> assertThat(webhook.receive(Webhooks.post(
                Webhooks.headers().set("Authorization", webhook.authorization(bad)), bad, NOW)))
            .as(what)
            .isInstanceOf(WebhookResult.Malformed.class));
  }

  @Test
  void halfAConfigurationIsNone() {
    Secret secret = Secret.of("canary!");
    for (List<Optional<Secret>> half : List.of(
        List.of(Optional.<Secret>empty(), Optional.<Secret>empty()),
        List.of(Optional.of(secret), Optional.<Secret>empty()),
        List.of(Optional.<Secret>empty(), Optional.of(secret)))) {
      assertThatThrownBy(() -> new TeamsConfig(
              Optional.empty(), half.get(0), "t", half.get(1), api.uri(), api.uri(), api.uri()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected")
          .hasMessageNotContaining("canary");
    }
  }

  @Test
  void answersWhateverIsSentWithAGoodSignature() {
    Mutations.survives(
        Mutations.beside(TeamsPlatformTest.class).stream()
            .map(body -> new String(body, UTF_8)
                .replace("http://SERVICE", api.uri().toString())
                .getBytes(UTF_8))
            .toList(),
        body -> receive(claims(), body));
  }

  @Test
  void refusesEveryForgery() {
    assertThat(Forgeries.areRefused(
            Webhooks.post(
                Webhooks.headers().set("Authorization", KEY.bearer(claims())),
                recorded("message.json").getBytes(UTF_8),
                NOW),
            teams::receive))
        .containsExactlyInAnyOrder("Authorization");
  }
}
