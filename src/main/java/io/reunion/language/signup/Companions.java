package io.reunion.language.signup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads whom an entry brings along: {@code +1}, {@code 带2个孩子}, {@code 和老婆}, {@code & Bob}, {@code +1（李四）}. */
final class Companions {
  static final int MOST = 20;
  private static final int LONGEST_GUEST = 40;

  private final Rest rest;
  private final String plain;
  private final int end;
  private final List<String> guests = new ArrayList<>();
  private final Set<Doubt> doubts;
  private int count;

  Companions(Rest rest, Set<Doubt> doubts) {
    this.rest = rest;
    this.plain = rest.plain();
    this.end = rest.end();
    this.doubts = doubts;
  }

  /** How many were found so far, named or not. */
  int count() {
    return count;
  }

  List<String> guests() {
    return guests;
  }

  /** Right after the name: {@code 张三、李四} is two people on one line, {@code 张三/李四} may be. Gives the place after. */
  int pairedName(int start) {
    int at = start;
    while (at < end && "、/,".indexOf(plain.charAt(at)) >= 0) {
      int from = NumberScanner.skipBlanks(plain, at + 1, end);
      int to = Tokens.end(plain, from, end);
      if (!PersonNames.isLikely(plain.substring(from, to))) {
        return at;
      }
      if (plain.charAt(at) == '、') {
        guest(at, from, to);
      } else {
        doubts.add(Doubt.GUESTS);
      }
      at = to;
    }
    return at;
  }

  /** A word that joins and what it joins; the place after, or 0. */
  int joined(int at) {
    int lead = EntryWords.LEADS.lengthAt(plain, at, end);
    int next = lead == 0 ? end : skipFillers(at + lead);
    if (next >= end) {
      return 0;
    }
    char c = plain.charAt(at);
    boolean bare = "+加带携".indexOf(c) >= 0 || plain.startsWith("plus", at);
    int counted = counted(at, next, bare);
    return counted > 0 ? counted : named(at, next);
  }

  /** {@code 家属2人}, {@code 孩子2个}: companions with a number and no word that joins; the place after, or 0. */
  int counted(int at) {
    int relation = EntryWords.RELATIONS.lengthAt(plain, at, end);
    if (relation == 0 || !(at == rest.from() || Tokens.isEdge(plain, at - 1))) {
      return 0;
    }
    int counted = related(at, at + relation);
    if (counted == 0 && rest.standsAlone(at, at + relation)) {
      doubts.add(Doubt.GUESTS);
    }
    return Math.max(counted, at + relation);
  }

  private int skipFillers(int from) {
    int at = NumberScanner.skipBlanks(plain, from, end);
    for (int i = 0; i < 2; i++) {
      int filler = EntryWords.FILLERS.lengthAt(plain, at, end);
      at = NumberScanner.skipBlanks(plain, at + filler, end);
    }
    return at;
  }

  /** {@code +2}, {@code 带3人}, {@code with 2 kids}; {@code bare} says that the number alone is enough. */
  private int counted(int at, int from, boolean bare) {
    Counted number = Counted.at(plain, from, end);
    if (number == null || number.value() == 0 || number.value() > MOST) {
      return 0;
    }
    int unit = unitAfter(number.to());
    if (unit == 0 && !(bare && Counted.isBare(plain, number.to(), end))) {
      return 0;
    }
    int to = Math.max(unit, number.to());
    count += number.value();
    rest.use(at, to);
    if (to < end && plain.charAt(to) == '?') {
      doubts.add(Doubt.SEATS);
      rest.use(to, ++to);
    }
    return namesInBrackets(to, number.value());
  }

  private int unitAfter(int at) {
    int from = at < end && "个位名".indexOf(plain.charAt(at)) >= 0 ? at + 1 : at;
    int companions = Math.max(
        Counted.unit(EntryWords.COMPANIONS, plain, at, end),
        Counted.unit(EntryWords.RELATIONS, plain, from, end));
    return Math.max(Counted.people(plain, at, end), companions);
  }

  private int namesInBrackets(int start, int most) {
    int open = NumberScanner.skipBlanks(plain, start, end);
    int at = start;
    int from = open + 1;
    boolean more = open < end && plain.charAt(open) == '(';
    for (int found = 0; more && found < most; found++) {
      int to = guestEnd(from);
      more = to < end && ")、,/".indexOf(plain.charAt(to)) >= 0 && isGuest(from, to);
      if (more) {
        guests.add(rest.shown(from, to));
        rest.use(open, to + 1);
        more = plain.charAt(to) != ')';
        from = to + 1;
        at = from;
      }
    }
    return at;
  }

  private int guestEnd(int from) {
    int to = Tokens.end(plain, from, Math.min(end, from + LONGEST_GUEST));
    return to > from && rest.isCapital(from) ? NameReader.latinEnd(rest.text(), from, to) : to;
  }

  private boolean isGuest(int from, int to) {
    String word = plain.substring(from, to);
    return PersonNames.isCompanion(word)
        || EntryWords.RELATIONS.has(word)
        || (to > from + 1
            && rest.isCapital(from)
            && EntryWords.NOT_IN_NAMES.lengthAt(plain, from, end) == 0);
  }

  /** {@code 和老婆}, {@code +李四}, {@code and Bob Lee}. */
  private int named(int at, int from) {
    int quote =
        plain.charAt(at) == '+' && plain.charAt(from) == '“' ? plain.indexOf('”', from) : -1;
    if (quote > from + 1) {
      guests.add(rest.shown(from + 1, quote));
      count++;
      rest.use(at, quote + 1);
      return quote + 1;
    }
    int some = EntryWords.SOME.lengthAt(plain, from, end);
    if (some > 0) {
      doubts.add(Doubt.SEATS);
      return from + some;
    }
    int pair = EntryWords.PAIRS.lengthAt(plain, from, end);
    if (pair > 0) {
      count += 2;
      rest.use(at, from + pair);
      return from + pair;
    }
    int relation = EntryWords.RELATIONS.lengthAt(plain, from, end);
    int counted = relation > 0 ? related(at, from + relation) : 0;
    if (counted > 0) {
      return counted;
    }
    int to = relation > 0 ? from + relation : personEnd(from);
    return to > from ? guestAndMore(at, from, to) : 0;
  }

  /** A number of people after a relation that ends at {@code from}. */
  private int related(int at, int from) {
    Counted number = Counted.at(plain, NumberScanner.skipBlanks(plain, from, end), end);
    if (number == null || number.value() == 0 || number.value() > MOST) {
      return 0;
    }
    int to = unitAfter(number.to());
    if (to > 0) {
      count += number.value();
      rest.use(at, to);
    }
    return to;
  }

  private int personEnd(int from) {
    int to = Tokens.end(plain, from, Math.min(end, from + LONGEST_GUEST));
    if (to > from && rest.isCapital(from) && isGuest(from, to)) {
      return guestEnd(from);
    }
    for (int size = Math.min(4, to - from); size >= 2; size--) {
      boolean ends = size == to - from || EntryWords.LEADS.lengthAt(plain, from + size, end) > 0;
      if (ends && PersonNames.isCompanion(plain.substring(from, from + size))) {
        return from + size;
      }
    }
    return from;
  }

  /** {@code +李四、王五}: after one guest perhaps more. */
  private int guestAndMore(int usedFrom, int from, int to) {
    guest(usedFrom, from, to);
    int at = to;
    while (at < end && "、/".indexOf(plain.charAt(at)) >= 0) {
      int relation = EntryWords.RELATIONS.lengthAt(plain, at + 1, end);
      int next = relation > 0 ? at + 1 + relation : personEnd(at + 1);
      if (next <= at + 1) {
        return at;
      }
      guest(at, at + 1, next);
      at = next;
    }
    return at;
  }

  private void guest(int usedFrom, int from, int to) {
    guests.add(rest.shown(from, to));
    count++;
    rest.use(usedFrom, to);
  }
}
