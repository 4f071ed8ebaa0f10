package io.reunion.language;

import io.reunion.language.Lexicon.WordSet;
import io.reunion.text.Language;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Counts a party: a total that was told counts, else the speaker and everybody who was added. */
final class PartyReader {
  /** Behind a number these do not say who it is. */
  private static final Set<String> ANYBODY =
      Set.of("个", "位", "名", "人", "口", "people", "persons", "guests", "others", "more");

  private static final Set<String> BRINGS = Set.of("带", "携");

  private final PhraseBook book;
  private final Message message;
  private final Tokens tokens;
  private final SlotReader slots;
  private final PartyNumbers numbers;
  private final UnreadNumber unreadable;
  private final Edges edges;
  private int total;
  private boolean change;
  private int extra;
  private int more;
  private boolean uncertain;
  private boolean alone;
  private Optional<String> unread = Optional.empty();
  private final List<String> guests = new ArrayList<>();
  private final Set<Hit> told = new HashSet<>();

  private PartyReader(PhraseBook book, Message message) {
    this.book = book;
    this.message = message;
    this.tokens = message.tokens();
    this.slots = book.slots(tokens);
    this.numbers = new PartyNumbers(book, tokens);
    this.unreadable = new UnreadNumber(book, tokens);
    this.edges = Edges.of(tokens);
  }

  /** The party, apart from what a question or an answer for others says. */
  static Party read(PhraseBook book, Message message) {
    PartyReader reader = new PartyReader(book, message);
    List<Hit> hits = hits(book, message);
    reader.told.addAll(reader.told(hits));
    reader.unread = hits.stream()
        .flatMap(hit -> reader.unreadable.of(hit).stream())
        .findFirst()
        .or(() -> reader.unreadable.inWords(message::apart));
    hits.stream().filter(hit -> !reader.unreadable.isPiece(hit)).forEach(reader::take);
    return reader.party();
  }

  /** Nothing stands in the message but the party and small words. */
  static boolean isAll(PhraseBook book, Message message) {
    return isAll(book, message, covered(book, message), 0, message.tokens().size());
  }

  /** "Only two of us now", "one fewer": a clause that says what is different, and nothing else, whatever stands beside it. */
  static boolean hasChange(PhraseBook book, Message message) {
    Tokens tokens = message.tokens();
    BitSet covered = covered(book, message);
    return PartyHits.in(book, message).stream()
        .filter(hit -> hit.mark() == Mark.FEWER || hit.mark() == Mark.NOW_TOTAL)
        .anyMatch(hit -> isAll(
            book, message, covered, tokens.clauseFrom(hit.from()), tokens.clauseTo(hit.to())));
  }

  /** The party itself, who is among it, and the event that is named beside it. */
  private static BitSet covered(PhraseBook book, Message message) {
    Tokens tokens = message.tokens();
    BitSet covered = new BitSet();
    for (int i = 0; i < tokens.size(); i++) {
      int at = i + book.lexicon().startingAt(tokens, i, tokens.size(), WordSet.ARTICLE);
      int named = at < tokens.size() ? tokens.eventAt(at) : 0;
      if (named > 0) {
        covered.set(i, at + named);
      }
    }
    PartyHits.in(book, message).forEach(hit -> covered.set(hit.from(), hit.to()));
    message.signs().stream()
        .filter(sign -> sign.mark() == Mark.NOISE)
        .filter(
            sign -> book.lexicon().startingAt(tokens, sign.from(), sign.to(), WordSet.AMONG) > 0)
        .forEach(sign -> covered.set(sign.from(), sign.to()));
    return covered;
  }

  /** The refusal in "one of my guests can't come" is not the speaker's. */
  static boolean isOfFewer(PhraseBook book, Message message, Hit refusal) {
    return PartyHits.in(book, message).stream()
        .anyMatch(hit ->
            hit.mark() == Mark.FEWER && hit.from() <= refusal.from() && hit.to() >= refusal.to());
  }

  private static boolean isAll(PhraseBook book, Message message, BitSet covered, int from, int to) {
    Tokens tokens = message.tokens();
    int i = from;
    while (i < to) {
      int step = tokens.kind(i).endsClause() || covered.get(i)
          ? 1
          : Math.max(
              small(book, tokens, i, to), book.lexicon().startingAt(tokens, i, to, WordSet.AMONG));
      if (step == 0) {
        return false;
      }
      i += step;
    }
    return true;
  }

  private static int small(PhraseBook book, Tokens tokens, int at, int to) {
    return Math.max(
        book.lexicon().startingAt(tokens, at, to, WordSet.FILLER),
        book.lexicon().startingAt(tokens, at, to, WordSet.JOINT));
  }

  private static List<Hit> hits(PhraseBook book, Message message) {
    return PartyHits.in(book, message).stream()
        .filter(hit -> !PartyHits.isCounted(book, message.tokens(), hit))
        .toList();
  }

  private void take(Hit hit) {
    switch (hit.mark()) {
      case TOTAL -> total(numbers.of(hit));
      case COUPLE -> total(2);
      case NOW_TOTAL -> {
        total = 0; // "we were four, now we are two"
        total(numbers.of(hit));
        change = true;
      }
      case SUM -> total(numbers.sum(hit));
      case EXTRA -> {
        if (standsForSpeaker(hit)) {
          total(numbers.of(hit));
        } else if (!told.contains(hit)) {
          extra(hit);
        }
      }
      case MORE -> more += more(hit);
      case FEWER -> more -= more(hit);
      case ONE -> one(hit);
      case TWO -> extra += of(hit, 2);
      case SOME -> uncertain = true;
      case ALONE -> alone |= !isJoined(hit.to());
      case WITH -> with(hit);
      default ->
        throw new IllegalStateException("mark " + hit.mark() + " (expected: one of a party)");
    }
  }

  /** "Another seat" tells no number and is one. */
  private int more(Hit hit) {
    int number = slots.read(hit, "n") == null ? 1 : numbers.of(hit);
    return number < Party.LARGEST ? Math.max(0, number) : 0;
  }

  /** A bare "+1" adds a guest in English and stands for the speaker in Chinese, as in "+1 带家属"; "+2" there is two in all. */
  private boolean standsForSpeaker(Hit hit) {
    boolean sign = hit.length() == 2
        && "+加".contains(tokens.form(hit.from()))
        && message.utterance().language() == Language.ZH;
    boolean first = hit.from() <= edges.first();
    boolean alone = hit.to() >= edges.last();
    return sign
        && (alone
            ? first || numbers.of(hit) == 1
            : first && numbers.of(hit) == 1 && isBringing(hit.to()));
  }

  /** 就我和我老婆 are two. */
  private boolean isJoined(int at) {
    return at < tokens.size()
        && tokens.kind(at) == Kind.HAN
        && book.lexicon().startingAt(tokens, at, tokens.size(), WordSet.JOINT) > 0;
  }

  private boolean isBringing(int at) {
    int next = at;
    while (next < tokens.size() && tokens.kind(next).endsClause()) {
      next++;
    }
    return next < tokens.size() && BRINGS.contains(tokens.form(next));
  }

  private void total(int number) {
    if (number > 0 && number <= Party.LARGEST) {
      total = Math.max(total, number);
    }
  }

  private void extra(Hit hit) {
    int number = numbers.of(hit);
    if (number < 0 && tokens.text(hit.from(), hit.to()).contains("家人")) {
      uncertain = true;
    } else {
      extra(number);
    }
  }

  private void extra(int number) {
    alone |= number == 0;
    extra += number < 0 ? 1 : Math.min(number, Party.LARGEST);
  }

  /** "My colleague", and who that is where a name follows. */
  private void one(Hit hit) {
    extra += of(hit, 1);
    int to = hit.to();
    boolean joined = book.lexicon().startingAt(tokens, to, tokens.size(), WordSet.JOINT) > 0;
    int name = to < tokens.size() && !joined ? book.names().nameAt(tokens, to, tokens.size()) : 0;
    boolean relation = book.lexicon().endingAt(tokens, hit.from(), to, WordSet.RELATION) > 0;
    if (name > 0 && relation && !tokens.startsClause(to)) {
      guests.add(tokens.text(to, to + name));
    }
  }

  private void with(Hit hit) {
    for (Names.Person person : people(hit)) {
      extra += of(hit, person.seats());
      if (!person.isRelation()) {
        guests.add(person.name());
      }
    }
  }

  /** How many people this companion adds; none where the number before has counted them already. */
  private int of(Hit hit, int people) {
    return told.contains(hit) ? 0 : people;
  }

  /** "+2: my wife and my son" are two, not four: who is told right behind a number, as many as that, is no more. */
  private Set<Hit> told(List<Hit> hits) {
    Set<Hit> found = new HashSet<>();
    int[] companions = hits.stream().mapToInt(this::companions).toArray();
    for (int i = 0; i + 1 < hits.size(); i++) {
      Hit count = hits.get(i);
      boolean pause = count.to() < tokens.size() && tokens.kind(count.to()) == Kind.PAUSE;
      int number = count.mark() == Mark.EXTRA && pause ? companions[i] : 0;
      int to = i + 1;
      int people = 0;
      while (people < Math.min(number, Party.LARGEST)
          && to < companions.length
          && companions[to] > 0) {
        people += companions[to++];
      }
      boolean all = to == companions.length || companions[to] == 0;
      if (number > 0 && people == number && all && mayBeToldAgain(count, hits.subList(i + 1, to))) {
        found.addAll(hits.subList(i + 1, to));
      }
    }
    return found;
  }

  /** "Two kids, two friends" are four: only a number that says of nobody who they are is told again by another one. */
  private boolean mayBeToldAgain(Hit count, List<Hit> companions) {
    int end = count.to() - 1;
    boolean counted = companions.stream().anyMatch(this::hasNumber);
    return tokens.kind(end) == Kind.NUMBER || ANYBODY.contains(tokens.form(end)) || !counted;
  }

  /** 一个朋友 counts anew, 老婆 does not. */
  private boolean hasNumber(Hit companion) {
    return companion.mark() == Mark.EXTRA
        || IntStream.range(companion.from(), companion.to())
            .anyMatch(i -> book.vocabulary().valueOf(tokens.form(i)) > 0);
  }

  /** How many companions a hit tells; 0 where it tells how many there are in all. */
  private int companions(Hit hit) {
    return switch (hit.mark()) {
      case ONE -> 1;
      case TWO -> 2;
      case WITH -> people(hit).stream().mapToInt(Names.Person::seats).sum();
      case EXTRA -> Math.max(0, numbers.of(hit));
      default -> 0;
    };
  }

  /** The 同 of 同学 joins nobody, although it stands where it might. */
  private List<Names.Person> people(Hit hit) {
    SlotReader.@Nullable Span span = slots.read(hit, "who");
    if (span == null) {
      return List.of();
    }
    int before = Math.max(hit.from(), span.from() - 1);
    boolean within = tokens.kind(before) == Kind.HAN
        && book.lexicon().startingAt(tokens, before, span.to(), WordSet.RELATION) > 1;
    return book.names().people(tokens, within ? before : span.from(), span.to());
  }

  private Party party() {
    if (unread.isPresent()) {
      return new Party(OptionalInt.empty(), change, 0, List.copyOf(guests), unread);
    }
    OptionalInt seats = seats();
    return new Party(seats, change, more, List.copyOf(guests));
  }

  /** "One for me and my wife" is two: a total of one counts only alone. */
  private OptionalInt seats() {
    if (alone && total < 2 && guests.isEmpty()) {
      return OptionalInt.of(1);
    }
    if (total > 1 || (total == 1 && extra == 0)) {
      return OptionalInt.of(total);
    }
    if (uncertain || more < 0 || extra + more == 0) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(Math.min(Party.LARGEST, 1 + extra + more));
  }
}
