package io.reunion.bot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A way through a form instead of an answer. */
enum FormMove {
  BACK("back", "go back", "previous", "返回", "上一步", "上一个", "后退"),
  SKIP("skip", "skip it", "skip this", "跳过", "略过", "跳过这个", "跳过吧"),
  CANCEL(
      "cancel",
      "cancel it",
      "cancel that",
      "never mind",
      "nevermind",
      "actually never mind",
      "actually, never mind",
      "forget it",
      "forget about it",
      "quit",
      "取消",
      "取消吧",
      "算了",
      "算了吧",
      "还是算了",
      "还是算了吧",
      "那算了",
      "退出");

  private static final int LONGEST = 60;

  /** Manners that change nothing: "cancel, please", 请取消. */
  private static final Pattern ASKING = Pattern.compile("^(?:please|pls|请|麻烦)[,，\\s]*+");

  private static final List<String> THANKS = List.of("please", "pls", "thanks", "thank you", "谢谢");
  private static final String LOOSE = ",，.。!！";

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> words;

  FormMove(String... words) {
    this.words = List.of(words);
  }

  static Optional<FormMove> of(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String word = bare(text.toLowerCase(Locale.ROOT));
    for (FormMove move : values()) {
      if (move.words.contains(word)) {
        return Optional.of(move);
      }
    }
    return Optional.empty();
  }

  private static String bare(String text) {
    String word = tight(ASKING.matcher(text).replaceFirst(""));
    for (String thanks : THANKS) {
      if (word.endsWith(thanks)) {
        return tight(word.substring(0, word.length() - thanks.length()));
      }
    }
    return word;
  }

  /** Without what stands loosely at the end. */
  private static String tight(String text) {
    int end = text.length();
    while (end > 0
        && (Character.isWhitespace(text.charAt(end - 1))
            || LOOSE.indexOf(text.charAt(end - 1)) >= 0)) {
      end--;
    }
    return text.substring(0, end);
  }
}
