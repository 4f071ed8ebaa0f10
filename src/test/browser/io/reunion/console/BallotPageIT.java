package io.reunion.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.reunion.TestService;
import io.reunion.ballot.seal.TrusteeKey;
import io.reunion.browser.Browser;
import io.reunion.browser.Browser.View;
import io.reunion.chat.UserId;
import io.reunion.redis.RedisServer;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an assembly has come to, as the console shows it: figures, a table, bars. */
class BallotPageIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @RegisterExtension
  static final Browser BROWSER = new Browser();

  @RegisterExtension
  static final RedisServer REDIS = new RedisServer();

  private static JsonNode post(TestService service, String path, String body) throws IOException {
    return JSON.readTree(service.api("POST", path, body).body());
  }

  private static void vote(TestService service) throws IOException {
    String assembly =
        post(service, "/assemblies", "{\"title\": \"Spring assembly\", \"quorum\": \"0/1\"}")
            .path("id")
            .asText();
    String motion = post(
            service, "/ballots", "{\"assembly\": \"%s\", \"title\": \"Report\"}".formatted(assembly))
        .path("id")
        .asText();
    post(service, "/ballots/" + motion + "/open", "");
    post(service, "/ballots/" + motion + "/close", "");
    String draft = post(service, "/ballots", """
        {"assembly": "%s", "title": "Chair", "seats": 1, "candidates": [{"name": "A"}, {"name": "B"}]}"""
            .formatted(assembly))
        .path("id")
        .asText();
    post(
        service,
        "/ballots/" + draft + "/trustees",
        "{\"name\": \"Trusty\", \"key\": \"%s\"}".formatted(TrusteeKey.random().open()));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"zh, phone", "en, laptop"})
  void anAdminSeesWhatWasVotedOn(String language, String device) throws IOException {
    View view = device.equals("phone") ? View.PHONE : View.LAPTOP;
    try (TestService service = TestService.demo(REDIS.uri())) {
      vote(service);
      ConsolePage console = ConsolePage.enter(
          BROWSER, service, REDIS, UserId.of("local", "ann"), view, language.equals("zh"));
      console.open("大会", "Assemblies");
      Page page = console.page();
      assertThat(page.locator("main"))
          .containsText(new String[] {"Spring assembly"});
      assertThat(page.locator("main")).containsText(console.say("未通过", "Not carried"));
      assertThat(page.locator("main")).containsText("Trusty");
      assertThat(page.locator("progress")).hasCount(3);
      Browser.assertAccessible(page);
      Browser.picture(page, "console-" + language + "-" + device + "-ballots");
      // What happens meanwhile comes by itself.
      String next = post(service, "/assemblies", "{\"title\": \"Autumn assembly\"}").path("id").asText();
      assertThat(page.locator("main")).containsText("Autumn assembly");
      post(service, "/ballots", "{\"assembly\": \"%s\", \"title\": \"Statutes\"}".formatted(next));
      assertThat(page.locator("main")).containsText("Statutes");
      Locator autumn = page.locator("section").filter(new Locator.FilterOptions().setHasText("Autumn assembly")).first();
      assertThat(autumn).containsText(console.say("进行中", "going on"));
      post(service, "/assemblies/" + next + "/close", "");
      assertThat(autumn).containsText(console.say("已结束", "over"));
      page.close();
    }
  }
}
