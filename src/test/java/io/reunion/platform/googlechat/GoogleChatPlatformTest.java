package io.reunion.platform.googlechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.chat.v1.model.DeprecatedEvent;
import com.google.api.services.chat.v1.model.Message;
import com.nimbusds.jose.JWSObject;
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
import io.reunion.platform.Webhooks;
import java.io.IOException;
import java.net.URLDecoder;
import java.text.ParseException;
import java.time.Clock;
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

class GoogleChatPlatformTest {
  @RegisterExtension
  static final StandIn api = new StandIn();

  static final List<String> EVIL = EvilTexts.ALL;

  private static final AccountId ACCOUNT = AccountId.of("googlechat", "main");
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
  private static final SigningKey KEY = SigningKey.create();
  private static final ChatId SPACE = new ChatId(ACCOUNT, "spaces/AAA");
  private static final String CHAT = "chat@system.gserviceaccount.com";
  private static final String ENDPOINT = "https://bot.example/webhooks/googlechat/main";
  private static final String MESSAGES = "/v1/spaces/AAA/messages";
  private static final OutboundMessage HELLO =
      OutboundMessage.text(SPACE, "Hi " + Markup.bold("Li") + " <users/all>", "k1");
  private static final OutboundMessage CARD = HELLO
      .withText("Gala")
      .withButtons(List.of(List.of(new Button("参加", "rsvp gala yes", Button.Style.PRIMARY))));

  private GoogleChatPlatform google;

  @BeforeEach
  void connect() {
    api.answer("/token", 200, "{\"access_token\":\"canary-token\",\"expires_in\":3600}");
    api.answer("/service_accounts/v1/metadata/x509/" + CHAT, 200, KEY.published());
    api.answer("/oauth2/v3/certs", 200, KEY.published());
    api.answer("{\"name\":\"spaces/AAA/messages/M77\"}");
    google = google("123456", true);
  }

  private static GoogleChatPlatform google(String audience, boolean writes) {
    GoogleChatConfig config = new GoogleChatConfig(
        audience,
        writes ? Optional.of(Secret.of(KEY.serviceAccount())) : Optional.empty(),
        api.uri(),
        api.uri(),
        api.uri());
    GoogleChatPlatform google =
        new GoogleChatPlatform(ACCOUNT, config, api.equipment(Clock.fixed(NOW, ZoneOffset.UTC)));
    Await.value(google.start());
    return google;
  }

  private static Map<String, Object> claims(String issuer, String audience) {
    Map<String, Object> claims = new HashMap<>();
    claims.put("iss", issuer);
    claims.put("aud", audience);
    claims.put("exp", NOW.getEpochSecond() + 3_600);
    return claims;
  }

  private static WebhookResult receive(
      GoogleChatPlatform google, Map<String, Object> claims, byte[] body) {
    return google.receive(
        Webhooks.post(Webhooks.headers().set("Authorization", KEY.bearer(claims)), body, NOW));
  }

  private WebhookResult receive(String name) {
    return receive(
        google, claims(CHAT, "123456"), Webhooks.recorded(GoogleChatPlatformTest.class, name));
  }

  @Test
  void readsAMessage() {
    Update.MessageReceived said =
        Webhooks.only(receive("message.json"), Update.MessageReceived.class);
    assertThat(said.origin().credit()).isPresent();
    assertThat(said.origin().chatTitle()).isEqualTo("Alumni");
    assertThat(said)
        .isEqualTo(new Update.MessageReceived(
            new Update.Origin(
                "message:spaces/AAA/messages/B.1",
                SPACE,
                ChatKind.GROUP,
                "Alumni",
                NOW,
                said.origin().credit()),
            new Sender(UserId.of("googlechat", "users/1"), "Li"),
            new MessageId("spaces/AAA/messages/B.1"),
            "find 张三",
            true,
            Optional.of(new MessageId("spaces/AAA/messages/card")),
            false,
            Optional.of("spaces/AAA/threads/T"),
            Optional.empty()));
    assertThat(
            Webhooks.only(receive("slash.json"), Update.MessageReceived.class).text())
        .isEqualTo("/rsvp gala yes");
  }

  /** What is empty is left out of Google's JSON. */
  @Test
  void takesItsNameOutWhereThereIsNoArgument() {
    String said = new String(Webhooks.recorded(GoogleChatPlatformTest.class, "message.json"), UTF_8)
        .replace("\"argumentText\":\" find 张三\",", "")
        .replace("\"type\":\"USER_MENTION\",", "\"type\":\"USER_MENTION\",\"length\":8,");
    Map.of(said, "find 张三", said.replace(" find 张三", ""), "").forEach((body, expected) -> {
      Update.MessageReceived read = Webhooks.only(
          receive(google, claims(CHAT, "123456"), body.getBytes(UTF_8)),
          Update.MessageReceived.class);
      assertThat(read.text()).isEqualTo(expected);
      assertThat(read.mentioned()).isTrue();
    });
    String nowhere = said.replace("\"length\":8", "\"startIndex\":9000000000,\"length\":8");
    assertThat(Webhooks.only(
                receive(google, claims(CHAT, "123456"), nowhere.getBytes(UTF_8)),
                Update.MessageReceived.class)
            .text())
        .isEqualTo("@Reunion find 张三");
  }

  @Test
  void hearsWhatIsSaidInTheWordsThatAddIt() {
    String said = new String(Webhooks.recorded(GoogleChatPlatformTest.class, "message.json"), UTF_8)
        .replace("\"MESSAGE\"", "\"ADDED_TO_SPACE\"");
    WebhookResult.Accepted accepted = (WebhookResult.Accepted)
        Webhooks.told(receive(google, claims(CHAT, "123456"), said.getBytes(UTF_8)));
    assertThat(accepted.updates()).hasSize(2);
    assertThat(accepted.updates().get(0)).isInstanceOf(Update.BotAdded.class);
    Update.MessageReceived message = (Update.MessageReceived) accepted.updates().get(1);
    assertThat(message.text()).isEqualTo("find 张三");
    assertThat(message.origin().dedupeKey()).isEqualTo("message:spaces/AAA/messages/B.1");
    assertThat(accepted.answer().isComplete())
        .as("the answer waits for the words")
        .isFalse();
    String bare = said.replace(" find 张三", "");
    assertThat(Webhooks.updates(receive(google, claims(CHAT, "123456"), bare.getBytes(UTF_8))))
        .hasSize(1);
  }

  /** The space is entered all the same, or nothing is ever announced there. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"name\":\"spaces/AAA/messages/B.1\",|''",
        "spaces/AAA/messages/B.1|spaces {AAA}",
        "\"name\":\"spaces/AAA/messages/B.1\"|\"name\":7"
      })
  void entersASpaceWhoseFirstWordsCannotBeRead(String what, String instead) {
    String said = new String(Webhooks.recorded(GoogleChatPlatformTest.class, "message.json"), UTF_8)
        .replace("\"MESSAGE\"", "\"ADDED_TO_SPACE\"")
        .replace(what, instead);
    assertThat(Webhooks.only(
                receive(google, claims(CHAT, "123456"), said.getBytes(UTF_8)),
                Update.BotAdded.class)
            .chat())
        .isEqualTo(SPACE);
    String nowhere = said.replace("\"name\":\"spaces/AAA\",", "");
    assertThat(receive(google, claims(CHAT, "123456"), nowhere.getBytes(UTF_8)))
        .isInstanceOf(WebhookResult.Malformed.class);
  }

  @Test
  void whatOtherAppsWriteIsNobodysWord() {
    String person =
        new String(Webhooks.recorded(GoogleChatPlatformTest.class, "message.json"), UTF_8);
    String app = person.replace("HUMAN", "BOT");
    assertThat(app).isNotEqualTo(person);
    assertThat(Webhooks.updates(receive(google, claims(CHAT, "123456"), app.getBytes(UTF_8))))
        .isEmpty();
  }

  @Test
  void readsPressesAndWhereItBelongs() {
    Update.ButtonPressed press = Webhooks.only(receive("clicked.json"), Update.ButtonPressed.class);
    assertThat(press.command()).isEqualTo("rsvp gala yes");
    assertThat(press.message()).contains(new MessageId("spaces/AAA/messages/card"));
    assertThat(Webhooks.only(receive("added.json"), Update.BotAdded.class).chat())
        .isEqualTo(SPACE);
    assertThat(Webhooks.only(receive("removed.json"), Update.BotRemoved.class).chat())
        .isEqualTo(SPACE);
    assertThat(Webhooks.updates(receive("future.json"))).isEmpty();
  }

  @Test
  void readsWhatGooglesOwnModelReads() throws IOException {
    for (String name : List.of("message.json", "slash.json", "clicked.json", "added.json")) {
      DeprecatedEvent event = GsonFactory.getDefaultInstance()
          .fromString(
              new String(Webhooks.recorded(GoogleChatPlatformTest.class, name), UTF_8),
              DeprecatedEvent.class);
      Update update = Webhooks.updates(receive(name)).get(0);
      assertThat(update.chat().value()).isEqualTo(event.getSpace().getName());
      assertThat(update.origin().time()).isEqualTo(Instant.parse(event.getEventTime()));
      if (update instanceof Update.ButtonPressed press) {
        assertThat(press.command()).isEqualTo(event.getCommon().getParameters().get("command"));
      }
    }
  }

  @Test
  void googlesOwnModelReadsWhatIsSent() throws IOException {
    Await.value(google.send(CARD));
    Message message =
        GsonFactory.getDefaultInstance().fromString(api.body(MESSAGES), Message.class);
    assertThat(message.getUnknownKeys()).isEmpty();
    assertThat(message.getText()).isEqualTo("Gala");
    var button = message
        .getCardsV2()
        .get(0)
        .getCard()
        .getSections()
        .get(0)
        .getWidgets()
        .get(0)
        .getButtonList()
        .getButtons()
        .get(0);
    assertThat(button.getText()).isEqualTo("参加");
    assertThat(button.getUnknownKeys()).isEmpty();
    assertThat(button.getOnClick().getAction().getParameters().get(0).getValue())
        .isEqualTo("rsvp gala yes");
  }

  @Test
  void knowsWhoAsksByBothKindsOfAudience() {
    byte[] body = Webhooks.recorded(GoogleChatPlatformTest.class, "added.json");
    GoogleChatPlatform byAddress = google(ENDPOINT, true);
    Map<String, Object> openId = claims("https://accounts.google.com", ENDPOINT);
    assertThat(receive(byAddress, openId, body)).isInstanceOf(WebhookResult.Unauthorized.class);
    openId.put("email", CHAT);
    assertThat(receive(byAddress, openId, body)).isInstanceOf(WebhookResult.Unauthorized.class);
    openId.put("email_verified", true);
    assertThat(Webhooks.updates(receive(byAddress, openId, body))).hasSize(1);
    openId.put("email", "evil@project.iam.gserviceaccount.com");
    assertThat(receive(byAddress, openId, body)).isInstanceOf(WebhookResult.Unauthorized.class);
    for (Map<String, Object> wrong :
        List.of(claims("https://accounts.google.com", "123456"), claims(CHAT, "654321"))) {
      assertThat(receive(google, wrong, body)).isInstanceOf(WebhookResult.Unauthorized.class);
    }
    assertThat(google.receive(Webhooks.post(Webhooks.headers(), body, NOW)))
        .isInstanceOf(WebhookResult.Unauthorized.class);
  }

  @Test
  void callsWhatCannotBeReadMalformed() {
    BadJson.all()
        .forEach((what, body) -> assertThat(receive(google, claims(CHAT, "123456"), body))
            .as(what)
            .isInstanceOf(WebhookResult.Malformed.class));
    assertThat(receive(google, claims(CHAT, "123456"), "{\"type\":\"MESSAGE\"}".getBytes(UTF_8)))
        .isInstanceOf(WebhookResult.Malformed.class);
  }

  @Test
  void answersInTheResponseAndSendsWhatHasButtons() {
    WebhookResult result = receive("message.json");
    ReplyCredit credit =
        Webhooks.only(result, Update.MessageReceived.class).origin().credit().orElseThrow();
    assertThat(Await.failure(google.reply(credit, CARD)).code()).isEqualTo("not-in-the-response");
    Await.value(google.reply(credit, HELLO));
    Json.assertSame(
        Await.value(((WebhookResult.Accepted) result).answer()).body().toString(),
        "{'text':'Hi *Li* ＜users/all＞','cardsV2':[]}");
    assertThat(Await.failure(google.reply(credit, HELLO)).code()).isEqualTo("not-in-the-response");
    GoogleChatPlatform only = google("123456", false);
    WebhookResult second = receive(
        only,
        claims(CHAT, "123456"),
        Webhooks.recorded(GoogleChatPlatformTest.class, "clicked.json"));
    ReplyCredit press =
        Webhooks.only(second, Update.ButtonPressed.class).origin().credit().orElseThrow();
    Await.value(only.reply(press, CARD));
    assertThat(Await.value(((WebhookResult.Accepted) second).answer()).body().toString())
        .contains("rsvp gala yes");
    assertThat(only.capabilities().push()).isFalse();
    assertThat(Await.failure(only.send(HELLO)).reason()).isEqualTo(Reason.SUSPENDED);
  }

  @Test
  void sendsUnderAKeyThatIsTheSameOnEveryAttempt() throws ParseException {
    assertThat(Await.value(google.send(HELLO))).isEqualTo(Receipt.of("spaces/AAA/messages/M77"));
    Await.value(google.send(HELLO));
    assertThat(api.requests(MESSAGES).stream().map(request -> request.getUrl()).distinct())
        .singleElement()
        .asString()
        .matches(
            ".*\\?requestId=[0-9a-f-]{36}&messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD");
    assertThat(api.requests(MESSAGES).get(0).getHeader("Authorization"))
        .isEqualTo("Bearer canary-token");
    String form = URLDecoder.decode(api.body("/token"), UTF_8);
    assertThat(form)
        .startsWith("grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=");
    String assertion = form.substring(form.indexOf("assertion=") + 10);
    assertThat(KEY.signed(assertion)).isTrue();
    Json.assertSame(
        JWSObject.parse(assertion).getPayload().toString(),
        "{'iss':'bot@project.iam.gserviceaccount.com','scope':'https://www.googleapis.com/auth/chat.bot',"
            + "'aud':'" + api.uri() + "/token','iat':1700000000,'exp':1700003540}");
  }

  @Test
  void writesToOneAndIntoAThread() {
    Await.value(google.send(new OutboundMessage(
        SPACE,
        "x",
        List.of(),
        Optional.empty(),
        Optional.of("spaces/AAA/threads/T"),
        Optional.of(UserId.of("googlechat", "users/1")),
        "k")));
    Json.assertSame(
        api.body(MESSAGES),
        "{'text':'x','cardsV2':[],'privateMessageViewer':{'name':'users/1'},"
            + "'thread':{'name':'spaces/AAA/threads/T'}}");
  }

  @Test
  void editsAndDeletes() {
    MessageId card = new MessageId("spaces/AAA/messages/card");
    Await.value(google.edit(card, HELLO));
    Await.value(google.delete(SPACE, card));
    assertThat(api.requests(MESSAGES + "/card"))
        .extracting(request -> request.getMethod().getName() + " " + request.getUrl())
        .containsExactly(
            "PATCH " + MESSAGES + "/card?updateMask=text,cardsV2", "DELETE " + MESSAGES + "/card");
    api.answer(MESSAGES + "/card", 404, "{\"error\":{\"status\":\"NOT_FOUND\"}}");
    assertThat(Await.failure(google.edit(card, HELLO)).code()).isEqualTo("not-editable");
    Await.value(google.delete(SPACE, card));
    assertThat(Await.failure(google.edit(new MessageId("../x"), HELLO)).code())
        .isEqualTo("not-editable");
    assertThat(
            Await.failure(google.send(HELLO.inChat(new ChatId(ACCOUNT, "x?y")))).reason())
        .isEqualTo(Reason.GONE);
  }

  /** Somebody turns the API off, or withdraws a scope, for an hour: the spaces are there all the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {"SERVICE_DISABLED", "BILLING_DISABLED", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"})
  void whatIsWrongWithTheProjectCostsNoSpace(String reason) {
    api.answer(
        MESSAGES,
        403,
        "{\"error\":{\"code\":403,\"status\":\"PERMISSION_DENIED\",\"details\":[{\"@type\":"
            + "\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"" + reason
            + "\",\"domain\":\"googleapis.com\"}]}}");
    SendFailedException failure = Await.failure(google.send(HELLO));
    assertThat(failure.reason()).isEqualTo(Reason.SUSPENDED);
    assertThat(failure.scope()).isEqualTo(Scope.ACCOUNT);
    assertThat(failure.code()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "403,PERMISSION_DENIED,GONE,CHAT",
    "404,NOT_FOUND,GONE,CHAT",
    "401,UNAUTHENTICATED,SUSPENDED,ACCOUNT",
    "429,RESOURCE_EXHAUSTED,RETRY_AFTER,CHAT",
    "400,INVALID_ARGUMENT,REJECTED,CHAT",
    "503,UNAVAILABLE,UNKNOWN_OUTCOME,CHAT",
    "302,x,REJECTED,CHAT"
  })
  void readsEveryRefusal(int status, String code, Reason reason, Scope scope) {
    api.answer(
        MESSAGES,
        status,
        "{\"error\":{\"status\":\"" + code + "\",\"message\":\"canary\"}}",
        "Location",
        api.uri() + "/elsewhere");
    SendFailedException failure = Await.failure(google.send(HELLO));
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.scope()).isEqualTo(scope);
    assertThat(failure.toString()).doesNotContain("canary");
    assertThat(api.requests("/elsewhere")).isEmpty();
  }

  @Test
  void findsTheDirectSpace() {
    api.answer("/v1/spaces:findDirectMessage", 200, "{\"name\":\"spaces/DM\"}");
    assertThat(Await.value(google.openDirectChat(UserId.of("googlechat", "users/1")))
            .value())
        .isEqualTo("spaces/DM");
    assertThat(Await.failure(google.openDirectChat(UserId.of("googlechat", "users/1&x=2")))
            .reason())
        .isEqualTo(Reason.GONE);
  }

  @ParameterizedTest
  @FieldSource("EVIL")
  void evilTextsMentionNobody(String evil) {
    assertThat(GoogleChatMarks.render("a " + Markup.literal(evil) + " b"))
        .doesNotContain("<", ">", "|", "*", "`");
  }

  @Test
  void aKeyThatIsNoneIsNotShown() {
    for (String bad :
        List.of("canary", "{\"private_key\":\"canary\",\"client_email\":\"x\"}", "{}")) {
      assertThatThrownBy(() -> new GoogleChatConfig(
              "123456", Optional.of(Secret.of(bad)), api.uri(), api.uri(), api.uri()))
          .hasMessageContaining("expected: the JSON key of a service account")
          .hasMessageNotContaining("canary");
    }
  }

  @Test
  void checksItself() {
    assertThat(Await.value(google.check(ENDPOINT)))
        .containsExactly(
            new Finding(Kind.CREDENTIALS_WORK, "chat.bot"), Finding.of(Kind.WEBHOOK_UNTOLD));
    assertThat(Await.value(google("123456", false).check(ENDPOINT)))
        .contains(new Finding(Kind.LESS_WITHOUT, "serviceAccount"));
    api.answer("/v1/spaces", 403, "{\"error\":{\"status\":\"PERMISSION_DENIED\"}}");
    assertThat(Await.value(google.check(ENDPOINT)))
        .containsExactly(new Finding(Kind.CREDENTIALS_REFUSED, "PERMISSION_DENIED"));
  }

  @Test
  void answersWhateverIsSentWithAGoodSignature() {
    Mutations.survives(
        Mutations.beside(GoogleChatPlatformTest.class),
        body -> receive(google, claims(CHAT, "123456"), body));
  }

  @Test
  void refusesEveryForgery() {
    assertThat(Forgeries.areRefused(
            Webhooks.post(
                Webhooks.headers().set("Authorization", KEY.bearer(claims(CHAT, "123456"))),
                Webhooks.recorded(GoogleChatPlatformTest.class, "message.json"),
                NOW),
            google::receive))
        .containsExactlyInAnyOrder("Authorization");
  }
}
