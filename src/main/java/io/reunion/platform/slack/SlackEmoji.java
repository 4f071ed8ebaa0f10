package io.reunion.platform.slack;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Slack's names of the emoji with which people answer. */
final class SlackEmoji {
  private static final Map<String, String> BY_EMOJI = Map.ofEntries(
      Map.entry("👍", "+1"),
      Map.entry("👎", "-1"),
      Map.entry("✅", "white_check_mark"),
      Map.entry("✔️", "heavy_check_mark"),
      Map.entry("❌", "x"),
      Map.entry("❤️", "heart"),
      Map.entry("🎉", "tada"),
      Map.entry("🙌", "raised_hands"),
      Map.entry("🙋", "raising_hand"),
      Map.entry("✋", "hand"),
      Map.entry("👌", "ok_hand"),
      Map.entry("👏", "clap"),
      Map.entry("🙏", "pray"),
      Map.entry("💪", "muscle"),
      Map.entry("🔥", "fire"),
      Map.entry("👀", "eyes"),
      Map.entry("🤔", "thinking_face"),
      Map.entry("❓", "question"),
      Map.entry("🚫", "no_entry_sign"),
      Map.entry("😢", "cry"),
      Map.entry("😄", "smile"));

  private static final Map<String, String> BY_NAME = BY_EMOJI.entrySet().stream()
      .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

  private static final Map<String, String> ALIASES =
      Map.of("thumbsup", "+1", "thumbsdown", "-1", "raised_hand", "hand");

  private SlackEmoji() {}

  /** The emoji of a name such as {@code +1::skin-tone-2}; {@code :name:} if it is not in the table. */
  static String unicode(String name) {
    int tone = name.indexOf("::");
    String plain = tone < 0 ? name : name.substring(0, tone);
    String known = BY_NAME.get(ALIASES.getOrDefault(plain, plain));
    return known == null ? ":" + plain + ":" : known;
  }

  /** The name of an emoji in the table, with or without its variation selector. */
  static Optional<String> name(String emoji) {
    String name = BY_EMOJI.get(emoji);
    return Optional.ofNullable(name == null ? BY_EMOJI.get(emoji + "\uFE0F") : name);
  }
}
