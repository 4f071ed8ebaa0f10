package io.reunion.language.signup;

/** Where a remark begins inside a word that began as a name: {@code 张三2人}, {@code 李四带娃}, {@code 王五晚点到}. */
final class RemarkStart {
  private RemarkStart() {}

  /** Whether the name that began at {@code from} ends before {@code at}. */
  static boolean isAt(String plain, int from, int at, int end) {
    char c = plain.charAt(at);
    if (NumberScanner.isDigit(c)) {
      return !NumberScanner.isDigit(plain.charAt(at - 1)) && isCounted(plain, at, end);
    }
    boolean likely = PersonNames.isLikely(plain.substring(from, at));
    int length = at - from;
    return (likely && Phrases.isLatin(c))
        || (length >= 2 && isCountedInNumerals(plain, at, end))
        || isStatus(plain, at, end)
        || isCouple(plain, at, end, length)
        || (length >= 2 && EntryWords.HOUSEHOLDS.lengthAt(plain, at, end) > 0)
        || isCompany(plain, at, end, length)
        || (likely && EntryWords.REMARKS.lengthAt(plain, at, end) > 0)
        || (likely && at == end - 1 && "到来去".indexOf(c) >= 0);
  }

  /** Digits with a unit after them, or too many to be part of a name. */
  private static boolean isCounted(String plain, int at, int end) {
    int to = at;
    while (to < end && NumberScanner.isDigit(plain.charAt(to))) {
      to++;
    }
    return to - at >= 7
        || (to < end && HanScript.isHan(plain.charAt(to)))
        || (to < end && "'\"".indexOf(plain.charAt(to)) >= 0);
  }

  private static boolean isCountedInNumerals(String plain, int at, int end) {
    Counted count = Counted.at(plain, at, end);
    return count != null && Counted.people(plain, count.to(), end) > 0;
  }

  private static boolean isStatus(String plain, int at, int end) {
    return EntryWords.WITHDRAWN.lengthAt(plain, at, end) > 1
        || EntryWords.MAYBE.lengthAt(plain, at, end) > 1;
  }

  private static boolean isCouple(String plain, int at, int end, int length) {
    int couple = EntryWords.COUPLES.lengthAt(plain, at, end);
    return couple > 1 || (couple == 1 && length >= 2 && at + 1 == end);
  }

  /** A word that joins, and then a number, a relation or another name. */
  private static boolean isCompany(String plain, int at, int end, int length) {
    int lead = EntryWords.LEADS.lengthAt(plain, at, end);
    if (lead == 0) {
      return false;
    }
    int next = at + lead;
    int filler = EntryWords.FILLERS.lengthAt(plain, next, end);
    boolean relation = EntryWords.RELATIONS.lengthAt(plain, next + filler, end) > 0
        || EntryWords.PAIRS.lengthAt(plain, next + filler, end) > 0
        || EntryWords.SOME.lengthAt(plain, next + filler, end) > 0;
    boolean count = Counted.at(plain, next + filler, end) != null;
    boolean person = length >= 2 && PersonNames.isCompanion(plain.substring(next, end));
    return relation || count || person;
  }
}
