package io.reunion.language.when;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.language.when.Corpus.Line;
import io.reunion.language.when.Corpus.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How well phrases are read. {@code dev} lines were looked at while the grammar grew, {@code test} lines only after. */
class WhenCorpusTest {
  private final WhenParser parser = new WhenParser();

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"zh,dev", "zh,test", "en,dev", "en,test"})
  void nearlyEveryPhraseIsReadRightAndNoneSilentlyWrong(String language, String split) {
    List<Line> lines = Corpus.read(language + ".tsv").stream()
        .filter(line -> line.split().equals(split))
        .toList();
    Map<Verdict, List<String>> verdicts = judge(language, lines);

    assertThat(verdicts.getOrDefault(Verdict.SILENTLY_WRONG, List.of())).isEmpty();
    int right = verdicts.getOrDefault(Verdict.RIGHT, List.of()).size();
    assertThat(right * 100.0 / lines.size()).as(verdicts.toString()).isGreaterThanOrEqualTo(98);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void theCorpusIsLargeEnoughToMeanSomething(String language) {
    assertThat(Corpus.read(language + ".tsv")).hasSizeGreaterThanOrEqualTo(150);
    assertThat(Corpus.read(language + "-blind.tsv")).hasSizeGreaterThanOrEqualTo(60);
    assertThat(Corpus.raw(language + "-none.txt")).hasSizeGreaterThanOrEqualTo(80);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void phrasesThatWereWrittenLastAreReadAsWell(String language) {
    List<Line> lines = Corpus.read(language + "-blind.tsv");
    Map<Verdict, List<String>> verdicts = judge(language, lines);

    assertThat(verdicts.getOrDefault(Verdict.SILENTLY_WRONG, List.of())).isEmpty();
    int right = verdicts.getOrDefault(Verdict.RIGHT, List.of()).size();
    assertThat(right * 100.0 / lines.size()).as(verdicts.toString()).isGreaterThanOrEqualTo(98);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void daysCountedFromHolidaysAndSeenFromOtherWeekdaysAreRead(String language) {
    List<Line> lines = Corpus.read(language + "-fresh.tsv");
    Map<Verdict, List<String>> verdicts = judge(language, lines);

    assertThat(verdicts.getOrDefault(Verdict.SILENTLY_WRONG, List.of())).isEmpty();
    int right = verdicts.getOrDefault(Verdict.RIGHT, List.of()).size();
    assertThat(right * 100.0 / lines.size()).as(verdicts.toString()).isGreaterThanOrEqualTo(98);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void otherVoicesAreReadNearlyAsWell(String language) {
    List<Line> lines = Corpus.read(language + "-voices.tsv");
    Map<Verdict, List<String>> verdicts = judge(language, lines);

    assertThat(verdicts.getOrDefault(Verdict.SILENTLY_WRONG, List.of())).isEmpty();
    int right = verdicts.getOrDefault(Verdict.RIGHT, List.of()).size();
    assertThat(right * 100.0 / lines.size()).as(verdicts.toString()).isGreaterThanOrEqualTo(95);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void whatIsNoDateIsNotTakenForOne(String language) {
    Line first = Corpus.read(language + ".tsv").get(0);
    List<String> taken = new ArrayList<>();
    for (String text : Corpus.raw(language + "-none.txt")) {
      List<When> found = parser.find(text, first.now(), Hint.forLanguage(language));
      if (!found.isEmpty()) {
        taken.add(text + " -> " + Corpus.render(found));
      }
    }
    assertThat(taken).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void everyAmbiguityOffersItsLikeliestReadingFirst(String language) {
    for (Line line : Corpus.read(language + ".tsv")) {
      for (When when : parser.find(line.text(), line.now(), Hint.forLanguage(language))) {
        for (Ambiguity ambiguity : when.ambiguities()) {
          assertThat(ambiguity.readings()).as(line.text()).isNotEmpty().doesNotHaveDuplicates();
          assertThat(ambiguity.readings().get(0)).as(line.text()).isEqualTo(when.reading());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void spansLieInsideTheTextAndInOrder(String language) {
    for (Line line : Corpus.read(language + ".tsv")) {
      int last = 0;
      for (When when : parser.find(line.text(), line.now(), Hint.forLanguage(language))) {
        assertThat(when.from()).as(line.text()).isGreaterThanOrEqualTo(last);
        assertThat(when.to()).as(line.text()).isGreaterThan(when.from());
        assertThat(when.to()).as(line.text()).isLessThanOrEqualTo(line.text().length());
        assertThat(when.spans().get(0).from()).isEqualTo(when.from());
        last = when.to();
      }
    }
  }

  private Map<Verdict, List<String>> judge(String language, List<Line> lines) {
    Map<Verdict, List<String>> verdicts = new EnumMap<>(Verdict.class);
    for (Line line : lines) {
      List<When> found = parser.find(line.text(), line.now(), Hint.forLanguage(language));
      Verdict verdict = Corpus.judge(line, found);
      String told = verdict == Verdict.RIGHT
          ? "."
          : line.text() + " -> " + Corpus.render(found) + ", expected " + line.expected();
      verdicts.computeIfAbsent(verdict, key -> new ArrayList<>()).add(told);
    }
    return verdicts;
  }
}
