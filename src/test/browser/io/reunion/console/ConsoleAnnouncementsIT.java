package io.reunion.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.reunion.TestService;
import io.reunion.browser.Browser;
import io.reunion.browser.Browser.View;
import io.reunion.chat.UserId;
import io.reunion.redis.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An announcement is written, seen as each platform shows it, held, sent on and called off, all in the browser. */
class ConsoleAnnouncementsIT {
  private static final UserId ADMIN = UserId.of("local", "ann");

  private static final int MOST_TABS = 60;

  /** What a screen reader would call what has the focus. */
  private static final String FOCUSED = """
      () => {
        const one = document.activeElement;
        return (one.getAttribute('aria-label') ?? one.labels?.[0]?.innerText ?? one.innerText ?? '').trim();
      }""";

  private static final String SHOWN = """
      () => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement);
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
      }""";

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
      assertThat(page.locator("dl.facts").first()).containsText(console.say("群组 · local", "Groups · local"));
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

  /** The same without a mouse: every step is reached by the Tab key, seen where it is, and done by the keys. */
  @Test
  void anAnnouncementIsWrittenByTheKeysAlone() {
    try (TestService service = TestService.demo(REDIS.uri())) {
      ConsolePage console = ConsolePage.enter(BROWSER, service, REDIS, ADMIN, View.LAPTOP, false);
      Page page = console.page();
      reach(page, "Skip to the content");
      reach(page, "Announcements");
      page.keyboard().press("Enter");
      console.heading("公告", "Announcements").waitFor();
      reach(page, "New announcement");
      page.keyboard().press("Enter");
      page.getByLabel("English text").waitFor();
      reach(page, "English text");
      page.keyboard().type("The gala is on Saturday");
      reach(page, "All of them");
      page.keyboard().press("ArrowDown");
      assertThat(page.locator(".failure")).containsText("at least one");
      page.keyboard().press("ArrowUp");
      assertThat(page.locator(".failure")).hasCount(0);
      reach(page, "Send at");
      page.keyboard().type("01012099");
      page.keyboard().press("Tab");
      page.keyboard().type("0900");
      // Where the hour is one of twelve, which half of the day.
      page.keyboard().type("A");
      assertThat(page.locator(".sheets .said").first()).containsText("Saturday");
      reach(page, "Send");
      page.keyboard().press("Enter");
      assertThat(page.locator(".head .state")).hasText("scheduled");
      reach(page, "Cancel …");
      page.keyboard().press("Enter");
      reach(page, "Cancel for good");
      page.keyboard().press("Enter");
      assertThat(page.locator(".head .state")).hasText("cancelled");
      page.close();
    }
  }

  /** Presses the Tab key until what has this name has the focus, which has to be seen. */
  private static void reach(Page page, String name) {
    List<Object> passed = new ArrayList<>();
    for (int i = 0; i < MOST_TABS; i++) {
      page.keyboard().press("Tab");
      Object focused = page.evaluate(FOCUSED);
      if (name.equals(focused)) {
        org.assertj.core.api.Assertions.assertThat((Boolean) page.evaluate(SHOWN)).as("%s shows that it has the focus", name).isTrue();
        return;
      }
      passed.add(focused);
    }
    org.assertj.core.api.Assertions.fail("no %s among %s", name, passed);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
