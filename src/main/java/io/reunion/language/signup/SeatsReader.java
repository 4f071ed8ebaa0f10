package io.reunion.language.signup;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads how many people an entry is for and who they are. Three kinds of words: a total ({@code 3人}, {@code x2},
 * {@code 夫妻}, {@code family of 4}), companions ({@link Companions}), and what cannot be counted ({@code 全家}), which is
 * a doubt. A total after companions includes them, before them it does not: {@code 张三+老婆 2人} are two, {@code 夫妻+1娃}
 * three.
 */
final class SeatsReader {
  private final Rest rest;
  private final String plain;
  private final int end;
  private final Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
  private final Companions companions;
  private int base = 1;

  private SeatsReader(Rest rest) {
    this.rest = rest;
    this.plain = rest.plain();
    this.end = rest.end();
    this.companions = new Companions(rest, doubts);
  }

  /** What was found; {@code seats} is at least one more than there are {@code guests}. */
  record Seats(int seats, List<String> guests, Set<Doubt> doubts) {}

  /** The entry asks whether somebody may come along. */
  static final Seats ASKED = new Seats(1, List.of(), Set.of(Doubt.SEATS));

  static Seats read(Rest rest) {
    SeatsReader reader = new SeatsReader(rest);
    reader.scan();
    return reader.result();
  }

  private Seats result() {
    List<String> guests = companions.guests();
    int seats = Math.max(base + companions.count(), guests.size() + 1);
    if (seats > Party.MAX_SEATS) {
      doubts.add(Doubt.SEATS);
      int named = Math.min(guests.size(), Party.MAX_SEATS - 1);
      return new Seats(named + 1, guests.subList(0, named), doubts);
    }
    return new Seats(seats, guests, doubts);
  }

  private void scan() {
    int at = companions.pairedName(rest.from());
    while (at < end) {
      int next = rest.isUsed(at) || plain.charAt(at) == ' ' ? 0 : step(at);
      at = Math.max(next, at + 1);
    }
  }

  /** The place after what was understood at {@code at}, 0 if nothing was. */
  private int step(int at) {
    int next = companions.joined(at);
    next = next > 0 ? next : family(at);
    next = next > 0 ? next : number(at);
    next = next > 0 ? next : companions.counted(at);
    return next > 0 ? next : vague(at);
  }

  private int family(int at) {
    int couple = EntryWords.COUPLES.lengthAt(plain, at, end);
    int house = EntryWords.HOUSEHOLDS.lengthAt(plain, at, end);
    boolean two = couple > 1 || (couple == 1 && rest.standsAlone(at, at + 1));
    if (!two && house == 0) {
      return 0;
    }
    int word = at + (two ? couple : house);
    Counted number = Counted.at(plain, NumberScanner.skipBlanks(plain, word, end), end);
    int to = number == null ? 0 : Counted.people(plain, number.to(), end);
    if (number != null && to > 0) {
      return total(number.value(), at, to);
    }
    if (two) {
      return total(2, at, word);
    }
    doubts.add(Doubt.SEATS);
    return word;
  }

  /** {@code 3人}, {@code 共3}, {@code x2}, {@code 三口之家}, {@code 2大1小}. */
  private int number(int at) {
    if (at > 0 && continuesNumber(at)) {
      return 0;
    }
    int from = afterLead(at);
    Counted number = Counted.at(plain, from, end);
    if (number == null) {
      return 0;
    }
    int mixed = adultsAndChildren(at, number);
    if (mixed > 0) {
      return mixed;
    }
    boolean household = plain.startsWith("口之家", number.to());
    int to = household ? number.to() + 3 : Counted.people(plain, number.to(), end);
    boolean bare = from > at && Counted.isBare(plain, number.to(), end);
    return to > 0 || bare ? total(number.value(), at, Math.max(to, number.to())) : 0;
  }

  private int afterLead(int at) {
    char c = plain.charAt(at);
    boolean times = c == '*' || (c == 'x' && !(at > 0 && Phrases.isLatin(plain.charAt(at - 1))));
    int lead = times ? 1 : EntryWords.TOTALS.lengthAt(plain, at, end);
    int from = lead == 0 ? at : NumberScanner.skipBlanks(plain, at + lead, end);
    return lead > 0 && plain.startsWith(":", from) ? from + 1 : from;
  }

  private boolean continuesNumber(int at) {
    char before = plain.charAt(at - 1);
    return NumberScanner.isDigit(before)
        || "第.-/:".indexOf(before) >= 0
        || isLift(at)
        || (Phrases.isLatin(before) && Phrases.isLatin(plain.charAt(at)));
  }

  /** {@code 可拼车3人}: seats in somebody's car. */
  private boolean isLift(int at) {
    return plain.startsWith("拼车", at - 2)
        || plain.startsWith("车位", at - 2)
        || plain.startsWith("可载", at - 2)
        || plain.startsWith("能载", at - 2);
  }

  /** {@code 2大1小}, {@code 2 adults and 1 kid}. */
  private int adultsAndChildren(int at, Counted adults) {
    int middle = Counted.unit(EntryWords.ADULTS, plain, adults.to(), end);
    if (middle == 0) {
      return 0;
    }
    int next = middle;
    while (next < end && " ,、+&和".indexOf(plain.charAt(next)) >= 0) {
      next++;
    }
    next = plain.startsWith("and ", next) ? next + 4 : next;
    Counted children = Counted.at(plain, next, end);
    int to = children == null ? 0 : Counted.unit(EntryWords.CHILDREN, plain, children.to(), end);
    return children == null || to == 0 ? 0 : total(adults.value() + children.value(), at, to);
  }

  private int total(int count, int at, int to) {
    if (count == 0 || count > Party.MAX_SEATS) {
      doubts.add(Doubt.SEATS);
      return to;
    }
    rest.use(at, to);
    if (count < 1 + companions.count()) {
      doubts.add(Doubt.SEATS);
    }
    base = Math.max(1, count - companions.count());
    return to;
  }

  /** A family of unknown size, or a lone digit that may be a number of people. */
  private int vague(int at) {
    int some = EntryWords.SOME.lengthAt(plain, at, end);
    if (some > 0 && rest.standsAlone(at, at + some)) {
      doubts.add(Doubt.SEATS);
      return at + some;
    }
    char c = plain.charAt(at);
    if (c > '1' && c <= '9' && rest.standsAlone(at, at + 1) && !isPartOfNumber(at)) {
      doubts.add(Doubt.SEATS);
    }
    return 0;
  }

  private boolean isPartOfNumber(int at) {
    return (at > 0 && ".:-/".indexOf(plain.charAt(at - 1)) >= 0)
        || (at + 1 < end && ".:-/".indexOf(plain.charAt(at + 1)) >= 0);
  }
}
