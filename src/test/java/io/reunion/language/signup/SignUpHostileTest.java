package io.reunion.language.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that mean no good: bounded in time and memory, and never an exception. */
class SignUpHostileTest {
  private static final Path CORPUS = Path.of("src/test/resources/io/reunion/language/signup");
  /** Generous, for a machine that is busy with other things; each takes a small part of it alone. */
  private static final Duration SOON = Duration.ofSeconds(5);

  @BeforeAll
  static void warmUp() {
    assertThat(SignUpReader.read("#接龙\n1. 張三")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "1.",
        "1. ",
        "1.1",
        "1. 1. ",
        "(",
        "((1)",
        "“",
        "+",
        "+1",
        "和",
        "和老婆",
        "带",
        "①",
        "1️⃣",
        "#",
        "#接龙",
        "#接龙\n",
        "接龙",
        "- ",
        "- - - - - -\n",
        "「",
        "> ",
        "\n",
        "\r\n",
        " ",
        "\u200B",
        "\u202E",
        "张三",
        "张三、",
        "张三/",
        "一",
        "十",
        "可能",
        "取消",
        "不",
        "~",
        "~~",
        "<s>",
        "a",
        "a ",
        "A b ",
        "🐑",
        "👨‍👩‍👧",
        "e\u0301\u0301\u0301",
        "\u0336",
        "\uD83D",
        "1. 张三\n",
        "1. \n",
        "2. 张三\n1. ",
        "例 ",
        "请假：王五、",
        "王五\n",
        "1.6聚餐\n",
        "7:30\n",
        "1 ",
        "第1位",
        "no.1 ",
        "138 ",
        "13800138000",
        "a@b.c",
        "@",
        "\\",
        "%",
        "：",
        "1：1："
      })
  void aHundredThousandCharactersOfAnythingAreReadSoon(String unit) {
    String text = "#接龙\n聚餐\n" + unit.repeat(SignUpList.MAX_CHARS / unit.length() + 1);
    assertTimeout(SOON, () -> SignUpReader.readAll(text));
    assertTimeout(SOON, () -> SignUpReader.readAll(text.substring(7)));
  }

  @Test
  void whatIsBeyondTheLimitsIsReported() {
    StringBuilder text = new StringBuilder("#接龙\n");
    for (int i = 1; i <= 2_100; i++) {
      text.append(i % 1_000).append(". 张").append((char) ('一' + i)).append('\n');
    }
    SignUpList list = SignUpReader.read(text.toString()).orElseThrow();
    assertThat(list.entries()).hasSize(2_000);
    assertThat(list.unreadable())
        .hasSize(100)
        .allMatch(line -> line.reason() == Unreadable.Reason.TOO_MANY);
    SignUpList cut =
        SignUpReader.read("#接龙\n1. 张三\n" + "很长".repeat(SignUpList.MAX_CHARS)).orElseThrow();
    assertThat(cut.unreadable())
        .extracting(Unreadable::reason)
        .contains(Unreadable.Reason.TOO_MANY);
  }

  @Test
  void listsOfTheLargestSizeAreMergedSoon() {
    List<String> lines = new ArrayList<>();
    for (int i = 1; i <= SignUpList.MAX_ENTRIES; i++) {
      lines.add(i + ". 张" + (char) ('一' + i));
    }
    String full = "#接龙\n" + String.join("\n", lines);
    String same = full.replaceAll("张.", "张三");
    assertTimeout(SOON.multipliedBy(4), () -> {
      KnownList known = KnownList.EMPTY;
      for (int i = 0; i < 12; i++) {
        SignUpList list = SignUpReader.read(i % 3 == 2 ? same : full).orElseThrow();
        known = SignUpMerge.merge(known, list, Optional.empty(), Instant.ofEpochSecond(i))
            .known();
      }
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<msg",
        "<?xml version=\"1.0\"?>",
        "<msg><appmsg>",
        "<msg><appmsg><title>#接龙\n1. 张三",
        "<!DOCTYPE msg [<!ENTITY a \"b\">]><msg><appmsg><title>#接龙\n1. &a;</title><type>53</type></appmsg></msg>",
        "<msg><appmsg><title>&undeclared;</title></appmsg></msg>",
        "<msg><appmsg><title>#接龙\n1. 张三</title><type>53</type><extinfo><solitaire_info><![CDATA[<solitaire>]]></solitaire_info></extinfo></appmsg></msg> rest",
        "<msg></appmsg>",
        "<msg><appmsg><title>#接龙\n1. 张三</title><type>53</type></appmsg></msg>"
      })
  void xmlThatIsBrokenIsNoListOrOneWithoutAuthors(String xml) {
    assertThat(SignUpReader.readAll(xml))
        .allMatch(
            list -> list.entries().stream().allMatch(entry -> entry.author().isEmpty()));
  }

  @Test
  void xmlFetchesNothingAndExpandsNothing() {
    String bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE m [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/hostname\">]>"
            + "<msg><appmsg><title>#接龙\n1. &b;\n2. &c;</title><type>53</type></appmsg></msg>";
    assertThat(SignUpReader.read(bomb)).isEmpty();
  }

  @Test
  void deepAndLongXmlIsRefusedSoon() {
    String deep = "<msg>" + "<a>".repeat(30_000) + "</a>".repeat(30_000) + "</msg>";
    String wide = "<msg><appmsg><title>#接龙\n1. 张三</title><type>53</type>"
        + "<i><u>w</u></i>".repeat(20_000) + "</appmsg></msg>";
    String long1 = "<msg><appmsg><title>" + "1. 张三\n".repeat(200_000) + "</title></appmsg></msg>";
    assertTimeout(SOON, () -> assertThat(SignUpReader.read(deep)).isEmpty());
    assertTimeout(SOON, () -> assertThat(SignUpReader.read(wide)).isPresent());
    assertTimeout(SOON, () -> assertThat(SignUpReader.read(long1)).isEmpty());
  }

  /**
   * Whatever happens to a list on its way, the words of each of its lines are somewhere in what was read; headings,
   * senders and words that number are not looked for.
   */
  @Test
  void noLineOfADamagedListIsDropped() throws IOException {
    Random random = new Random(7);
    List<String> names = SignUpCorpusTest.names().stream()
        .filter(name ->
            !name.matches("(sections|forwarded|numbers-with|marker-after|wechat|quoted|struck).*"))
        .toList();
    for (String name : names) {
      String text = Files.readString(CORPUS.resolve(name + ".txt"));
      for (int i = 0; i < 60; i++) {
        String damaged = damaged(text, random);
        List<SignUpList> lists = SignUpReader.readAll(damaged);
        if (lists.size() == 1 && lists.get(0).forwardedFrom().isEmpty()) {
          assertThat(Lines.missing(damaged, lists.get(0)))
              .as("%s: %s", name, damaged)
              .isEmpty();
        }
      }
    }
  }

  private static String damaged(String text, Random random) {
    StringBuilder out = new StringBuilder(text);
    String some = "1２.、： （）()+＋和带\n\n张李 取消例:#“”~@①9";
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(out.length());
      switch (random.nextInt(3)) {
        case 0 -> out.deleteCharAt(at);
        case 1 -> out.insert(at, some.charAt(random.nextInt(some.length())));
        default -> out.setCharAt(at, some.charAt(random.nextInt(some.length())));
      }
      if (out.length() == 0) {
        return text;
      }
    }
    return out.toString();
  }
}
