package io.reunion.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import io.reunion.TestService;
import io.reunion.browser.Browser;
import io.reunion.browser.Browser.View;
import io.reunion.chat.UserId;
import io.reunion.redis.RedisServer;
import java.io.IOException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A chapter has its title wherever it stands in a table, in the language of the page, however it was recorded. */
class ConsoleChaptersIT {
  private static final UserId ADMIN = UserId.of("local", "ann");

  @RegisterExtension
  static final Browser BROWSER = new Browser();

  @RegisterExtension
  static final RedisServer REDIS = new RedisServer();

  /** The id stands beside it, on hovering. */
  private static Locator named(ConsolePage console, String title) {
    Locator named = console.page().locator("main td span[title=shenzhen]").first();
    assertThat(named).hasText(title);
    return named;
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"zh, phone, 深圳校友会", "en, laptop, Shenzhen"})
  void tablesShowTheTitleOfAChapter(String language, String device, String title)
      throws IOException {
    try (TestService service = TestService.demo(REDIS.uri())) {
      String group = new ObjectMapper()
          .readTree(service.api("GET", "/chats?kind=GROUP&limit=1", "").body())
          .at("/items/0/id")
          .asText();
      Assertions.assertThat(
              service.api("PATCH", "/chats/" + group, "{\"chapter\":\"shenzhen\"}").statusCode())
          .isEqualTo(200);
      View view = device.equals("phone") ? View.PHONE : View.LAPTOP;
      ConsolePage console =
          ConsolePage.enter(BROWSER, service, REDIS, ADMIN, view, language.equals("zh"));
      console.open("群组", "Groups");
      named(console, title);
      console.open("社群", "Community");
      named(console, title);
      console.open("校友", "Members");
      named(console, title);
      Locator row = console
          .page()
          .locator("main tbody tr")
          .filter(new Locator.FilterOptions()
              .setHas(console.page().locator("span[title=shenzhen]")))
          .first();
      Browser.picture(console.page(), "console-" + language + "-chapters");
      row.locator("a").first().click();
      console.page().waitForURL("**/console/members/*");
      assertThat(console.page().locator("main td").getByText(title).first()).isVisible();
      console.page().close();
    }
  }
}
