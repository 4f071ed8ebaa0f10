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
import io.reunion.filing.Drawer;
import io.reunion.membership.Entry;
import io.reunion.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What members and applicants ask of the office is seen at home and decided on its page. */
class ConsoleRequestsIT {
  private static final UserId ADMIN = UserId.of("local", "ann");
  private static final ObjectMapper JSON = new ObjectMapper();

  @RegisterExtension
  static final Browser BROWSER = new Browser();

  @RegisterExtension
  static final RedisServer REDIS = new RedisServer();

  @TempDir
  Path directory;

  private static JsonNode get(TestService service, String path) throws IOException {
    return JSON.readTree(service.api("GET", path, "").body());
  }

  private static void applies(String name, int number) {
    Map<String, String> answers = Map.of(
        "kind", "person", "name", name, "year", "2008", "city", "杭州", "mail", "x" + number + "@example.org", "consent", "yes");
    RedisServer.await(new Drawer<>(REDIS.redis(), "entries", Entry.class)
        .add(
            "op-" + number,
            given -> new Entry(
                given,
                UserId.of("local", "applicant" + number),
                answers,
                Instant.now(),
                Entry.State.WAITING,
                "")));
  }

  /** The member's id; a correction of their name waits. */
  private static String wantsANewName(TestService service) throws IOException {
    Assertions.assertThat(
            service.api("POST", "/members/import", "姓名,届别,邮箱\n张伟,2008,zhang@example.org\n").statusCode())
        .isEqualTo(200);
    String id = get(service, "/members?q=").at("/items/0/id").asText();
    String wish = JSON.createObjectNode()
        .put("member", id)
        .put("field", "name")
        .put("at", "2026-05-01T08:00:00Z")
        .set("values", JSON.createArrayNode().add("张玮"))
        .toString();
    RedisServer.await(REDIS.redis().call(c -> c.hset("corrections:{all}", "w1", wish)));
    return id;
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"zh, phone", "en, laptop"})
  void anAdminDecidesWhatPeopleAsk(String language, String device) throws IOException {
    View view = device.equals("phone") ? View.PHONE : View.LAPTOP;
    try (TestService service = TestService.start(
        directory, REDIS.uri(), "redis: {accept: [appendfsync-no]}\nadmins: [\"local:ann\"]\n", "{}")) {
      String member = wantsANewName(service);
      applies("张伟", 1);
      applies("Nina New", 2);
      applies("Olga Other", 3);
      ConsolePage console =
          ConsolePage.enter(BROWSER, service, REDIS, ADMIN, view, language.equals("zh"));
      Page page = console.page();
      page.getByRole(
              AriaRole.LINK,
              new Page.GetByRoleOptions().setName(Pattern.compile(console.say("更正", "Corrections to decide"))))
          .click();
      console.heading("申请与更正", "Requests").waitFor();
      Locator cards = page.locator(".card");
      assertThat(cards).hasCount(4);
      Browser.picture(page, "console-" + language + "-" + device + "-requests");
      Browser.assertAccessible(page);

      console.button("更改资料", "Change the record").click();
      assertThat(cards).hasCount(3);
      Assertions.assertThat(get(service, "/members/" + member).path("name").asText()).isEqualTo("张玮");
      cards.filter(holding("Nina New")).getByRole(AriaRole.BUTTON, called(console.say("接受为新会员", "Accept as a new member")))
          .click();
      assertThat(cards).hasCount(2);
      cards.filter(holding("Olga Other")).getByRole(AriaRole.BUTTON, called(console.say("拒绝……", "Decline …"))).click();
      console.button("确定拒绝并删除", "Decline and delete").click();
      assertThat(cards).hasCount(1);
      Assertions.assertThat(get(service, "/members?q=Nina").path("items")).hasSize(1);
      Assertions.assertThat(get(service, "/members?q=Olga").path("items")).isEmpty();
      page.close();
    }
  }

  private static Locator.FilterOptions holding(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Locator.GetByRoleOptions called(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}
