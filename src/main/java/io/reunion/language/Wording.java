package io.reunion.language;

import java.util.Locale;
import java.util.regex.Pattern;

/** Whether the words of an order are only passed on, cited, asked or supposed: "Tom said, move the gala an hour later". */
final class Wording {
  private static final Pattern TOLD = Pattern.compile(
      "\\b(?:sa(?:id|ys|ying)|t(?:old|ells)|ask(?:ed|s)?|hear[ds]?|want(?:s|ed)|wr(?:ote|ites)"
          + "|suggest(?:s|ed)?|propos(?:es|ed)|apparently|rumou?rs?|wonder(?:s|ing)?|insist(?:s|ed)|texted|messaged|emailed)\\b"
          + "|[说說问問]|让我|讓我|叫我|要我|建议|建議|提议|提議|听闻|聽聞|传言|傳言|据悉|據悉");
  private static final Pattern SUPPOSED = Pattern.compile(
      "\\b(?:if|unless|whether|supposing|provided|in case)\\b|如果|要是|万一|萬一|假如|假使|倘若|若是|除非|要不要|是不是");

  private static final String OPENING = "“「『‘\"";
  private static final String CLOSING = "”」』’\"";

  private final Tokens tokens;

  Wording(Tokens tokens) {
    this.tokens = tokens;
  }

  boolean isOfOthers(Hit hit) {
    int from = sentenceFrom(hit.from());
    int to = sentenceTo(hit.to());
    boolean asked = to < tokens.size() && tokens.kind(to) == Kind.QUERY;
    return asked
        || TOLD.matcher(lower(from, tokens.clauseFrom(hit.from()))).find()
        || SUPPOSED.matcher(lower(from, to)).find()
        || isCited(hit);
  }

  private int sentenceFrom(int i) {
    int from = i;
    while (from > 0 && !endsSentence(from - 1)) {
      from--;
    }
    return from;
  }

  private int sentenceTo(int i) {
    int to = i;
    while (to < tokens.size() && !endsSentence(to)) {
      to++;
    }
    return to;
  }

  /** What stands behind a colon or on the next line is still what somebody said. */
  private boolean endsSentence(int i) {
    return tokens.kind(i).endsSentence()
        && !tokens.form(i).equals(":")
        && !tokens.form(i).equals("\n");
  }

  private String lower(int from, int to) {
    return tokens.text(from, to).toLowerCase(Locale.ROOT);
  }

  /** It stands in quotation marks, and not only the title within it. */
  private boolean isCited(Hit hit) {
    String text = tokens.source();
    int end = tokens.to(hit.to() - 1);
    int begin = tokens.from(hit.from());
    for (int mark = 0; mark < OPENING.length(); mark++) {
      int open = text.lastIndexOf(OPENING.charAt(mark), begin);
      boolean within = open >= 0 && isOpen(text, open, mark);
      int close = within ? text.indexOf(CLOSING.charAt(mark), open + 1) : -1;
      if (within && (close < 0 || close >= end)) {
        return true;
      }
    }
    return false;
  }

  /** Where one sign both opens and closes, the odd ones open. */
  private static boolean isOpen(String text, int at, int mark) {
    char sign = OPENING.charAt(mark);
    return sign != CLOSING.charAt(mark)
        || text.substring(0, at).chars().filter(one -> one == sign).count() % 2 == 0;
  }
}
