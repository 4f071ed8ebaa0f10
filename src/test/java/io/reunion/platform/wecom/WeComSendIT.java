package io.reunion.platform.wecom;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.reunion.platform.wecom.WeComFixture.ACCOUNT;
import static io.reunion.platform.wecom.WeComFixture.GROUP;
import static io.reunion.platform.wecom.WeComFixture.NOW;
import static io.reunion.platform.wecom.WeComFixture.post;
import static io.reunion.platform.wecom.WeComFixture.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.Markup;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Receipt;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.chat.WebhookResult;
import io.reunion.platform.ApiClient;
import io.reunion.platform.Await;
import io.reunion.platform.Equipment;
import io.reunion.platform.EvilTexts;
import io.reunion.platform.HeldAnswers;
import io.reunion.platform.LookAlikeMarkdown;
import io.reunion.platform.StrictJson;
import io.reunion.platform.TokenStore;
import io.reunion.redis.RedisServer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeComSendIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  @RegisterExtension
  static final WireMockExtension api =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final String WEBHOOK = "/cgi-bin/webhook/send?key=canary-webhook-key";
  private static final OutboundMessage HELLO = OutboundMessage.text(GROUP, "你好", "0a1b");

  private WeComPlatform robot;

  @BeforeEach
  void connect() {
    api.stubFor(any(anyUrl()).willReturn(okJson("{\"errcode\":0,\"errmsg\":\"ok\"}")));
    robot = new WeComPlatform(
        ACCOUNT,
        WeComFixture.config(Optional.empty(), Optional.empty(), api.baseUrl()),
        new Equipment(
            new ApiClient(server.vertx(), ApiClient.Limits.DEFAULT),
            new TokenStore(server.vertx(), server.redis(), CLOCK),
            new HeldAnswers(server.vertx()),
            CLOCK));
  }

  private static OutboundMessage card(String text) {
    return HELLO
        .withText(text)
        .withButtons(List.of(
            List.of(
                new Button("参加", "rsvp gala yes", Button.Style.PRIMARY),
                new Button("No", "rsvp gala no", Button.Style.DANGER)),
            List.of(new Button("List", "list gala"))));
  }

  private static void verifySent(String url, String json) {
    api.verify(postRequestedFor(urlEqualTo(url)).withRequestBody(equalToJson(json)));
  }

  @Test
  void pushesIntoAGroupThroughItsWebhookWithButtonsAsWhatToType() {
    assertThat(Await.value(robot.send(card("Gala " + Markup.bold("晚会")))))
        .isEqualTo(Receipt.WITHOUT_ID);
    verifySent(WEBHOOK, """
        {"msgtype":"markdown","markdown":{"content":
         "Gala **晚会**\\n\\n参加: `/rsvp gala yes`\\nNo: `/rsvp gala no`\\nList: `/list gala`"}}
        """);
  }

  @Test
  void takesAWholeUrlForAWebhook() {
    WeComConfig config = new WeComConfig(
        io.reunion.config.Secret.of("t"),
        io.reunion.config.Secret.of(WeComFixture.KEY),
        Optional.empty(),
        java.util.Map.of(
            "wrGROUP", io.reunion.config.Secret.of(api.baseUrl() + "/other/send?key=K2")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        java.net.URI.create("https://qyapi.weixin.qq.com"));
    WeComPlatform other = new WeComPlatform(
        ACCOUNT,
        config,
        new Equipment(
            new ApiClient(server.vertx(), ApiClient.Limits.DEFAULT),
            new TokenStore(server.vertx(), server.redis(), CLOCK),
            new HeldAnswers(server.vertx()),
            CLOCK));
    Await.value(other.send(HELLO));
    api.verify(postRequestedFor(urlEqualTo("/other/send?key=K2")));
  }

  @Test
  void pushesNowhereElse() {
    SendFailedException failure =
        Await.failure(robot.send(HELLO.inChat(new ChatId(ACCOUNT, "wrOTHER"))));
    assertThat(failure.reason()).isEqualTo(Reason.SUSPENDED);
    assertThat(failure.code()).isEqualTo("no-group-webhook");
    assertThat(Await.failure(robot.send(HELLO.inChat(new ChatId(ACCOUNT, "user:zhangsan"))))
            .code())
        .isEqualTo("no-app-for-direct-chats");
    api.verify(0, postRequestedFor(urlEqualTo(WEBHOOK)));
  }

  @Test
  void sendsALongTextInParts() {
    String text = ("校友会通知" + "x".repeat(80) + "\n").repeat(100).strip();
    Await.value(robot.send(HELLO.withText(text)));
    List<String> parts = api.findAll(postRequestedFor(urlEqualTo(WEBHOOK))).stream()
        .map(request -> StrictJson.object(request.getBody())
            .path("markdown")
            .path("content")
            .asText())
        .toList();
    assertThat(parts).hasSize(3);
    assertThat(String.join("\n", parts)).isEqualTo(text);
    assertThat(parts)
        .allSatisfy(part ->
            assertThat(part.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(4_096));
    assertThat(Await.failure(robot.send(HELLO.withText("校".repeat(6_000)))).code())
        .isEqualTo("too-long");
  }

  @ParameterizedTest
  @CsvSource({
    "93000,GONE,CHAT",
    "86001,GONE,CHAT",
    "86003,GONE,CHAT",
    "81013,GONE,CHAT",
    "82001,GONE,CHAT",
    "-1,RETRY_AFTER,CHAT",
    "45009,RETRY_AFTER,CHAT",
    "45033,RETRY_AFTER,CHAT",
    "40014,REFRESH_TOKEN,ACCOUNT",
    "41001,REFRESH_TOKEN,ACCOUNT",
    "42001,REFRESH_TOKEN,ACCOUNT",
    "60020,SUSPENDED,ACCOUNT",
    "40058,REJECTED,CHAT",
    "45002,REJECTED,CHAT",
    "99999999999,REJECTED,CHAT"
  })
  void readsEveryRefusal(String code, Reason reason, Scope scope) {
    api.stubFor(
        any(anyUrl()).willReturn(okJson("{\"errcode\":" + code + ",\"errmsg\":\"canary\"}")));
    SendFailedException failure = Await.failure(robot.send(HELLO));
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.scope()).isEqualTo(scope);
    assertThat(failure.toString()).doesNotContain("canary");
  }

  @Test
  void callsWhatIsTooLongByTheNameOfAllPlatforms() {
    api.stubFor(any(anyUrl()).willReturn(okJson("{\"errcode\":45002}")));
    assertThat(Await.failure(robot.send(HELLO)).code()).isEqualTo("too-long");
  }

  @Test
  void anAnswerThatSaysNothingProvesNothing() {
    for (String body : List.of("", "{}", "[]", "<html>")) {
      api.stubFor(any(anyUrl()).willReturn(aResponse().withBody(body)));
      assertThat(Await.failure(robot.send(HELLO)).reason()).isEqualTo(Reason.UNKNOWN_OUTCOME);
    }
    api.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
    assertThat(Await.failure(robot.send(HELLO)).reason()).isEqualTo(Reason.UNKNOWN_OUTCOME);
  }

  private record Asked(WebhookResult.Accepted accepted, ReplyCredit credit) {
    JsonNode opened() {
      JsonNode sealed = StrictJson.object(Await.value(accepted.answer()).body().getBytes());
      String encrypted = sealed.path("encrypt").asText();
      assertThat(sealed.path("msgsignature").asText())
          .isEqualTo(WeComFixture.crypt("")
              .signature(
                  sealed.path("timestamp").asText(), sealed.path("nonce").asText(), encrypted));
      return StrictJson.object(WeComFixture.crypt("").decrypt(encrypted));
    }
  }

  private Asked ask() {
    String json = new String(recorded("group-text"), StandardCharsets.UTF_8)
        .replace("https://qyapi.weixin.qq.com", api.baseUrl());
    WebhookResult.Accepted accepted = (WebhookResult.Accepted) robot.receive(post(json));
    return new Asked(accepted, accepted.updates().get(0).origin().credit().orElseThrow());
  }

  @Test
  void answersInTheResponseToTheMessageItself() {
    Asked asked = ask();
    assertThat(Await.value(robot.reply(asked.credit(), HELLO))).isEqualTo(Receipt.WITHOUT_ID);
    assertThat(asked.opened().toString())
        .isEqualTo("{\"msgtype\":\"stream\",\"stream\":{\"id\":\"" + streamOf(asked)
            + "\",\"finish\":true," + "\"content\":\"你好\"}}");
    api.verify(0, postRequestedFor(com.github.tomakehurst.wiremock.client.WireMock.anyUrl()));
  }

  @Test
  void answersInTheResponseWithTheTextAndACardOfItsButtons() {
    Asked asked = ask();
    Await.value(robot.reply(asked.credit(), card("Gala " + Markup.bold("晚会") + "\nSat 18:00")));
    assertThat(asked.opened()).isEqualTo(StrictJson.object("""
            {"msgtype":"stream_with_template_card",
             "stream":{"id":"STREAM","finish":true,"content":"Gala **晚会**\\nSat 18:00"},
             "template_card":{"card_type":"button_interaction","main_title":{"title":"Gala 晚会"},
              "task_id":"reunion-f204d2d3bc40d0b20abe4f36cfde144f","button_list":[
               {"text":"参加","style":1,"key":"rsvp gala yes"},
               {"text":"No","style":3,"key":"rsvp gala no"},
               {"text":"List","style":2,"key":"list gala"}]}}
            """.replace("STREAM", streamOf(asked))
        .getBytes(StandardCharsets.UTF_8)));
  }

  private static String streamOf(Asked asked) {
    return WeComStreams.id(asked.credit().handle().split(" ", 2)[0]);
  }

  @Test
  void theSecondWordGoesToTheResponseUrl() {
    Asked asked = ask();
    Await.value(robot.reply(asked.credit(), HELLO));
    Await.value(robot.reply(asked.credit(), HELLO.withText("more")));
    verifySent(
        "/cgi-bin/aibot/response?response_code=R1",
        "{\"msgtype\":\"markdown\",\"markdown\":{\"content\":\"more\"}}");
    Await.value(robot.reply(asked.credit(), card("Gala\nSat 18:00")));
    verifySent("/cgi-bin/aibot/response?response_code=R1", """
        {"msgtype":"template_card","template_card":{"card_type":"button_interaction",
         "main_title":{"title":"Gala"},"sub_title_text":"Sat 18:00","task_id":"reunion-f204d2d3bc40d0b20abe4f36cfde144f",
         "button_list":[{"text":"参加","style":1,"key":"rsvp gala yes"},
          {"text":"No","style":3,"key":"rsvp gala no"},{"text":"List","style":2,"key":"list gala"}]}}
        """);
    Await.value(robot.reply(asked.credit(), card("Gala\n" + "long ".repeat(30))));
    assertThat(api.findAll(postRequestedFor(urlEqualTo("/cgi-bin/aibot/response?response_code=R1")))
            .get(2)
            .getBodyAsString())
        .contains("\"markdown\"", "/rsvp gala yes");
  }

  @Test
  void aCreditThatIsOldForeignOrOfAnotherKindIsNotSpent() {
    String url = api.baseUrl() + "/cgi-bin/aibot/response";
    for (ReplyCredit credit : List.of(
        new ReplyCredit("response_url", "m9 " + url, 1, NOW),
        new ReplyCredit("response_url", "m9 https://evil.example/", 1, NOW.plusSeconds(9)),
        new ReplyCredit("response_url", "m9 ", 1, NOW.plusSeconds(9)),
        new ReplyCredit("response_url", url, 1, NOW.plusSeconds(9)),
        new ReplyCredit("other", "m9 " + url, 1, NOW.plusSeconds(9)))) {
      assertThat(Await.failure(robot.reply(credit, HELLO)).reason()).isEqualTo(Reason.REJECTED);
    }
    api.verify(0, postRequestedFor(com.github.tomakehurst.wiremock.client.WireMock.anyUrl()));
  }

  @Test
  void nothingFromOutsideIsMoreThanText() {
    for (String evil : EvilTexts.ALL) {
      String rendered = LookAlikeMarkdown.render(Markup.literal(evil));
      assertThat(rendered).doesNotContain("<", "*", "`", "](");
      assertThat(rendered.lines()).noneMatch(line -> line.startsWith("#") || line.startsWith(">"));
    }
    assertThat(LookAlikeMarkdown.render("<@all> <font color=\"warning\">x</font>"))
        .isEqualTo("＜@all> ＜font color=\"warning\">x＜/font>");
    assertThat(LookAlikeMarkdown.render(Markup.link("x", "javascript:1")))
        .isEqualTo("x javascript:1");
    assertThat(LookAlikeMarkdown.render(Markup.link("页", "https://a.example/(1)")))
        .isEqualTo("[页](https://a.example/%281%29)");
  }
}
