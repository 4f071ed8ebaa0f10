package io.reunion.language.signup;

import java.util.Set;

/**
 * Reads whether an entry comes. Words that say nothing else are understood and leave the note; within a longer remark
 * ({@code 孩子生病去不了}) they decide and stay.
 */
final class StatusReader {
  private static final int LONGEST_NEGATION = 7;

  private final Rest rest;
  private final String plain;
  private final int end;
  private final Set<Doubt> doubts;
  private Attendance found = Attendance.GOING;

  private StatusReader(Rest rest, Set<Doubt> doubts) {
    this.rest = rest;
    this.plain = rest.plain();
    this.end = rest.end();
    this.doubts = doubts;
  }

  static Attendance read(Rest rest, Set<Doubt> doubts) {
    StatusReader reader = new StatusReader(rest, doubts);
    int at = rest.from();
    while (at < reader.end) {
      int next = rest.isUsed(at) ? 0 : reader.step(at);
      at = Math.max(next, at + 1);
    }
    return reader.found;
  }

  private int step(int at) {
    int next = maybe(at);
    next = next > 0 ? next : withdrawn(at);
    next = next > 0 ? next : coming(at);
    return next > 0 ? next : questionMark(at);
  }

  private int withdrawn(int at) {
    int to = at + EntryWords.WITHDRAWN.lengthAt(plain, at, end);
    if (to == at) {
      to = at + EntryWords.WITHDRAWN_ALONE.lengthAt(plain, at, end);
      if (to == at || !isClause(at, to)) {
        return 0;
      }
    }
    if (isNegated(at)) {
      return to;
    }
    found = found == Attendance.MAYBE ? found : Attendance.WITHDRAWN;
    use(at, to);
    return to;
  }

  private int maybe(int at) {
    int to = at + EntryWords.MAYBE.lengthAt(plain, at, end);
    if (to == at) {
      return 0;
    }
    int next = NumberScanner.skipBlanks(plain, to, end);
    if (EntryWords.BUT_COMING.lengthAt(plain, next, end) > 0) {
      return to;
    }
    if (EntryWords.BUT_BRINGING.lengthAt(plain, next, end) > 0) {
      doubts.add(Doubt.SEATS);
      return to;
    }
    found = found == Attendance.WITHDRAWN ? found : Attendance.MAYBE;
    use(at, to);
    return to;
  }

  private int coming(int at) {
    int to = at + EntryWords.COMING.lengthAt(plain, at, end);
    if (to > at && isClause(at, to)) {
      rest.use(at, to);
      return to;
    }
    int busy = at + EntryWords.BUSY.lengthAt(plain, at, end);
    if (busy > at && isClause(at, busy)) {
      doubts.add(Doubt.ATTENDANCE);
      return busy;
    }
    return 0;
  }

  /** {@code 张三?} or {@code 张三 (?)}; a question mark after a sentence is only a question. */
  private int questionMark(int at) {
    if (plain.charAt(at) != '?' || !(at == rest.from() || isClause(at, at + 1))) {
      return 0;
    }
    found = found == Attendance.WITHDRAWN ? found : Attendance.MAYBE;
    rest.use(at, at + 1);
    return at + 1;
  }

  private void use(int at, int to) {
    int last = to < end && "了啦啊哈".indexOf(plain.charAt(to)) >= 0 ? to + 1 : to;
    if (rest.standsAlone(at, last)) {
      rest.use(at, last);
    }
  }

  /** Whether nothing but blanks lies between these words and the next punctuation, understood text or end. */
  private boolean isClause(int at, int to) {
    int before = at - 1;
    while (before >= rest.from() && plain.charAt(before) == ' ') {
      before--;
    }
    int after = NumberScanner.skipBlanks(plain, to, end);
    return (before < rest.from() || isBorder(before)) && (after >= end || isBorder(after));
  }

  private boolean isBorder(int at) {
    return rest.isUsed(at)
        || (Tokens.isEdge(plain, at) && plain.charAt(at) != ' ')
        || plain.charAt(at) == '\uFE0F';
  }

  private boolean isNegated(int at) {
    int to = at;
    while (to > rest.from() && plain.charAt(to - 1) == ' ') {
      to--;
    }
    for (int from = to - 1; from >= rest.from() && to - from <= LONGEST_NEGATION; from--) {
      if (EntryWords.NEGATIONS.has(plain.substring(from, to))) {
        return true;
      }
    }
    return false;
  }
}
