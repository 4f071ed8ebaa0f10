package io.reunion.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.reunion.TestService;
import io.reunion.browser.Browser;
import io.reunion.browser.Browser.View;
import io.reunion.chat.UserId;
import io.reunion.redis.RedisServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The main task of each page: an event is made and changed, a list imported, a sentence tried, the system looked at. */
class ConsolePagesIT {
  private static final UserId ADMIN = UserId.of("local", "ann");

  @RegisterExtension
  static final Browser BROWSER = new Browser();

  @RegisterExtension
  static final RedisServer REDIS = new RedisServer();

  @TempDir
  Path directory;

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"zh, phone", "en, laptop"})
  void eachPageDoesItsMainTask(String language, String device) {
    View view = device.equals("phone") ? View.PHONE : View.LAPTOP;
    try (TestService service = TestService.demo(REDIS.uri())) {
      ConsolePage console =
          ConsolePage.enter(BROWSER, service, REDIS, ADMIN, view, language.equals("zh"));
      String name = "console-" + language + "-" + device + "-";
      console.heading("待处理", "Needs attention").waitFor();
      look(console, name + "home");
      makesAnEvent(console, service, name);
      importsAList(console, name);
      triesASentence(console, name);
      console.open("系统", "System");
      assertThat(console.page().getByText("local/playground").first()).isVisible();
      look(console, name + "system");
      console.page().close();
    }
  }

  private static void look(ConsolePage console, String name) {
    Browser.picture(console.page(), name);
    Browser.assertAccessible(console.page());
  }

  private static void makesAnEvent(ConsolePage console, TestService service, String name) {
    Page page = console.page();
    console.open("活动", "Events");
    look(console, name + "events");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(console.say("新建活动", "New event")))
        .click();
    page.getByLabel(console.say("标题", "Title"), exactly()).fill("Hiking");
    page.getByLabel(console.say("短名", "Short name"), exactly()).fill("hiking");
    page.getByLabel(console.say("开始时间", "Begins"), exactly()).fill("2099-05-01T09:00");
    page.getByLabel(console.say("名额", "Seats"), exactly()).fill("12");
    console.button("添加", "Add").first().click();
    page.getByLabel(console.say("问题", "Question"), exactly()).fill("Vegetarian?");
    look(console, name + "editor");
    console.button("保存", "Save").click();
    console.heading("Hiking", "Hiking").waitFor();
    assertThat(page.locator(".figure").first()).containsText("0 / 12");
    answers(service, 3);
    assertThat(page.locator(".figure").first()).containsText("3 / 12");
    assertThat(page.locator("svg.chart")).isVisible();
    look(console, name + "event");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(console.say("现场签到", "At the door")))
        .click();
    console.button("Guest 1 到了", "Guest 1 arrived").click();
    assertThat(page.locator(".figure").first()).containsText("1");
    console.button("开启签到", "Open check-in").click();
    page.locator(".word").waitFor();
    look(console, name + "door");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(console.say("返回活动", "The event")))
        .click();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(console.say("编辑活动", "Edit the event")))
        .click();
    page.getByLabel(console.say("地点", "Place"), exactly()).fill("West Hill");
    console.button("保存", "Save").click();
    assertThat(page.locator("main")).containsText("West Hill");
  }

  private static void answers(TestService service, int people) {
    for (int i = 1; i <= people; i++) {
      org.assertj.core.api.Assertions.assertThat(service
              .api("POST", "/events/hiking/rsvps", "{\"name\":\"Guest " + i + "\"}")
              .statusCode())
          .isEqualTo(200);
    }
  }

  private static void importsAList(ConsolePage console, String name) {
    Page page = console.page();
    console.open("校友", "Members");
    page.getByRole(AriaRole.SEARCHBOX).fill("2008");
    console.button("搜索", "Search").click();
    page.getByRole(AriaRole.CELL).first().waitFor();
    look(console, name + "members");
    page.getByRole(AriaRole.CELL).getByRole(AriaRole.LINK).first().click();
    console.heading("账号", "Accounts").waitFor();
    look(console, name + "member");
    console.open("校友", "Members");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(console.say("导入名单", "Import a list")))
        .click();
    byte[] csv = "姓名,届别,城市\n欧阳测试,2012,成都\n,2011,上海\n".getBytes(StandardCharsets.UTF_8);
    page.getByLabel(console.say("名单文件", "List"), exactly())
        .setInputFiles(new FilePayload("list.csv", "text/csv", csv));
    console.button("预览", "Show what it would do").click();
    console.heading("导入预览", "What it would do").waitFor();
    look(console, name + "import");
    page.locator("section button.primary").click();
    console.heading("导入结果", "What it did").waitFor();
    assertThat(page.locator(".figure").nth(4)).containsText("1");
    console.button("撤回……", "Take back …").first().click();
    console.button("确定撤回", "Take it back").click();
    assertThat(page.locator(".told")).containsText("1");
  }

  private static void triesASentence(ConsolePage console, String name) {
    Page page = console.page();
    console.open("语句", "Sentences");
    page.getByLabel(console.say("语句", "Sentence"), exactly()).fill("好的");
    console.button("试一试", "Try it").click();
    assertThat(page.locator("main")).containsText(console.say("保持沉默", "keep silent"));
    page.getByLabel(console.say("场景", "Where it is written")).selectOption("card");
    page.getByLabel(console.say("语句", "Sentence"), exactly()).fill("算我一个，带两个人");
    console.button("试一试", "Try it").click();
    assertThat(page.locator("main")).containsText("RSVP_YES");
    page.getByLabel(console.say("或粘贴内容", "Or its text"), exactly()).fill("大家好\n@bot 找 深圳的校友\n好的");
    page.getByLabel(console.say("机器人在群里的名字", "Name of the bot in that chat")).fill("bot");
    console.button("解读", "Read it").click();
    assertThat(page.locator("console-replay table")).containsText("FIND");
    look(console, name + "sentence");
  }

  /** A month's grid says what is on which day; the months before and after are a press away, and the list another. */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"zh, phone", "en, laptop"})
  void aMonthShowsItsEvents(String language, String device) {
    View view = device.equals("phone") ? View.PHONE : View.LAPTOP;
    try (TestService service = TestService.start(
        directory, REDIS.uri(), "redis: {accept: [appendfsync-no]}\nadmins: [\"local:ann\"]\n", "{}")) {
      service.api("POST", "/events", """
          {"id":"trip","title":"Three days","startsAt":"2099-05-29T09:00:00+08:00",
           "endsAt":"2099-06-01T00:00:00+08:00","timeZone":"Asia/Shanghai"}""");
      service.api("POST", "/events", """
          {"id":"tea","title":"Tea","startsAt":"2099-06-30T23:30:00+08:00","timeZone":"Asia/Shanghai"}""");
      ConsolePage console =
          ConsolePage.enter(BROWSER, service, REDIS, ADMIN, view, language.equals("zh"));
      Page page = console.page();
      console.open("活动", "Events");
      Locator days = page.locator(".calendar td:has(li) .day");
      assertThat(days).hasText(new String[] {"29", "30", "31"});
      look(console, "console-" + language + "-" + device + "-calendar");
      console.button("下个月", "The month after").click();
      assertThat(days).hasText(new String[] {"30"});
      console.button("上个月", "The month before").click();
      assertThat(days).hasCount(3);
      console.button("列表", "List").click();
      assertThat(page.locator(".calendar")).hasCount(0);
      assertThat(page.locator(".card")).hasCount(2);
      page.reload();
      assertThat(page.locator(".card")).hasCount(2);
      console.button("日历", "Calendar").click();
      page.locator(".calendar li a").first().click();
      console.heading("Three days", "Three days").waitFor();
      page.close();
    }
  }

  /** Two editors at once: the second sees both versions and decides. */
  @Test
  void aStaleEditShowsBothVersions() {
    try (TestService service = TestService.demo(REDIS.uri())) {
      service.api(
          "POST",
          "/events",
          "{\"id\":\"stale\",\"title\":\"Picnic\",\"startsAt\":\"2099-05-01T09:00:00Z\"}");
      ConsolePage console = ConsolePage.enter(BROWSER, service, REDIS, ADMIN, View.LAPTOP.dark(), false);
      Page page = console.page();
      page.navigate(service.url() + "/console/events/stale/edit");
      page.getByLabel("Place", exactly()).fill("Mine");
      service.api("PATCH", "/events/stale", "{\"place\":\"Theirs\"}");
      console.button("保存", "Save").click();
      Locator conflict = page.getByRole(AriaRole.ALERT);
      assertThat(conflict).containsText("Theirs");
      assertThat(conflict).containsText("Mine");
      look(console, "console-en-laptop-stale");
      console.button("保留我的，再保存覆盖", "Keep mine, to save over theirs").click();
      console.button("保存", "Save").click();
      console.heading("Picnic", "Picnic").waitFor();
      assertThat(page.locator("main")).containsText("Mine");
      org.assertj.core.api.Assertions.assertThat(BROWSER.takeComplaints())
          .as("the refusal itself")
          .hasSize(1);
      page.close();
    }
  }
}
