package io.reunion.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.reunion.TestService;
import io.reunion.browser.Browser;
import io.reunion.browser.Browser.View;
import io.reunion.chat.UserId;
import io.reunion.redis.RedisServer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An announcement is written, seen as each platform shows it, held, sent on and called off, all in the browser. */
class ConsoleAnnouncementsIT {
  private static final UserId ADMIN = UserId.of("local", "ann");

  @RegisterExtension
  static final Browser BROWSER = new Browser();

  @RegisterExtension
  static final RedisServer REDIS = new RedisServer();

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"zh, phone", "en, laptop"})
  void anAdminWritesAndHoldsAnAnnouncement(String language, String device) {
    View view = device.equals("phone") ? View.PHONE : View.LAPTOP;
    try (TestService service = TestService.demo(REDIS.uri())) {
      ConsolePage console =
          ConsolePage.enter(BROWSER, service, REDIS, ADMIN, view, language.equals("zh"));
      Page page = console.page();
      String name = "console-" + language + "-" + device + "-";
      console.open("公告", "Announcements");
      Browser.assertAccessible(page);
      page.getByRole(AriaRole.LINK, named(console.say("写公告", "New announcement"))).click();
      page.getByLabel(console.say("中文内容", "Chinese text")).fill("校庆改到周六");
      page.getByLabel(console.say("英文内容", "English text")).fill("The gala is on **Saturday**");
      assertThat(page.locator(".sheets .said").first()).containsText(
          Pattern.compile("校庆改到周六|The gala is on Saturday"));
      page.getByLabel(console.say("定时发送", "Send at")).fill("2099-01-01T09:00");
      Browser.picture(page, name + "composer");
      Browser.assertAccessible(page);
      page.getByLabel(console.say("部分", "Some of them"), new Page.GetByLabelOptions().setExact(true)).check();
      assertThat(page.locator(".failure")).containsText(console.say("至少选择", "at least one"));
      page.getByLabel("local").check();
      assertThat(page.locator(".failure")).hasCount(0);
      Browser.assertAccessible(page);
      console.button("发送", "Send").click();
      assertThat(page.locator(".head .state")).hasText(console.say("已定时", "scheduled"));
      console.button("暂停", "Pause").click();
      assertThat(page.locator(".head .state")).hasText(console.say("已暂停", "paused"));
      console.button("继续", "Resume").click();
      assertThat(page.locator(".head .state")).hasText(console.say("已定时", "scheduled"));
      Browser.picture(page, name + "announcement");
      Browser.assertAccessible(page);
      console.button("取消……", "Cancel …").click();
      console.button("确定取消", "Cancel for good").click();
      assertThat(page.locator(".head .state")).hasText(console.say("已取消", "cancelled"));
      page.close();
    }
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  /** The second person: what the office sent by its token waits for an admin at the console, who sees it arrive. */
  @Test
  void anAdminApprovesAndWatches() {
    try (TestService service = TestService.demo(REDIS.uri())) {
      ConsolePage console = ConsolePage.enter(BROWSER, service, REDIS, ADMIN, View.LAPTOP, false);
      Page page = console.page();
      String made = service
          .api("POST", "/announcements", "{\"text\":{\"en\":\"Hello all\"},\"audience\":{\"all\":true}}")
          .body();
      org.assertj.core.api.Assertions.assertThat(made).contains("\"id\"");
      console.open("公告", "Announcements");
      page.getByRole(AriaRole.LINK, named("Hello all")).first().click();
      Locator approve = console.button("批准并发送", "Approve and send");
      if (made.contains("AWAITING_APPROVAL")) {
        approve.click();
      }
      assertThat(page.locator(".head .state")).hasText("done");
      assertThat(page.getByRole(AriaRole.HEADING, named("Report"))).isVisible();
      assertThat(page.getByRole(AriaRole.PROGRESSBAR)).isVisible();
      Browser.picture(page, "console-en-laptop-announcement-done");
      Browser.assertAccessible(page);
      page.close();
    }
  }
}
