package io.reunion.guidance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A member's wish to be guided.
 *
 * @param person {@code m:MEMBER}
 * @param topic in their words
 * @param suits the experts who were asked, in that order
 * @param asked when the applicant was asked, in the last week
 * @param expert the one matched, or nothing
 */
public record Application(
    int number,
    int call,
    String person,
    String topic,
    List<String> languages,
    Instant at,
    List<Suit> suits,
    List<Instant> asked,
    String expert) {
  /** What one said. */
  public enum Word {
    NONE,
    YES,
    NO
  }

  /** An expert who was asked, and what both said. */
  public record Suit(String expert, Word theirs, Word ours) {
    boolean accepted() {
      return theirs == Word.YES && ours == Word.YES;
    }
  }

  public Application {
    languages = List.copyOf(languages);
    suits = List.copyOf(suits);
    asked = List.copyOf(asked);
  }

  String id() {
    return Integer.toString(number);
  }

  boolean isMatched() {
    return !expert.isEmpty();
  }

  Optional<Suit> suit(String with) {
    return suits.stream().filter(suit -> suit.expert().equals(with)).findFirst();
  }

  /** Those who would take the applicant and of whom the applicant has said nothing. */
  List<Suit> offers() {
    return suits.stream()
        .filter(suit -> suit.theirs() == Word.YES && suit.ours() == Word.NONE)
        .toList();
  }

  Application with(Suit suit) {
    if (suit(suit.expert()).isPresent()) {
      return this;
    }
    List<Suit> more = new ArrayList<>(suits);
    more.add(suit);
    return with(more, asked, expert);
  }

  private Application with(List<Suit> others, List<Instant> times, String matched) {
    return new Application(number, call, person, topic, languages, at, others, times, matched);
  }

  private Application change(String with, UnaryOperator<Suit> edit) {
    return isMatched()
        ? this
        : with(
            suits.stream()
                .map(suit -> suit.expert().equals(with) ? edit.apply(suit) : suit)
                .toList(),
            asked,
            expert);
  }

  Application expertSaid(String with, Word word) {
    return change(with, suit -> new Suit(suit.expert(), word, suit.ours()));
  }

  /** Only of those who said yes. */
  Application applicantSaid(String with, Word word) {
    return change(
        with,
        suit -> suit.theirs() == Word.YES ? new Suit(suit.expert(), suit.theirs(), word) : suit);
  }

  /** One more question to the applicant, if it may be put. */
  Application asked(Instant now) {
    List<Instant> times = new ArrayList<>(Expert.recent(asked, now));
    if (times.size() >= Expert.MOST_QUESTIONS) {
      return this;
    }
    times.add(now);
    return with(suits, times, expert);
  }

  Application matched(String with) {
    return isMatched() ? this : with(suits, asked, with);
  }

  /** The same without an expert who is gone. */
  Application without(String gone) {
    return with(
        suits.stream().filter(suit -> !suit.expert().equals(gone)).toList(),
        asked,
        expert.equals(gone) ? "" : expert);
  }
}
