package io.reunion.language.signup;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what one entry says: name, companions, whether they come, and the rest as a note. */
final class EntryReader {
  /** Longer entries are a text, not an entry. */
  static final int MAX_LENGTH = 2_000;

  private static final int MAX_NAME = 60;

  private EntryReader() {}

  /**
   * @param party null if there is no name
   * @param contact may be empty
   */
  record Read(@Nullable Party party, Set<Doubt> doubts, String contact) {}

  /** {@code heading} is what the section says of all its entries, GOING if nothing. */
  static Read read(Folded text, Attendance heading) {
    Folded bare = withoutStrike(text);
    NameCut name = NameReader.find(bare);
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    if (name.isEmpty()) {
      return new Read(null, doubts, "");
    }
    String written = bare.shown().substring(name.from(), name.to());
    boolean quoted = name.isQuoted(bare.plain());
    String shown = quoted ? written : withoutGaps(Tokens.trimmed(written));
    boolean nobody = !quoted && isNobody(bare, name);
    if (shown.isEmpty() || shown.length() > MAX_NAME || nobody) {
      return new Read(null, doubts, "");
    }
    Rest rest = new Rest(bare, name);
    String verbatim = quotedNote(rest);
    String contact = Contacts.take(rest);
    SeatsReader.Seats seats = isAsking(rest) ? SeatsReader.ASKED : SeatsReader.read(rest);
    doubts.addAll(seats.doubts());
    Attendance said = StatusReader.read(rest, doubts);
    Attendance attendance = isStruck(text, bare, name) ? Attendance.WITHDRAWN : said;
    if (attendance == Attendance.WITHDRAWN) {
      doubts.remove(Doubt.ATTENDANCE);
    }
    if (PersonNames.isRole(bare.plain().substring(name.from(), name.to()))) {
      doubts.add(Doubt.ROLE);
    }
    String note = join(rest.note(), verbatim);
    return new Read(
        new Party(
            shown,
            seats.seats(),
            seats.guests(),
            note,
            attendance == Attendance.GOING ? heading : attendance),
        doubts,
        contact);
  }

  /** {@code 张 三} is 张三, set apart to line up with longer names. */
  private static String withoutGaps(String name) {
    StringBuilder close = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Folded.fold(c) != ' ') {
        close.append(c);
      }
    }
    return PersonNames.isHan(close.toString()) ? close.toString() : name;
  }

  private static boolean isAsking(Rest rest) {
    int at = rest.from() - 1;
    do {
      at = EntryWords.ASKING.find(rest.plain(), at + 1, rest.end());
    } while (at >= 0 && rest.isUsed(at));
    return at >= 0;
  }

  private static String join(String note, String verbatim) {
    return note.isEmpty() || verbatim.isEmpty() ? note + verbatim : note + " " + verbatim;
  }

  /** A name that is nothing but an answer, such as {@code 取消}, or a number of people. */
  private static boolean isNobody(Folded text, NameCut name) {
    String plain = text.plain().substring(name.from(), name.to());
    Counted count = Counted.at(plain, 0, plain.length());
    boolean people =
        count != null && Counted.people(plain, count.to(), plain.length()) == plain.length();
    return people
        || EntryWords.WITHDRAWN.has(plain)
        || EntryWords.MAYBE.has(plain)
        || EntryWords.COMING.has(plain)
        || EntryWords.WITHDRAWN_ALONE.has(plain)
        || isLowerCaseWord(text, name)
        || (name.from() > 0 && "+".indexOf(text.plain().charAt(name.from() - 1)) >= 0);
  }

  /** {@code can't wait} is no name; {@code Will} is one. */
  private static boolean isLowerCaseWord(Folded text, NameCut name) {
    return Character.isLowerCase(text.shown().charAt(name.from()))
        && EntryWords.NOT_IN_NAMES.lengthAt(text.plain(), name.from(), name.to()) > 0;
  }

  /** A remark in brackets and quotes, {@code （“...”）}, means what it says and nothing more. */
  private static String quotedNote(Rest rest) {
    int open = rest.plain().indexOf("(“", rest.from());
    int close = open < 0 ? -1 : rest.plain().indexOf("”)", open);
    if (close < 0) {
      return "";
    }
    rest.use(open, close + 2);
    return rest.shown(open + 2, close);
  }

  // A line through a text comes as strokes on its letters, as tildes round it, or as tags.

  private static Folded withoutStrike(Folded text) {
    int from = strikeLength(text.plain());
    if (from == 0) {
      return text;
    }
    Folded inner = text.sub(from, text.length());
    int close = Math.max(inner.plain().indexOf('~'), inner.plain().indexOf("</"));
    return close < 0
        ? inner
        : inner.sub(0, close).plus(inner.sub(afterClose(inner.plain(), close), inner.length()));
  }

  private static int strikeLength(String plain) {
    for (String open : new String[] {"~~", "~", "<s>", "<del>", "<strike>"}) {
      if (plain.startsWith(open)) {
        return open.length();
      }
    }
    return 0;
  }

  private static int afterClose(String plain, int close) {
    int at = close;
    if (plain.charAt(close) == '<') {
      int end = plain.indexOf('>', close);
      return end < 0 ? plain.length() : end + 1;
    }
    while (at < plain.length() && plain.charAt(at) == '~') {
      at++;
    }
    return at;
  }

  private static boolean isStruck(Folded whole, Folded bare, NameCut name) {
    if (whole != bare) {
      return true;
    }
    int struck = 0;
    for (int at = name.from(); at < name.to(); at++) {
      struck += bare.isStruck(at) ? 1 : 0;
    }
    return 2 * struck > name.to() - name.from();
  }
}
