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
  /** Makes a question of a clause. */
  ASKED,
  /** Comes, but late or not for long. */
  LATE,
  /** Somebody else comes instead of the speaker. */
  IN_PLACE,
  // Answers that say themselves what they answer.
  WITHDRAW,
  DECLINE,
  TENTATIVE,
  ACCEPT,
  // Answers that count only where the bot's card or question is answered.
  NAY,
  HMM,
  YEA,
  /** Takes something back, most likely the speaker's name. */
  QUIT,
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
  /** "oh wait", "啊不对": what follows replaces what was said before. */
  CORRECT,
  /** "could you": a question, or a request if what follows is one. */
  BEG,
  /** Had said yes before: a refusal after it takes that back. */
  HAD,
  /** What is told of another time: "last time", "上次". */
  PAST,
  /** Denies a no and is no yes: "not that I can't". */
  HALF,
  // Hints, which count if nothing else does.
  HINT_NO,
  HINT_MAYBE,
  HINT_YES,
  // For somebody else.
  FOR_YES,
  FOR_NO,
  // How many.
  /** The numbers in it are to be added up. */
  SUM,
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
  /** {@code {n}} fewer than before. */
  FEWER,
  /** Somebody besides the speaker, one. */
  ONE,
  /** Two besides the speaker, such as parents. */
  TWO,
  /** Several besides the speaker, untold how many. */
  SOME,
  /** The speaker and nobody else. */
  ALONE,
  /** {@code {who}} come along. */
  WITH,
  // Commands.
  EVENTS(Intent.EVENTS),
  MINE(Intent.MINE),
  LIST(Intent.LIST),
  /** Before a name; before anything else it looks for members. */
  INTRODUCE(Intent.INTRODUCE),
  FIND(Intent.FIND),
  FIND_MORE(Intent.FIND_MORE),
  HELP(Intent.HELP),
  CANCEL(Intent.CANCEL),
  CONFIRM(Intent.CONFIRM),
  DENY(Intent.DENY),
  BACK(Intent.BACK),
  SKIP(Intent.SKIP),
  UNDO(Intent.UNDO),
  WHY(Intent.WHY),
  LANG(Intent.LANG),
  /** Says to whom, too. */
  ANNOUNCE_TO(Intent.ANNOUNCE),
  ANNOUNCE(Intent.ANNOUNCE),
  EVENT_NEW(Intent.EVENT_NEW),
  EVENT_MOVE(Intent.EVENT_MOVE),
  EVENT_CANCEL(Intent.EVENT_CANCEL),
  ME(Intent.ME),
  /** Tells what has changed with the speaker, or what nobody is to see of them. */
  ME_ABOUT(Intent.ME),
  SUGGEST(Intent.SUGGEST),
  /** A suggestion of which it is a part: "it would be nice if". */
  SUGGEST_ALL(Intent.SUGGEST),
  NEED(Intent.NEED),
  OFFER(Intent.OFFER),
  EXCHANGE(Intent.EXCHANGE),
  GUIDE(Intent.GUIDE),
  /** Would guide others. */
  GUIDE_EXPERT(Intent.GUIDE),
  VERIFY(Intent.VERIFY),
  JOIN(Intent.JOIN),
  BALLOT(Intent.BALLOT),
  // What is asked about an event.
  ABOUT_WHEN(Intent.ABOUT),
  ABOUT_END(Intent.ABOUT),
  ABOUT_WHERE(Intent.ABOUT),
  ABOUT_LINK(Intent.ABOUT),
  ABOUT_SEATS(Intent.ABOUT),
  ABOUT_DEADLINE(Intent.ABOUT),
  ABOUT_GUESTS(Intent.ABOUT),
  ABOUT_AGENDA(Intent.ABOUT),
  /** What no event has on record: the dress, the parking. */
  ABOUT_OTHER(Intent.ABOUT),
  REMINDERS_OFF(Intent.REMINDERS_OFF),
  REMINDERS_ON(Intent.REMINDERS_ON),
  UNSUBSCRIBE(Intent.UNSUBSCRIBE),
  // What is said out of courtesy, and asks for nothing.
  THANKS(Intent.NONE),
  /** "Ok great", "haha". */
  NOTED(Intent.NONE),
  /** A greeting: the bot says what it can do. */
  GREETING(Intent.ASK);

  private final String key = name().toLowerCase(Locale.ROOT).replace('_', '-');
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

  /** What it adds to its intent, as {@code when} of {@link #ABOUT_WHEN}. */
  Optional<String> topic() {
    return command
        .map(intent -> intent.name() + "_")
        .filter(name()::startsWith)
        .map(intent -> key().substring(intent.length()));
  }

  /** Wishes that are none beside an answer: "I can't come, I have switched jobs". */
  boolean yieldsToAnswer() {
    return switch (this) {
      case ME_ABOUT,
          NEED,
          OFFER,
          EXCHANGE,
          GUIDE,
          GUIDE_EXPERT,
          VERIFY,
          JOIN,
          BALLOT,
          SUGGEST_ALL -> true;
      default -> false;
    };
  }

  /** Answers for somebody else. */
  boolean isForOther() {
    return this == FOR_YES || this == FOR_NO;
  }

  /** Says something about coming. */
  boolean isSign() {
    return compareTo(SUM) < 0 && !isForOther();
  }

  boolean isParty() {
    return compareTo(SUM) >= 0 && compareTo(WITH) <= 0;
  }

  /** As the files have it. */
  String key() {
    return key;
  }
}
