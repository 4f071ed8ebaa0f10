package io.reunion.bot;

import io.reunion.language.Intent;
import java.util.Optional;

/** How the command is typed that an intent comes to. */
final class CommandLines {
  private CommandLines() {}

  static Optional<String> of(Intent intent) {
    return switch (intent) {
      case RSVP_YES -> Optional.of("rsvp yes");
      case RSVP_NO -> Optional.of("rsvp no");
      case RSVP_MAYBE -> Optional.of("rsvp maybe");
      case RSVP_WITHDRAW -> Optional.of("rsvp cancel");
      case FIND -> Optional.of("find");
      case FIND_MORE -> Optional.of("more");
      case LIST -> Optional.of("list");
      case EVENTS -> Optional.of("events");
      case EVENT_NEW -> Optional.of("events new");
      case EVENT_MOVE -> Optional.of("events move");
      case EVENT_CANCEL -> Optional.of("events cancel");
      case HELP -> Optional.of("help");
      case UNDO -> Optional.of("undo");
      case WHY -> Optional.of("why");
      case LANG -> Optional.of("lang");
      case ANNOUNCE -> Optional.of("announce");
      case ME -> Optional.of("me");
      case SIGN_UP_LIST -> Optional.of("signup");
      case ABOUT -> Optional.of("events about");
      case CANCEL, MINE -> Optional.of("events mine");
      case SUGGEST -> Optional.of("suggest");
      case NEED -> Optional.of("need");
      case OFFER -> Optional.of("offer");
      case EXCHANGE -> Optional.of("exchange all");
      case INTRODUCE -> Optional.of("intro");
      case GUIDE -> Optional.of("guidance");
      case VERIFY -> Optional.of("verify");
      case JOIN -> Optional.of("membership");
      case BALLOT -> Optional.of("ballot");
      case REMINDERS_OFF -> Optional.of("mute");
      case REMINDERS_ON -> Optional.of("reminders on");
      case UNSUBSCRIBE -> Optional.of("unsubscribe");
      case CONFIRM, DENY, BACK, SKIP, ASK, NONE -> Optional.empty();
    };
  }
}
