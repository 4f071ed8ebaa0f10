package io.reunion.playground;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds where a text mentions the bot. A Latin name ends where no letter, digit or underscore follows; a Chinese one
 * ends by itself, because people write on without a blank. {@code me@reunion.org} is no mention.
 */
final class Mentions {
  /** The text without its mentions, and whether it had any; a slash command speaks to the bot as well. */
  record Addressed(String text, boolean mentioned) {}

  private static final Pattern COMMAND = Pattern.compile("/\\p{L}");

  private final Pattern mention;
  private final Pattern commandSuffix;

  Mentions(Scene.Bot bot) {
    List<String> names = Stream.of(bot.handle(), bot.name().zh(), bot.name().en())
        .distinct()
        .sorted(Comparator.comparing(String::length).reversed())
        .toList();
    String any = names.stream().map(Mentions::bounded).collect(Collectors.joining("|"));
    int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    this.mention = Pattern.compile("(?<![A-Za-z0-9_.+-])[@＠](?:" + any + ")[,，:：]?\\s*", flags);
    this.commandSuffix = Pattern.compile("^(\\s*/[^\\s@＠]+)[@＠](?:" + any + ")", flags);
  }

  private static String bounded(String name) {
    boolean latinEnd = name.codePointBefore(name.length()) < 0x250;
    return Pattern.quote(name) + (latinEnd ? "(?![A-Za-z0-9_])(?!\\.[A-Za-z])" : "");
  }

  Addressed find(String text) {
    String command = commandSuffix.matcher(text).replaceFirst("$1");
    String bare = mention.matcher(command).replaceAll("").strip();
    boolean mentioned = !bare.equals(command.strip()) || COMMAND.matcher(bare).lookingAt();
    return new Addressed(bare, mentioned);
  }
}
