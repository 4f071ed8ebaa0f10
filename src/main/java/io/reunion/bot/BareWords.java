package io.reunion.bot;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words and pictures that say nothing by themselves. Where a question is open they answer it, however badly: a "no" to "when
 * is it?" is not taken for one to some event.
 */
final class BareWords {
  private static final Pattern END = Pattern.compile("[.!?。！？~～]{1,5}$");

  private static final Set<String> WORDS = Set.of(
      "yes",
      "y",
      "yep",
      "yeah",
      "no",
      "n",
      "nope",
      "ok",
      "okay",
      "sure",
      "maybe",
      "perhaps",
      "not sure",
      "no idea",
      "是",
      "是的",
      "对",
      "不",
      "不是",
      "好",
      "好的",
      "行",
      "可以",
      "不行",
      "不要",
      "不用",
      "也许",
      "可能",
      "待定",
      "不知道",
      "不确定",
      "不清楚",
      "嗯");

  private BareWords() {}

  static boolean isOne(String text) {
    return !Lines.hasWords(text)
        || WORDS.contains(
            END.matcher(text.toLowerCase(Locale.ROOT)).replaceFirst("").strip());
  }
}
