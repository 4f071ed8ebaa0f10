package io.reunion.language.signup;

import org.jspecify.annotations.Nullable;

/**
 * Finds the name in an entry. It is the first word, except that a class or a number before it ({@code 08计算机 张三}) is a
 * remark, that an English name has several words, and that a Chinese name ends where a remark begins without a blank
 * ({@code 张三一家三口}, {@code 李四去不了}).
 */
final class NameReader {
  private static final int MAX_WORDS = 4;

  private final Folded text;
  private final String plain;
  private final int end;

  private NameReader(Folded text) {
    this.text = text;
    this.plain = text.plain();
    this.end = text.length();
  }

  /** Where an English name ends whose first word ends at {@code firstEnd}. */
  static int latinEnd(Folded text, int from, int firstEnd) {
    return new NameReader(text).latin(from, firstEnd).to();
  }

  static NameCut find(Folded text) {
    return new NameReader(text).find();
  }

  private NameCut find() {
    int from = skipLead(0);
    if (from >= end) {
      return NameCut.NONE;
    }
    NameCut quoted = quoted(from);
    if (quoted != null) {
      return quoted;
    }
    int to = Tokens.end(plain, from, end);
    NameCut later = afterAffiliation(from, to);
    if (later != null) {
      return later;
    }
    if (Phrases.isLatin(plain.charAt(from))) {
      return latin(from, to);
    }
    return hasLetter(from, to) ? spacedOut(from, to) : afterEmoji(from, to);
  }

  /** {@code 张 三}: a surname and a given name, set apart to line up with longer names. */
  private NameCut spacedOut(int from, int to) {
    int next = skipBlanks(to);
    int nextEnd = Tokens.end(plain, next, end);
    boolean apart = to - from == 1
        && next > to
        && nextEnd > next
        && nextEnd - next <= 2
        && PersonNames.isLikely(plain.charAt(from) + plain.substring(next, nextEnd))
        && !EntryWords.COMING.has(plain.substring(next, nextEnd));
    return apart ? new NameCut(from, nextEnd) : oneWord(from, to);
  }

  /** Past blanks, a mention's at sign, and bracketed words such as {@code [玫瑰]} or {@code (08级)} that are not all. */
  private int skipLead(int start) {
    int at = start;
    while (at < end && isLead(at)) {
      at++;
    }
    if (at < end && isOpening(plain.charAt(at))) {
      int close = closing(at);
      int after = close < 0 ? at + 1 : skipBlanks(close + 1);
      boolean more =
          close >= 0 && after < end && Character.isLetterOrDigit(text.shown().codePointAt(after));
      return skipLead(more ? after : at + 1);
    }
    return at;
  }

  private boolean isLead(int at) {
    char c = plain.charAt(at);
    return c == '@' || (Tokens.isEdge(plain, at) && !isOpening(c) && quoted(at) == null);
  }

  private static boolean isOpening(char c) {
    return c == '(' || c == '[';
  }

  private int closing(int open) {
    return plain.indexOf(plain.charAt(open) == '(' ? ')' : ']', open);
  }

  private int skipBlanks(int at) {
    return NumberScanner.skipBlanks(plain, at, end);
  }

  /** A name in quotes is taken as it is, the quotes left out. */
  private @Nullable NameCut quoted(int from) {
    char open = plain.charAt(from);
    int close = open == '“' ? plain.indexOf('”', from) : -1;
    return close > from + 1 ? new NameCut(from + 1, close) : null;
  }

  private @Nullable NameCut afterAffiliation(int from, int to) {
    if (to <= from) {
      return null;
    }
    String word = plain.substring(from, to);
    int next = to;
    while (next < end && " -/_·、:)".indexOf(plain.charAt(next)) >= 0) {
      next++;
    }
    boolean leading = PersonNames.isAffiliation(word) || isNumberOnly(word);
    if (next > to && leading && next < end && isNameAfter(word, next)) {
      int nameEnd = Tokens.end(plain, next, end);
      return Phrases.isLatin(plain.charAt(next)) ? latin(next, nameEnd) : oneWord(next, nameEnd);
    }
    int split = PersonNames.isLikely(word) ? from : nameAfterClass(from, to);
    return split > from ? oneWord(split, to) : null;
  }

  private boolean isNameAfter(String affiliation, int at) {
    if (Phrases.isLatin(plain.charAt(at))) {
      return EntryWords.NOT_IN_NAMES.lengthAt(plain, at, end) == 0
          && PersonNames.isAffiliation(affiliation);
    }
    int to = oneWord(at, Tokens.end(plain, at, end)).to();
    String word = plain.substring(at, to);
    return PersonNames.isLikely(word)
        || (PersonNames.isAffiliation(affiliation)
            && !isNumberOnly(affiliation)
            && PersonNames.isHan(word)
            && word.length() <= 4
            && !EntryWords.COMING.has(word));
  }

  private static boolean isNumberOnly(String word) {
    return word.chars().allMatch(c -> NumberScanner.isDigit((char) c) || c == '-');
  }

  /** Where the name begins in {@code 23水利3班张三}, or {@code from}. */
  private int nameAfterClass(int from, int to) {
    for (int at = to - 2; at > from + 1 && at >= to - 4; at--) {
      char before = plain.charAt(at - 1);
      boolean ends = NumberScanner.isDigit(before) || "班级届系".indexOf(before) >= 0;
      if (ends && PersonNames.isLikely(plain.substring(at, to))) {
        return at;
      }
    }
    return from;
  }

  private boolean hasLetter(int from, int to) {
    return text.shown().substring(from, to).codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /** {@code 🐑 小羊} is one name; {@code 🐑🐑 素食} is emoji and a remark. */
  private NameCut afterEmoji(int from, int to) {
    int next = skipBlanks(to);
    if (next >= end || to <= from) {
      return new NameCut(from, to);
    }
    int nextEnd = Tokens.end(plain, next, end);
    NameCut rest =
        Phrases.isLatin(plain.charAt(next)) ? latin(next, nextEnd) : oneWord(next, nextEnd);
    boolean capital = Character.isUpperCase(text.shown().charAt(next))
        && EntryWords.NOT_IN_NAMES.lengthAt(plain, next, end) == 0;
    boolean named = capital || PersonNames.isCompanion(plain.substring(rest.from(), rest.to()));
    return new NameCut(from, named ? rest.to() : to);
  }

  private NameCut oneWord(int from, int to) {
    for (int at = from + 1; at < to; at++) {
      if (RemarkStart.isAt(plain, from, at, to)) {
        return new NameCut(from, at);
      }
    }
    return new NameCut(from, to);
  }

  private NameCut latin(int from, int firstEnd) {
    int han = from;
    while (han < firstEnd && !HanScript.isHan(plain.charAt(han))) {
      han++;
    }
    if (PersonNames.isLikely(plain.substring(han, firstEnd))) {
      return new NameCut(han, firstEnd);
    }
    int to = firstEnd;
    int words = 1;
    while (words < MAX_WORDS && to < end && plain.charAt(to) == ' ') {
      int next = skipBlanks(to);
      int nextEnd = Tokens.end(plain, next, end);
      if (PersonNames.isLikely(plain.substring(next, nextEnd))) {
        return new NameCut(next, nextEnd);
      }
      if (!continues(from, next, nextEnd)) {
        break;
      }
      to = nextEnd;
      words++;
    }
    return new NameCut(from, to);
  }

  private boolean continues(int from, int next, int nextEnd) {
    if (nextEnd <= next || EntryWords.NOT_IN_NAMES.lengthAt(plain, next, end) > 0) {
      return false;
    }
    for (int at = next; at < nextEnd; at++) {
      char c = plain.charAt(at);
      if (!Phrases.isLatin(c) && c != '.' && c != '\'' && c != '-') {
        return false;
      }
    }
    boolean lower = Character.isLowerCase(text.shown().charAt(next));
    boolean last = nextEnd >= end
        || plain.charAt(nextEnd) != ' '
        || EntryWords.LEADS.lengthAt(plain, skipBlanks(nextEnd), end) > 0;
    return !lower || (last && Character.isLowerCase(text.shown().charAt(from)));
  }
}
