package io.reunion.language.when;

/** Whether a phrase stands beside one end of a range that no rule could read: then the phrase alone says too little. */
final class OtherEnd {
  private static final String COUNTED = "人个位名元块万千岁楼层号桌票";

  private OtherEnd() {}

  static boolean isUnread(Tokens t, int from, int to, int used) {
    return isAfter(t, to) || isBefore(t, from, used);
  }

  private static boolean isLink(Tokens t, int i) {
    return t.isMark(i, '-') || (t.is(i, Sort.TO) && t.at(i).value() == 0);
  }

  private static boolean isAfter(Tokens t, int to) {
    int link = t.skipSpace(to);
    int at = t.skipSpace(link + 1);
    boolean number =
        t.is(at, Sort.NUM) && !t.at(at).has(Token.GLUED) && t.at(at).value() <= 31;
    if (!isLink(t, link) || !number) {
      return false;
    }
    Token next = t.at(t.skipSpace(at + 1));
    boolean counts = next.is(Sort.GE) || COUNTED.indexOf(t.following(at + 1)) > 0;
    boolean latin = next.is(Sort.WORD) && Trie.isLetter(t.character(next.from()));
    return !counts && !latin;
  }

  private static boolean isBefore(Tokens t, int from, int used) {
    int link = t.before(from);
    int at = t.before(link);
    boolean free = at >= used && t.is(at, Sort.NUM) && !t.at(at).has(Token.GLUED);
    return free && isLink(t, link) && t.at(at).value() <= 31 && !isLink(t, t.before(at));
  }
}
