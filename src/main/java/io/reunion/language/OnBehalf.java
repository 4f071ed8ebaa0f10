package io.reunion.language;

import io.reunion.language.Lexicon.WordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An answer that the speaker gives for others: "sign up Alice for me".
 *
 * @param hit the words that say so
 * @param people for whom; none where only "him" or 他 says it
 * @param with how many come with the last of them: "Li Lei and his wife"
 */
record OnBehalf(Hit hit, List<Names.Person> people, int with) {
  /** Words that put somebody on a list, and may as well tell one companion more: 再加一个司机. */
  private static final Set<String> ADDS = Set.of("加", "再", "报", "写", "登", "也", "算", "带");

  static List<OnBehalf> in(PhraseBook book, Tokens tokens) {
    List<OnBehalf> found = new ArrayList<>();
    for (Hit hit : book.forOthers(tokens)) {
      SlotReader.@Nullable Span who = book.slots(tokens).read(hit, "who");
      if (who == null) {
        // "Put my mom down" names nobody, and yet it is clear who is meant.
        found.add(new OnBehalf(hit, relations(book, tokens, hit.from(), hit.to()), 0));
      } else if (!goesWithSpeaker(book.lexicon(), tokens, who)
          && !isCompanion(book, tokens, hit, who)) {
        // "My friend Tom" is Tom.
        int mine = book.lexicon().startingAt(tokens, who.from(), who.to(), WordSet.SELF);
        List<Names.Person> people = people(book, tokens, who.from() + mine, who.to());
        if (!people.isEmpty()) {
          int with = seats(relations(book, tokens, who.to(), hit.to()));
          found.add(new OnBehalf(hit, people, with));
        }
      }
    }
    return List.copyOf(found);
  }

  /** Of 不过张师兄 the name at the end: what joins clauses may look like part of one. */
  private static List<Names.Person> people(PhraseBook book, Tokens tokens, int from, int to) {
    List<Names.Person> people = book.names().people(tokens, from, to);
    return people.isEmpty()
        ? book.names().nameBefore(tokens, from, to).stream()
            .map(name -> new Names.Person(name, false))
            .toList()
        : people;
  }

  private static int seats(List<Names.Person> people) {
    return people.stream().mapToInt(Names.Person::seats).sum();
  }

  /** Those who are called by what they are to somebody. */
  private static List<Names.Person> relations(PhraseBook book, Tokens tokens, int from, int to) {
    List<Names.Person> found = new ArrayList<>();
    int at = from;
    while (at < to) {
      int pair = book.lexicon().startingAt(tokens, at, to, WordSet.PAIR);
      int length = Math.max(pair, book.lexicon().startingAt(tokens, at, to, WordSet.RELATION));
      // The guest of "the guest list" is nobody.
      boolean list = at + length < to && tokens.form(at + length).equals("list");
      if (length > 0 && !list) {
        found.add(new Names.Person(tokens.text(at, at + length), true, pair > 0 ? 2 : 1));
      }
      at += Math.max(1, length);
    }
    return found;
  }

  /** Nobody is named: "sign him up", 替他报名. */
  boolean isUnnamed() {
    return people.isEmpty();
  }

  /** What is said of one of the people: how many come. */
  Party partyOf(Names.Person person) {
    boolean last = person.equals(people.get(people.size() - 1));
    int seats = person.seats() + (last ? with : 0);
    return seats > 1 && intent() == Intent.RSVP_YES
        ? new Party(OptionalInt.of(seats), false, 0, List.of())
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

  /** 再加一个司机: one more who comes along, and no name. */
  private static boolean isCompanion(PhraseBook book, Tokens tokens, Hit hit, SlotReader.Span who) {
    return tokens.kind(hit.from()) == Kind.HAN
        && ADDS.contains(tokens.form(hit.from()))
        && book.names().people(tokens, who.from(), who.to()).stream()
            .allMatch(Names.Person::isRelation);
  }

  Intent intent() {
    return hit.mark() == Mark.FOR_YES ? Intent.RSVP_YES : Intent.RSVP_WITHDRAW;
  }
}
