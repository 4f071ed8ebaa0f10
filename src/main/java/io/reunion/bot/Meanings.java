package io.reunion.bot;

import static java.util.stream.Collectors.joining;

import io.reunion.chat.Update.MessageReceived;
import io.reunion.language.Intent;
import io.reunion.language.Interpreter;
import io.reunion.language.Listening;
import io.reunion.language.Meaning;
import io.reunion.language.Slots;
import io.reunion.language.Understanding;
import io.reunion.language.Utterance;
import io.reunion.language.signup.SignUpReader;
import java.util.List;
import java.util.Optional;

/** Turns words that name no command into the command that they mean, or into a question, or into nothing. */
public final class Meanings implements Router.Words {
  /** Reads the list from the message itself. */
  private static final String SIGN_UP = "signup";

  private final Interpreter interpreter;

  public Meanings(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  @Override
  public Router.Heard understand(Turn turn, String text, boolean addressed) {
    Understanding understood = read(turn, text, heard(turn, addressed));
    if (understood.intent() == Intent.ASK) {
      return new Router.Heard(Optional.empty(), choices(understood.choices()));
    }
    return new Router.Heard(command(understood), List.of());
  }

  private Understanding read(Turn turn, String text, Listening heard) {
    return interpreter.read(
        new Utterance(text, heard, turn.texts().language(), turn.now().atZone(turn.zone())));
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

  @Override
  public Optional<String> overheard(Turn turn, String text) {
    boolean attached = turn.update() instanceof MessageReceived message
        && message.attachment().flatMap(SignUpReader::read).isPresent();
    return attached || read(turn, text, Listening.AMBIENT).intent() == Intent.SIGN_UP_LIST
        ? Optional.of(SIGN_UP)
        : Optional.empty();
  }

  /** What is said about several people is one command, each answer behind the other. */
  private static Optional<String> command(Understanding understood) {
    List<Meaning> answers = understood.meanings().stream()
        .filter(meaning -> meaning.intent().isAnswer())
        .toList();
    if (answers.isEmpty() || !understood.intent().isAnswer()) {
      return line(understood.intent()).map(line -> line + query(understood.main()));
    }
    return Optional.of("rsvp " + answers.stream().map(Meanings::answer).collect(joining("; ")));
  }

  private static String answer(Meaning meaning) {
    Slots slots = meaning.slots();
    String word = line(meaning.intent()).orElseThrow().substring("rsvp ".length());
    String event = slots
        .event()
        .map(id -> id.matches("[A-Za-z0-9-]+") ? " " + id : " 《" + id + "》")
        .orElse("");
    String with = slots.guests().isEmpty() || meaning.intent() != Intent.RSVP_YES
        ? ""
        : " with " + String.join("、", slots.guests());
    String whose = slots.onBehalfOf().map(name -> " for " + name).orElse("");
    return word + event + seats(meaning) + with + whose;
  }

  private static String seats(Meaning meaning) {
    Slots slots = meaning.slots();
    if (meaning.intent() != Intent.RSVP_YES) {
      return "";
    }
    return slots.more() > 0
        ? " +" + slots.more() + " more"
        : slots.seats().isPresent() ? " +" + (slots.seats().getAsInt() - 1) : "";
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
      case SIGN_UP_LIST -> Optional.of(SIGN_UP);
      case CANCEL, CONFIRM, DENY, BACK, SKIP, SUGGEST, ASK, NONE -> Optional.empty();
    };
  }

  private static List<Router.Choice> choices(List<Intent> intents) {
    return intents.stream()
        .flatMap(
            intent -> line(intent).map(line -> new Router.Choice(intent.name(), line)).stream())
        .toList();
  }
}
