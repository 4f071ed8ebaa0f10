package io.reunion.language.when;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds words of time that no phrase has taken, and marks the phrase nearest to them: what was read may then be half of
 * what was written, so it is asked about.
 */
final class Unread {
  /** Beyond so many words it is about something else. */
  private static final int FARTHEST = 10;

  private Unread() {}

  static List<Phrase> mark(Tokens t, List<Phrase> phrases) {
    if (phrases.isEmpty()) {
      return phrases;
    }
    List<Phrase> result = new ArrayList<>(phrases);
    int next = 0;
    for (int i = 0; i < t.size(); i++) {
      while (next < result.size() && result.get(next).to() <= i) {
        next++;
      }
      boolean taken = next < result.size() && result.get(next).from() <= i;
      if (!taken && isOfTime(t, i)) {
        tear(result, i, next);
      }
    }
    return result;
  }

  private static void tear(List<Phrase> phrases, int i, int next) {
    int before = next == 0 ? FARTHEST + 1 : i - phrases.get(next - 1).to();
    int after = next == phrases.size() ? FARTHEST + 1 : phrases.get(next).from() - i;
    int nearest = before <= after ? next - 1 : next;
    if (Math.min(before, after) <= FARTHEST) {
      phrases.set(nearest, phrases.get(nearest).asTorn());
    }
  }

  private static boolean isOfTime(Tokens t, int i) {
    Token token = t.at(i);
    return switch (token.sort()) {
      case OCLOCK, RELDAY, RELPART, LUNAR_MONTH -> true;
      case MONTH, WEEKDAY -> !token.term().weak();
      case AMPM -> t.at(t.before(i)).isNumber(1, 12);
      case MARK -> isColonTime(t, i) || isHalfTaken(t, i);
      default -> false;
    };
  }

  private static boolean isColonTime(Tokens t, int i) {
    return t.isMark(i, ':')
        && t.at(i - 1).isNumber(0, 24)
        && t.at(i + 1).digits() == 2
        && t.at(i - 1).to() == t.at(i).from()
        && t.at(i).to() == t.at(i + 1).from();
  }

  /** 7.30 beside am or pm. */
  private static boolean isHalfTaken(Tokens t, int i) {
    return t.isMark(i, '.') && t.at(i + 1).digits() == 2 && t.is(t.skipSpace(i + 2), Sort.AMPM);
  }
}
