package io.reunion.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.reunion.TestService;
import io.reunion.browser.Browser;
import io.reunion.browser.Browser.View;
import io.reunion.chat.UserId;
import io.reunion.exchange.Card;
import io.reunion.filing.Drawer;
import io.reunion.redis.RedisServer;
import io.reunion.suggestion.Suggestion;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every page, with something on it, fits its screen, is whole to a screen reader and says nothing that is meant for a machine. */
class ConsoleEveryPageIT {
  private static final UserId ADMIN = UserId.of("local", "ann");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What stands wider than its page, and headings that leave a level out. */
  private static final String FAULTS = """
      () => {
        const faults = [];
        const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
        if (wide > 0) {
          const right = document.documentElement.clientWidth;
          const who = [...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > right + 1 && !one.closest('.table, pre'));
          faults.push(`wider by ${wide}: ${who.slice(0, 3).map((one) => one.outerHTML.slice(0, 120)).join(' | ')}`);
        }
        let level = 0;
        for (const heading of document.querySelectorAll('h1, h2, h3, h4')) {
          const next = Number(heading.tagName[1]);
          if (next > level + 1) faults.push(`heading ${heading.outerHTML} after h${level}`);
          level = next;
        }
        if (document.querySelectorAll('main h1').length !== 1) faults.push('not one h1');
        const text = document.querySelector('main').innerText;
        const odd = text.match(/\\b(undefined|NaN|null|Invalid Date)\\b|\\[object/);
        if (odd) faults.push(`says ${odd[0]}`);
        for (const button of document.querySelectorAll('main button, main a.button, main a.primary')) {
          const { height, width } = button.getBoundingClientRect();
          if (width > 0 && height > 70) faults.push(`three lines: ${button.textContent.trim()}`);
        }
        return faults;
      }
      """;

  @RegisterExtension
  static final Browser BROWSER = new Browser();

  @RegisterExtension
  static final RedisServer REDIS = new RedisServer();

  private static JsonNode sent(TestService service, String method, String path, String body)
      throws IOException {
    var answer = service.api(method, path, body);
    Assertions.assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isLessThan(300);
    return JSON.readTree(answer.body());
  }

  /** Something for each page; the addresses of those that show one thing. */
  private static List<String> filled(TestService service) throws IOException {
    sent(service, "POST", "/members/import", """
        姓名,学号,届别,邮箱,城市
        欧阳测试,90001,2008,oy@example.org,成都
        欧阳小测,90002,2008,oy@example.org,成都
        Bartholomew Featherstonehaugh-Cholmondeley,90003,2009,,Llanfairpwllgwyngyll
        """);
    String member = sent(service, "GET", "/members?limit=1", "").at("/items/0/id").asText();
    sent(
        service,
        "POST",
        "/stories",
        "{\"member\":\"" + member + "\",\"title\":\"From dams to wind\",\"text\":\"Ten years.\"}");
    sent(service, "POST", "/preparations", "{\"title\":\"Print badges\",\"due\":\"2099-12-20\"}");
    sent(
        service,
        "POST",
        "/events",
        "{\"id\":\"every\",\"title\":\"一百一十周年校庆返校日暨各地校友会会长联席会议\",\"startsAt\":\"2099-05-01T09:00:00Z\","
            + "\"capacity\":40,\"place\":\"West Hill\"}");
    sent(service, "POST", "/events/every/rsvps", "{\"name\":\"Guest\"}");
    String announcement = sent(
            service,
            "POST",
            "/announcements",
            "{\"text\":{\"zh\":\"校庆报名开始了\",\"en\":\"Registration is open\"},\"audience\":{\"all\":true},"
                + "\"sendAt\":\"2099-04-01T00:00:00Z\",\"expiresAt\":\"2099-04-02T00:00:00Z\"}")
        .path("id")
        .asText();
    String group = sent(service, "GET", "/chats?kind=GROUP&limit=1", "").at("/items/0/id").asText();
    String chat = "/chats/" + group;
    sent(service, "PATCH", chat, "{\"muted\":true,\"perDay\":3}");
    posted();
    return List.of(
        "events/every",
        "events/every/edit",
        "events/every/door",
        "members/" + member,
        "announcements/" + announcement,
        "groups/" + URLEncoder.encode(group, StandardCharsets.UTF_8));
  }

  /** What only people write. */
  private static void posted() {
    Instant now = Instant.now();
    Drawer<Card> cards = new Drawer<>(REDIS.redis(), "exchangecards", Card.class);
    RedisServer.await(cards.add("c1", number -> new Card(
        number, Card.Kind.OFFER, "m:nobody", "PCB 打样和小批量生产 #硬件", List.of("硬件"), now, now.plusSeconds(864_000), false, List.of())));
    RedisServer.await(cards.add("c2", number -> new Card(
        number, Card.Kind.NEED, "m:nobody", "a flat in Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch", List.of(), now, now.plusSeconds(864_000), false, List.of())));
    RedisServer.await(new Drawer<>(REDIS.redis(), "suggestions", Suggestion.class)
        .add("s1", number -> new Suggestion(
            number, "u:local:li", "", "请把校友卡做成电子版", now, Suggestion.State.OPEN, "", "", now)));
    RedisServer.await(REDIS.redis().call(c -> c.xadd(
        "inbox:{3}:dead", Map.of("update", "{}", "reason", "IllegalStateException at io.reunion.Made.up:1"))));
  }

  /**
   * In both languages on a phone and on a laptop; axe looks at each layout and each language, once in the light and once in
   * the dark.
   */
  @Test
  void everyPageIsWhole() throws IOException {
    try (TestService service = TestService.demo(REDIS.uri())) {
      List<String> paths = new ArrayList<>(List.of(
          "", "events", "events/new", "members", "members/import", "members/review", "members/requests",
          "announcements", "announcements/new", "ballots", "groups", "suggestions", "exchange", "community",
          "community/stories", "sentences", "system", "system/set-aside", "system/log-levels", "audit"));
      paths.addAll(filled(service));
      ConsolePage console = ConsolePage.enter(BROWSER, service, REDIS, ADMIN, View.PHONE, true);
      Page page = console.page();
      List<String> faults = new ArrayList<>();
      for (String path : paths) {
        page.navigate(service.url() + "/console/" + path);
        page.locator("main h1").first().waitFor();
        look(page, path, "zh-phone", View.PHONE, ColorScheme.LIGHT, faults);
        look(page, path, "zh-laptop", View.LAPTOP, ColorScheme.DARK, faults);
        page.locator("header").getByText("English").click();
        page.locator("header").getByText("中文").waitFor();
        look(page, path, "en-laptop", View.LAPTOP, ColorScheme.LIGHT, faults);
        look(page, path, "en-phone", View.PHONE, ColorScheme.DARK, faults);
        page.locator("header").getByText("中文").click();
        page.locator("header").getByText("English").waitFor();
      }
      Assertions.assertThat(faults).isEmpty();
      page.close();
    }
  }

  private static void look(
      Page page, String path, String how, View view, ColorScheme scheme, List<String> faults) {
    page.setViewportSize(view.width(), view.height());
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    String name = path.isEmpty() ? "home" : path.replaceAll("[^a-z-]", "_");
    Browser.picture(page, "every-" + how + "-" + name);
    List<String> found = new ArrayList<>();
    faults(page, path, found);
    Browser.violations(page).forEach(fault -> found.add("/" + path + ": " + fault));
    found.forEach(fault -> faults.add(how + " " + fault));
  }

  private static void faults(Page page, String path, List<String> faults) {
    Browser.loaded(page);
    ((List<?>) page.evaluate(FAULTS)).forEach(fault -> faults.add("/" + path + ": " + fault));
  }
}
