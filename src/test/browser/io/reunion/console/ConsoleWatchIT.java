package io.reunion.console;

import static org.awaitility.Awaitility.await;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.reunion.TestService;
import io.reunion.bot.Unsaid;
import io.reunion.bot.UnsaidStore;
import io.reunion.browser.Browser;
import io.reunion.browser.Browser.View;
import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.UpdateJson;
import io.reunion.chat.UserId;
import io.reunion.redis.RedisServer;
import io.reunion.bot.Say;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an office watches: a group in which the bot only listens, what waits for a person, and the door of an event. */
class ConsoleWatchIT {
  private static final UserId ADMIN = UserId.of("local", "ann");
  private static final ChatId LONDON = new ChatId(AccountId.of("local", "playground"), "london");

  @RegisterExtension
  static final Browser BROWSER = new Browser();

  @RegisterExtension
  static final RedisServer REDIS = new RedisServer();

  @TempDir
  Path directory;

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"zh, phone", "en, laptop"})
  void aGroupIsListenedTo(String language, String device) {
    try (TestService service = TestService.demo(REDIS.uri())) {
      ConsolePage console = enter(service, language, device);
      Page page = console.page();
      console.open("群组", "Groups");
      Locator first = page.getByRole(AriaRole.CELL).getByRole(AriaRole.LINK).first();
      String address = first.getAttribute("href");
      first.click();
      Locator listen = page.getByLabel(console.say("在这个群里只旁听", "Only listen in this group"));
      listen.check();
      assertThat(page.locator(".head .state")).hasText(console.say("只旁听", "listens only"));
      ChatId chat = chat(address);
      RedisServer.await(new UnsaidStore(REDIS.redis()).add(
          chat,
          new Unsaid(
              "op-" + language,
              Instant.now(),
              "<b>@bot</b> 报名 gala",
              List.of(new Unsaid.Line("You have a seat for “Gala”.", Say.To.DISCREETLY, List.of("Undo"))))));
      // It comes by itself, as text and not as markup.
      assertThat(page.locator(".unsaid blockquote")).hasText("<b>@bot</b> 报名 gala");
      assertThat(page.locator(".unsaid .would")).containsText("You have a seat");
      Browser.picture(page, "console-" + language + "-" + device + "-group");
      Browser.assertAccessible(page);
      console.button("清除这些记录", "Forget these").click();
      assertThat(page.locator(".unsaid")).hasCount(0);
      listen.uncheck();
      assertThat(page.locator(".head .state.on")).isVisible();
      page.close();
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"zh, phone", "en, laptop"})
  void aGroupIsMutedAndItsBudgetIsSet(String language, String device) {
    try (TestService service = TestService.demo(REDIS.uri())) {
      ConsolePage console = enter(service, language, device);
      Page page = console.page();
      console.open("群组", "Groups");
      Locator first = page.getByRole(AriaRole.CELL).getByRole(AriaRole.LINK).first();
      String address = first.getAttribute("href");
      first.click();
      console.heading("运行状况", "Status").waitFor();
      assertThat(page.locator(".head .state.on")).isVisible();
      console.button("24 小时", "24 hours").click();
      assertThat(page.locator(".head .state")).containsText(console.say("静音到", "muted until"));
      page.getByLabel(console.say("24 小时内最多主动发几条", "Most unasked messages in 24 hours")).fill("3");
      console.button("保存", "Save").click();
      assertThat(page.locator(".facts").first()).containsText(console.say("/ 3 条", "of 3 in 24 hours"));
      Browser.picture(page, "console-" + language + "-" + device + "-group-muted");
      Browser.assertAccessible(page);
      // Somebody else sets it meanwhile: both versions are shown, and nothing is overwritten unseen.
      service.api("PATCH", "/chats/" + chat(address), "{\"perDay\":7}");
      console.button("保存", "Save").click();
      Locator conflict = page.getByRole(AriaRole.ALERT);
      assertThat(conflict).containsText(console.say("刚刚有人修改过", "Somebody changed this meanwhile"));
      assertThat(conflict.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(
              console.say("24 小时内最多主动发几条", "Most unasked messages in 24 hours"))))
          .containsText(Pattern.compile("7\\s*3"));
      Browser.picture(page, "console-" + language + "-" + device + "-group-stale");
      Browser.assertAccessible(page);
      console.button("放弃我的修改", "Drop mine").click();
      assertThat(conflict).hasCount(0);
      assertThat(page.locator(".facts").first()).containsText(console.say("/ 7 条", "of 7 in 24 hours"));
      service.api("PATCH", "/chats/" + chat(address), "{\"perDay\":8}");
      console.button("解除静音", "Lift the mute").click();
      console.button("以我的为准，覆盖保存", "Save mine over it").click();
      assertThat(page.locator(".head .state.on")).isVisible();
      org.assertj.core.api.Assertions.assertThat(service.api("GET", "/chats/" + chat(address), "").body())
          .contains("\"perDay\":8", "\"muted\":false");
      org.assertj.core.api.Assertions.assertThat(BROWSER.takeComplaints()).as("the refusals themselves").hasSize(2);
      page.close();
    }
  }

  /** Listening and muting are for admins: an organiser is not shown what they would be refused. */
  @Test
  void anOrganiserIsNotShownWhatAdminsDecide() {
    try (TestService service = TestService.start(
        directory,
        REDIS.uri(),
        "redis: {accept: [appendfsync-no]}\nadmins: [\"local:ann\"]\norganisers: [\"local:org\"]\n",
        "{}")) {
      RedisServer.await(new RoomStore(REDIS.redis()).put(Room.seen(LONDON, ChatKind.GROUP, "London")));
      String group = service.url() + "/console/groups/"
          + java.net.URLEncoder.encode(LONDON.toString(), java.nio.charset.StandardCharsets.UTF_8);
      ConsolePage admin = ConsolePage.enter(BROWSER, service, REDIS, ADMIN, View.LAPTOP, false);
      admin.page().navigate(group);
      assertThat(admin.page().getByLabel("Only listen in this group")).isVisible();
      assertThat(admin.page().locator("#perDay")).isVisible();
      assertThat(admin.button("24 小时", "24 hours")).isVisible();
      admin.page().close();
      ConsolePage organiser =
          ConsolePage.enter(BROWSER, service, REDIS, UserId.of("local", "org"), View.LAPTOP, false);
      organiser.page().navigate(group);
      organiser.page().locator("#timeZone").waitFor();
      assertThat(organiser.page().getByLabel("Only listen in this group")).hasCount(0);
      assertThat(organiser.page().locator("#perDay")).hasCount(0);
      assertThat(organiser.button("24 小时", "24 hours")).hasCount(0);
      Browser.assertAccessible(organiser.page());
      organiser.page().close();
    }
  }

  private static ChatId chat(String address) {
    return ChatId.parse(java.net.URLDecoder.decode(
        address.substring(address.lastIndexOf('/') + 1), java.nio.charset.StandardCharsets.UTF_8));
  }

  private static ConsolePage enter(TestService service, String language, String device) {
    View view = device.equals("phone") ? View.PHONE : View.LAPTOP;
    return ConsolePage.enter(BROWSER, service, REDIS, ADMIN, view, language.equals("zh"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"zh, phone", "en, laptop"})
  void aPartWritesMoreToTheLogUntilItIsEnded(String language, String device) {
    try (TestService service = TestService.demo(REDIS.uri())) {
      ConsolePage console = enter(service, language, device);
      Page page = console.page();
      page.navigate(service.url() + "/console/system");
      page.getByText(console.say("日志级别", "How much is logged")).click();
      assertThat(page.locator("main")).containsText(console.say("按配置记录日志", "what the configuration says"));
      page.locator("#part").fill("Io.lettuce");
      console.button("修改", "Change").click();
      assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
      page.locator("#part").fill("level.Nothing");
      page.locator("#minutes").selectOption("60");
      console.button("修改", "Change").click();
      Locator row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("level.Nothing"));
      assertThat(row).containsText("DEBUG");
      org.assertj.core.api.Assertions.assertThat(service.api("GET", "/system/log-levels", "").body())
          .contains("\"part\":\"level.Nothing\",\"level\":\"DEBUG\"");
      Browser.picture(page, "console-" + language + "-" + device + "-log-levels");
      Browser.assertAccessible(page);
      // Somebody else changes it meanwhile: that is not ended unseen.
      service.api("PUT", "/system/log-levels/level.Nothing", "{\"level\":\"TRACE\"}");
      console.button("立即恢复", "End now").click();
      assertThat(row).containsText("TRACE");
      console.button("立即恢复", "End now").click();
      assertThat(row).hasCount(0);
      console.open("日志", "Log");
      assertThat(page.locator("main")).containsText("PUT /api/v1/system/log-levels/level.Nothing");
      org.assertj.core.api.Assertions.assertThat(BROWSER.takeComplaints()).as("the refusals themselves").hasSize(2);
      page.close();
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"zh, phone", "en, laptop"})
  void whatWaitsIsSeenAtHomeAndSettled(String language, String device) {
    try (TestService service = TestService.demo(REDIS.uri())) {
      String id = RedisServer.await(REDIS.redis().call(c -> c.xadd(
          "inbox:{3}:dead", Map.of("update", "{}", "reason", "IllegalStateException at io.reunion.Made.up:1"))));
      String chatter = UpdateJson.write(new Update.MessageReceived(
          new Update.Origin("message:aside", LONDON, ChatKind.GROUP, "London", Instant.now(), Optional.empty()),
          new Sender(UserId.of("local", "ann"), "Ann"), new MessageId("aside"), "Morning, all", false,
          Optional.empty(), false, Optional.empty(), Optional.empty()));
      RedisServer.await(REDIS.redis().call(c -> c.xadd(
          "inbox:{5}:dead", "id", "1-1", "reason", "no end in time", "update", chatter)));
      ConsolePage console = enter(service, language, device);
      Page page = console.page();
      console.heading("待处理", "Needs attention").waitFor();
      Locator aside = page.getByRole(
          AriaRole.LINK,
          new Page.GetByRoleOptions().setName(Pattern.compile(console.say("被搁置的消息", "Messages that were set aside"))));
      Browser.assertAccessible(page);
      aside.click();
      console.heading("被搁置的消息", "Messages set aside").waitFor();
      assertThat(page.locator("main")).containsText("IllegalStateException");
      Browser.picture(page, "console-" + language + "-" + device + "-set-aside");
      Browser.assertAccessible(page);
      Locator hung = page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("no end in time"));
      assertThat(hung).containsText(LONDON.toString());
      assertThat(page.locator("main")).not().containsText("Morning");
      hung.getByText(console.say("再试一次", "Try again")).click();
      assertThat(hung).hasCount(0);
      await().atMost(Duration.ofSeconds(30)).until(() -> RedisServer.<Long>await(
          REDIS.redis().call(c -> c.xlen("inbox:{5}:journal"))) == 0);
      org.assertj.core.api.Assertions.assertThat(RedisServer.<Long>await(
          REDIS.redis().call(c -> c.xlen("inbox:{5}:dead")))).as("worked, and not set aside again").isZero();
      console.button("丢弃……", "Discard …").click();
      console.button("确定丢弃", "Discard for good").click();
      assertThat(page.locator("main")).containsText(console.say("没有被搁置的消息", "None is set aside"));
      org.assertj.core.api.Assertions.assertThat(RedisServer.<Long>await(
              REDIS.redis().call(c -> c.xlen("inbox:{3}:dead"))))
          .as(id)
          .isZero();
      console.open("建议", "Suggestions");
      Browser.picture(page, "console-" + language + "-" + device + "-suggestions");
      Browser.assertAccessible(page);
      page.close();
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"zh, phone", "en, laptop"})
  void theDoorHasAScreen(String language, String device) {
    try (TestService service = TestService.demo(REDIS.uri())) {
      service.api(
          "POST",
          "/events",
          "{\"id\":\"door" + language + "\",\"title\":\"Picnic\",\"startsAt\":\"2099-05-01T09:00:00Z\"}");
      String path = "/events/door" + language;
      ConsolePage console = enter(service, language, device);
      Page page = console.page();
      page.navigate(service.url() + "/console" + path + "/door");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(console.say("门口大屏", "Screen for the door")))
          .click();
      console.heading("Picnic", "Picnic").waitFor();
      assertThat(page.locator(".screen .count")).containsText("0");
      Locator code = page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName(Pattern.compile("QR|二维码")));
      org.assertj.core.api.Assertions.assertThat(
              (Integer) code.evaluate("image => image.decode().then(() => image.naturalWidth)"))
          .as("the code is drawn")
          .isPositive();
      service.api("POST", path + "/checkins/open", "{\"place\":\"room\"}");
      assertThat(page.locator(".screen .word").first()).containsText("签到 ");
      service.api("POST", path + "/checkins", "{\"name\":\"Guest\",\"walkIn\":true}");
      assertThat(page.locator(".screen .count")).containsText("1");
      Browser.picture(page, "console-" + language + "-" + device + "-screen");
      Browser.assertAccessible(page);
      page.close();
    }
  }
}
