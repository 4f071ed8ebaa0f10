package io.reunion.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds which tokens of a hit a slot took. Tries the options of the pattern within the few tokens of the hit, longest
 * first, and gives up after {@value #MOST_STEPS} steps.
 */
final class SlotReader {
  private static final int MOST_STEPS = 20_000;

  /** The tokens that a slot took. */
  record Span(int from, int to) {}

  private interface Rest {
    boolean from(int position);
  }

  private final Tokens tokens;
  private final int[] classes;
  private final Map<String, Span> slots = new HashMap<>();
  private int end;
  private int steps;

  SlotReader(Tokens tokens, int[] classes) {
    this.tokens = tokens;
    this.classes = classes;
  }

  /** The slots of a hit by name; of several of one name the last. */
  Map<String, Span> read(Hit hit) {
    slots.clear();
    end = hit.to();
    steps = 0;
    return match(hit.rule().pattern().phrase(), hit.from(), position -> position == end)
        ? Map.copyOf(slots)
        : Map.of();
  }

  @Nullable
  Span read(Hit hit, String slot) {
    return read(hit).get(slot);
  }

  private boolean match(Phrase phrase, int at, Rest rest) {
    if (++steps > MOST_STEPS) {
      return false;
    }
    if (phrase instanceof Phrase.Word word) {
      return at < end && tokens.symbol(at) == word.symbol() && rest.from(at + 1);
    }
    if (phrase instanceof Phrase.Any any) {
      return at < end
          && (classes[tokens.symbol(at)] & any.tokenClass().bit()) != 0
          && rest.from(at + 1);
    }
    if (phrase instanceof Phrase.Sequence sequence) {
      return sequence(sequence.parts(), 0, at, rest);
    }
    if (phrase instanceof Phrase.Choice choice) {
      return choice(choice.options(), at, rest);
    }
    if (phrase instanceof Phrase.Slot slot) {
      return match(slot.phrase(), at, position -> {
        if (!rest.from(position)) {
          return false;
        }
        slots.put(slot.name(), new Span(at, position));
        return true;
      });
    }
    return repeat((Phrase.Repeat) phrase, 0, at, rest);
  }

  private boolean choice(List<Phrase> options, int at, Rest rest) {
    for (int i = 0; i < options.size(); i++) {
      if (match(options.get(i), at, rest)) {
        return true;
      }
    }
    return false;
  }

  private boolean sequence(List<Phrase> parts, int index, int at, Rest rest) {
    return index == parts.size()
        ? rest.from(at)
        : match(parts.get(index), at, position -> sequence(parts, index + 1, position, rest));
  }

  private boolean repeat(Phrase.Repeat repeat, int done, int at, Rest rest) {
    if (done < repeat.most()
        && match(
            repeat.phrase(),
            at,
            position -> position > at && repeat(repeat, done + 1, position, rest))) {
      return true;
    }
    return done >= repeat.least() && rest.from(at);
  }
}
