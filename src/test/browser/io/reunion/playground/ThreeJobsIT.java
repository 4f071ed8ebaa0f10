package io.reunion.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.reunion.TestService;
import io.reunion.browser.Browser;
import io.reunion.browser.Browser.View;
import io.reunion.redis.RedisServer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo as a visitor has it: the real bot, a real Redis, the sample association, a real browser; all three jobs. */
class ThreeJobsIT {
  @RegisterExtension
  static final Browser BROWSER = new Browser();

  @RegisterExtension
  static final RedisServer REDIS = new RedisServer();

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"zh, phone", "en, laptop"})
  void findsAMemberAnswersAnEventAndBroadcasts(String language, String device) {
    boolean zh = language.equals("zh");
    View view = device.equals("phone") ? View.PHONE : View.LAPTOP;
    try (TestService service = TestService.demo(REDIS.uri())) {
      Page page = BROWSER.open(service.url() + "/playground", view, zh ? "zh-CN" : "en-GB");
      RoomPage room = new RoomPage(page, zh, view.touch());
      String name = "demo-" + language + "-" + device + "-";

      room.tip(1);
      room.send();
      room.message(room.say("位校友", "people. The best 5 first")).waitFor();
      Browser.picture(page, name + "1-found");

      room.tip(2);
      room.send();
      room.message(room.say("校友年会", "London pub night")).waitFor();
      last(room, room.say("✅ 参加", "✅ Going")).click();
      room.toast(room.say("报名成功", "You have a seat")).waitFor();
      Browser.picture(page, name + "2-pressed");

      room.tip(3);
      room.send();
      room.message(room.say("为您留了2个座位", "You have 2 seats")).waitFor();
      Browser.picture(page, name + "3-replied");

      room.tip(4);
      room.send();
      room.message(room.say("候补（3）", "Waiting (3)")).waitFor();

      room.tip(5);
      room.send();
      last(room, room.say("📢 发送", "📢 Send")).click();
      // The visitor plays Ann, whose app speaks English: what she wrote in decides.
      room.message(room.say("已发送到2 / 2个群", "2 of 2 groups")).waitFor();
      Browser.picture(page, name + "5-broadcast");
      Browser.assertAccessible(page);
      room.open("London Chapter");
      assertThat(room.message(room.say("校庆晚宴开放报名啦", "The anniversary dinner is open"))).isVisible();
      assertThat(last(room, "❌ Can’t")).hasAttribute("lang", "en");
      assertThat(last(room, "❌ Can’t")).hasCSS("font-family", Pattern.compile("Liberation Sans"));
      Browser.picture(page, name + "6-announced");
      // Before the service goes, or the page would rightly complain that it is gone.
      page.close();
    }
  }

  private static Locator last(RoomPage room, String label) {
    return room.log()
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label).setExact(true))
        .last();
  }
}
