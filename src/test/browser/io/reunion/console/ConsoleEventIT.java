package io.reunion.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.reunion.TestService;
import io.reunion.browser.Browser;
import io.reunion.browser.Browser.View;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.UserId;
import io.reunion.redis.RedisServer;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the office does with one event: answers for others, a series, a draw, calendar addresses, and a list for a group. */
class ConsoleEventIT {
  private static final UserId ADMIN = UserId.of("local", "ann");
  private static final ObjectMapper JSON = new ObjectMapper();

  @RegisterExtension
  static final Browser BROWSER = new Browser();

  @RegisterExtension
  static final RedisServer REDIS = new RedisServer();

  @TempDir
  Path directory;

  private TestService service;
  private ConsolePage console;
  private Page page;
  private String pictures;

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"zh, phone", "en, laptop"})
  void theOfficeDoesWithAnEventWhatAChatCan(String language, String device) throws IOException {
    View view = device.equals("phone") ? View.PHONE : View.LAPTOP;
    pictures = "console-" + language + "-" + device + "-event-";
    try (TestService started = TestService.start(
        directory,
        REDIS.uri(),
        "redis: {accept: [appendfsync-no]}\nadmins: [\"local:ann\"]\n"
            + "chapters: [{id: shenzhen, name: {zh: 深圳校友会, en: Shenzhen Chapter}, timeZone: Asia/Shanghai}]\n",
        "{}")) {
      service = started;
      console = ConsolePage.enter(BROWSER, service, REDIS, ADMIN, view, language.equals("zh"));
      page = console.page();
      page.setDefaultTimeout(60_000);
      groups();
      answersForOthers();
      aSeries();
      aDraw();
      calendars();
      Assertions.assertThat(BROWSER.takeComplaints())
          .as("what was refused on purpose")
          .hasSize(3)
          .allMatch(one -> one.matches(".*status of 4(12|22).*"));
      page.close();
    }
  }

  private JsonNode api(String method, String path, String body) throws IOException {
    var answer = service.api(method, path, body);
    Assertions.assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isLessThan(300);
    return JSON.readTree(answer.body());
  }

  private void open(String event) {
    page.navigate(service.url() + "/console/events/" + event);
    page.locator("event-note").waitFor();
  }

  private Locator labelled(String chinese, String english) {
    return page.getByLabel(console.say(chinese, english), new Page.GetByLabelOptions().setExact(true));
  }

  private Locator summary(String chinese, String english) {
    return page.locator("summary").getByText(console.say(chinese, english), new Locator.GetByTextOptions().setExact(true));
  }

  private void look(String name) {
    Browser.picture(page, pictures + name);
    Browser.assertAccessible(page);
  }

  private static LocatorAssertions.ContainsTextOptions soon() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
  }

  /** An event's groups are called as people call them; one that nobody knows has but its id. */
  private void groups() throws IOException {
    ChatId known = ChatId.parse("local/main/g2008");
    RedisServer.await(
        new RoomStore(REDIS.redis()).put(Room.seen(known, ChatKind.GROUP, "Class of 2008")));
    api("POST", "/events", """
        {"id":"picnic","title":"Picnic","startsAt":"2099-05-01T09:00:00Z","state":"DRAFT",
         "chats":["local/main/g2008","local/main/nobody"]}""");
    open("picnic");
    Locator shown = page.locator(".facts");
    assertThat(shown).containsText("Class of 2008");
    assertThat(shown).containsText("local/main/nobody");
    assertThat(shown).not().containsText("g2008");
    look("groups");
    shown.getByText("Class of 2008").click();
    console.heading("Class of 2008", "Class of 2008").waitFor();
  }

  private void answersForOthers() throws IOException {
    api("POST", "/events", """
        {"id":"gala","title":"Gala","startsAt":"2099-05-01T09:00:00Z","capacity":2,"partyLimit":3,
         "confirmMinutes":60,"questions":[{"text":"Meal?","choices":["meat","none"],"required":true}]}""");
    open("gala");
    summary("代人登记", "Put an answer down for somebody").focus();
    page.keyboard().press("Enter");
    Locator form = page.locator("event-answers form");
    form.locator("#put-name").fill("Carla");
    form.locator("#put-seats").fill("2");
    form.locator("#put-guests").fill("Bo");
    form.locator("select#put-question-0").selectOption("meat");
    look("form");
    page.keyboard().press("Enter");
    form.locator("button.primary").click();
    Locator people = page.locator("event-answers table");
    assertThat(people).containsText("Carla");
    assertThat(people).containsText("Bo");
    assertThat(page.locator(".told")).containsText("Carla");
    form.locator("#put-name").fill("Dan");
    form.locator("#put-seats").fill("9");
    form.locator("#put-seats").evaluate("box => box.removeAttribute('max')");
    form.locator("button.primary").click();
    assertThat(page.locator("event-answers .failure")).containsText(console.say("应为1到3的整数", "from 1 to 3"));
    form.locator("#put-seats").fill("1");
    form.locator("button.primary").click();
    assertThat(people).containsText(console.say("候补", "waiting"));
    console.button("撤销Dan的上次改动", "Take back the last change of Dan").click();
    assertThat(people).not().containsText("Dan");
    console.button("删除Carla的回复……", "Remove the answer of Carla …").click();
    console.button("确定删除Carla的回复", "Remove the answer of Carla now").click();
    assertThat(page.locator("event-answers")).containsText(console.say("还没有人报名", "Nobody has answered"));
    Assertions.assertThat(api("GET", "/events/gala/journal", "").path("items")).hasSize(4);
    api("POST", "/events/gala/rsvps", "{\"name\":\"Eve\",\"seats\":2}");
    console.button("生成接龙", "Print the list").click();
    assertThat(page.locator("#note-text")).hasValue(java.util.regex.Pattern.compile(
        console.say("#接龙", "#Group Note") + "\\nGala\\n+1\\. Eve.*", java.util.regex.Pattern.DOTALL));
    look("answers");
  }

  private void aSeries() throws IOException {
    open("gala");
    summary("重复举办", "Repeat this event").click();
    page.locator("#series-every").selectOption("list");
    labelled("第 2 场的开始时间", "Occurrence 2 begins").fill("2099-05-08T10:00");
    console.button("再加一场", "One more").click();
    labelled("第 3 场的开始时间", "Occurrence 3 begins").fill("2098-05-08T10:00");
    console.button("创建系列", "Make the series").click();
    assertThat(page.locator("event-series .failure")).isVisible();
    labelled("第 3 场的开始时间", "Occurrence 3 begins").fill("2099-05-15T10:00");
    look("repeat");
    console.button("创建系列", "Make the series").click();
    assertThat(page.locator("event-series tbody tr")).hasCount(3);
    look("series");
    page.navigate(service.url() + "/console/events/gala-2/edit");
    labelled("地点", "Place").fill("West Hill");
    labelled("之后的各场也一起修改", "Change the later occurrences of the series too").check();
    // Somebody else changes it meanwhile: both versions are shown, and the writer decides.
    api("PATCH", "/events/gala-2", "{\"place\":\"Roof\"}");
    console.button("保存", "Save").click();
    console.heading("刚刚有人修改过", "Somebody changed this meanwhile").waitFor();
    console.button("保留我的，再保存覆盖", "Keep mine, to save over theirs").click();
    console.button("保存", "Save").click();
    page.locator("event-series").waitFor();
    Assertions.assertThat(api("GET", "/events/gala-3", "").path("place").asText()).isEqualTo("West Hill");
    Assertions.assertThat(api("GET", "/events/gala", "").path("place").asText()).isEmpty();
  }

  private void aDraw() throws IOException {
    api("POST", "/events", "{\"id\":\"lots\",\"title\":\"Lots\",\"startsAt\":\"2099-05-01T09:00:00Z\",\"capacity\":2,"
        + "\"deadline\":\"2099-04-01T09:00:00Z\"}");
    page.navigate(service.url() + "/console/events/lots/edit");
    page.locator("#draw").selectOption("PENDING");
    page.locator("#confirm").fill("1.5");
    look("rules");
    console.button("保存", "Save").click();
    assertThat(page.locator("event-draw")).containsText("SHA-256");
    Assertions.assertThat(api("GET", "/events/lots", "").path("confirmMinutes").asInt()).as("1.5 h").isEqualTo(90);
    for (String name : new String[] {"A", "B", "C"}) {
      api("POST", "/events/lots/rsvps", "{\"name\":\"" + name + "\"}");
    }
    String commitment = api("GET", "/events/lots/draw", "").path("commitment").asText();
    api("PATCH", "/events/lots", "{\"deadline\":\"" + Instant.now().plusSeconds(3) + "\"}");
    assertThat(page.locator("event-draw")).containsText(console.say("密钥", "Secret"), soon());
    assertThat(page.locator("event-draw")).containsText(commitment);
    console.button("在浏览器里重算一遍", "Draw it again, here in the browser").click();
    assertThat(page.locator(".proof .state.on")).hasCount(4);
    page.locator("event-draw summary").first().click();
    assertThat(page.locator("event-draw tbody tr")).hasCount(3);
    look("draw");
    drawnAtOnce();
  }

  private void drawnAtOnce() throws IOException {
    api("POST", "/events", "{\"id\":\"now\",\"title\":\"Now\",\"startsAt\":\"2099-05-01T09:00:00Z\",\"capacity\":5,"
        + "\"deadline\":\"2099-04-01T09:00:00Z\",\"draw\":\"PENDING\"}");
    for (String name : new String[] {"A", "B", "C"}) {
      api("POST", "/events/now/rsvps", "{\"name\":\"" + name + "\"}");
    }
    page.navigate(service.url() + "/console/events/now");
    page.getByText(console.say("现在就抽签", "Draw at once")).click();
    page.locator("#draw-places").fill("2");
    console.button("抽签", "Draw them").click();
    Locator really = console.button("确认现在抽出 2 个", "Really draw 2 now");
    really.waitFor();
    Assertions.assertThat(api("GET", "/events/now/draw", "").path("state").asText())
        .as("asked first")
        .isEqualTo("PENDING");
    look("draw-now");
    really.click();
    console.button("在浏览器里重算一遍", "Draw it again, here in the browser").waitFor();
    Assertions.assertThat(api("GET", "/events/now", "").path("seatsTaken").asInt()).isEqualTo(2);
    assertThat(page.locator(".figures").first()).containsText("2 / 2");
  }

  private void calendars() throws IOException {
    open("lots");
    console.button("显示Lots的地址", "Show the address of Lots").click();
    String path = address("event");
    Assertions.assertThat(service.send("GET", path, "").body()).contains("SUMMARY:Lots");
    look("feed");
    console.button("作废Lots的地址……", "Revoke the address of Lots …").click();
    console.button("确定作废Lots的地址", "Revoke the address of Lots now").click();
    assertThat(page.locator(".told")).containsText(console.say("已失效", "no longer works"));
    Assertions.assertThat(service.send("GET", path, "").statusCode()).isEqualTo(404);
    console.open("活动", "Events");
    console.button("显示深圳校友会的地址", "Show the address of Shenzhen Chapter").click();
    Assertions.assertThat(service.send("GET", address("chapter"), "").statusCode()).isEqualTo(200);
    look("feeds");
  }

  private String address(String what) {
    String shown = page.locator("calendar-address input").inputValue();
    Assertions.assertThat(shown).as(what).contains("/calendar/");
    return shown.substring(shown.indexOf("/calendar/"));
  }
}
