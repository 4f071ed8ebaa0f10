package io.reunion.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reunion.language.LineDialogue.Setting;
import io.reunion.text.Language;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LineDialogueTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ZonedDateTime NOW = Phrasings.NOW;

  private static LineDialogue dialogue;

  @BeforeAll
  static void open() {
    dialogue = new LineDialogue(Phrasings.INTERPRETER);
  }

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long bad;

  private List<JsonNode> answers(Listening heard, Language language, String... messages)
      throws IOException {
    StringBuilder in = new StringBuilder();
    for (String message : messages) {
      in.append(JSON.writeValueAsString(message)).append('\n');
    }
    return lines(in.toString(), new Setting(heard, language, NOW));
  }

  private List<JsonNode> lines(String in, Setting setting) throws IOException {
    bad = dialogue.run(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), out, setting);
    List<JsonNode> answers = new ArrayList<>();
    for (String line : out.toString(StandardCharsets.UTF_8).split("\n", -1)) {
      if (!line.isEmpty()) {
        answers.add(JSON.readTree(line));
      }
    }
    return answers;
  }

  private JsonNode answer(Listening heard, Language language, String message) throws IOException {
    return answers(heard, language, message).get(0);
  }

  @Test
  void everyKeyIsThereWhateverWasUnderstood() throws IOException {
    for (JsonNode answer : answers(
        Listening.CARD, Language.EN, "what a lovely photo", "me and two kids", "#接龙\n1. 张三")) {
      assertThat(answer.fieldNames())
          .toIterable()
          .containsExactly(
              "intent",
              "seats",
              "change",
              "more",
              "guests",
              "onBehalfOf",
              "event",
              "query",
              "start",
              "end",
              "dateOnly",
              "doubts",
              "title",
              "entries",
              "confidence",
              "why",
              "choices",
              "also");
    }
  }

  @Test
  void howManyMoreOrFewerIsTold() throws IOException {
    assertThat(answers(Listening.CARD, Language.ZH, "少一个人", "再加一个人", "来"))
        .extracting(answer -> answer.get("more").asInt())
        .containsExactly(-1, 1, 0);
  }

  @Test
  void partiesAndWhomItIsForAreTold() throws IOException {
    List<JsonNode> answers =
        answers(Listening.CARD, Language.ZH, "带家属2人", "带家属", "我和老婆一起", "改成4个人", "帮张三报名", "我和李雷一起去");
    assertThat(answers)
        .extracting(answer -> answer.get("intent").asText())
        .containsOnly("RSVP_YES");
    assertThat(answers)
        .extracting(answer -> answer.get("seats").asInt())
        .containsExactly(3, 2, 2, 4, 0, 2);
    assertThat(answers.get(3).get("change").asBoolean()).isTrue();
    assertThat(answers.get(4).get("onBehalfOf").asText()).isEqualTo("张三");
    assertThat(answers.get(5).get("guests")).hasToString("[\"李雷\"]");
  }

  @Test
  void aDateIsToldWhateverElseIsMeant() throws IOException {
    List<JsonNode> answers = answers(
        Listening.CARD,
        Language.ZH,
        "活动改到下周五晚上7点半",
        "把聚会从本周六改到下周日上午10点",
        "我参加，12月12日下午两点见",
        "12月12日14:00，两个小时",
        "#接龙\n12月13日上午9点徒步\n1. 张三\n2. 李四");
    assertThat(answers)
        .extracting(answer -> answer.get("start").asText())
        .containsExactly(
            "2026-11-27T19:30:00+08:00",
            "2026-11-29T10:00:00+08:00",
            "2026-12-12T14:00:00+08:00",
            "2026-12-12T14:00:00+08:00",
            "2026-12-13T09:00:00+08:00");
    assertThat(answers.get(2).get("intent").asText()).isEqualTo("RSVP_YES");
    assertThat(answers.get(3).get("end").asText()).isEqualTo("2026-12-12T16:00:00+08:00");
  }

  @Test
  void aDayWithoutATimeSaysSo() throws IOException {
    JsonNode answer = answer(Listening.DIRECT, Language.EN, "December 12, 2026");
    assertThat(answer.get("start").asText()).isEqualTo("2026-12-12T00:00:00+08:00");
    assertThat(answer.get("dateOnly").asBoolean()).isTrue();
  }

  @Test
  void aTimeWithoutADayIsTheNextOne() throws IOException {
    List<JsonNode> answers = answers(Listening.DIRECT, Language.EN, "8am", "7pm", "10pm to 1am");
    assertThat(answers)
        .extracting(answer -> answer.get("start").asText())
        .containsExactly(
            "2026-11-19T08:00:00+08:00", "2026-11-18T19:00:00+08:00", "2026-11-18T22:00:00+08:00");
    assertThat(answers.get(2).get("end").asText()).isEqualTo("2026-11-19T01:00:00+08:00");
  }

  @Test
  void anUnclearDateIsAskedAboutWithTheReason() throws IOException {
    JsonNode answer = answer(Listening.ADDRESSED, Language.EN, "next Fri 7pm");
    assertThat(answer.get("intent").asText()).isEqualTo("ASK");
    assertThat(answer.get("doubts")).hasToString("[\"week\"]");
    assertThat(answer.get("why").asText()).contains("next Fri 7pm");
  }

  @Test
  void aClearDateByItselfIsNoAnswer() throws IOException {
    List<JsonNode> answers =
        answers(Listening.CARD, Language.ZH, "周五晚上7点！", "5/1", "下周三", "时间从周五推迟到周六晚上8点", "昨天晚上8点");
    assertThat(answers)
        .extracting(answer -> answer.get("intent").asText())
        .containsExactly("NONE", "NONE", "NONE", "NONE", "ASK");
    assertThat(answers.get(3).get("start").asText()).isEqualTo("2026-11-21T20:00:00+08:00");
  }

  @Test
  void whatIsMovedHasItsNewDate() throws IOException {
    JsonNode answer = answer(
        Listening.ADDRESSED,
        Language.EN,
        "The dinner is moved from Friday to Saturday Dec 5 at 7pm");
    assertThat(answer.get("start").asText()).isEqualTo("2026-12-05T19:00:00+08:00");
    assertThat(answer.get("end").isNull()).isTrue();
  }

  @Test
  void whoeverElseRefusesIsNoneOfTheParty() throws IOException {
    JsonNode answer =
        answer(Listening.CARD, Language.EN, "I'll come, and my colleague Tom can't make it");
    assertThat(answer.get("intent").asText()).isEqualTo("RSVP_YES");
    assertThat(answer.get("seats").isNull()).isTrue();
    assertThat(answer.get("also").get(0).get("intent").asText()).isEqualTo("RSVP_NO");
    assertThat(answer.get("also").get(0).get("onBehalfOf").asText()).isEqualTo("Tom");
  }

  @Test
  void inOrdinaryTalkOnlyASignUpListIsHeard() throws IOException {
    List<JsonNode> answers = answers(
        Listening.AMBIENT, Language.ZH, "我参加", "yes", "帮助", "+1", "#接龙\n聚餐\n1. 张三\n2. 李四 +1");
    assertThat(answers)
        .extracting(answer -> answer.get("intent").asText())
        .containsExactly("NONE", "NONE", "NONE", "NONE", "SIGN_UP_LIST");
    assertThat(answers.get(4).get("entries").get(1).get("seats").asInt()).isEqualTo(2);
  }

  @Test
  void aLineThatIsNoMessageIsReportedAndTheOthersAreAnsweredInOrder() throws IOException {
    Setting setting = new Setting(Listening.CARD, Language.EN, NOW);
    List<JsonNode> answers =
        lines("\"yes\"\nno\n\n{\"a\":1}\n\"no\"\n\"a\" \"b\"\n\"maybe\"", setting);
    assertThat(answers)
        .extracting(answer -> answer.path("intent").asText())
        .containsExactly("RSVP_YES", "", "", "RSVP_NO", "", "RSVP_MAYBE");
    assertThat(answers.get(1).get("error").asText()).startsWith("line 2: ");
    assertThat(answers.get(2).get("error").asText())
        .isEqualTo("line 4: not a string but START_OBJECT (expected: one JSON string)");
    assertThat(answers.get(4).get("error").asText()).contains("line 6: more than one value");
    assertThat(bad).isEqualTo(3);
  }

  @Test
  void manyLinesKeepTheirOrder() throws IOException {
    StringBuilder in = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      in.append("\"/find nr").append(i).append("\"\n");
    }
    List<JsonNode> answers = lines(in.toString(), new Setting(Listening.DIRECT, Language.EN, NOW));
    assertThat(answers).hasSize(5_000);
    for (int i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i).get("query").asText()).isEqualTo("nr" + i);
    }
  }

  @Test
  void anAnswerDoesNotWaitForTheNextMessage() throws Exception {
    try (PipedInputStream in = new PipedInputStream();
        PipedInputStream seen = new PipedInputStream();
        PipedOutputStream answers = new PipedOutputStream(seen)) {
      CompletableFuture<Long> run;
      try (PipedOutputStream typed = new PipedOutputStream(in)) {
        run = CompletableFuture.supplyAsync(() -> converse(in, answers));
        typed.write("\"count me in\"\n".getBytes(StandardCharsets.UTF_8));
        typed.flush();
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> start(seen));
        assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo("{\"intent\":\"RSVP_YES\"");
      }
      assertThat(run.get(20, TimeUnit.SECONDS)).isZero();
    }
  }

  private static String start(PipedInputStream seen) {
    try {
      return new String(seen.readNBytes(20), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long converse(PipedInputStream in, PipedOutputStream answers) {
    try {
      return dialogue.run(in, answers, new Setting(Listening.CARD, Language.EN, NOW));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
