package io.reunion.platform.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.config.Secret;
import io.reunion.platform.BadJson;
import io.reunion.platform.Forgeries;
import io.reunion.platform.Json;
import io.reunion.platform.Mutations;
import io.reunion.platform.StandIn;
import io.reunion.platform.Vectors;
import io.reunion.platform.Webhooks;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
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

class WhatsAppReceiveTest {
  @RegisterExtension
  static final StandIn api = new StandIn();

  private static final AccountId ACCOUNT = AccountId.of("whatsapp", "main");
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_010);
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Sender LI = new Sender(UserId.of("whatsapp", "8613800000001"), "Li");
  static final WhatsAppInbound WHATSAPP = inbound("app secret");

  private static WhatsAppInbound inbound(String secret) {
    WhatsAppConfig config = new WhatsAppConfig(
        "10001",
        Secret.of("t"),
        Secret.of(secret),
        Secret.of("canary-verify"),
        Optional.empty(),
        "v23.0",
        URI.create("https://graph.facebook.com"));
    return new WhatsAppInbound(ACCOUNT, config, new Windows(ACCOUNT, api.equipment(CLOCK)));
  }

  static WebhookRequest signed(byte[] body) {
    return Webhooks.post(
        Webhooks.headers().set("X-Hub-Signature-256", WHATSAPP.signature(body)), body, NOW);
  }

  private static List<Update> recorded() {
    return Webhooks.updates(
        WHATSAPP.receive(signed(Webhooks.recorded(WhatsAppReceiveTest.class, "events.json"))));
  }

  @Test
  void readsEveryKindOfMessageAndLeavesOutWhatIsNotForIt() {
    assertThat(recorded())
        .extracting(update -> update.getClass().getSimpleName())
        .containsExactly(
            "MessageReceived",
            "MessageReceived",
            "ButtonPressed",
            "ButtonPressed",
            "ButtonPressed",
            "ReactionChanged",
            "ReactionChanged");
    assertThat(recorded()).allSatisfy(update -> {
      assertThat(update.chat()).isEqualTo(new ChatId(ACCOUNT, "8613800000001"));
      assertThat(update.origin().kind()).isEqualTo(ChatKind.DIRECT);
    });
  }

  @Test
  void readsAMessageAndWhatItAnswers() {
    Update.MessageReceived first = (Update.MessageReceived) recorded().get(0);
    assertThat(first)
        .isEqualTo(new Update.MessageReceived(
            new Update.Origin(
                "message:wamid.1",
                new ChatId(ACCOUNT, "8613800000001"),
                ChatKind.DIRECT,
                Instant.ofEpochSecond(1_700_000_000)),
            LI,
            new MessageId("wamid.1"),
            "find 张三",
            false,
            Optional.of(new MessageId("wamid.card")),
            true,
            Optional.empty(),
            Optional.empty()));
    assertThat(((Update.MessageReceived) recorded().get(1)).text()).isEqualTo("rsvp gala yes");
  }

  @Test
  void readsPressesOfButtonsListsAndTemplates() {
    assertThat(recorded().subList(2, 5))
        .extracting(update -> ((Update.ButtonPressed) update).command())
        .containsExactly("rsvp gala yes", "list gala", "rsvp gala no");
    assertThat(((Update.ButtonPressed) recorded().get(2)).message())
        .contains(new MessageId("wamid.card"));
    assertThat(((Update.ReactionChanged) recorded().get(5)).emoji()).containsExactly("👍");
    assertThat(((Update.ReactionChanged) recorded().get(6)).emoji()).isEmpty();
  }

  @Test
  void signsAsThePublishedExampleDoes() {
    var vector = Vectors.of("whatsapp.x_hub_signature_256");
    assertThat(inbound(vector.path("app_secret").asText())
            .signature(vector.path("body").asText().getBytes(UTF_8)))
        .isEqualTo(vector.path("signature").asText());
  }

  @Test
  void refusesEverySignatureButTheRightOne() {
    byte[] body = "{\"object\":\"x\",\"entry\":[]}".getBytes(UTF_8);
    String right = WHATSAPP.signature(body);
    for (String wrong : List.of(
        "",
        "sha256=",
        right.substring(0, 40),
        right + "0",
        right.substring(7),
        right.toUpperCase(java.util.Locale.ROOT),
        WHATSAPP.signature("{}".getBytes(UTF_8)),
        inbound("other").signature(body))) {
      assertThat(WHATSAPP.receive(
              Webhooks.post(Webhooks.headers().set("X-Hub-Signature-256", wrong), body, NOW)))
          .as(wrong)
          .isInstanceOf(WebhookResult.Unauthorized.class);
    }
    assertThat(WHATSAPP.receive(Webhooks.post(Webhooks.headers(), body, NOW)))
        .isInstanceOf(WebhookResult.Unauthorized.class);
    assertThat(Webhooks.updates(WHATSAPP.receive(signed(body)))).isEmpty();
  }

  private static WebhookResult verify(String mode, String token) {
    MultiMap query = MultiMap.caseInsensitiveMultiMap()
        .set("hub.mode", mode)
        .set("hub.verify_token", token)
        .set("hub.challenge", "1158201444");
    return WHATSAPP.receive(
        new WebhookRequest("GET", Webhooks.headers(), query, Buffer.buffer(), NOW));
  }

  /** The signature tells no time: what was captured once would be good for ever. */
  @Test
  void leavesOutWhatIsOlderThanItsMemory() {
    byte[] body = Webhooks.recorded(WhatsAppReceiveTest.class, "events.json");
    Instant sent = Instant.ofEpochSecond(1_700_000_000);
    for (long days : new long[] {6, 8}) {
      WebhookRequest request = Webhooks.post(
          Webhooks.headers().set("X-Hub-Signature-256", WHATSAPP.signature(body)),
          body,
          sent.plus(Duration.ofDays(days)));
      assertThat(Webhooks.updates(WHATSAPP.receive(request)))
          .as(days + " days")
          .hasSize(days < 7 ? 7 : 0);
    }
  }

  @Test
  void answersTheCheckOfItsAddress() {
    assertThat(verify("subscribe", "canary-verify"))
        .isEqualTo(new WebhookResult.Handshake(WebhookResult.Answer.text("1158201444")));
    assertThat(verify("subscribe", "canary")).isInstanceOf(WebhookResult.Unauthorized.class);
    assertThat(verify("other", "canary-verify")).isInstanceOf(WebhookResult.Unauthorized.class);
    assertThat(verify("subscribe", "")).isInstanceOf(WebhookResult.Unauthorized.class);
  }

  @Test
  void callsWhatIsNoJsonMalformed() {
    BadJson.all()
        .forEach((what, body) -> assertThat(WHATSAPP.receive(signed(body)))
            .as(what)
            .isInstanceOf(WebhookResult.Malformed.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'text','text':{'body':'x'},'id':'wamid.1'}",
        "{'type':'text','text':{'body':'x'},'from':'1'}",
        "{'type':'text','text':{'body':'x'},'from':'1 {2}','id':'wamid.1'}",
        "{'type':'reaction','reaction':{'emoji':'x'},'from':'1','id':'w'}"
      })
  void callsWhatHasNoMeaningMalformed(String message) {
    assertThat(WHATSAPP.receive(signed(envelope(message).getBytes(UTF_8))))
        .isInstanceOf(WebhookResult.Malformed.class);
  }

  /** Meta repeats a whole request for days: one message in it must not keep the others out. */
  @Test
  void readsTheOthersWhereOneOfManyCannotBeRead() {
    List<Update> updates = Webhooks.updates(WHATSAPP.receive(
        signed(envelope("{'type':'text','text':{'body':'x'},'from_user_id':'US.1','id':'w1'},"
                + "{'type':'text','text':{'body':'hi'},'from':'8613','id':'w2'}")
            .getBytes(UTF_8))));
    assertThat(updates).extracting(update -> update.chat().value()).containsExactly("8613");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'order','from':'1','id':'w'}",
        "{'type':'text','from':'1','id':'w'}",
        "{'type':'text','text':{'body':'hi'},'from':'1','id':'w','group_id':'g'}",
        "{'from':'1','id':'w'}"
      })
  void leavesOutWhatItDoesNotKnow(String message) {
    assertThat(Webhooks.updates(WHATSAPP.receive(signed(envelope(message).getBytes(UTF_8)))))
        .isEmpty();
  }

  private static String envelope(String message) {
    return Json.of(
        "{'entry':[{'changes':[{'field':'messages','value':{'metadata':{'phone_number_id':"
            + "'10001'},'messages':[" + message + "]}}]}]}");
  }

  @Test
  void answersWhateverIsSentWithAGoodSignature() {
    Mutations.survives(
        Mutations.beside(WhatsAppReceiveTest.class), body -> WHATSAPP.receive(signed(body)));
  }

  @Test
  void refusesEveryForgery() {
    assertThat(Forgeries.areRefused(
            signed(Webhooks.recorded(WhatsAppReceiveTest.class, "events.json")), WHATSAPP::receive))
        .containsExactlyInAnyOrder("X-Hub-Signature-256", "body");
  }
}
