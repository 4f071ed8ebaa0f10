package io.reunion.event.signup;

import io.reunion.event.Event;
import io.reunion.language.signup.SignUpList;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the head of a pasted list tells about the event that it is for. */
final class SignUpTitle {
  /** Words that stand on every list. */
  private static final List<String> COMMON = List.of(
      "接龙", "报名", "活动", "参加", "名单", "统计", "通知", "大家", "欢迎", "请", "人数", "姓名", "格式", "时间", "地点",
      "sign", "signup", "up", "list", "group", "note", "event", "the", "for", "and", "please",
      "names", "name");

  private final String text;
  private final Set<String> words;

  private SignUpTitle(String text) {
    this.text = text;
    this.words = words(text);
  }

  static SignUpTitle of(SignUpList list) {
    return new SignUpTitle(String.join(" ", list.title()));
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /** Latin words, and pairs of neighbouring Chinese characters; not what every list says. */
  private static Set<String> words(String text) {
    String plain = folded(text);
    for (String common : COMMON) {
      if (common.charAt(0) > 'z') {
        plain = plain.replace(common, " ");
      }
    }
    Set<String> words = new HashSet<>();
    for (String word : plain.split("[^\\p{L}\\p{N}]+", -1)) {
      if (!word.isEmpty() && word.charAt(0) > 0x2E7F) {
        for (int i = 0; i + 2 <= word.length(); i++) {
          words.add(word.substring(i, i + 2));
        }
      } else if (word.length() >= 2 && !COMMON.contains(word)) {
        words.add(word);
      }
    }
    return words;
  }

  /** Whether it names nothing at all. */
  boolean saysNothing() {
    return words.stream().allMatch(word -> word.chars().allMatch(Character::isDigit));
  }

  /**
   * Whether it names this event: by its id, by a title that was its before, or by words of its title.
   */
  boolean names(Event event, List<String> before) {
    if (before.stream().anyMatch(title -> folded(title).equals(folded(text)))
        || words.contains(event.id().value())) {
      return !text.isEmpty();
    }
    Set<String> shared = words(event.title());
    shared.retainAll(words);
    return shared.stream().anyMatch(word -> !word.chars().allMatch(Character::isDigit));
  }
}
