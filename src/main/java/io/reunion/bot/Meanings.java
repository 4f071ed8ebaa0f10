package io.reunion.bot;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import io.reunion.chat.Button;
import io.reunion.chat.Update.MessageReceived;
import io.reunion.language.EventNames;
import io.reunion.language.Intent;
import io.reunion.language.Interpreter;
import io.reunion.language.Listening;
import io.reunion.language.Meaning;
import io.reunion.language.Reason;
import io.reunion.language.Slots;
import io.reunion.language.Understanding;
import io.reunion.language.Upcoming;
import io.reunion.language.Utterance;
import io.reunion.language.signup.SignUpReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Turns words that name no command into the command that they mean, or into a question, or into nothing. */
public final class Meanings implements Router.Words {
  /** Reads the list from the message itself. */
  private static final String SIGN_UP = "signup";

  private static final String RSVP = "rsvp";
  private static final String EVENTS = "events";
  private static final String LIST = "list";

  /** What follows may be another wish. */
  private static final Pattern CLAUSES = Pattern.compile("[,，。?？!！]\\s*\\S");

  /** What changes nothing and so may be done besides. */
  private static final Set<Intent> READING = EnumSet.of(
      Intent.FIND, Intent.LIST, Intent.EVENTS, Intent.MINE, Intent.HELP, Intent.ME, Intent.ABOUT);

  private static final List<Intent> ANSWERS =
      List.of(Intent.RSVP_YES, Intent.RSVP_MAYBE, Intent.RSVP_NO);

  private static final int MOST = 3;

  /** What is less sure is offered instead of done. */
  private static final double SURE = 0.6;

  private final Interpreter interpreter;
  private final Supplier<List<Upcoming>> upcoming;
  private List<Upcoming> read = List.of();
  private EventNames events = EventNames.NONE;

  /**
   * @param upcoming the events that take answers now
   */
  public Meanings(Interpreter interpreter, Supplier<List<Upcoming>> upcoming) {
    this.interpreter = interpreter;
    this.upcoming = upcoming;
  }

  private EventNames events() {
    List<Upcoming> now = upcoming.get();
    if (!now.equals(read)) {
      read = now;
      events = interpreter.namesOf(now);
    }
    return events;
  }

  @Override
  public Router.Heard understand(Turn turn, String text, boolean addressed) {
    Understanding understood = understood(turn, text, addressed);
    Optional<Router.Courtesy> courtesy = courtesy(turn, understood, text);
    if (courtesy.isPresent()) {
      return Router.Heard.of(courtesy.get());
    }
    if (correctsNothing(turn, understood)) {
      return new Router.Heard(List.of(), choices(ANSWERS, understood.main()));
    }
    if (understood.intent() == Intent.ASK) {
      return new Router.Heard(
          List.of(),
          choices(understood.choices(), understood.main()),
          said(understood).filter(Router.Courtesy.GREETING::equals));
    }
    return heard(understood, text);
  }

  /**
   * Below a card only answers count, since people talk there too; but who speaks to the bot may also ask about the event, or
   * thank.
   */
  private Understanding understood(Turn turn, String text, boolean addressed) {
    Listening heard = heard(turn, addressed);
    Understanding understood = read(turn, text, heard);
    boolean nothing = understood.intent() == Intent.NONE
        || (understood.intent() == Intent.ASK && BasicCommands.hasJustAnswered(turn));
    if (heard != Listening.CARD || !addressed || !nothing) {
      return understood;
    }
    Understanding spoken = read(turn, text, Listening.ADDRESSED);
    boolean asks = spoken.intent() == Intent.ABOUT || phrase(spoken).isPresent();
    return asks ? spoken : understood;
  }

  /** Who thanks, laughs or says "ok" to nothing wants no answer; nor does a picture. */
  private static Optional<Router.Courtesy> courtesy(
      Turn turn, Understanding understood, String text) {
    boolean open = turn.session().dialogue().isPresent();
    boolean picture = turn.invocation().subject().isEmpty()
        && text.codePoints().noneMatch(Character::isLetterOrDigit)
        && text.codePoints()
            .anyMatch(
                point -> point > 0x2190 && Character.getType(point) == Character.OTHER_SYMBOL);
    return open
        ? Optional.empty()
        : phrase(understood)
            .or(() -> picture ? Optional.of(Router.Courtesy.NOTED) : Optional.empty());
  }

  private static Optional<Router.Courtesy> phrase(Understanding understood) {
    return understood.intent() == Intent.NONE ? said(understood) : Optional.empty();
  }

  private static Optional<Router.Courtesy> said(Understanding understood) {
    return understood.main().why().stream()
        .filter(reason -> reason.kind() == Reason.Kind.PHRASE)
        .flatMap(reason -> Arrays.stream(Router.Courtesy.values())
            .filter(courtesy -> courtesy.name().equalsIgnoreCase(reason.detail())))
        .findFirst();
  }

  /** "rsvp gala sorry, can't make it": the answer in the person's own words. */
  @Override
  public Optional<String> meant(Turn turn, Command command, String arguments) {
    if (command.name().equals(EVENTS)) {
      return asked(turn, arguments);
    }
    if (!command.name().equals(RSVP) || arguments.isEmpty()) {
      return Optional.empty();
    }
    Listening heard = turn.invocation().subject().isPresent() ? Listening.CARD : Listening.DIRECT;
    Understanding understood = read(turn, RSVP + " " + arguments, heard);
    return answers(understood, arguments).stream()
        .findFirst()
        .map(line -> line.substring(RSVP.length() + 1));
  }

  /** What is asked about events; empty words ask for all of them, as a day does. */
  private Optional<String> asked(Turn turn, String arguments) {
    boolean han = arguments
        .codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    Meaning main =
        read(turn, (han ? "活动" : EVENTS + " ") + arguments, Listening.DIRECT).main();
    return AskedOfEvents.line(main, han).map(line -> line + topic(main));
  }

  private static String topic(Meaning main) {
    return main.intent() == Intent.ABOUT ? query(main) : "";
  }

  private Understanding read(Turn turn, String text, Listening heard) {
    // What is said among people is not read for events.
    EventNames names = heard == Listening.AMBIENT ? EventNames.NONE : events();
    return interpreter.read(
        new Utterance(text, heard, turn.texts().language(), turn.now().atZone(turn.zone()), names));
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

  @Override
  public Router.Heard several(Turn turn, Command command, String arguments) {
    if (command.name().equals(LIST) && !arguments.isEmpty()) {
      return listed(turn, arguments);
    }
    if (!command.name().equals(RSVP) || !CLAUSES.matcher(arguments).find()) {
      return Router.Heard.NOTHING;
    }
    String text = RSVP + " " + arguments;
    Router.Heard heard = heard(read(turn, text, heard(turn, true)), text);
    return heard.commands().size() > 1 ? heard : Router.Heard.NOTHING;
  }

  /** "list commands", "list all events": not who comes. */
  private Router.Heard listed(Turn turn, String arguments) {
    Understanding understood = read(turn, LIST + " " + arguments, Listening.DIRECT);
    boolean other = understood.intent() == Intent.HELP || understood.intent() == Intent.EVENTS;
    return other ? heard(understood, arguments) : Router.Heard.NOTHING;
  }

  /** "No, just me" puts an answer right: where none was given just now, it is asked what is meant. */
  private static boolean correctsNothing(Turn turn, Understanding understood) {
    Slots slots = understood.main().slots();
    return understood.intent() == Intent.RSVP_YES
        && slots.change()
        && slots.seats().orElse(0) == 1
        && slots.event().isEmpty()
        && turn.invocation().subject().isEmpty()
        && !BasicCommands.hasJustAnswered(turn);
  }

  /** The answers come first; what else was asked for is done if it changes nothing, and else asked about. */
  private Router.Heard heard(Understanding understood, String text) {
    List<String> lines = new ArrayList<>(answers(understood, text));
    int most = MOST + Math.max(0, lines.size() - 1);
    List<Router.Choice> choices = new ArrayList<>(offered(understood));
    for (Meaning meaning : understood.meanings()) {
      Optional<String> line =
          meaning.intent().isAnswer() ? Optional.empty() : CommandLines.of(meaning.intent());
      boolean read = lines.isEmpty() || READING.contains(meaning.intent());
      if (line.isPresent() && read && lines.size() < most) {
        lines.add(line.get() + query(meaning));
      } else {
        line.ifPresent(also -> choices.add(new Router.Choice(meaning.intent().name(), also)));
      }
    }
    return new Router.Heard(lines.stream().distinct().toList(), choices);
  }

  /** "I can't come, but Tom will": whether Tom is to be signed up. */
  private List<Router.Choice> offered(Understanding understood) {
    return understood.meanings().stream()
        .filter(meaning -> meaning.intent().isAnswer() && meaning.confidence() < SURE)
        .flatMap(meaning -> meaning.slots().onBehalfOf().stream()
            .map(name ->
                new Router.Choice(meaning.intent().name(), RSVP + " " + answer(meaning, ""), name)))
        .filter(choice ->
            choice.command().getBytes(StandardCharsets.UTF_8).length <= Button.MAX_COMMAND)
        .toList();
  }

  /** A command for each event; what is said about several people is one command, each answer behind the other. */
  private List<String> answers(Understanding understood, String text) {
    List<Meaning> answers = understood.meanings().stream()
        .filter(meaning -> meaning.intent().isAnswer() && meaning.confidence() >= SURE)
        .toList();
    boolean comes = answers.size() == 1 && answers.get(0).intent() == Intent.RSVP_YES;
    String where =
        Whereabouts.of(text).filter(any -> comes).map(word -> " " + word).orElse("");
    return answers.stream()
        .collect(groupingBy(
            meaning -> meaning.slots().event(),
            LinkedHashMap::new,
            mapping(meaning -> answer(meaning, where), joining("; ", RSVP + " ", ""))))
        .values()
        .stream()
        .toList();
  }

  private String answer(Meaning meaning, String where) {
    Slots slots = meaning.slots();
    String word = CommandLines.of(meaning.intent()).orElseThrow().substring("rsvp ".length());
    String event = event(slots);
    String with = slots.guests().isEmpty() || meaning.intent() != Intent.RSVP_YES
        ? ""
        : " with " + String.join("、", slots.guests());
    String whose = slots
        .onBehalfOf()
        .map(name -> (interpreter.isRelation(name) ? " for my " : " for ") + name)
        .orElse("");
    return word + event + where + seats(meaning) + with + whose;
  }

  private static String event(Slots slots) {
    return slots
        .event()
        .map(id -> id.matches("[A-Za-z0-9-]+") ? " " + id : " 《" + id + "》")
        .orElse("");
  }

  private static String seats(Meaning meaning) {
    Slots slots = meaning.slots();
    if (meaning.intent() != Intent.RSVP_YES) {
      return "";
    }
    if (slots.unread().isPresent()) {
      return " seats=" + slots.unread().get();
    }
    if (slots.more() != 0) {
      return " +" + Math.abs(slots.more()) + (slots.more() > 0 ? " more" : " fewer");
    }
    return slots.seats().isPresent() ? " +" + (slots.seats().getAsInt() - 1) : "";
  }

  private static String query(Meaning meaning) {
    if (meaning.intent() == Intent.LIST || meaning.intent() == Intent.EVENT_CANCEL) {
      return event(meaning.slots());
    }
    if (meaning.intent() == Intent.EVENT_MOVE) {
      String event = meaning.slots().event().orElse("");
      return " " + event + " | " + meaning.slots().query().orElse("");
    }
    if (meaning.intent() == Intent.ABOUT) {
      return " " + meaning.slots().query().orElse("other") + event(meaning.slots());
    }
    return meaning.slots().query().map(words -> " " + words).orElse("");
  }

  private static List<Router.Choice> choices(List<Intent> intents, Meaning main) {
    return intents.stream()
        .flatMap(intent -> CommandLines.of(intent).map(line -> choice(intent, line, main)).stream())
        .toList();
  }

  private static Router.Choice choice(Intent intent, String line, Meaning main) {
    String words = main.slots().query().orElse("");
    String whole = line + " " + words;
    boolean fits = whole.getBytes(StandardCharsets.UTF_8).length <= Button.MAX_COMMAND;
    return intent == Intent.FIND && !words.isEmpty() && fits
        ? new Router.Choice(intent.name(), whole, words)
        : new Router.Choice(intent.name(), line);
  }
}
