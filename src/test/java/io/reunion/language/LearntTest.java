package io.reunion.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearntTest {
  private static final PhraseBook SHIPPED = PhraseBook.shipped();

  private static byte[] written() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Learnt.write(SHIPPED, out);
    return out.toByteArray();
  }

  @Test
  void whatIsReadAtTheStartIsWhatWouldBeLearntThen() throws IOException {
    byte[] learnt = LinearModel.learnt(SHIPPED).bytes();
    LinearModel read = Learnt.read(new ByteArrayInputStream(written()), SHIPPED).orElseThrow();
    assertThat(read.bytes()).isEqualTo(learnt);
    for (String text : List.of("算我一个", "might be able to make it", "我去不了了", "what a day")) {
      Tokens tokens = SHIPPED.tokens(text);
      assertThat(read.read(tokens)).isEqualTo(LinearModel.of(learnt).read(tokens));
      assertThat(read.wish(tokens)).isEqualTo(LinearModel.of(learnt).wish(tokens));
    }
  }

  @Test
  void otherPhrasesLearnAnew() throws IOException {
    PhraseBook own =
        PhraseBook.of(List.of(new PhraseBook.Source("en.yaml", "words:\n  - tuesday\n")));
    assertThat(Learnt.read(new ByteArrayInputStream(written()), own)).isEmpty();
    assertThat(Learnt.by(own)).isEmpty();
  }

  @Test
  void whatWasLearntByOtherCodeOrFromOtherExamplesIsNotUsed() throws IOException {
    byte[] written = written();
    written[7]++;
    assertThat(Learnt.read(new ByteArrayInputStream(written), SHIPPED)).isEmpty();
  }

  /** Made by the build's step "learn" ({@code mvn process-classes}). */
  @Test
  void theBuildHasLearntByThePhrasesThatItShips() {
    assertThat(Learnt.by(SHIPPED)).isPresent();
  }
}
