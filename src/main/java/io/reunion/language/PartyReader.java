package io.reunion.language;

import io.reunion.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Counts a party: a total that was told counts, else the speaker and everybody who was added. */
final class PartyReader {
  private final PhraseBook book;
  private final Tokens tokens;
  private final SlotReader slots;
  private int total;
  private boolean change;
  private int extra;
  private int more;
  private boolean uncertain;
  private boolean alone;
  private final List<String> guests = new ArrayList<>();

  private PartyReader(PhraseBook book, Tokens tokens) {
    this.book = book;
    this.tokens = tokens;
    this.slots = book.slots(tokens);
  }

  /** The party in the tokens that are not part of a question. */
  static Party read(PhraseBook book, Tokens tokens, List<Clause> clauses, Language language) {
    PartyReader reader = new PartyReader(book, tokens);
    for (Hit hit : book.party(tokens)) {
      boolean asked = clauses.stream()
          .anyMatch(clause -> clause.asks()
              && clause.from() <= hit.from()
              && hit.from() < clause.to()
              && clause.hits().stream()
                  .noneMatch(sign -> sign.mark() == Mark.ACCEPT || sign.mark() == Mark.WITHDRAW));
      if (!asked) {
        reader.take(hit, language);
      }
    }
    return reader.party();
  }

  private void take(Hit hit, Language language) {
    switch (hit.mark()) {
      case TOTAL -> total(number(hit));
      case COUPLE -> total(2);
      case NOW_TOTAL -> {
        total(number(hit));
        change = true;
      }
      case SUM -> total(sum(hit));
      case EXTRA -> {
        if (standsForSpeaker(hit, language)) {
          total(number(hit));
        } else {
          extra(number(hit));
        }
      }
      case MORE -> more += Math.max(0, number(hit));
      case ONE -> extra++;
      case TWO -> extra += 2;
      case SOME -> uncertain = true;
      case ALONE -> alone = true;
      case WITH -> with(hit);
      default ->
        throw new IllegalStateException("mark " + hit.mark() + " (expected: one of a party)");
    }
  }

  /** A bare "+1" adds a guest in English and stands for the speaker in Chinese; "+2" there is two in all. */
  private boolean standsForSpeaker(Hit hit, Language language) {
    Edges edges = Edges.of(tokens);
    boolean bare =
        hit.length() == 2 && hit.to() >= edges.last() && "+加".contains(tokens.form(hit.from()));
    return bare && language == Language.ZH && (number(hit) == 1 || hit.from() <= edges.first());
  }

  private void total(int number) {
    if (number > 0 && number <= Party.LARGEST) {
      total = Math.max(total, number);
    }
  }

  private void extra(int number) {
    if (number > 0 && number < Party.LARGEST) {
      extra += number;
    } else {
      extra++;
    }
  }

  private void with(Hit hit) {
    SlotReader.@Nullable Span span = slots.read(hit, "who");
    if (span == null) {
      return;
    }
    for (Names.Person person : book.names().people(tokens, span.from(), span.to())) {
      extra++;
      if (!person.isRelation()) {
        guests.add(person.name());
      }
    }
  }

  /** The last number of the hit, or of the two in "not 3 but 4". */
  private int number(Hit hit) {
    SlotReader.@Nullable Span span = slots.read(hit, "n");
    return span == null ? -1 : valueOf(span.from(), span.to());
  }

  private int sum(Hit hit) {
    int sum = 0;
    for (int i = hit.from(); i < hit.to(); i++) {
      int value = book.vocabulary().valueOf(tokens.form(i));
      sum += Math.max(0, value);
    }
    return sum;
  }

  /** "12", "twelve", "十二", "二十". */
  private int valueOf(int from, int to) {
    int value = 0;
    int pending = 0;
    for (int i = from; i < to; i++) {
      int digit = book.vocabulary().valueOf(tokens.form(i));
      if (tokens.form(i).equals("十")) {
        value += pending == 0 ? 10 : pending * 10;
        pending = 0;
      } else {
        pending = digit;
      }
    }
    return value + pending;
  }

  private Party party() {
    int seats = total > 0 ? total : alone ? 1 : extra > 0 ? 1 + extra : 0;
    boolean told = seats > 0 && (total > 0 || !uncertain);
    return new Party(
        told ? OptionalInt.of(Math.min(seats, Party.LARGEST)) : OptionalInt.empty(),
        change,
        more,
        List.copyOf(guests));
  }
}
