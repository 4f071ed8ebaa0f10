package io.reunion.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.reunion.TelegramBotApi;
import io.reunion.TestService;
import io.reunion.browser.Browser;
import io.reunion.browser.Browser.View;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.UserId;
import io.reunion.filing.Drawer;
import io.reunion.membership.Entry;
import io.reunion.redis.RedisServer;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.reunion.suggestion.Suggestion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whatever needs a person comes to the home page by itself, leads to where it is decided, and goes once it is. */
class ConsoleHomeIT {
  private static final UserId ADMIN = UserId.of("telegram", "7");
  private static final String HEAD = "姓名,学号,邮箱\n";
  private static final String ANN = "Ann Taylor,9,ann@example.org\n";

  @RegisterExtension
  static final Browser BROWSER = new Browser();

  @RegisterExtension
  static final RedisServer REDIS = new RedisServer();

  @TempDir
  Path directory;

  private TestService service;
  private Page page;

  private String sent(String path, String body) {
    var answer = service.api("POST", path, body);
    Assertions.assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isLessThan(300);
    return TelegramBotApi.parse(answer.body()).path("id").asText();
  }

  private void approved(String id) {
    var answer = service.send(
        "POST",
        "/api/v1/announcements/" + id + "/approve",
        "",
        "Authorization",
        "Bearer " + TestService.APPROVER);
    Assertions.assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private void said(JsonNode update) {
    Assertions.assertThat(TelegramBotApi.post(service, update).statusCode()).isEqualTo(200);
  }

  /** The card that tells {@code text}. */
  private Locator card(String text) {
    return page.locator("section[aria-labelledby=waiting] .card")
        .filter(new Locator.FilterOptions().setHasText(text));
  }

  private void comes(String text, String where) {
    assertThat(card(text)).isVisible();
    assertThat(card(text).getByRole(AriaRole.LINK)).hasAttribute("href", "/console/" + where);
  }

  private static String toAll(String text, String more) {
    return "{\"text\":{\"en\":\"" + text + "\"},\"audience\":{\"platforms\":[\"telegram\"]}" + more + "}";
  }

  @Test
  void whateverWaitsComesByItselfAndIsDecided() {
    try (TelegramBotApi telegram = new TelegramBotApi();
        TestService started = TestService.start(
            directory,
            REDIS.uri(),
            """
            association: {language: en}
            redis: {accept: [appendfsync-no]}
            admins: ["telegram:7"]
            announcements: {approvalThreshold: 1}
            """,
            telegram.config() + """
            wecom:
              main:
                token: wecom-test-token
                encodingAesKey: abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG
                receiveId: ""
                groupWebhooks: {wrGroup: 0f0f0f0f-0000-1111-2222-333333333333}
            """)) {
      service = started;
      RoomStore rooms = new RoomStore(REDIS.redis());
      for (String chat : new String[] {"telegram/main/-1001", "telegram/main/-1002", "wecom/main/wrGroup"}) {
        RedisServer.await(rooms.put(Room.seen(ChatId.parse(chat), ChatKind.GROUP, "Alumni " + chat)));
      }
      sent("/members/import", HEAD + ANN);
      sent("/members/" + member() + "/accounts", "{\"user\":\"telegram:7\"}");
      service.api("PATCH", "/chats/wecom/main/wrGroup", "{\"language\":\"zh\"}");
      ConsolePage console = ConsolePage.enter(BROWSER, service, REDIS, ADMIN, View.LAPTOP, false);
      page = console.page();
      assertThat(page.locator("main")).containsText("Nothing needs your attention.");
      membersAsk();
      thingsGoWrong();
      announcementsWait(telegram);
      Browser.picture(page, "console-en-laptop-home-waiting");
      Browser.assertAccessible(page);
      unknownCopiesAreDecided(telegram);
      anApprovalIsGiven();
      platformsSideBySide(console);
      page.close();
    }
  }

  private String member() {
    return TelegramBotApi.parse(service.api("GET", "/members?limit=1", "").body())
        .at("/items/0/id")
        .asText();
  }

  private void membersAsk() {
    String list = HEAD + ANN + "张伟,1,zhang@example.org\n张小伟,2,zhang@example.org\n李娜,3,li@example.org\n";
    sent("/members/import", list);
    comes("Records that may be of one person: 1", "members/review");
    sent("/members/import?full=true", list.replace("李娜,3,li@example.org\n", ""));
    comes("Missing in the newest full list: 1", "members/review");
    REDIS.command(
        "HSET",
        "corrections:{all}",
        "w1",
        "{\"member\":\"" + member() + "\",\"field\":\"city\",\"at\":\"2026-05-01T08:00:00Z\",\"values\":[\"Chengdu\"]}");
    comes("Corrections to decide: 1", "members/requests");
    RedisServer.await(new Drawer<>(REDIS.redis(), "entries", Entry.class)
        .add("nina", number -> new Entry(
            number, UserId.of("telegram", "77"), Map.of("kind", "person", "name", "Nina", "consent", "yes"), Instant.EPOCH, Entry.State.WAITING, "")));
    comes("Applications for membership: 1", "members/requests");
    Instant now = Instant.now();
    RedisServer.await(new Drawer<>(REDIS.redis(), "suggestions", Suggestion.class)
        .add("s1", number -> new Suggestion(
            number, "u:telegram:12", "", "Electronic cards, please", now, Suggestion.State.OPEN, "", "", now)));
    comes("Open suggestions: 1", "suggestions");
  }

  private void thingsGoWrong() {
    REDIS.command("XADD", "inbox:{3}:dead", "*", "update", "{}", "reason", "IllegalStateException at io.reunion.Made.up:1");
    comes("Messages that were set aside: 1", "system/set-aside");
    sent(
        "/events",
        "{\"id\":\"hike\",\"title\":\"秋游爬山\",\"startsAt\":\"2099-05-01T09:00:00Z\",\"chats\":[\"telegram/main/-1001\"]}");
    assertThat(page.locator("section[aria-labelledby=coming] .card")).containsText("秋游爬山");
    said(TelegramBotApi.message(
        -1001, 12, "#接龙\n秋游爬山\n1. 张三\n2. +1\n3. 李四", Instant.now().getEpochSecond()));
    comes("Lines of its sign-up list that nobody could read: 1", "events/hike");
    assertThat(card("Lines of its sign-up list")).containsText("+1");
  }

  /** One waits for a second person, one is held, and of one nobody knows whether a copy arrived. */
  private void announcementsWait(TelegramBotApi telegram) {
    String waits = sent("/announcements", toAll("The hall has moved", ""));
    comes("Waiting for approval", "announcements/" + waits);
    String later = ",\"sendAt\":\"2099-01-01T00:00:00Z\",\"expiresAt\":\"2099-01-02T00:00:00Z\"";
    String held = sent("/announcements", toAll("Next year", later));
    approved(held);
    sent("/announcements/" + held + "/pause", "");
    comes("Paused", "announcements/" + held);
    telegram.refuse(call -> call.path("chat_id").asLong() == -1001
        ? "{\"ok\":false,\"error_code\":502,\"description\":\"Bad Gateway\"}"
        : null);
    String lost = sent("/announcements", toAll("Bring your badge", ""));
    approved(lost);
    comes("Copies that may or may not have arrived: 1", "announcements/" + lost);
  }

  private void unknownCopiesAreDecided(TelegramBotApi telegram) {
    card("Copies that may or may not").getByRole(AriaRole.LINK).click();
    Locator unknown = page.locator("section[aria-labelledby=unknown]");
    assertThat(unknown).containsText("Alumni telegram/main/-1001");
    Browser.picture(page, "console-en-laptop-unknown");
    Browser.assertAccessible(page);
    assertThat(page.locator(".head .state")).hasText("done");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Leave them")).click();
    assertThat(unknown).hasCount(0);
    page.goBack();
    assertThat(card("Waiting for approval")).isVisible();
    assertThat(card("Copies that may or may not")).hasCount(0);
    resent(telegram);
  }

  /** Of another one they are sent again. */
  private void resent(TelegramBotApi telegram) {
    String lost = sent("/announcements", toAll("Bring your scarf", ""));
    approved(lost);
    comes("Copies that may or may not have arrived: 1", "announcements/" + lost);
    card("Copies that may or may not").getByRole(AriaRole.LINK).click();
    Locator unknown = page.locator("section[aria-labelledby=unknown]");
    telegram.refuse(call -> null);
    unknown.getByRole(AriaRole.BUTTON).first().click();
    assertThat(page.locator(".figure dd").first()).hasText("2");
    assertThat(unknown).hasCount(0);
    Assertions.assertThat(service.api("GET", "/announcements/" + lost, "").body())
        .contains("\"sent\":2", "\"unknown\":0");
    page.goBack();
    assertThat(card("Waiting for approval")).isVisible();
    assertThat(card("Copies that may or may not")).hasCount(0);
  }

  /** The second person: what the office sent by its token waits for an admin at the console, who watches it go. */
  private void anApprovalIsGiven() {
    card("Waiting for approval").getByRole(AriaRole.LINK).click();
    assertThat(page.locator(".head .state")).hasText("waiting for approval");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve and send")).click();
    assertThat(page.locator(".head .state")).hasText("done");
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Report"))).isVisible();
    assertThat(page.getByRole(AriaRole.PROGRESSBAR)).isVisible();
    Browser.picture(page, "console-en-laptop-announcement-done");
    Browser.assertAccessible(page);
    page.goBack();
    assertThat(card("Paused")).isVisible();
    assertThat(card("Waiting for approval")).hasCount(0);
  }

  private void platformsSideBySide(ConsolePage console) {
    console.open("公告", "Announcements");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New announcement")).click();
    page.getByLabel("Chinese text").fill("校庆晚宴改到**周六**，见[安排](https://example.org/plan)");
    page.getByLabel("English text").fill("The gala is on **Saturday**, see [the plan](https://example.org/plan)");
    Locator telegram = page.locator(".sheets .card").filter(new Locator.FilterOptions().setHasText("telegram/main"));
    Locator wecom = page.locator(".sheets .card").filter(new Locator.FilterOptions().setHasText("wecom/main"));
    assertThat(telegram.locator(".said")).containsText("Saturday");
    assertThat(wecom.locator(".said")).containsText("周六");
    assertThat(page.locator(".sheets .card")).hasCount(2);
    BoundingBox one = telegram.boundingBox();
    BoundingBox other = wecom.boundingBox();
    Assertions.assertThat(Math.abs(one.y - other.y)).as("side by side").isLessThan(5);
    Assertions.assertThat(Math.abs(one.x - other.x)).isGreaterThan(one.width / 2);
    Browser.picture(page, "console-en-laptop-composer-two");
    Browser.assertAccessible(page);
  }
}
