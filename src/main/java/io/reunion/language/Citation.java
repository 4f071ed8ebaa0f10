package io.reunion.language;

import java.util.BitSet;
import java.util.Set;

/** What a message cites of others: who writes that "maybe" was her favourite word does not say so. */
final class Citation {
  private static final String OPENING = "“「『‘\"'";
  private static final String CLOSING = "”」』’\"'";

  /** How much has to be said of it, in tokens. */
  private static final int LEAST = 3;

  /** What is quoted behind these is the answer itself: "put me down as 'maybe'", 帮我列「可能」. */
  private static final Set<String> TAKES_WORDS = Set.of(
      "列", "写", "标", "填", "选", "算", "记", "改", "为", "成", "是", "as", "down", "to", "is", "mark",
      "put", "me", "answer", "reply", "option", "choose");

  private Citation() {}

  /** The tokens that are cited; none where little else is said. */
  static BitSet in(Tokens tokens) {
    BitSet cited = new BitSet();
    String text = tokens.source();
    int open = next(text, 0);
    if (open < 0) {
      return cited;
    }
    while (open >= 0) {
      char end = CLOSING.charAt(OPENING.indexOf(text.charAt(open)));
      int close = text.indexOf(end, open + 1);
      while (close >= 0 && end == '\'' && isInWord(text, close)) {
        close = text.indexOf(end, close + 1);
      }
      if (close < 0) {
        break;
      }
      cite(tokens, open, close, cited);
      open = next(text, close + 1);
    }
    return words(tokens) - cited.cardinality() < LEAST ? new BitSet() : cited;
  }

  private static int next(String text, int from) {
    int at = from;
    while (at < text.length()
        && (OPENING.indexOf(text.charAt(at)) < 0
            || (text.charAt(at) == '\'' && at > 0 && Character.isLetter(text.charAt(at - 1))))) {
      at++;
    }
    return at < text.length() ? at : -1;
  }

  /** The apostrophe of "can't". */
  private static boolean isInWord(String text, int i) {
    return i + 1 < text.length() && Character.isLetter(text.charAt(i + 1));
  }

  private static void cite(Tokens tokens, int open, int close, BitSet cited) {
    int first = 0;
    while (first < tokens.size() && tokens.from(first) <= open) {
      first++;
    }
    int before = first - 1;
    while (before >= 0 && tokens.kind(before).endsClause()) {
      before--;
    }
    if (before >= 0 && TAKES_WORDS.contains(tokens.form(before))) {
      return;
    }
    for (int i = first; i < tokens.size() && tokens.from(i) < close; i++) {
      if (!tokens.kind(i).endsClause()) {
        cited.set(i);
      }
    }
  }

  private static int words(Tokens tokens) {
    int words = 0;
    for (int i = 0; i < tokens.size(); i++) {
      words += tokens.kind(i) == Kind.WORD || tokens.kind(i) == Kind.HAN ? 1 : 0;
    }
    return words;
  }
}
