package io.reunion.bot;

import io.reunion.language.Intent;
import io.reunion.language.Interpreter;
import io.reunion.language.Listening;
import io.reunion.language.Meaning;
import io.reunion.language.Understanding;
import io.reunion.language.Utterance;
import java.util.List;
import java.util.Optional;

/** Turns words that name no command into the command that they mean, or into a question, or into nothing. */
public final class Meanings implements Router.Words {
  private final Interpreter interpreter;

  public Meanings(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  @Override
  public Router.Heard understand(Turn turn, String text, boolean addressed) {
    Understanding understood = interpreter.read(new Utterance(
        text, heard(turn, addressed), turn.texts().language(), turn.now().atZone(turn.zone())));
    if (understood.intent() == Intent.ASK) {
      return new Router.Heard(Optional.empty(), choices(understood.choices()));
    }
    return new Router.Heard(command(understood.main()), List.of());
  }

  /** An answer to a card is one also where the bot is named besides. */
  private static Listening heard(Turn turn, boolean addressed) {
    if (turn.invocation().subject().isPresent()) {
      return Listening.CARD;
    }
    if (!turn.inGroup()) {
      return Listening.DIRECT;
    }
    return addressed ? Listening.ADDRESSED : Listening.AMBIENT;
  }

  private static Optional<String> command(Meaning meaning) {
    // Whoever is signed up by somebody else must be known first: the bot never takes it for the
    // speaker's own answer.
    if (meaning.slots().onBehalfOf().isPresent()) {
      return Optional.empty();
    }
    return line(meaning.intent())
        .map(line -> line
            + meaning
                .slots()
                .event()
                .filter(event -> meaning.intent().isAnswer())
                .map(id -> " " + id)
                .orElse("")
            + seats(meaning)
            + query(meaning));
  }

  private static String seats(Meaning meaning) {
    return meaning.intent() == Intent.RSVP_YES && meaning.slots().seats().isPresent()
        ? " +" + (meaning.slots().seats().getAsInt() - 1)
        : "";
  }

  private static String query(Meaning meaning) {
    return meaning.slots().query().map(words -> " " + words).orElse("");
  }

  private static Optional<String> line(Intent intent) {
    return switch (intent) {
      case RSVP_YES -> Optional.of("rsvp yes");
      case RSVP_NO -> Optional.of("rsvp no");
      case RSVP_MAYBE -> Optional.of("rsvp maybe");
      case RSVP_WITHDRAW -> Optional.of("rsvp cancel");
      case FIND -> Optional.of("find");
      case LIST -> Optional.of("list");
      case EVENTS -> Optional.of("events");
      case EVENT_NEW -> Optional.of("events new");
      case HELP -> Optional.of("help");
      case UNDO -> Optional.of("undo");
      case WHY -> Optional.of("why");
      case LANG -> Optional.of("lang");
      case ANNOUNCE -> Optional.of("announce");
      case ME -> Optional.of("me");
      case SIGN_UP_LIST, CANCEL, CONFIRM, DENY, BACK, SKIP, SUGGEST, ASK, NONE -> Optional.empty();
    };
  }

  private static List<Router.Choice> choices(List<Intent> intents) {
    return intents.stream()
        .flatMap(
            intent -> line(intent).map(line -> new Router.Choice(intent.name(), line)).stream())
        .toList();
  }
}
