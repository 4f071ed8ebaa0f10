package io.reunion.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.reunion.TestService;
import io.reunion.browser.Browser;
import io.reunion.browser.Browser.View;
import io.reunion.chat.UserId;
import io.reunion.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever holds one event sees to it in the console as long as they hold it: its page, a list from a group, calling it off. */
class ConsoleHostIT {
  private static final UserId HOST = UserId.of("local", "hua");
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
  void aHostSeesToTheirEventAndNothingElse(String language, String device) throws IOException {
    View view = device.equals("phone") ? View.PHONE : View.LAPTOP;
    pictures = "console-" + language + "-" + device + "-host-";
    try (TestService started = TestService.start(
        directory, REDIS.uri(), "redis: {accept: [appendfsync-no]}\nadmins: [\"local:ann\"]\n", "{}")) {
      service = started;
      String id = "hike-" + language;
      event(id, "Hike");
      event("other-" + language, "Other");
      api("PATCH", "/events/" + id, "{\"hosts\":[{\"name\":\"Hua\",\"user\":\"" + HOST + "\"}]}");
      console = ConsolePage.enter(BROWSER, service, REDIS, HOST, view, language.equals("zh"));
      page = console.page();
      page.setDefaultTimeout(60_000);
      theMenuHasOnlyEvents(id);
      aListFromAGroup(id);
      callingItOff(id);
      noHostAnyMore(id);
      Assertions.assertThat(BROWSER.takeComplaints())
          .as("what is refused once they are no host")
          .allMatch(one -> one.matches(".*status of 403.*"));
      page.close();
    }
  }

  private void event(String id, String title) throws IOException {
    api(
        "POST",
        "/events",
        "{\"id\":\"" + id + "\",\"title\":\"" + title
            + "\",\"startsAt\":\"2099-05-01T09:00:00Z\",\"capacity\":3,\"partyLimit\":3}");
  }

  private JsonNode api(String method, String path, String body) throws IOException {
    var answer = service.api(method, path, body);
    Assertions.assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isLessThan(300);
    return JSON.readTree(answer.body());
  }

  private void look(String name) {
    Browser.picture(page, pictures + name);
    Browser.assertAccessible(page);
  }

  private void theMenuHasOnlyEvents(String id) {
    Locator menu = page.locator("nav#nav a");
    assertThat(menu).hasCount(2);
    look("home");
    console.open("活动", "Events");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(console.say("列表", "List")).setExact(true)).click();
    assertThat(page.locator("main .card h3")).hasText(new String[] {"Hike"});
    assertThat(page.locator("main a[href$='/events/new']")).hasCount(0);
    look("events");
    for (String elsewhere : List.of("members", "announcements/new", "events/new", "system")) {
      page.navigate(service.url() + "/console/" + elsewhere);
      console.heading("您好", "Good day").waitFor();
    }
    page.navigate(service.url() + "/console/events/" + id + "/edit");
    page.locator("#place").fill("West Hill");
    assertThat(page.locator("#owners")).hasCount(0);
    assertThat(page.locator(".choices")).hasCount(0);
    console.button("保存", "Save").click();
    page.locator("event-note").waitFor();
    assertThat(page.locator("main")).containsText("West Hill");
  }

  private void aListFromAGroup(String id) throws IOException {
    api("POST", "/events/" + id + "/rsvps", "{\"user\":\"local:li\",\"name\":\"Li\",\"status\":\"TENTATIVE\"}");
    page.locator("#list-text").fill("#接龙\nHike\n1. 张三 +1\n2. 李四\n3. 王五\n4. +1");
    console.button("先看结果", "Look what it says").click();
    Locator list = page.locator("event-list");
    assertThat(list.locator("tbody tr")).hasCount(3);
    assertThat(list).containsText(console.say("候补", "waiting"));
    assertThat(list).containsText(console.say("看不懂：+1", "Cannot be read: +1"));
    Assertions.assertThat(api("GET", "/events/" + id + "/rsvps", "").path("items")).hasSize(1);
    look("foreseen");
    console.button("登记", "Take it up").click();
    assertThat(page.locator(".told")).containsText(console.say("接龙已登记", "The list is taken up"));
    assertThat(page.locator("event-answers table")).containsText("张三");
    assertThat(page.locator("#list-text")).hasValue("");
    Assertions.assertThat(api("GET", "/events/" + id + "/rsvps", "").path("items")).hasSize(4);
    look("taken");
    console.button("撤销整份接龙", "Take the whole list back").click();
    assertThat(page.locator(".told")).containsText(console.say("接龙已撤销", "The list is taken back"));
    assertThat(list.locator("tbody tr")).hasCount(3);
    Assertions.assertThat(api("GET", "/events/" + id + "/rsvps", "").path("items")).hasSize(1);
    page.locator("#list-text").fill("#接龙\nHike\n1. 张三 +1\n2. 李四\n3. 王五\n4. +1");
    console.button("先看结果", "Look what it says").click();
    console.button("登记", "Take it up").click();
    assertThat(page.locator("event-answers table")).containsText("张三");
    Assertions.assertThat(api("GET", "/events/" + id + "/rsvps", "").path("items")).hasSize(4);
    page.locator("#list-text").fill("see you");
    console.button("先看结果", "Look what it says").click();
    assertThat(list.locator(".failure")).containsText("/text");
    BROWSER.takeComplaints();
  }

  private void callingItOff(String id) throws IOException {
    page.navigate(service.url() + "/console/events/" + id + "/edit");
    page.locator("#state").selectOption("CANCELLED");
    console.button("保存", "Save").click();
    Locator asked = page.getByRole(AriaRole.ALERTDIALOG);
    assertThat(asked).containsText("Hike");
    assertThat(asked).containsText(console.say("共1人", "at once: 1."));
    assertThat(asked).containsText(console.say("另有3人", "to be told by you: 3."));
    assertThat(page.locator("#really")).isFocused();
    look("asked");
    console.button("不取消，照常举行", "No, it takes place").click();
    assertThat(asked).hasCount(0);
    assertThat(page.locator("#state")).hasValue("OPEN");
    Assertions.assertThat(api("GET", "/events/" + id, "").path("state").asText()).isEqualTo("OPEN");
    page.locator("#state").selectOption("CANCELLED");
    console.button("保存", "Save").click();
    console.button("确定取消活动", "Call it off now").click();
    page.locator("event-note").waitFor();
    Assertions.assertThat(api("GET", "/events/" + id, "").path("state").asText()).isEqualTo("CANCELLED");
  }

  /** The page follows the event: it is shown the way in by itself. */
  private void noHostAnyMore(String id) throws IOException {
    api("PATCH", "/events/" + id, "{\"state\":\"OPEN\"}");
    page.navigate(service.url() + "/console/");
    console.heading("您好", "Good day").waitFor();
    api("PATCH", "/events/" + id, "{\"hosts\":[]}");
    page.locator("main.enter").waitFor();
    look("out");
  }
}
