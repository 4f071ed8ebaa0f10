package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities;
import io.reunion.chat.Platform;
import io.reunion.platform.ApiClient;
import io.reunion.platform.Equipment;
import io.reunion.platform.HeldAnswers;
import io.reunion.platform.TokenStore;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of what each platform can do, in the READMEs, is what the adapters say of themselves. */
class CapabilityTableTest {
  private static final URI API = URI.create("https://api.example");

  private static Map<AccountId, Platform> platforms() {
    Vertx vertx = Vertx.vertx();
    Clock clock = Clock.systemUTC();
    Equipment equipment = new Equipment(
        new ApiClient(vertx, ApiClient.Limits.DEFAULT),
        new TokenStore(vertx, null, clock),
        new HeldAnswers(vertx),
        clock);
    BotConfig config = new BotConfig(null, SampleAccounts.all(API));
    Map<AccountId, Platform> platforms = Platforms.of(config, equipment);
    vertx.close();
    return platforms;
  }

  private static String time(Duration time) {
    if (time.isZero()) {
      return "–";
    }
    if (time.toHours() > 0) {
      return time.toHours() + " h";
    }
    return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }

  private static String mark(boolean can) {
    return can ? "✓" : "–";
  }

  private static String row(AccountId account, Platform platform) {
    Capabilities can = platform.capabilities();
    String unit = switch (can.text().unit()) {
      case UTF16 -> "UTF-16";
      case CODE_POINTS -> "code points";
      case UTF8_BYTES -> "bytes";
    };
    return "| " + account.platform() + " | " + mark(can.buttons()) + " | "
        + mark(platform instanceof Platform.AnswersPresses) + " | " + mark(can.edit()) + " | "
        + mark(can.ephemeral()) + " | " + mark(can.push()) + " | " + mark(can.directPush()) + " | "
        + mark(can.threads()) + " | " + time(can.syncReply()) + " | " + time(can.idempotentSend())
        + " | " + can.text().length() + " " + unit + " |";
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh.md"})
  void theReadmeSaysWhatTheAdaptersSay(String readme) throws IOException {
    List<String> rows = new ArrayList<>();
    platforms().forEach((account, platform) -> rows.add(row(account, platform)));
    assertThat(Files.readString(Path.of(readme))).contains(String.join("\n", rows));
  }

  @Test
  void everyPlatformIsInTheTable() {
    assertThat(SampleAccounts.all(API).keySet().stream()
            .map(account -> account.platform().value()))
        .containsExactlyInAnyOrderElementsOf(Platforms.CREDENTIALS.keySet());
  }

  /** What one card costs in a busy minute, edited or sent anew, leaves room for answers under every limit of every adapter. */
  @Test
  void aCardThatChangesAllTheTimeStaysInsideTheLimitsOfEveryPlatform() {
    // With the shipped interval of 3 s: three edits in a row, then one in 6 s.
    int edits = 3 + (60 - 3 * 3) / 6;
    platforms().forEach((account, platform) -> {
      Capabilities can = platform.capabilities();
      int sends = can.edit() ? edits : 1;
      for (Capabilities.Limit limit : can.limits()) {
        double minute = limit.count() * 60_000.0 / limit.per().toMillis() + limit.burst() - 1;
        System.out.println(account.platform() + ": 300 changes in a minute are at most " + sends
            + (can.edit() ? " edits" : " message") + " a chat; " + limit.scope() + " limit "
            + Math.round(minute) + " a minute");
        assertThat(minute).as("%s %s", account, limit).isGreaterThan(sends);
      }
    });
  }

  /** An answer in a response, and one by a credit, each need the way by which they are given. */
  @Test
  void whatIsSaidCanBeDone() {
    platforms().forEach((account, platform) -> {
      Capabilities can = platform.capabilities();
      assertThat(platform instanceof Platform.Edits).as("%s edits", account).isEqualTo(can.edit());
      assertThat(platform instanceof Platform.Deletes)
          .as("%s deletes", account)
          .isEqualTo(can.delete());
      assertThat(platform instanceof Platform.Reacts)
          .as("%s reacts", account)
          .isEqualTo(can.reactions());
      assertThat(can.push() || platform instanceof Platform.SpendsCredits)
          .as("%s can answer", account)
          .isTrue();
    });
  }
}
