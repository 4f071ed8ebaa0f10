package io.reunion.language;

import java.util.Set;

/** Words that stand for whom somebody looks for and are no sentence: "chem eng 2012", 98级机械 上海. */
final class Keywords {
  private static final int LONGEST = 10;
  private static final int FIRST_YEAR = 1930;
  private static final Set<String> CLASS = Set.of("级", "届", "班");
  private static final Set<String> DATE =
      Set.of("年", "月", "日", "号", "点", "时", "分", "-", "/", ":", ".", "元", "块", "人", "个", "位");

  /** What one wishes for a year is no question for anybody. */
  private static final Set<String> WISHES = Set.of(
      "happy",
      "merry",
      "congrats",
      "congratulations",
      "photos",
      "pictures",
      "快",
      "乐",
      "祝",
      "贺",
      "恭",
      "喜",
      "照");

  private Keywords() {}

  /** A year of graduation and something else, and nothing that is a sign of anything. */
  static boolean areAll(Message message) {
    Tokens tokens = message.tokens();
    boolean bare =
        message.signs().isEmpty() && message.isOwn() && !message.verdict().asks();
    if (!bare || tokens.size() < 2 || tokens.size() > LONGEST) {
      return false;
    }
    int years = 0;
    int words = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.kind(i) == Kind.NUMBER) {
        years += isYear(tokens, i, message.utterance().now().getYear()) ? 1 : 2;
      } else if (WISHES.contains(tokens.form(i))) {
        return false;
      } else {
        words += tokens.kind(i) == Kind.WORD || tokens.kind(i) == Kind.HAN ? 1 : 0;
      }
    }
    return years == 1 && words > 1;
  }

  private static boolean isYear(Tokens tokens, int i, int thisYear) {
    String digits = tokens.form(i);
    String next = i + 1 < tokens.size() ? tokens.form(i + 1) : "";
    boolean year = digits.length() == 4
        && Integer.parseInt(digits) >= FIRST_YEAR
        && Integer.parseInt(digits) <= thisYear;
    return CLASS.contains(next)
        ? year || digits.length() == 2
        : year && !DATE.contains(next) && (i == 0 || !DATE.contains(tokens.form(i - 1)));
  }
}
