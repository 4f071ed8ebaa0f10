package io.reunion.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.reunion.TestService;
import io.reunion.browser.Browser;
import io.reunion.browser.Browser.View;
import io.reunion.chat.UserId;
import io.reunion.redis.RedisServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing in, finding one's way and setting a group, with the real service in a real browser. */
class ConsoleIT {
  private static final UserId ADMIN = UserId.of("local", "ann");

  @RegisterExtension
  static final Browser BROWSER = new Browser();

  @RegisterExtension
  static final RedisServer REDIS = new RedisServer();

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"zh, phone", "en, laptop"})
  void anAdminSetsAGroup(String language, String device) {
    boolean zh = language.equals("zh");
    View view = device.equals("phone") ? View.PHONE : View.LAPTOP;
    try (TestService service = TestService.demo(REDIS.uri())) {
      ConsolePage console = ConsolePage.enter(BROWSER, service, REDIS, ADMIN, view, zh);
      String name = "console-" + language + "-" + device + "-";
      Browser.picture(console.page(), name + "home");
      Browser.assertAccessible(console.page());
      console.open("群组", "Groups");
      console.page().getByRole(AriaRole.COMBOBOX).first().selectOption("en");
      assertThat(console.page().getByRole(AriaRole.STATUS)).containsText(console.say("已设置", "is set"));
      Browser.picture(console.page(), name + "groups");
      Browser.assertAccessible(console.page());
      console.open("日志", "Log");
      assertThat(console.page().getByRole(AriaRole.CELL).getByText("PATCH /api/v1/chats").first()).isVisible();
      Browser.assertAccessible(console.page());
      console.button("退出", "Sign out").click();
      console.page().getByText(console.say("请私聊机器人", "Write this to the bot")).waitFor();
      Browser.assertAccessible(console.page());
      console.page().close();
    }
  }

  /** What a first visit costs, from the link to the home page with nothing cached: bytes are held to, times are told. */
  @Test
  void theFirstPageIsLight() {
    try (TestService service = TestService.demo(REDIS.uri())) {
      Page door = BROWSER.open(service.url() + "/console/enter", View.LAPTOP, "en-GB");
      String entry = cost(door);
      door.close();
      ConsolePage console = ConsolePage.enter(BROWSER, service, REDIS, ADMIN, View.LAPTOP, false);
      console.heading("待处理", "Needs a person").waitFor();
      String home = cost(console.page());
      System.out.println("console first visit: " + entry + "; home page then: " + home);
      org.assertj.core.api.Assertions.assertThat(bytes(entry) + bytes(home))
          .as("bytes over the wire: %s, %s", entry, home)
          .isBetween(1_000L, 200_000L);
      console.page().close();
    }
  }

  /** As in {@code 41234 bytes, 120 ms}: what came over the wire, and when the first words were seen. */
  private static String cost(Page page) {
    return (String) page.waitForFunction("""
            () => {
              const painted = performance.getEntriesByName('first-contentful-paint')[0];
              const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
              const bytes = all.reduce((sum, { transferSize }) => sum + transferSize, 0);
              return painted && document.querySelector('h1') && `${bytes} bytes, ${Math.round(painted.startTime)} ms`;
            }""").jsonValue();
  }

  private static long bytes(String cost) {
    return Long.parseLong(cost.substring(0, cost.indexOf(' ')));
  }

  @Test
  void aUsedLinkSaysWhatToDo() {
    try (TestService service = TestService.demo(REDIS.uri())) {
      Page page =
          BROWSER.open(service.url() + "/console/enter#" + "x".repeat(32), View.PHONE.dark(), "en-GB");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("good once");
      org.assertj.core.api.Assertions.assertThat(page.url()).as("no code stays in the address").endsWith("/enter");
      Browser.assertAccessible(page);
      org.assertj.core.api.Assertions.assertThat(BROWSER.takeComplaints())
          .as("the refusal itself")
          .hasSize(1);
      page.close();
    }
  }
}
