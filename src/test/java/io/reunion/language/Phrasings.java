package io.reunion.language;

import static java.util.stream.Collectors.joining;

import io.reunion.text.Language;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.Function;

/** What tests of understanding share; the phrases take a moment to compile. */
final class Phrasings {
  static final Interpreter INTERPRETER = new Interpreter(PhraseBook.shipped());

  /** A Wednesday morning. */
  static final ZonedDateTime NOW =
      ZonedDateTime.of(2026, 11, 18, 10, 0, 0, 0, ZoneId.of("Asia/Shanghai"));

  private Phrasings() {}

  /**
   * What is understood of {@code text}, each answer after the other as in {@code YES, NO}.
   *
   * @param more what a test tells of each besides
   */
  static String read(
      String text, Listening heard, EventNames events, Function<Meaning, String> more) {
    boolean han = text.codePoints().anyMatch(Character::isIdeographic);
    return INTERPRETER
        .read(new Utterance(text, heard, han ? Language.ZH : Language.EN, NOW, events))
        .meanings()
        .stream()
        .map(meaning -> meaning.intent().name().replace("RSVP_", "") + more.apply(meaning))
        .collect(joining(", "));
  }

  static String event(Meaning meaning) {
    return meaning.slots().event().map(event -> " " + event).orElse("");
  }
}
