package io.reunion.platform.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.AccountId;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.Finding;
import io.reunion.chat.Finding.Kind;
import io.reunion.chat.Markup;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Receipt;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.chat.UserId;
import io.reunion.config.Secret;
import io.reunion.platform.Await;
import io.reunion.platform.EvilTexts;
import io.reunion.platform.Json;
import io.reunion.platform.StandIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class WhatsAppSendTest {
  @RegisterExtension
  static final StandIn api = new StandIn();

  static final List<String> EVIL = EvilTexts.ALL;

  private static final AccountId ACCOUNT = AccountId.of("whatsapp", "main");
  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);
  private static final String MESSAGES = "/v23.0/10001/messages";
  private static final OutboundMessage HELLO =
      OutboundMessage.text(new ChatId(ACCOUNT, "86138"), "Hi " + Markup.bold("Li"), "k1");

  private static OutboundMessage card(int buttons) {
    return HELLO
        .withText("Gala")
        .withButtons(List.of(IntStream.rangeClosed(1, buttons)
            .mapToObj(i -> new Button("Choice " + i, "rsvp gala " + i))
            .toList()));
  }

  @BeforeEach
  void answer() {
    api.answer("{\"messaging_product\":\"whatsapp\",\"messages\":[{\"id\":\"wamid.77\"}]}");
  }

  private static WhatsAppPlatform whatsapp(boolean template) {
    WhatsAppConfig config = new WhatsAppConfig(
        "10001",
        Secret.of("canary-token"),
        Secret.of("s"),
        Secret.of("v"),
        template
            ? Optional.of(new WhatsAppConfig.Template("alumni_notice", "zh_CN"))
            : Optional.empty(),
        "v23.0",
        api.uri());
    return new WhatsAppPlatform(ACCOUNT, config, api.equipment(CLOCK));
  }

  @Test
  void sendsATextWithItsMarks() {
    assertThat(Await.value(whatsapp(false).send(HELLO))).isEqualTo(Receipt.of("wamid.77"));
    assertThat(api.requests(MESSAGES).get(0).getHeader("Authorization"))
        .isEqualTo("Bearer canary-token");
    Json.assertSame(
        api.body(MESSAGES),
        "{'messaging_product':'whatsapp','recipient_type':'individual','to':'86138','type':'text',"
            + "'text':{'body':'Hi *Li*','preview_url':false}}");
  }

  @Test
  void answersAMessage() {
    OutboundMessage answer = new OutboundMessage(
        HELLO.chat(),
        "yes",
        List.of(),
        Optional.of(new MessageId("wamid.1")),
        Optional.empty(),
        Optional.empty(),
        "k");
    Await.value(whatsapp(false).send(answer));
    assertThat(Json.parse(api.body(MESSAGES)).path("context").path("message_id").asText())
        .isEqualTo("wamid.1");
  }

  @Test
  void sendsUpToThreeButtons() {
    Await.value(whatsapp(false).send(card(2)));
    Json.assertSame(
        api.body(MESSAGES),
        "{'messaging_product':'whatsapp','recipient_type':'individual','to':'86138','type':'interactive',"
            + "'interactive':{'type':'button','body':{'text':'Gala'},'action':{'buttons':["
            + "{'type':'reply','reply':{'id':'rsvp gala 1','title':'Choice 1'}},"
            + "{'type':'reply','reply':{'id':'rsvp gala 2','title':'Choice 2'}}]}}}");
  }

  @Test
  void sendsMoreAsAListAndTheRestAsWords() {
    Await.value(whatsapp(false).send(card(4)));
    Json.assertSame(
        Json.parse(api.body(MESSAGES)).path("interactive").path("action").toString(),
        "{'button':'☰','sections':[{'rows':[{'id':'rsvp gala 1','title':'Choice 1'},"
            + "{'id':'rsvp gala 2','title':'Choice 2'},{'id':'rsvp gala 3','title':'Choice 3'},"
            + "{'id':'rsvp gala 4','title':'Choice 4'}]}]}");
    Await.value(whatsapp(false).send(card(12)));
    assertThat(Json.parse(api.body(MESSAGES)).findValuesAsText("id")).hasSize(10);
    assertThat(api.body(MESSAGES)).contains("/rsvp gala 11", "/rsvp gala 12");
    Await.value(whatsapp(false).send(card(2).withText("x".repeat(1_100))));
    assertThat(Json.parse(api.body(MESSAGES)).path("type").asText()).isEqualTo("text");
    assertThat(api.body(MESSAGES)).contains("Choice 1: `/rsvp gala 1`");
  }

  @Test
  void fallsBackToTheTemplateWhenTheWindowIsClosed() {
    api.answer(
        MESSAGES, 400, "{\"error\":{\"code\":131047,\"message\":\"Re-engagement message\"}}");
    SendFailedException closed = Await.failure(whatsapp(false).send(HELLO));
    assertThat(closed.reason()).isEqualTo(Reason.SUSPENDED);
    assertThat(closed.code()).isEqualTo("window-closed");
    assertThat(
            Await.failure(whatsapp(true).send(HELLO.withText("Gala\n\nis  on"))).code())
        .isEqualTo("window-closed");
    Json.assertSame(
        api.body(MESSAGES),
        "{'messaging_product':'whatsapp','recipient_type':'individual','to':'86138','type':'template',"
            + "'template':{'name':'alumni_notice','language':{'code':'zh_CN'},'components':[{'type':'body',"
            + "'parameters':[{'type':'text','text':'Gala / is on'}]}]}}");
    assertThat(whatsapp(true).capabilities().directPush()).isTrue();
    assertThat(whatsapp(false).capabilities().directPush()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "400,131026,GONE,CHAT",
    "400,131030,GONE,CHAT",
    "400,131041,GONE,CHAT",
    "400,131049,SUSPENDED,CHAT",
    "403,131207,SUSPENDED,CHAT",
    "429,131208,RETRY_AFTER,CHAT",
    "400,131056,RETRY_AFTER,CHAT",
    "429,130429,RETRY_AFTER,ACCOUNT",
    "400,80007,RETRY_AFTER,ACCOUNT",
    "401,190,SUSPENDED,ACCOUNT",
    "403,10,SUSPENDED,ACCOUNT",
    "403,200,SUSPENDED,ACCOUNT",
    "403,368,SUSPENDED,ACCOUNT",
    "400,132001,REJECTED,CHAT",
    "400,100,REJECTED,CHAT",
    "500,131000,UNKNOWN_OUTCOME,CHAT",
    "500,0,UNKNOWN_OUTCOME,CHAT",
    "302,0,REJECTED,CHAT",
    "200,131026,GONE,CHAT"
  })
  void readsEveryRefusal(int status, int code, Reason reason, Scope scope) {
    api.answer(
        MESSAGES,
        status,
        code == 0 ? "oops" : "{\"error\":{\"code\":" + code + ",\"message\":\"canary\"}}",
        "Location",
        api.uri() + "/elsewhere");
    SendFailedException failure = Await.failure(whatsapp(false).send(HELLO));
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.scope()).isEqualTo(scope);
    assertThat(failure.toString()).doesNotContain("canary");
    assertThat(api.requests("/elsewhere")).isEmpty();
  }

  @Test
  void knowsNothingOfAnAnswerThatComesTooLateAndTakesOneThatIsJustInTime() {
    api.answerLate(MESSAGES, Duration.ofMillis(1_400), "{}");
    assertThat(Await.failure(whatsapp(false).send(HELLO)).reason())
        .isEqualTo(Reason.UNKNOWN_OUTCOME);
    api.answerLate(MESSAGES, Duration.ofMillis(700), "{\"messages\":[{\"id\":\"wamid.late\"}]}");
    assertThat(Await.value(whatsapp(false).send(HELLO))).isEqualTo(Receipt.of("wamid.late"));
  }

  @Test
  void reactsAndKnowsItsLimits() {
    Await.value(whatsapp(false).react(HELLO.chat(), new MessageId("wamid.1"), "👍"));
    Json.assertSame(
        Json.parse(api.body(MESSAGES)).path("reaction").toString(),
        "{'message_id':'wamid.1','emoji':'👍'}");
    assertThat(Await.failure(whatsapp(false).send(HELLO.withText("x".repeat(4_097))))
            .code())
        .isEqualTo("too-long");
    assertThat(Await.value(whatsapp(false).openDirectChat(UserId.of("whatsapp", "86138"))))
        .isEqualTo(HELLO.chat());
    assertThat(Await.failure(whatsapp(false).openDirectChat(UserId.of("line", "U")))
            .reason())
        .isEqualTo(Reason.GONE);
  }

  @ParameterizedTest
  @FieldSource("EVIL")
  void evilTextsArriveWithoutMarks(String evil) {
    String shown = WhatsAppMarks.render("a " + Markup.literal(evil) + " b");
    assertThat(shown).doesNotContain("*", "`");
    assertThat(shown.chars()).noneMatch(c -> c >= 0xE000 && c <= 0xF8FF);
  }

  @Test
  void checksItself() {
    api.answer(
        "/v23.0/10001",
        200,
        "{\"verified_name\":\"Alumni\",\"webhook_configuration\":{\"application\":\"https://h.example/webhooks/whatsapp/main\"}}");
    assertThat(Await.value(whatsapp(false).check("https://h.example/webhooks/whatsapp/main")))
        .containsExactly(
            new Finding(Kind.CREDENTIALS_WORK, "Alumni"),
            new Finding(Kind.WEBHOOK_RIGHT, "https://h.example/webhooks/whatsapp/main"),
            new Finding(Kind.LESS_WITHOUT, "template"));
    api.answer("/v23.0/10001", 401, "{\"error\":{\"code\":190,\"message\":\"canary\"}}");
    assertThat(Await.value(whatsapp(false).check("https://h.example/webhooks/whatsapp/main")))
        .containsExactly(new Finding(Kind.CREDENTIALS_REFUSED, "error-190"));
  }
}
