package io.reunion.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.WebhookResult.Answer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeldAnswersTest {
  private static final Answer SILENCE = Answer.json("{}");
  private static final Answer WORD = Answer.json("{\"a\":1}");
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Vertx vertx = Vertx.vertx();
  private final HeldAnswers answers = new HeldAnswers(vertx);

  @AfterEach
  void close() {
    Await.value(vertx.close());
  }

  @Test
  void aRequestIsAnsweredWithTheFirstWord() {
    Future<Answer> held = answers.hold("a", LONG, SILENCE);
    assertThat(held.isComplete()).isFalse();
    assertThat(answers.answer("a", WORD)).isTrue();
    assertThat(answers.answer("a", WORD)).isFalse();
    assertThat(Await.value(held)).isEqualTo(WORD);
  }

  @Test
  void patienceEndsInSilenceAndALaterWordIsToldThatItIsLate() {
    Future<Answer> held = answers.hold("a", Duration.ofMillis(20), SILENCE);
    assertThat(Await.value(held)).isEqualTo(SILENCE);
    assertThat(answers.answer("a", WORD)).isFalse();
  }

  @Test
  void ofTwoWithOneNameTheSecondIsNotHeld() {
    Future<Answer> first = answers.hold("a", LONG, SILENCE);
    assertThat(answers.hold("a", LONG, SILENCE).isComplete()).isTrue();
    assertThat(first.isComplete()).isFalse();
  }

  @Test
  void moreThanFourThousandAreNotHeld() {
    for (int i = 0; i < 4_096; i++) {
      answers.hold("h" + i, LONG, SILENCE);
    }
    assertThat(answers.hold("one more", LONG, SILENCE).isComplete()).isTrue();
    answers.answer("h0", WORD);
    assertThat(answers.hold("one more", LONG, SILENCE).isComplete()).isFalse();
  }

  @Test
  void whatIsNotHeldIsNotAnswered() {
    assertThat(answers.answer("nobody", WORD)).isFalse();
  }
}
