package io.reunion.language;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What somebody wants of the bot in words that no phrase has, as the model guesses it. */
final class Wishes {
  /** What changes something has to be surer than what only shows something. */
  private static final double SURE = 0.55;

  private static final double SURE_OF_CHANGE = 0.7;

  /** What it takes to be offered. */
  private static final double LIKELY = 0.3;

  /** What it takes against words that would be an answer. */
  static final double AGAINST_AN_ANSWER = 0.9;

  private static final double GUESSED = 0.8;
  private static final double ASKED = 0.5;

  private static final Set<Intent> CHANGING = EnumSet.of(
      Intent.UNDO,
      Intent.LANG,
      Intent.REMINDERS_OFF,
      Intent.REMINDERS_ON,
      Intent.UNSUBSCRIBE,
      Intent.ANNOUNCE,
      Intent.EVENT_NEW);

  private final PhraseBook book;
  private final Message message;
  private final Model.Wish wish;

  private Wishes(PhraseBook book, Message message, Model.Wish wish) {
    this.book = book;
    this.message = message;
    this.wish = wish;
  }

  static Wishes of(PhraseBook book, Model model, Message message) {
    boolean open = message.heard() == Listening.DIRECT || message.heard() == Listening.ADDRESSED;
    return new Wishes(book, message, open ? model.wish(message.tokens()) : Model.Wish.NONE);
  }

  boolean isSureBy(double probability) {
    return wish.is() != Intent.NONE && wish.probability() >= probability;
  }

  /** What to do or to ask back about; nothing where none is likely. */
  Optional<Understanding> understood(Optional<String> event, List<Reason> why) {
    if (!isSureBy(LIKELY)) {
      return Optional.empty();
    }
    List<Reason> reasons = new ArrayList<>(why);
    reasons.add(new Reason(Reason.Kind.MODEL, "", wish.toString()));
    boolean sure = isSureBy(CHANGING.contains(wish.is()) ? SURE_OF_CHANGE : SURE);
    Slots slots = Slots.NONE.withQuery(query()).withEvent(event);
    return Optional.of(
        sure
            ? Understanding.of(message.heard(), new Meaning(wish.is(), slots, GUESSED, reasons))
            : new Understanding(
                message.heard(),
                List.of(new Meaning(Intent.ASK, slots, ASKED, reasons)),
                wish.is() == Intent.HELP
                    ? List.of(Intent.HELP, Intent.EVENTS)
                    : List.of(wish.is(), Intent.HELP)));
  }

  private String query() {
    return switch (wish.is()) {
      case FIND -> new QueryReader(message.tokens(), book.lexicon()).query();
      case ME -> CommandReader.isDeletion(message.utterance().text()) ? "delete" : "";
      case LANG -> CommandReader.language(message.utterance().text());
      default -> "";
    };
  }
}
