package io.reunion.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.reunion.member.Role;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTableTest {
  private static Command command(String name, String... aliases) {
    return new Command(
        name, List.of(aliases), Role.GUEST, turn -> Future.succeededFuture(Reply.SILENCE));
  }

  private static final CommandTable TABLE = new CommandTable(List.of(
      command("help", "帮助", "start", "?", "？"),
      command("find", "找", "找人"),
      command("rsvp", "报名"),
      command("events", "活动"),
      command("event", "新活动"),
      command("me", "我的"),
      command("lang", "语言", "Language")));

  private static String read(String text) {
    return TABLE
        .read(text)
        .map(found -> found.command().name() + "(" + found.arguments() + ")")
        .orElse("");
  }

  /** As Slack and Matrix allow it: to look through it for each name would hold up everybody else for seconds. */
  @Test
  void aWordAsLongAsAMessageMayBeIsNoSlip() {
    assertTimeout(Duration.ofMillis(50), () -> TABLE.nearest("rsvp".repeat(60_000)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "help                 | help()",
        "HELP                 | help()",
        "Rsvp gala yes +1     | rsvp(gala yes +1)",
        "rsvp   gala          | rsvp(gala)",
        "language en          | lang(en)",
        "LANGUAGE             | lang()",
        "event new X          | event(new X)",
        "events               | events()",
        "报名 gala            | rsvp(gala)",
        "报名　gala           | rsvp(gala)",
        "帮助                 | help()",
        "？                   | help()",
        "? rsvp               | help(rsvp)",
        "find: fintech        | find(fintech)",
        "Find:fintech         | find(fintech)",
        "RSVP： gala yes      | rsvp(gala yes)",
        "找：深圳             | find(深圳)",
        "find :fintech        | find(:fintech)"
      })
  void theFirstWordNamesACommand(String text, String read) {
    assertThat(read(text)).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "报名gala             | rsvp(gala)",
        "报名gala +2          | rsvp(gala +2)",
        "报名，gala           | rsvp(，gala)",
        "找李雷               | find(李雷)",
        "找人 李雷            | find(李雷)",
        "找人李雷             | find(李雷)",
        "活动有哪些           | events(有哪些)",
        "新活动 晚会          | event(晚会)"
      })
  void aChineseNameNeedsNoBlankBehindItAndTheLongestWins(String text, String read) {
    assertThat(read(text)).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "helpme", "eventsx", "rsvps", "rs vp", "x help", "我", "请报名", "??", "/help"})
  void anyOtherWordNamesNone(String text) {
    assertThat(read(text)).isEmpty();
  }

  @Test
  void argumentsKeepTheirLines() {
    assertThat(read("rsvp a\nb\n c ")).isEqualTo("rsvp(a\nb\n c)");
    assertThat(read("rsvp\na")).isEqualTo("rsvp(a)");
  }

  @Test
  void twoCommandsOfOneNameAreRefused() {
    assertThatThrownBy(() -> new CommandTable(List.of(command("a", "甲"), command("b", "甲"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("command name 甲 is taken by a and b");
    assertThatThrownBy(() -> new CommandTable(List.of(command("a"), command("b", "A"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "hepl, help",
    "halp, help",
    "HLEP, help",
    "rsvpp, rsvp",
    "rsv, rsvp",
    "evnets, events",
    "langauge, language",
    "帮住, 帮助",
    "报明, 报名",
    "finds, find"
  })
  void aSlipIsNearTheNameThatWasMeant(String word, String near) {
    assertThat(TABLE.nearest(word)).contains(near);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "好", "hello-everybody", "http://example.org", "谢谢大家", "😀😀😀"})
  void whatIsNoSlipIsNearNothing(String word) {
    assertThat(TABLE.nearest(word)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "abc, abc, 0",
    "abc, acb, 1",
    "abc, ab, 1",
    "abc, xbc, 1",
    "abc, '', 3",
    "ab, ba, 1",
    "abcd, badc, 2"
  })
  void aDistanceCountsEditsAndASwapAsOne(String a, String b, int distance) {
    assertThat(CommandTable.distance(a, b)).isEqualTo(distance);
    assertThat(CommandTable.distance(b, a)).isEqualTo(distance);
  }

  @Test
  void whateverIsWrittenIsReadWithoutAnException() {
    Random random = new Random(9);
    String alphabet = "help报名 /?？\n😀\uD83D帮找人我的";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      TABLE
          .read(text.toString())
          .ifPresent(found -> assertThat(text.toString()).contains(found.arguments()));
      TABLE.nearest(text.toString());
    }
  }
}
