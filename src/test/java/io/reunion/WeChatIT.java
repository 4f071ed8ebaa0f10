package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reunion.redis.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A WeChat Official Account over HTTP, its messages made and its answers read by another's implementation. */
class WeChatIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  @TempDir
  Path directory;

  private final WeChatApi wechat = new WeChatApi();
  private TestService service;

  @BeforeEach
  void open() {
    service = TestService.start(
        directory,
        server.uri(),
        "association: {language: zh}\nadmins: ['wechat:chair']\nredis: {accept: [appendfsync-no]}\n"
            + "announcements: {approvalThreshold: 0}\n",
        wechat.config());
  }

  @AfterEach
  void close() {
    service.close();
    wechat.close();
  }

  /** What the bot says in the response to {@code words}. */
  private String answer(String user, String words) {
    return wechat.opened(wechat.send(service, WeChatApi.message(user, words)));
  }

  @Test
  void membersAreFoundAndEventsAnsweredAlone() {
    assertThat(service
            .api("POST", "/members/import", "姓名,入学年份,城市,consent\n王五,2008,深圳,group\n")
            .statusCode())
        .isEqualTo(200);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(answer("chair", "找 王五")).contains("王五", "深圳"));
    assertThat(service
            .api(
                "POST",
                "/events",
                "{\"id\":\"gala\",\"title\":\"校友晚会\",\"startsAt\":\"2099-12-12T18:00:00+08:00\","
                    + "\"capacity\":2,\"chats\":[]}")
            .statusCode())
        .isEqualTo(201);
    assertThat(wechat.opened(wechat.send(service, WeChatApi.click("li", "活动")))).contains("校友晚会");
    assertThat(answer("li", "报名 gala 参加 +1")).contains("2");
    assertThat(parse(service.api("GET", "/events/gala/rsvps", "").body()).toString())
        .contains("\"wechat:li\"", "\"ACCEPTED\"");
  }

  @Test
  void anAnnouncementToMembersIsWrittenToThem() {
    assertThat(service
            .api("POST", "/members/import", "学号,姓名,入学年份,consent\nML1,王五,2008,group\n")
            .statusCode())
        .isEqualTo(200);
    assertThat(answer("wang", "帮助")).isNotBlank();
    assertThat(answer("chair", "关联 wechat:wang ML1")).contains("王五");
    assertThat(service
            .api(
                "POST",
                "/announcements",
                "{\"text\":{\"zh\":\"会场改了\"},\"audience\":{\"to\":\"members\",\"all\":true}}")
            .statusCode())
        .isEqualTo(201);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(wechat.written())
            .singleElement()
            .satisfies(words -> assertThat(words).contains("会场改了")));
  }

  @Test
  void whatIsUnknownIsTakenAndIgnoredAndCounted() {
    String unknown = WeChatApi.message("li", "帮助").replace("text", "future");
    assertThat(wechat.send(service, unknown).body()).isEqualTo("success");
    assertThat(service.ignored("wechat/main")).isEqualTo(1);
  }

  @Test
  void aRetryIsNotAnsweredTwice() {
    String asked = WeChatApi.message("li", "帮助");
    assertThat(wechat.opened(wechat.send(service, asked))).isNotBlank();
    assertThat(wechat.send(service, asked).body()).isEqualTo("success");
  }
}
