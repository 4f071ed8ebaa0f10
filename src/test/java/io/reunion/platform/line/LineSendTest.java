package io.reunion.platform.line;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.reunion.chat.AccountId;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.Markup;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Receipt;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.chat.UserId;
import io.reunion.config.Secret;
import io.reunion.platform.ApiClient;
import io.reunion.platform.Await;
import io.reunion.platform.Equipment;
import io.reunion.platform.HeldAnswers;
import io.reunion.platform.TokenStore;
import io.vertx.core.Vertx;
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

class LineSendTest {
  @RegisterExtension
  static final WireMockExtension api =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final AccountId ACCOUNT = AccountId.of("line", "main");
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Vertx VERTX = Vertx.vertx();
  private static final ApiClient CLIENT = new ApiClient(VERTX, ApiClient.Limits.DEFAULT);
  private static final String PUSH = "/v2/bot/message/push";
  private static final String REPLY = "/v2/bot/message/reply";
  private static final OutboundMessage HELLO =
      OutboundMessage.text(new ChatId(ACCOUNT, "C1"), "Hi " + Markup.bold("Li") + " {x}", "k1");
  private static final OutboundMessage CARD = HELLO
      .withText("Gala")
      .withButtons(List.of(
          List.of(
              new Button("参加", "rsvp gala yes", Button.Style.PRIMARY),
              new Button("No", "rsvp gala no", Button.Style.DANGER)),
          List.of(new Button("List", "list gala"))));

  private LinePlatform line;

  @BeforeEach
  void connect() {
    api.stubFor(any(anyUrl())
        .willReturn(
            okJson("{\"sentMessages\":[{\"id\":\"461230966842064897\",\"quoteToken\":\"q\"}]}")));
    line = new LinePlatform(
        ACCOUNT,
        new LineConfig(
            Secret.of("s"), Secret.of("canary-token"), Optional.empty(), URI.create(api.baseUrl())),
        new Equipment(CLIENT, new TokenStore(VERTX, null, CLOCK), new HeldAnswers(VERTX), CLOCK));
  }

  @Test
  void pushesUnderAKeyThatIsTheSameOnEveryAttempt() {
    assertThat(Await.value(line.send(HELLO))).isEqualTo(Receipt.of("461230966842064897"));
    api.stubFor(any(urlEqualTo(PUSH)).willReturn(aResponse().withStatus(409)));
    assertThat(Await.value(line.send(HELLO))).isEqualTo(Receipt.WITHOUT_ID);
    api.verify(
        2,
        postRequestedFor(urlEqualTo(PUSH))
            .withHeader("Authorization", equalTo("Bearer canary-token"))
            .withHeader("X-Line-Retry-Key", matching("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
            .withRequestBody(equalToJson(
                "{\"to\":\"C1\",\"messages\":[{\"type\":\"text\",\"text\":\"Hi Li {x}\"}]}")));
    assertThat(api.findAll(postRequestedFor(urlEqualTo(PUSH))).stream()
            .map(request -> request.getHeader("X-Line-Retry-Key"))
            .distinct())
        .hasSize(1);
  }

  @Test
  void sendsACardAsAFlexMessage() {
    Await.value(line.send(CARD));
    api.verify(postRequestedFor(urlEqualTo(PUSH)).withRequestBody(equalToJson("""
        {"to":"C1","messages":[{"type":"flex","altText":"Gala","contents":{"type":"bubble",
         "body":{"type":"box","layout":"vertical","contents":[{"type":"text","text":"Gala","wrap":true}]},
         "footer":{"type":"box","layout":"vertical","contents":[
          {"type":"button","style":"primary","height":"sm",
           "action":{"type":"postback","label":"参加","data":"rsvp gala yes"}},
          {"type":"button","style":"secondary","height":"sm",
           "action":{"type":"postback","label":"No","data":"rsvp gala no"}},
          {"type":"button","style":"link","height":"sm",
           "action":{"type":"postback","label":"List","data":"list gala"}}]}}}]}
        """)));
  }

  @Test
  void repliesWhileTheTokenIsGood() {
    ReplyCredit credit = new ReplyCredit("reply_token", "canary-reply", 1, NOW.plusSeconds(1));
    Await.value(line.reply(credit, HELLO));
    api.verify(
        postRequestedFor(urlEqualTo(REPLY))
            .withoutHeader("X-Line-Retry-Key")
            .withRequestBody(
                equalToJson(
                    "{\"replyToken\":\"canary-reply\",\"messages\":[{\"type\":\"text\",\"text\":\"Hi Li {x}\"}]}")));
    for (ReplyCredit bad : List.of(
        new ReplyCredit("reply_token", "x", 1, NOW),
        new ReplyCredit("other", "x", 1, NOW.plusSeconds(1)))) {
      assertThat(Await.failure(line.reply(bad, HELLO)).reason()).isEqualTo(Reason.REJECTED);
    }
    api.verify(1, postRequestedFor(urlEqualTo(REPLY)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "400|Failed to send messages|GONE|CHAT",
        "400|The property, 'to', in the request body is invalid|GONE|CHAT",
        "400|Invalid reply token|REJECTED|CHAT",
        "400|canary|REJECTED|CHAT",
        "401|Authentication failed|SUSPENDED|ACCOUNT",
        "403|Forbidden|SUSPENDED|ACCOUNT",
        "404|Not found|REJECTED|CHAT",
        "429|You have reached your monthly limit.|SUSPENDED|ACCOUNT",
        "429|The API rate limit has been exceeded.|RETRY_AFTER|ACCOUNT",
        "500|Internal|UNKNOWN_OUTCOME|CHAT"
      })
  void readsEveryRefusal(int status, String message, Reason reason, Scope scope) {
    api.stubFor(any(urlEqualTo(PUSH))
        .willReturn(aResponse().withStatus(status).withBody("{\"message\":\"" + message + "\"}")));
    SendFailedException failure = Await.failure(line.send(HELLO));
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.scope()).isEqualTo(scope);
    assertThat(failure.toString()).doesNotContain("canary");
  }

  @Test
  void waitsAsLongAsItIsToldAndKnowsNothingOfABrokenConnection() {
    api.stubFor(any(urlEqualTo(PUSH))
        .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "7")));
    assertThat(Await.failure(line.send(HELLO)).retryAfter()).contains(Duration.ofSeconds(7));
    api.stubFor(any(urlEqualTo(PUSH)).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
    assertThat(Await.failure(line.send(HELLO)).reason()).isEqualTo(Reason.UNKNOWN_OUTCOME);
  }

  @Test
  void countsTextAsLineDoes() {
    assertThat(Await.value(line.send(HELLO.withText("校".repeat(5_000)))).message())
        .isPresent();
    assertThat(Await.failure(line.send(HELLO.withText("😀".repeat(2_501)))).code())
        .isEqualTo("too-long");
  }

  @Test
  void asksForNamesOnceAndWhetherTheTokenWorks() {
    api.stubFor(any(urlEqualTo("/v2/bot/profile/U1"))
        .willReturn(okJson("{\"displayName\":\"李四\",\"userId\":\"U1\"}")));
    assertThat(Await.value(line.nameOf(UserId.of("line", "U1")))).isEqualTo("李四");
    assertThat(Await.value(line.nameOf(UserId.of("line", "U1")))).isEqualTo("李四");
    api.verify(1, getRequestedFor(urlEqualTo("/v2/bot/profile/U1")));
    Await.value(line.start());
    assertThat(Await.value(line.openDirectChat(UserId.of("line", "U1"))))
        .isEqualTo(new ChatId(ACCOUNT, "U1"));
    assertThat(Await.failure(line.openDirectChat(UserId.of("slack", "T.U"))).reason())
        .isEqualTo(Reason.GONE);
  }
}
