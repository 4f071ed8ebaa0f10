package io.reunion.language.when;

import io.reunion.language.when.Ambiguity.Reason;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the dates and times in a text, Chinese and English alike. Immutable and safe for use by many threads; time and
 * memory are linear in the length of the text, and at most {@value Phrases#MOST} values are returned.
 */
public final class WhenParser {
  private static final Trie WORDS = Lexicon.read();

  /** What was found, and how often the grammar looked at a word for it. */
  record Outcome(List<When> found, long looks, int tokens) {}

  /**
   * The dates and times in {@code text}, from left to right; empty if there are none.
   *
   * @param now the moment of writing, in the zone of the chat
   */
  public List<When> find(String text, ZonedDateTime now, Hint hint) {
    return search(text, now, hint).found();
  }

  /** The length of time that {@code text} is, with nothing beside it: "an hour and a half", 两天. */
  public Optional<Amount> length(String text) {
    return Optional.ofNullable(AmountRules.whole(Lexer.read(WORDS, text)));
  }

  Outcome search(String text, ZonedDateTime now, Hint hint) {
    Tokens tokens = Lexer.read(WORDS, text);
    if (!tokens.mayTell()) {
      return new Outcome(List.of(), tokens.looks(), tokens.size());
    }
    List<When> found = new ArrayList<>();
    for (Phrase phrase : new Phrases(tokens, hint).read()) {
      When when = read(phrase, tokens, now, hint);
      if (when != null) {
        found.add(when);
      }
    }
    return new Outcome(Offsets.joined(text, found), tokens.looks(), tokens.size());
  }

  private static @Nullable When read(Phrase phrase, Tokens tokens, ZonedDateTime now, Hint hint) {
    Choices choices = Choices.likeliest();
    Reading reading = new Reader(phrase, now, hint, tokens.isHan(), choices).read();
    if (reading == null) {
      return null;
    }
    List<Ambiguity> ambiguities = new ArrayList<>();
    for (Map.Entry<Reason, Integer> question : choices.open().entrySet()) {
      Set<Reading> readings = new LinkedHashSet<>(List.of(reading));
      for (int index = 1; index < question.getValue(); index++) {
        Choices other = Choices.forcing(question.getKey(), index);
        Reading alternative = new Reader(phrase, now, hint, tokens.isHan(), other).read();
        if (alternative != null) {
          readings.add(alternative);
        }
      }
      ambiguities.add(new Ambiguity(question.getKey(), List.copyOf(readings)));
    }
    return new When(
        tokens.originFrom(phrase.from()),
        tokens.originTo(phrase.to()),
        spans(phrase, tokens),
        phrase.relation(),
        reading,
        zone(phrase, now.getZone()),
        choices.assumed(),
        ambiguities);
  }

  private static List<When.Span> spans(Phrase phrase, Tokens tokens) {
    return phrase.spans().stream()
        .map(span -> new When.Span(tokens.originFrom(span[0]), tokens.originTo(span[1])))
        .toList();
  }

  private static Optional<ZoneId> zone(Phrase phrase, ZoneId home) {
    return Optional.ofNullable(phrase.zone()).map(name -> name.candidates(home).get(0));
  }
}
