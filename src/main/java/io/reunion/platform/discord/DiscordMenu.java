package io.reunion.platform.discord;

import io.reunion.chat.Platform.ShowsCommandMenu.Entry;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The slash commands in all languages: Discord takes them at once, and each of them with its translations. */
final class DiscordMenu {
  private static final Pattern NAME = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{N}_-]{1,32}");
  private static final int MAX_COMMANDS = 100;

  /** Discord's tags of a language. */
  private static final Map<String, List<String>> TAGS =
      Map.of("en", List.of("en-US", "en-GB"), "zh", List.of("zh-CN", "zh-TW"));

  private final String rootCommand;
  private final Map<String, List<Entry>> translated = new TreeMap<>();
  private List<Entry> entries = List.of();

  DiscordMenu(String rootCommand) {
    this.rootCommand = rootCommand;
  }

  /** All that is known now, with the entries of one more language. */
  Buffer with(String language, List<Entry> given) {
    if (language.isEmpty()) {
      entries = named(given);
    } else {
      TAGS.getOrDefault(language, List.of()).forEach(tag -> translated.put(tag, named(given)));
    }
    return DiscordRequests.commands(entries, translated);
  }

  /** The root command, under which all can be said, is described as help is. */
  private List<Entry> named(List<Entry> given) {
    List<Entry> all = new ArrayList<>();
    String about = given.stream()
        .filter(entry -> entry.command().equals("help"))
        .map(Entry::description)
        .findFirst()
        .orElse(rootCommand);
    all.add(new Entry(rootCommand, about));
    given.stream()
        .filter(entry ->
            NAME.matcher(entry.command()).matches() && !entry.command().equals(rootCommand))
        .forEach(all::add);
    return List.copyOf(all.subList(0, Math.min(all.size(), MAX_COMMANDS)));
  }
}
