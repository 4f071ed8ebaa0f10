package io.reunion.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.reunion.TestService;
import io.reunion.browser.Browser;
import io.reunion.browser.Browser.View;
import io.reunion.chat.UserId;
import io.reunion.exchange.Card;
import io.reunion.filing.Drawer;
import io.reunion.redis.RedisServer;
import io.reunion.suggestion.Suggestion;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What members offer, need and suggest is looked through and decided, and those who come to an event are reminded. */
class ConsoleExchangeIT {
  private static final UserId ADMIN = UserId.of("local", "ann");

  @RegisterExtension
  static final Browser BROWSER = new Browser();

  @RegisterExtension
  static final RedisServer REDIS = new RedisServer();

  @TempDir
  Path directory;

  private static void posted(Card.Kind kind, String text, Duration shown) {
    Instant now = Instant.now();
    RedisServer.await(new Drawer<>(REDIS.redis(), "exchangecards", Card.class)
        .add("op-" + text, number -> new Card(
            number, kind, "m:aaaaaaaaaaaa", text, List.of(), now, now.plus(shown), false, List.of())));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"zh, phone", "en, laptop"})
  void theOfficeLooksThroughAndDecides(String language, String device) {
    View view = device.equals("phone") ? View.PHONE : View.LAPTOP;
    posted(Card.Kind.OFFER, "Lab space in Shenzhen", Duration.ofDays(9));
    posted(Card.Kind.NEED, "A PCB supplier", Duration.ofDays(9));
    posted(Card.Kind.NEED, "Old news", Duration.ofDays(-1));
    RedisServer.await(new Drawer<>(REDIS.redis(), "suggestions", Suggestion.class)
        .add("s1", number -> new Suggestion(
            number, "u:local:li", "", "Electronic cards", Instant.now(), Suggestion.State.OPEN, "", "", Instant.now())));
    try (TestService service = TestService.start(
        directory, REDIS.uri(), "redis: {accept: [appendfsync-no]}\nadmins: [\"local:ann\"]\n", "{}")) {
      ConsolePage console =
          ConsolePage.enter(BROWSER, service, REDIS, ADMIN, view, language.equals("zh"));
      cards(console, "console-" + language + "-" + device + "-exchange");
      suggestions(console, "console-" + language + "-" + device + "-suggestion-answered");
      reminds(console, service);
      console.page().close();
    }
  }

  private static void cards(ConsolePage console, String name) {
    Page page = console.page();
    Locator cards = page.locator(".card");
    console.open("资源对接", "Exchange");
    assertThat(cards).hasCount(2);
    page.getByRole(AriaRole.SEARCHBOX).fill("lab");
    console.button("搜索", "Search").click();
    assertThat(cards).hasCount(1);
    console.button("撤下……", "Take down …").click();
    Browser.picture(page, name);
    Browser.assertAccessible(page);
    console.button("确定撤下", "Take it down").click();
    assertThat(cards).hasCount(0);
    page.getByLabel(console.say("状态", "State")).selectOption("CLOSED");
    assertThat(cards).hasCount(1);
    console.button("重新展示", "Show it again").click();
    assertThat(cards).hasCount(0);
    page.getByRole(AriaRole.SEARCHBOX).fill("");
    console.button("搜索", "Search").click();
    page.getByLabel(console.say("状态", "State")).selectOption("EXPIRED");
    assertThat(cards).hasText(java.util.regex.Pattern.compile("Old news"));
    console.button("续期 30 天", "30 more days").click();
    assertThat(cards).hasCount(0);
    page.getByLabel(console.say("状态", "State")).selectOption("OPEN");
    assertThat(cards).hasCount(3);
  }

  private static void suggestions(ConsolePage console, String name) {
    Page page = console.page();
    console.open("建议", "Suggestions");
    console.button("我来负责", "I take care of it").click();
    assertThat(page.locator(".card")).containsText(console.say("负责人", "Taken on by"));
    console.button("答复", "Answer").click();
    page.locator("form select").selectOption("PLANNED");
    page.locator("form textarea").fill("By spring.");
    console.button("保存", "Save").click();
    assertThat(page.locator(".card")).containsText("By spring.");
    assertThat(page.locator(".card .state")).hasText(console.say("已计划", "planned"));
    Browser.picture(page, name);
    Browser.assertAccessible(page);
  }

  private static void reminds(ConsolePage console, TestService service) {
    Page page = console.page();
    Assertions.assertThat(service
            .api("POST", "/events", "{\"id\":\"tea\",\"title\":\"Tea\",\"startsAt\":\"2099-05-01T09:00:00Z\"}")
            .statusCode())
        .isEqualTo(201);
    page.navigate(service.url() + "/console/events/tea");
    console.button("提醒参加者……", "Remind those who are coming …").click();
    console.button("现在提醒", "Remind them now").click();
    assertThat(page.locator(".told")).containsText(console.say("正在提醒", "being reminded"));
    console.button("提醒参加者……", "Remind those who are coming …").click();
    console.button("现在提醒", "Remind them now").click();
    assertThat(page.locator(".told")).containsText(console.say("不再重复", "nothing more is sent"));
  }
}
