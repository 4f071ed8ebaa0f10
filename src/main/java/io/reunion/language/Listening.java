package io.reunion.language;

import java.util.Locale;

/** Why a message is listened to, which decides what may count as an answer in it. */
public enum Listening {
  /** Ordinary talk in a group: only a sign-up list of an open event is heard. */
  AMBIENT,
  /** The bot was mentioned or a command was sent to it: an answer must name what it answers. */
  ADDRESSED,
  /** A reply to one of the bot's event cards: "yes" is an answer. */
  CARD,
  /** The direct chat with the bot: an answer must name what it answers. */
  DIRECT,
  /** The bot has asked this person about an event: "yes" is an answer. */
  QUESTION,
  /** The bot is filling in a form with this person: "yes" confirms, "back" and "skip" move. */
  DIALOGUE;

  private final String key = name().toLowerCase(Locale.ROOT);

  /** A word such as "yes" or "1" is an answer to an event here. */
  public boolean answersAnEvent() {
    return this == CARD || this == QUESTION;
  }

  /** The person speaks to the bot and expects an answer. */
  public boolean speaksToBot() {
    return this == ADDRESSED || this == DIRECT || this == DIALOGUE;
  }

  /** The name in texts and on the command line, as in {@code heard.card}. */
  public String key() {
    return key;
  }
}
