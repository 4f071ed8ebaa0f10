package io.reunion.platform.wecom;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.reunion.platform.wecom.WeComFixture.ACCOUNT;
import static io.reunion.platform.wecom.WeComFixture.GROUP;
import static io.reunion.platform.wecom.WeComFixture.NOW;
import static io.reunion.platform.wecom.WeComFixture.post;
import static io.reunion.platform.wecom.WeComFixture.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.reunion.chat.Button;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Receipt;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.Update;
import io.reunion.chat.WebhookResult;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.platform.ApiClient;
import io.reunion.platform.Await;
import io.reunion.platform.Equipment;
import io.reunion.platform.HeldAnswers;
import io.reunion.platform.MovingClock;
import io.reunion.platform.StrictJson;
import io.reunion.platform.TokenStore;
import io.reunion.redis.RedisServer;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Words that come after the response, and cards that change in it. */
class WeComStreamIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  @RegisterExtension
  static final WireMockExtension api =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final OutboundMessage HELLO = OutboundMessage.text(GROUP, "你好", "0a1b");

  private final MovingClock clock = new MovingClock(NOW);
  private WeComPlatform robot;
  private WeComPlatform other;

  @BeforeEach
  void connect() {
    api.stubFor(any(anyUrl()).willReturn(okJson("{\"errcode\":0,\"errmsg\":\"ok\"}")));
    robot = instance();
    other = instance();
  }

  private WeComPlatform instance() {
    return new WeComPlatform(
        ACCOUNT,
        WeComFixture.config(Optional.empty(), Optional.empty(), api.baseUrl()),
        new Equipment(
            new ApiClient(server.vertx(), ApiClient.Limits.DEFAULT),
            new TokenStore(server.vertx(), server.redis(), clock),
            new HeldAnswers(server.vertx()),
            clock));
  }

  private static WebhookResult.Accepted receive(WeComPlatform by, String json) {
    return (WebhookResult.Accepted) by.receive(
        post(json.getBytes(StandardCharsets.UTF_8), Long.toString(NOW.getEpochSecond())));
  }

  private static WebhookResult.Accepted ask(WeComPlatform by) {
    return receive(
        by,
        new String(recorded("group-text"), StandardCharsets.UTF_8)
            .replace("https://qyapi.weixin.qq.com", api.baseUrl()));
  }

  private static ReplyCredit credit(WebhookResult.Accepted asked) {
    return asked.updates().get(0).origin().credit().orElseThrow();
  }

  private static JsonNode opened(Future<Answer> answer) {
    JsonNode sealed = StrictJson.object(Await.value(answer).body().getBytes());
    return StrictJson.object(
        WeComFixture.crypt("").decrypt(sealed.path("encrypt").asText()));
  }

  /** What WeCom is told when it asks for {@code stream}. */
  private static JsonNode poll(WeComPlatform by, String stream) {
    WebhookResult.Accepted polled = receive(
        by,
        "{\"msgid\":\"p1\",\"aibotid\":\"A\",\"chattype\":\"group\",\"chatid\":\"wrGROUP\","
            + "\"from\":{\"userid\":\"zhangsan\"},\"msgtype\":\"stream\",\"stream\":{\"id\":\""
            + stream + "\"}}");
    assertThat(polled.updates()).isEmpty();
    JsonNode answer = opened(polled.answer());
    assertThat(answer.at("/stream/id").asText()).isEqualTo(stream);
    return answer;
  }

  private static void assertWaits(JsonNode answer) {
    assertThat(answer.path("msgtype").asText()).isEqualTo("stream");
    assertThat(answer.at("/stream/finish").booleanValue()).isFalse();
  }

  private static void assertSays(JsonNode answer, String words) {
    assertThat(answer.at("/stream/finish").booleanValue()).isTrue();
    assertThat(answer.at("/stream/content").asText()).isEqualTo(words);
  }

  private static int responses() {
    return api.findAll(postRequestedFor(urlPathEqualTo("/cgi-bin/aibot/response")))
        .size();
  }

  @Test
  void wordsThatComeLateAreThereWhenTheStreamIsAskedFor() {
    WebhookResult.Accepted asked = ask(robot);
    JsonNode unfinished = opened(asked.answer());
    assertWaits(unfinished);
    String stream = unfinished.at("/stream/id").asText();
    assertWaits(poll(robot, stream));
    Future<Receipt> said = robot.reply(credit(asked), HELLO);
    await().untilAsserted(() -> assertSays(poll(other, stream), "你好"));
    assertThat(Await.value(said)).isEqualTo(Receipt.WITHOUT_ID);
    assertSays(poll(robot, stream), "你好");
    assertThat(responses()).isZero();
    Await.value(robot.reply(credit(asked), HELLO.withText("more")));
    assertThat(responses()).as("a second word goes another way").isOne();
  }

  @Test
  void wordsThatNobodyAsksForGoToTheResponseUrlAndNowhereElse() {
    WebhookResult.Accepted asked = ask(robot);
    String stream = opened(asked.answer()).at("/stream/id").asText();
    Await.value(other.reply(credit(asked), HELLO));
    assertThat(responses()).isOne();
    assertSays(poll(robot, stream), "…");
  }

  @Test
  void aStreamWithoutWordsEndsAndTheyStillCome() {
    WebhookResult.Accepted asked = ask(robot);
    String stream = opened(asked.answer()).at("/stream/id").asText();
    clock.set(NOW.plusSeconds(59));
    assertWaits(poll(robot, stream));
    clock.set(NOW.plusSeconds(61));
    assertSays(poll(robot, stream), "…");
    Await.value(robot.reply(credit(asked), HELLO));
    assertThat(responses()).isOne();
    assertSays(poll(robot, stream), "…");
    assertSays(poll(robot, "unknown"), "…");
  }

  @Test
  void whereNothingIsSaidNothingIsShown() {
    WebhookResult.Accepted asked = ask(robot);
    robot.leave(credit(asked));
    assertThat(Await.value(asked.answer())).isEqualTo(Answer.EMPTY);
    WebhookResult.Accepted late = ask(other);
    String stream = opened(late.answer()).at("/stream/id").asText();
    assertWaits(poll(other, stream));
    robot.leave(credit(late));
    await().untilAsserted(() -> assertSays(poll(other, stream), "…"));
    assertThat(responses()).isZero();
  }

  @Test
  void aRepeatedMessageIsAnsweredWithTheSameWords() {
    WebhookResult.Accepted asked = ask(robot);
    Await.value(robot.reply(credit(asked), HELLO));
    JsonNode first = opened(asked.answer());
    assertSays(first, "你好");
    assertThat(opened(ask(other).answer())).isEqualTo(first);
  }

  private static OutboundMessage card() {
    return HELLO
        .withText("Gala\nSat 18:00")
        .withButtons(List.of(List.of(
            new Button("参加", "rsvp gala yes", Button.Style.PRIMARY),
            new Button("List", "list gala"))));
  }

  private static WebhookResult.Accepted press(WeComPlatform on, String task) {
    return receive(
        on,
        new String(recorded("press"), StandardCharsets.UTF_8)
            .replace("reunion-1", task)
            .replace("https://qyapi.weixin.qq.com", api.baseUrl()));
  }

  private static Update.ButtonPressed pressed(WebhookResult.Accepted press) {
    return (Update.ButtonPressed) press.updates().get(0);
  }

  @Test
  void aPressChangesTheCardForTheOneWhoPressed() {
    Await.value(robot.reply(credit(ask(robot)), card()));
    WebhookResult.Accepted press = press(other, WeComRequests.id(card()));
    Await.value(other.answerPress(pressed(press), "You have a seat."));
    assertThat(opened(press.answer()))
        .isEqualTo(StrictJson.object(
            """
        {"response_type":"update_template_card","userids":["zhangsan"],
         "template_card":{"sub_title_text":"You have a seat.","card_type":"button_interaction",
          "main_title":{"title":"Gala"},"task_id":"TASK","button_list":[
           {"text":"参加","style":1,"key":"rsvp gala yes"},{"text":"List","style":2,"key":"list gala"}]}}
        """.replace("TASK", WeComRequests.id(card())).getBytes(StandardCharsets.UTF_8)));
    assertThat(Await.failure(other.answerPress(pressed(press), "again")).code())
        .isEqualTo("no-card");
  }

  @Test
  void aPressOnACardThatIsNotKnownIsAnsweredAtItsUrl() {
    WebhookResult.Accepted press = press(robot, "reunion-1");
    assertThat(
            Await.failure(robot.answerPress(pressed(press), "You have a seat.")).code())
        .isEqualTo("no-card");
    Await.value(robot.reply(credit(press), HELLO));
    assertThat(responses()).isOne();
    Await.value(robot.answerPress(pressed(press), ""));
    assertThat(Await.value(press.answer()).body().length()).isZero();
  }

  @Test
  void aPressThatNobodyAnswersInTimeIsAnsweredWithNothing() {
    assertThat(Await.value(press(robot, "reunion-1").answer()).body().length()).isZero();
  }
}
