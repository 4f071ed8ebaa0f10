package io.reunion.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import io.reunion.TelegramBotApi;
import io.reunion.TestService;
import io.reunion.browser.Browser;
import io.reunion.browser.Browser.View;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.UserId;
import io.reunion.delivery.Counts;
import io.reunion.delivery.Ledger;
import io.reunion.redis.Batches;
import io.reunion.redis.RedisServer;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A broadcast to 2,000 groups is watched in a browser, held there and sent on, and the page tells what the ledger holds. */
class ConsoleBroadcastIT {
  private static final UserId ADMIN = UserId.of("telegram", "7");
  private static final int CHATS = 2_000;
  private static final int ACCOUNTS = 8;
  private static final double SOON = 120_000;

  @RegisterExtension
  static final Browser BROWSER = new Browser();

  @RegisterExtension
  static final RedisServer REDIS = new RedisServer();

  @TempDir
  Path directory;

  private static String platforms(TelegramBotApi telegram) {
    StringBuilder text = new StringBuilder("telegram:\n");
    String main = telegram.config().lines().skip(1).reduce("", (all, line) -> all + line + "\n");
    for (int i = 0; i < ACCOUNTS; i++) {
      text.append(main.replace("main:", "main" + i + ":"));
    }
    return text.toString();
  }

  private static void groups() {
    RoomStore rooms = new RoomStore(REDIS.redis());
    List<Room> seen = new ArrayList<>();
    for (int i = 1; i <= CHATS; i++) {
      ChatId chat = ChatId.parse("telegram/main" + i % ACCOUNTS + "/-" + (10_000 + i));
      seen.add(Room.seen(chat, ChatKind.GROUP, "Alumni " + i));
    }
    RedisServer.await(Batches.map(seen, room -> rooms.put(room)));
  }

  private static JsonNode parse(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the page says is in each state: sent, waiting, failed, gone, unknown. */
  private static List<Integer> figures(Page page) {
    List<Integer> numbers = new ArrayList<>();
    page.locator(".figure dd")
        .allInnerTexts()
        .forEach(text -> numbers.add(Integer.parseInt(text.replaceAll("[^0-9]", ""))));
    return numbers;
  }

  private static List<Integer> ledger(String id) {
    Counts counts = RedisServer.await(new Ledger(REDIS.redis()).counts(id));
    return List.of(
        counts.sent(), counts.queued() + counts.sending(), counts.failed(), counts.gone(), counts.unknown());
  }

  @Test
  void theBarMovesAndTheNumbersAreTheLedgers() {
    groups();
    try (TelegramBotApi telegram = new TelegramBotApi();
        TestService service = TestService.start(directory, REDIS.uri(), """
            association: {language: en}
            redis: {accept: [appendfsync-no]}
            admins: ["telegram:7"]
            announcements: {approvalThreshold: 100000}
            """, platforms(telegram))) {
      ConsolePage console = ConsolePage.enter(BROWSER, service, REDIS, ADMIN, View.LAPTOP, false);
      Page page = console.page();
      String id = parse(service
              .api("POST", "/announcements", "{\"text\":{\"en\":\"The hall has moved\"},\"audience\":{\"all\":true}}")
              .body())
          .path("id")
          .asText();
      page.navigate(service.url() + "/console/announcements/" + id);
      Locator bar = page.locator("progress");
      bar.waitFor();
      Set<Double> seen = new HashSet<>();
      await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(200)).until(() -> {
        seen.add((Double) bar.evaluate("bar => bar.value + 0.0001"));
        return seen.size() >= 3;
      });
      Assertions.assertThat(bar.getAttribute("max")).isEqualTo(Integer.toString(CHATS));
      assertThat(page.locator("main")).containsText(" a second", new ContainsTextOptions().setTimeout(SOON));
      Browser.picture(page, "console-en-laptop-broadcast-live");
      console.button("暂停", "Pause").click();
      assertThat(page.locator(".head .state")).hasText("paused", new HasTextOptions().setTimeout(SOON));
      // What was on its way arrives; from then on the page and the ledger say the same, and nothing moves.
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(500))
          .until(() -> figures(page).equals(ledger(id)));
      List<Integer> held = ledger(id);
      Assertions.assertThat(held.get(0)).as("sent while it was held").isBetween(1, CHATS - 1);
      Assertions.assertThat(held.stream().mapToInt(Integer::intValue).sum()).isEqualTo(CHATS);
      Browser.picture(page, "console-en-laptop-broadcast");
      Browser.assertAccessible(page);
      console.button("继续", "Resume").click();
      assertThat(page.locator(".head .state")).hasText("done", new HasTextOptions().setTimeout(SOON));
      assertThat(page.locator("main")).containsText("2,000 of 2,000", new ContainsTextOptions().setTimeout(SOON));
      Assertions.assertThat(figures(page)).isEqualTo(ledger(id)).containsExactly(CHATS, 0, 0, 0, 0);
      Assertions.assertThat(telegram.calls("sendMessage").stream()
              .map(call -> call.path("chat_id").asText())
              .distinct()
              .count())
          .as("groups that got it")
          .isEqualTo(CHATS);
      System.out.println("broadcast watched: " + seen.size() + " places of the bar, held at " + held);
      page.close();
    }
  }
}
