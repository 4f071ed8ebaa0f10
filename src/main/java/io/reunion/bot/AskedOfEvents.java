package io.reunion.bot;

import io.reunion.language.Meaning;
import java.util.Optional;

/** What words behind {@code events} ask, where they are no order: {@code mine}, {@code about}, {@code help} or all events. */
final class AskedOfEvents {
  private AskedOfEvents() {}

  /**
   * @param han whether they are in Chinese, which is read with the command's name before it as one sentence: whoever does not
   *     come there asks for what they have answered, and changes nothing by it
   */
  static Optional<String> line(Meaning main, boolean han) {
    boolean day = main.slots().when().isPresent();
    return switch (main.intent()) {
      case ABOUT -> Optional.of("about");
      case MINE -> Optional.of("mine");
      case HELP -> Optional.of("help");
      case EVENTS -> Optional.of("");
      case RSVP_NO, RSVP_WITHDRAW, CANCEL -> han ? Optional.of("mine") : Optional.empty();
      case RSVP_YES, RSVP_MAYBE -> han ? Optional.of("") : Optional.empty();
      case NONE, ASK -> day ? Optional.of("") : Optional.empty();
      case SIGN_UP_LIST,
          FIND,
          FIND_MORE,
          LIST,
          CONFIRM,
          DENY,
          BACK,
          SKIP,
          UNDO,
          WHY,
          LANG,
          ANNOUNCE,
          EVENT_NEW,
          EVENT_MOVE,
          EVENT_CANCEL,
          ME,
          SUGGEST,
          NEED,
          OFFER,
          EXCHANGE,
          INTRODUCE,
          GUIDE,
          VERIFY,
          JOIN,
          BALLOT,
          REMINDERS_OFF,
          REMINDERS_ON,
          UNSUBSCRIBE -> Optional.empty();
    };
  }
}
