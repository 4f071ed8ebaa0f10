package io.reunion.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackTextTest {
  private static final SlackBot BOT = new SlackBot("U0BOT", "T123");

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "plain => plain => false",
        "<@U0BOT> find li => find li => true",
        "<@U0BOT|reunion> find li => find li => true",
        "<@U0BOT>: find li => find li => true",
        "hey <@U0BOT> find => hey find => true",
        "<@U234> hi => @U234 hi => false",
        "<@U234|li> hi => @li hi => false",
        "see <#C1|general> and <#C2> => see #general and #C2 => false",
        "<!here> <!channel|channel> <!everyone> => @here channel @everyone => false",
        "<!subteam^S1|@board> <!subteam^S2> => @board @subteam => false",
        "<!date^1392734382^{date}|18 Feb> => 18 Feb => false",
        "<https://a.example> => https://a.example => false",
        "<https://a.example/?a=1&amp;b=2|x &amp; y> => x & y => false",
        "<mailto:li@a.example|li@a.example> => li@a.example => false",
        "1 &lt; 2 &gt; 0 &amp; x => 1 < 2 > 0 & x => false",
        "&amp;lt;@U0BOT&amp;gt; => &lt;@U0BOT&gt; => false",
        "&lt;@U0BOT&gt; => <@U0BOT> => false",
        "&quot;x&quot; &#39; => &quot;x&quot; &#39; => false",
        "a < b => a < b => false",
        "<> <|> <@> => @ => false",
        "<@U0BOT => <@U0BOT => false"
      })
  void readsWhatPeopleSee(String text, String plain, boolean mentioned) {
    assertThat(SlackText.read(text, BOT)).isEqualTo(new SlackText.Read(plain, mentioned));
  }

  @Test
  void keepsLines() {
    assertThat(SlackText.read("<@U0BOT> 接龙\n1. 张三 &amp; 1\n2. <@U234>", BOT).text())
        .isEqualTo("接龙\n1. 张三 & 1\n2. @U234");
  }

  @Test
  void readsAnything() {
    Random random = new Random(9);
    List<String> parts = List.of(
        "<", ">", "|", "@", "#", "!", "U0BOT", "&", "&amp;", "&lt;", ";", " ", "\n", "x", "张", "^",
        "\uD83D");
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(parts.get(random.nextInt(parts.size())));
      }
      SlackText.Read read = SlackText.read(text.toString(), BOT);
      assertThat(read.text()).doesNotContain("\uD83D").isEqualTo(read.text().strip());
      assertThat(read.mentioned())
          .isEqualTo(text.toString().matches("(?s).*<[^>]*@?U0BOT.*") && read.mentioned());
    }
  }

  @Test
  void findsWhoIsMentionedFirst() {
    assertThat(SlackText.firstMentioned("hi <@U1|x> <@U2>")).isEqualTo("U1");
    assertThat(SlackText.firstMentioned("hi <@U1")).isEmpty();
    assertThat(SlackText.firstMentioned("hi")).isEmpty();
  }
}
