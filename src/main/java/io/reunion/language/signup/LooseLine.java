package io.reunion.language.signup;

/** What a line without a number says, as far as a question about it goes. */
final class LooseLine {
  private LooseLine() {}

  /** A Chinese name and nothing else but companions: somebody who forgot the number. */
  static boolean isPerson(String plain, int from, int to) {
    int end = Tokens.end(plain, from, to);
    if (!PersonNames.isLikely(plain.substring(from, end))) {
      return false;
    }
    int rest = NumberScanner.skipBlanks(plain, end, to);
    return rest >= to || isCompany(plain, rest, to);
  }

  /** {@code +1}, and nobody's name. */
  static boolean isPlusOne(String plain, int from, int to) {
    return isCompany(plain, from, to) && plain.charAt(from) == '+';
  }

  private static boolean isCompany(String plain, int from, int to) {
    int lead = EntryWords.LEADS.lengthAt(plain, from, to);
    int at = NumberScanner.skipBlanks(plain, from + lead, to);
    Counted count = Counted.at(plain, at, to);
    return count != null
        && to - count.to() <= 4
        && (lead > 0 || Counted.people(plain, count.to(), to) > 0);
  }

  /** How many likely names stand between. */
  static int names(String plain, int from, int to) {
    int names = 0;
    int at = from;
    while (at < to) {
      int end = Tokens.end(plain, at, to);
      names += PersonNames.isLikely(plain.substring(at, end)) ? 1 : 0;
      at = Math.max(end, at + 1);
    }
    return names;
  }
}
