package io.reunion.registration;

import io.reunion.bot.Turn;
import io.reunion.member.Audience;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What people call those who may see something. */
final class AudienceWords {
  private static final Map<Audience, List<String>> WORDS = Map.of(
      Audience.NOBODY,
          List.of("nobody", "no", "none", "hide", "private", "无人", "不公开", "隐藏", "保密", "否", "不同意"),
      Audience.INTRODUCTION, List.of("introduction", "introductions", "引荐", "引荐后", "介绍"),
      Audience.CHAPTER, List.of("chapter", "my chapter", "分会", "本分会", "分会内"),
      Audience.MEMBERS, List.of("members", "alumni", "yes", "校友", "全体校友", "认证校友", "公开", "是", "同意"),
      Audience.GROUP, List.of("group", "groups", "everybody", "everyone", "群", "群内", "所有人"));

  private AudienceWords() {}

  static Optional<Audience> read(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    return WORDS.entrySet().stream()
        .filter(entry -> entry.getValue().contains(word))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The word by which a button says it. */
  static String word(Audience audience) {
    return audience.name().toLowerCase(Locale.ROOT);
  }

  static String say(Turn turn, Audience audience) {
    return turn.say("audience." + word(audience));
  }
}
