package io.reunion.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reunion.text.broken.Mumbler;
import io.reunion.text.spoken.Speaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
  @TempDir
  Path directory;

  private Texts load() {
    return Texts.load(List.of(Speaker.class), Optional.of(directory));
  }

  private List<String> problems() {
    return catchThrowableOfType(Texts.BadTextsException.class, this::load).problems();
  }

  private void override(String file, String... lines) throws IOException {
    Files.write(directory.resolve(file), List.of(lines));
  }

  @Test
  void everySentenceIsSaidInBothLanguages() {
    Texts texts = load();
    assertThat(texts.in(Language.EN).say("test.seats", "n", 1)).isEqualTo("1 seat");
    assertThat(texts.in(Language.ZH).say("test.seats", "n", 1)).isEqualTo("1个座位");
    assertThat(texts.in(Language.EN).mark("test.hello", "name", "Li"))
        .isEqualTo(new Marked("Hello, Li!"));
    assertThat(texts.in(Language.EN).keys()).containsExactlyInAnyOrder("test.hello", "test.seats");
    assertThat(texts.in(Language.ZH).language()).isEqualTo(Language.ZH);
  }

  @Test
  void whatIsNotThereIsSaidByItsName() {
    Sentences english = load().in(Language.EN);
    assertThat(english.has("test.hello")).isTrue();
    assertThat(english.has("test.bye")).isFalse();
    assertThatThrownBy(() -> english.say("test.bye")).hasMessage("no sentence test.bye in en");
    assertThatThrownBy(() -> english.say("test.hello"))
        .hasMessage("sentence test.hello: arguments [] (expected: [name])");
  }

  @Test
  void anOperatorMaySayThingsDifferently() throws IOException {
    override("en.yaml", "test.hello: 'Dear {name},'");
    assertThat(load().in(Language.EN).say("test.hello", "name", "Li")).isEqualTo("Dear Li,");
    assertThat(load().in(Language.ZH).say("test.hello", "name", "李雷")).isEqualTo("李雷，您好！");
  }

  @Test
  void withoutOverridesNothingIsMissed() throws IOException {
    assertThat(
            Texts.load(List.of(Speaker.class), Optional.empty()).in(Language.EN).keys())
        .hasSize(2);
    override("en.yaml", "# nothing yet");
    assertThat(load().in(Language.EN).keys()).hasSize(2);
  }

  @Test
  void everyProblemOfEveryOverrideIsListedAtOnce() throws IOException {
    override(
        "en.yaml",
        "test.helo: 'Hi'",
        "test.hello: 'Hi {nmae}'",
        "test.seats: '{n, plural, one {x}}'");
    override("zh.yaml", "test.hello:", "test.seats: '  '");
    assertThat(problems())
        .hasSize(5)
        .allSatisfy(problem -> assertThat(problem.lines()).hasSize(1))
        .anySatisfy(problem -> assertThat(problem)
            .contains("en.yaml: test.helo (expected: a key of the shipped texts)"))
        .anySatisfy(problem -> assertThat(problem)
            .contains("en.yaml: test.hello: arguments [nmae] (expected: [name])"))
        .anySatisfy(problem -> assertThat(problem).contains("en.yaml: test.seats: "))
        .anySatisfy(problem ->
            assertThat(problem).contains("zh.yaml: test.hello: nothing (expected: a sentence)"))
        .anySatisfy(problem ->
            assertThat(problem).contains("zh.yaml: test.seats: nothing (expected: a sentence)"));
  }

  @Test
  void anArgumentThatNobodyGivesIsRefusedEvenInBothLanguages() throws IOException {
    override("en.yaml", "test.hello: 'Hi {first} {name}'");
    override("zh.yaml", "test.hello: '{first}{name}好'");
    assertThat(problems()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "test.hello: [a, b]",
        "test.hello: 'a' 'b'",
        "- test.hello",
        "\"\ttest.hello: x\"",
        "{"
      })
  void aFileThatIsNoListOfSentencesIsOneProblemOnOneLine(String content) throws IOException {
    override("en.yaml", content);
    assertThat(problems()).singleElement().satisfies(problem -> {
      assertThat(problem).startsWith(directory.resolve("en.yaml") + ": line ");
      assertThat(problem.lines()).hasSize(1);
    });
  }

  @Test
  void aKeyThatStandsTwiceInAFileIsAProblem() throws IOException {
    override("en.yaml", "test.hello: 'A {name}'", "test.hello: 'B {name}'");
    assertThat(problems()).singleElement().asString().contains("line 2").contains("test.hello");
  }

  @Test
  void theShippedTextsAreCheckedToo() {
    Texts.BadTextsException bad = catchThrowableOfType(
        Texts.BadTextsException.class,
        () -> Texts.load(List.of(Mumbler.class, Speaker.class), Optional.empty()));
    assertThat(bad.problems())
        .containsExactlyInAnyOrder(
            "io.reunion.text.spoken/zh.yaml: test.hello stands in two packages",
            "en.yaml: mumble.zh: missing",
            "zh.yaml: mumble.en: missing",
            "mumble.both: arguments [a] in zh, [b] in en (expected: the same)",
            "io.reunion.text.spoken/en.yaml: test.hello stands in two packages");
  }

  @Test
  void aSpeakerWithoutTextsIsAProblem() {
    assertThatThrownBy(() -> Texts.load(List.of(String.class), Optional.empty()))
        .isInstanceOf(Texts.BadTextsException.class)
        .hasMessage("java.lang/zh.yaml: missing\njava.lang/en.yaml: missing");
  }
}
