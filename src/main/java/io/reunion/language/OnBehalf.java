package io.reunion.language;

import io.reunion.language.Lexicon.WordSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * An answer that the speaker gives for others: "sign up Alice for me".
 *
 * @param hit the words that say so
 * @param people for whom; one or more
 * @param with how many come with the last of them: "Li Lei and his wife"
 */
record OnBehalf(Hit hit, List<Names.Person> people, int with) {
  /** Two who are called by one word. */
  private static final List<String> PAIRS = List.of("parents", "grandparents");

  static boolean isPair(String words) {
    return PAIRS.contains(words);
  }

  static List<OnBehalf> in(PhraseBook book, Tokens tokens) {
    List<OnBehalf> found = new ArrayList<>();
    for (Hit hit : book.forOthers(tokens)) {
      SlotReader.@Nullable Span who = book.slots(tokens).read(hit, "who");
      if (who != null && !goesWithSpeaker(book.lexicon(), tokens, who)) {
        // "My friend Tom" is Tom.
        int mine = book.lexicon().startingAt(tokens, who.from(), who.to(), WordSet.SELF);
        List<Names.Person> people = book.names().people(tokens, who.from() + mine, who.to());
        if (!people.isEmpty()) {
          found.add(new OnBehalf(
              hit, people, relations(book, tokens, who.to(), hit.to()).size()));
        }
      } else if (who == null) {
        // "Put my mom down" names nobody, and yet it is clear who is meant.
        List<Names.Person> pair = pair(tokens, hit);
        List<Names.Person> people =
            pair.isEmpty() ? relations(book, tokens, hit.from(), hit.to()) : pair;
        if (!people.isEmpty()) {
          found.add(new OnBehalf(hit, people, pair.size()));
        }
      }
    }
    return List.copyOf(found);
  }

  /** "My parents" are on the list under one name, and have two seats. */
  private static List<Names.Person> pair(Tokens tokens, Hit hit) {
    String text = tokens.text(hit.from(), hit.to()).toLowerCase(Locale.ROOT);
    return PAIRS.stream()
        .filter(text::contains)
        .max(Comparator.comparing(String::length))
        .map(pair -> List.of(new Names.Person(pair, true)))
        .orElse(List.of());
  }

  /** Those who are called by what they are to somebody. */
  private static List<Names.Person> relations(PhraseBook book, Tokens tokens, int from, int to) {
    List<Names.Person> found = new ArrayList<>();
    int at = from;
    while (at < to) {
      int length = book.lexicon().startingAt(tokens, at, to, WordSet.RELATION);
      // The guest of "the guest list" is nobody.
      boolean list = at + length < to && tokens.form(at + length).equals("list");
      if (length > 0 && !list) {
        found.add(new Names.Person(tokens.text(at, at + length), true));
      }
      at += Math.max(1, length);
    }
    return found;
  }

  /** What is said of one of the people: how many come. */
  Party partyOf(Names.Person person) {
    boolean last = person.equals(people.get(people.size() - 1));
    return with > 0 && last && intent() == Intent.RSVP_YES
        ? new Party(OptionalInt.of(1 + with), false, 0, List.of())
        : Party.UNTOLD;
  }

  /** Whether all is said for one person by name, who may come with as many as the rest of the message says. */
  static boolean isOfOne(List<OnBehalf> all) {
    return all.size() == 1
        && all.get(0).people().size() == 1
        && all.get(0).with() == 0
        && !all.get(0).people().get(0).isRelation()
        && all.get(0).intent() == Intent.RSVP_YES;
  }

  /** "Sign up me and Tom", 帮我和王强报名: both come, and it is the speaker's own answer. */
  private static boolean goesWithSpeaker(Lexicon lexicon, Tokens tokens, SlotReader.Span who) {
    int joint = lexicon.startingAt(tokens, who.from(), who.to(), WordSet.JOINT);
    // 同 joins two names, but not in 同学.
    return joint > 0
        && joint >= lexicon.startingAt(tokens, who.from(), who.to(), WordSet.RELATION)
        && lexicon.endingAt(tokens, 0, who.from(), WordSet.SELF) > 0;
  }

  Intent intent() {
    return hit.mark() == Mark.FOR_YES ? Intent.RSVP_YES : Intent.RSVP_WITHDRAW;
  }
}
