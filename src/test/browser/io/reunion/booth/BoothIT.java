package io.reunion.booth;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.reunion.TestService;
import io.reunion.ballot.Ballot;
import io.reunion.ballot.Voting;
import io.reunion.ballot.seal.Opening;
import io.reunion.ballot.seal.SealedList;
import io.reunion.ballot.seal.TrusteeKey;
import io.reunion.browser.Browser;
import io.reunion.browser.Browser.View;
import io.reunion.chat.UserId;
import io.reunion.member.ChapterNames;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A trustee makes a key and a voter seals a paper, in a real browser; both keys together open the box. */
class BoothIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @RegisterExtension
  static final Browser BROWSER = new Browser();

  @RegisterExtension
  static final RedisServer REDIS = new RedisServer();

  private final TrusteeKey offline = TrusteeKey.random();
  private TrusteeKey madeHere = offline;

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static JsonNode api(TestService service, String method, String path, String body)
      throws IOException {
    var answer = service.api(method, path, body);
    assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isBetween(200, 201);
    return JSON.readTree(answer.body());
  }

  /** What the page at /trustee makes; the private half is read out of the link by which it is saved. */
  private String trustee(TestService service) {
    Page page = BROWSER.open(service.url() + "/trustee", View.LAPTOP, "en-GB");
    page.getByRole(AriaRole.BUTTON, named("Make my key")).click();
    String link = page.getByRole(AriaRole.LINK, named("Save trustee-key.json")).getAttribute("href");
    madeHere = TrusteeKey.read(java.net.URLDecoder.decode(
        link.substring(link.indexOf(',') + 1), java.nio.charset.StandardCharsets.UTF_8));
    String open = page.locator("output").textContent().strip();
    Browser.assertAccessible(page);
    page.close();
    assertThat(open).isEqualTo(madeHere.open());
    return open;
  }

  private String open(TestService service, String body) throws IOException {
    JsonNode assembly =
        api(service, "POST", "/assemblies", "{\"title\": \"Assembly\", \"quorum\": \"0/1\"}");
    String id = api(
            service, "POST", "/ballots", body.replace("ASSEMBLY", assembly.path("id").asText()))
        .path("id")
        .asText();
    String key = "{\"name\": \"%s\", \"key\": \"%s\"}";
    api(service, "POST", "/ballots/" + id + "/trustees", key.formatted("Ann", trustee(service)));
    api(service, "POST", "/ballots/" + id + "/trustees", key.formatted("Ben", offline.open()));
    api(service, "POST", "/ballots/" + id + "/open", "");
    return id;
  }

  /** A link as the bot gives it. */
  private static String link(TestService service, String ballot) {
    MemberStore members = new MemberStore(REDIS.redis(), Clock.systemUTC());
    MemberId member = RedisServer.await(members.byUser(UserId.of("local", "ann")))
        .map(Member::id)
        .orElseThrow();
    Voting voting = Voting.of(
        REDIS.vertx(), REDIS.redis(), members, ChapterNames.NONE, Path.of("data/ballots"),
        Duration.ofMillis(50), Clock.systemUTC());
    Ballot found = RedisServer.await(voting.ballots().get(ballot));
    return service.url() + "/vote#" + ballot + "."
        + RedisServer.await(voting.box().code(found, member));
  }

  private String vote(TestService service, String ballot, Runnable mark, Page page) {
    page.getByRole(AriaRole.BUTTON, named("Enter the booth")).click();
    mark.run();
    page.getByRole(AriaRole.BUTTON, named("Look at my paper")).click();
    page.getByRole(AriaRole.BUTTON, named("Seal and cast")).click();
    page.getByText("Your receipt").waitFor(
        new com.microsoft.playwright.Locator.WaitForOptions().setTimeout(25_000));
    return page.locator("output").textContent().strip();
  }

  @Test
  void aPaperThatTheBrowserSealedIsOpenedByBothTrustees() throws IOException {
    try (TestService service = TestService.demo(REDIS.uri())) {
      String ballot = open(service, """
          {"assembly": "ASSEMBLY", "title": "Council", "seats": 2, "method": "STV", "candidates":
          [{"name": "Li Wei", "statement": "teacher"}, {"name": "Ann"}, {"name": "Bob"}]}""");
      String link = link(service, ballot);
      Page page = BROWSER.open(link, View.PHONE, "en-GB");
      assertThat(page.url()).as("no code stays in the address").endsWith("/vote");
      Browser.assertAccessible(page);
      String receipt = vote(
          service,
          ballot,
          () -> {
            assertThat(page.getByText("protects you from somebody")).isVisible();
            page.locator("select").nth(2).selectOption("1");
            page.locator("select").nth(0).selectOption("2");
            Browser.assertAccessible(page);
            Browser.picture(page, "booth-paper");
          },
          page);
      Browser.assertAccessible(page);
      page.close();

      Page again = BROWSER.open(link, View.PHONE.dark(), "en-GB");
      again.getByRole(AriaRole.BUTTON, named("Enter the booth")).click();
      assertThat(again.getByRole(AriaRole.ALERT)).containsText("used or is too old");
      assertThat(BROWSER.takeComplaints()).as("the refusal itself").hasSize(1);
      again.close();

      api(service, "POST", "/ballots/" + ballot + "/close", "");
      SealedList list = SealedList.read(
          service.send("GET", "/api/v1/ballots/" + ballot + "/sealed", "").body());
      assertThat(list.receipts()).containsExactly(receipt);
      List<List<String>> papers = Opening.of(list, List.of(offline, madeHere));
      assertThat(papers).containsExactly(List.of("3", "1"));
      JsonNode counted = api(
          service,
          "POST",
          "/ballots/" + ballot + "/papers",
          JSON.writeValueAsString(java.util.Map.of("papers", papers)));
      assertThat(counted.at("/result/elected").toString()).contains("\"3\"");
    }
  }
}
