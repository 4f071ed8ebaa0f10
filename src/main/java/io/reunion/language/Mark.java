package io.reunion.language;

import java.util.Locale;
import java.util.Optional;

/**
 * What a phrase is a sign of. In the files in lower case with hyphens. Of two phrases with the same words the mark that
 * stands first here counts.
 */
enum Mark {
  /** Looks like a sign and is none: "no problem", "原来". */
  NOISE,
  // Answers that say themselves what they answer.
  WITHDRAW,
  DECLINE,
  TENTATIVE,
  ACCEPT,
  // Answers that count only where the bot's card or question is answered.
  NAY,
  HMM,
  YEA,
  // What leans one way until something plainer is said.
  /** Would like to. */
  WISH,
  /** Something else is on. */
  BUSY,
  /** Regrets something. */
  SORRY,
  // What changes the meaning of what stands beside it.
  /** "probably", "可能": no promise. */
  UNSURE,
  /** "if", "要是": not yet. */
  IF,
  /** "but", "可是": what follows counts. */
  BUT,
  /** Makes a question of a clause. */
  ASKED,
  /** "could you": a question, or a request if what follows is one. */
  BEG,
  /** What is told of another time: "last time", "上次". */
  PAST,
  // For somebody else.
  FOR_YES,
  FOR_NO,
  // How many.
  /** {@code {n}} in all. */
  TOTAL,
  /** Two in all, the speaker being one. */
  COUPLE,
  /** {@code {n}} in all from now on. */
  NOW_TOTAL,
  /** {@code {n}} besides the speaker. */
  EXTRA,
  /** {@code {n}} more than before. */
  MORE,
  /** Somebody besides the speaker, one. */
  ONE,
  /** Two besides the speaker, such as parents. */
  TWO,
  /** Several besides the speaker, untold how many. */
  SOME,
  /** The numbers in it are to be added up. */
  SUM,
  /** The speaker and nobody else. */
  ALONE,
  /** {@code {who}} come along. */
  WITH,
  // Commands.
  FIND(Intent.FIND),
  LIST(Intent.LIST),
  EVENTS(Intent.EVENTS),
  HELP(Intent.HELP),
  CANCEL(Intent.CANCEL),
  CONFIRM(Intent.CONFIRM),
  DENY(Intent.DENY),
  BACK(Intent.BACK),
  SKIP(Intent.SKIP),
  UNDO(Intent.UNDO),
  WHY(Intent.WHY),
  LANG(Intent.LANG),
  ANNOUNCE(Intent.ANNOUNCE),
  EVENT_NEW(Intent.EVENT_NEW),
  ME(Intent.ME),
  SUGGEST(Intent.SUGGEST),
  /** A greeting: the bot says what it can do. */
  GREETING(Intent.ASK);

  private final Optional<Intent> command;

  Mark() {
    this.command = Optional.empty();
  }

  Mark(Intent command) {
    this.command = Optional.of(command);
  }

  /** The intent of a command. */
  Optional<Intent> command() {
    return command;
  }

  /** Says something about coming. */
  boolean isSign() {
    return ordinal() < TOTAL.ordinal();
  }

  boolean isParty() {
    return ordinal() >= TOTAL.ordinal() && ordinal() <= WITH.ordinal();
  }

  /** As the files have it. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
