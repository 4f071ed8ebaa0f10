package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reunion.redis.RedisServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Platforms that wait for the bot's words in the response, each till its own deadline, and a bot that is slow. Words that are there
 * at nine tenths of what the bot allows itself are in the response. Words that are there only after the deadline come another way,
 * once. Either way the platform is answered in time, and the answer to the event counts once.
 */
class DeadlinesIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final String EVENT = """
      {"id":"gala","title":"Gala Dinner","startsAt":"2099-12-12T18:00:00+08:00","place":"Hall","capacity":50}""";
  private static final String WORDS = "You have a seat";

  /** What is asked, how long the platform waits for it, and how long the bot makes it wait at most. */
  enum Asked {
    WECOM_MESSAGE(5_000, 4_200),
    WECHAT_MESSAGE(5_000, 4_200),
    TEAMS_MENTION(5_000, 4_200),
    FEISHU_PRESS(3_000, 2_400),
    DINGTALK_PRESS(2_000, 1_500),
    DISCORD_COMMAND(3_000, 2_200),
    DISCORD_PRESS(3_000, 2_200);

    private final Duration deadline;
    private final Duration patience;

    Asked(long deadline, long patience) {
      this.deadline = Duration.ofMillis(deadline);
      this.patience = Duration.ofMillis(patience);
    }
  }

  @TempDir
  Path directory;

  private final WeComApi wecom = new WeComApi();
  private final FeishuApi feishu = new FeishuApi();
  private final DingTalkApi dingtalk = new DingTalkApi();
  private final DiscordStandIn discord = new DiscordStandIn();
  private final WeChatApi wechat = new WeChatApi();
  private final TeamsWebhookStandIn teams = new TeamsWebhookStandIn();
  private SlowRedis redis;
  private TestService service;

  @BeforeEach
  void open() throws IOException {
    redis = new SlowRedis(server.port());
    service = TestService.start(
        directory,
        server.uri().replace(":" + server.port(), ":" + redis.port()),
        "association: {language: en}\nredis: {accept: [appendfsync-no], commandTimeout: 20s}\n",
        wecom.config()
            + feishu.config()
            + dingtalk.config()
            + discord.config()
            + wechat.config()
            + teams.config());
    assertThat(service.api("POST", "/events", EVENT).statusCode()).isEqualTo(201);
    // Redis knows the scripts now: the first command that names somebody is the only one on the way
    // to the journal.
    assertThat(wecom.post(service, wecom.message("wr1", "first", "help")).statusCode())
        .isEqualTo(200);
  }

  @AfterEach
  void close() {
    service.close();
    redis.close();
    Stream.of(wecom, feishu, dingtalk, discord, wechat).forEach(DeadlinesIT::closed);
  }

  private static void closed(AutoCloseable standIn) {
    try {
      standIn.close();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** What the journal, and all that follows, call the one who asks. */
  private String name(Asked asked) {
    return asked.name().startsWith("DISCORD")
        ? discord.account("slow").substring("discord:".length())
        : "slowpoke";
  }

  private HttpResponse<String> ask(Asked asked) {
    return switch (asked) {
      case WECOM_MESSAGE -> wecom.post(service, wecom.message("wr1", "slowpoke", "rsvp gala yes"));
      case WECHAT_MESSAGE -> wechat.send(service, WeChatApi.message("slowpoke", "rsvp gala yes"));
      case TEAMS_MENTION -> teams.say(service, "slowpoke", "rsvp gala yes");
      case FEISHU_PRESS ->
        FeishuApi.post(service, FeishuApi.press("oc_g1", "slowpoke", "om_s1", "rsvp gala yes"));
      case DINGTALK_PRESS -> {
        JsonNode command = new ObjectMapper().createObjectNode().put("command", "rsvp gala yes");
        yield DingTalkApi.postPress(service, DingTalkApi.press("cid1==~card", "slowpoke", command));
      }
      case DISCORD_COMMAND -> discord.send(service, discord.written("slow", "rsvp gala yes"));
      case DISCORD_PRESS -> discord.send(service, discord.pressed("slow", "rsvp gala yes"));
    };
  }

  /** The words of a response, decrypted where they have to be. */
  private String said(Asked asked, HttpResponse<String> response) {
    return switch (asked) {
      case WECOM_MESSAGE -> wecom.opened(response).toString();
      case WECHAT_MESSAGE -> wechat.opened(response);
      case TEAMS_MENTION, FEISHU_PRESS, DINGTALK_PRESS, DISCORD_COMMAND, DISCORD_PRESS ->
        response.body();
    };
  }

  /** What was said another way than in the response. */
  private List<String> saidLater(Asked asked, HttpResponse<String> response) {
    List<String> said = new ArrayList<>();
    switch (asked) {
      case WECOM_MESSAGE -> {
        String stream = wecom.opened(response).at("/stream/id").asText();
        said.add(wecom.opened(wecom.poll(service, stream)).toString());
        wecom.responses().forEach(one -> said.add(one.toString()));
      }
      case WECHAT_MESSAGE -> said.addAll(wechat.written());
      case TEAMS_MENTION -> said.addAll(saidWhenAskedAgain(asked, response));
      case FEISHU_PRESS -> feishu.sent().forEach(one -> said.add(one.toString()));
      case DINGTALK_PRESS -> {
        dingtalk.pushed().forEach(one -> said.add(one.toString()));
        said.addAll(dingtalk.answered());
      }
      case DISCORD_COMMAND, DISCORD_PRESS ->
        discord.calls().forEach(call -> said.add(call.getBodyAsString()));
    }
    said.removeIf(words -> !words.contains(WORDS));
    return said;
  }

  /** There is no other way than the response to another message, so whoever was told nothing asks again. */
  private List<String> saidWhenAskedAgain(Asked asked, HttpResponse<String> response) {
    return said(asked, response).contains(WORDS)
        ? List.of()
        : List.of(ask(asked).body());
  }

  private List<String> rsvps() {
    List<String> lines = new ArrayList<>();
    parse(service.api("GET", "/events/gala/rsvps", "").body())
        .path("items")
        .forEach(item ->
            lines.add(item.path("status").asText() + " " + item.path("seats").asInt()));
    return lines;
  }

  private record Answered(HttpResponse<String> response, Duration took) {}

  private Answered askSlowly(Asked asked, Duration pause) {
    redis.slow(name(asked), pause);
    long started = System.nanoTime();
    HttpResponse<String> response = ask(asked);
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    assertThat(redis.wasSlow()).isTrue();
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(took).isLessThan(asked.deadline);
    return new Answered(response, took);
  }

  @ParameterizedTest
  @EnumSource(Asked.class)
  void atNineTenthsTheWordsAreInTheResponse(Asked asked) {
    Duration pause = asked.patience.multipliedBy(8).dividedBy(10);
    Answered answered = askSlowly(asked, pause);
    assertThat(answered.took()).isGreaterThanOrEqualTo(pause);
    assertThat(said(asked, answered.response())).contains(WORDS);
    assertThat(rsvps()).containsExactly("ACCEPTED 1");
    if (asked != Asked.WECOM_MESSAGE) {
      assertThat(saidLater(asked, answered.response())).isEmpty();
    }
    assertThat(wecom.responses()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Asked.class)
  void afterTheDeadlineTheyComeAnotherWayAndOnce(Asked asked) {
    Answered answered = askSlowly(asked, asked.deadline.plusMillis(500));
    assertThat(said(asked, answered.response())).doesNotContain(WORDS);
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> saidLater(asked, answered.response()).size() == 1);
    assertThat(rsvps()).containsExactly("ACCEPTED 1");
    await()
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(3))
        .until(() -> saidLater(asked, answered.response()).size() == 1);
  }
}
