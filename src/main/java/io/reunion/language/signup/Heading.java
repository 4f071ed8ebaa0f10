package io.reunion.language.signup;

/**
 * A line between entries that names a group of them.
 *
 * @param text as written, without brackets and colon
 * @param attendance what it says of all below it; GOING if nothing
 */
record Heading(String text, Attendance attendance) {
  static final Heading NONE = new Heading("", Attendance.GOING);

  private static final int LONGEST = 24;

  /** What the line says, or {@link #NONE} if it cannot be a heading. */
  static Heading of(Folded text, int from, int to) {
    String shown = Tokens.trimmed(text.shown().substring(from, to));
    String plain = Tokens.trimmed(text.plain().substring(from, to));
    if (plain.isEmpty() || plain.length() > LONGEST) {
      return NONE;
    }
    String words = withoutCount(plain);
    shown = shown.substring(0, words.length());
    if (ListWords.WITHDRAWN_HEADINGS.has(words)) {
      return new Heading(shown, Attendance.WITHDRAWN);
    }
    return new Heading(
        shown, ListWords.MAYBE_HEADINGS.has(words) ? Attendance.MAYBE : Attendance.GOING);
  }

  /** {@code 请假(2人)} and {@code Not coming - 2} say what {@code 请假} says. */
  private static String withoutCount(String plain) {
    int to = plain.length();
    while (to > 0 && "0123456789 ()[]-人名位:".indexOf(plain.charAt(to - 1)) >= 0) {
      to--;
    }
    return plain.substring(0, to);
  }

  boolean isNone() {
    return text.isEmpty();
  }

  /** Whether a line looks like a heading by itself, whatever number follows it. */
  static boolean isPlain(String plain, int from, int to) {
    String line = plain.substring(from, to);
    String words = withoutCount(Tokens.trimmed(line));
    boolean known = ListWords.WITHDRAWN_HEADINGS.has(words)
        || ListWords.MAYBE_HEADINGS.has(words)
        || ListWords.GOING_HEADINGS.has(words);
    boolean closed = line.endsWith(":") || line.startsWith("[") || line.startsWith("*");
    return known || (closed && to - from <= LONGEST);
  }

  /** {@code A组}, {@code 男生}, {@code 二号桌}. */
  static boolean isGroup(String plain, int from, int to) {
    String words =
        to - from > LONGEST ? "" : withoutCount(Tokens.trimmed(plain.substring(from, to)));
    return words.length() >= 2
        && words.length() <= 8
        && ListWords.GROUPS.indexOf(words.charAt(words.length() - 1)) >= 0
        && !PersonNames.isLikely(words);
  }
}
