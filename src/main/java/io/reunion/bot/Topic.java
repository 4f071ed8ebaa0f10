package io.reunion.bot;

import io.reunion.chat.Button;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code help} tells about together. The sentences {@code help.topic.NAME} (what it is for) and {@code help.topic.NAME.name}
 * belong to each.
 */
enum Topic {
  EVENTS(
      "events",
      "rsvp",
      "list",
      "calendar",
      "reminders",
      "mute",
      "checkin",
      "confirm",
      "draw",
      "journal",
      "signup"),
  PEOPLE("find", "narrow", "more", "intro", "lookups"),
  RECORD("verify", "me", "unlink", "vouch", "refresh", "right"),
  EXCHANGE("exchange", "need", "offer", "guidance", "question"),
  ASSOCIATION("news", "subscribe", "unsubscribe", "membership", "story", "suggest", "founding"),
  VOTES("ballot", "vote", "assembly", "here", "proxy"),
  OFFICE(
      "console", "announce", "link", "corrections", "duplicates", "engagement", "listen", "hush"),
  BOT("help", "undo", "why", "lang");

  private static final String TEXTS = "help.topic.";

  private final List<String> commands;

  Topic(String... commands) {
    this.commands = List.of(commands);
  }

  /** The one that is asked for by the name of a command, its first. */
  static Optional<Topic> ledBy(String command) {
    return Arrays.stream(values())
        .filter(topic -> topic.commands.get(0).equals(command))
        .findFirst();
  }

  /** In the order in which to tell of them; those that {@code all} lacks are left out. */
  List<Command> of(List<Command> all) {
    return commands.stream()
        .flatMap(name -> all.stream().filter(command -> command.name().equals(name)))
        .toList();
  }

  /** Whether there is anything in it for somebody who may use {@code all}. */
  boolean isFor(List<Command> all) {
    return all.stream().anyMatch(command -> command.name().equals(commands.get(0)));
  }

  String told(Turn turn) {
    return turn.say("help.topic", "name", turn.mark(key() + ".name"), "what", turn.mark(key()));
  }

  Button button(Turn turn) {
    return new Button(turn.say(key() + ".name"), "help " + commands.get(0));
  }

  private String key() {
    return TEXTS + name().toLowerCase(Locale.ROOT);
  }
}
