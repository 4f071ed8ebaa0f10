package io.reunion.event.command;

import io.reunion.bot.Command;
import io.reunion.bot.Form;
import io.reunion.bot.Forms;
import io.reunion.bot.Reply;
import io.reunion.bot.Step;
import io.reunion.bot.Step.Asked;
import io.reunion.bot.Step.Read;
import io.reunion.bot.Step.Takes;
import io.reunion.bot.TimeReader;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.event.Event;
import io.reunion.member.Role;
import io.reunion.text.Marked;
import io.vertx.core.Future;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code event new} with nothing behind it, a title, or a title and a time: what else the event is to be is asked, one thing
 * after the other.
 */
public final class EventDialogue {
  private static final Set<String> NEW = Set.of("new", "新建");
  private static final Set<String> YES =
      Set.of("yes", "y", "ok", "create", "confirm", "是", "好", "确认", "创建", "可以");
  private static final String TITLE = "title";
  private static final String WHEN = "when";
  private static final String PLACE = "place";
  private static final String SEATS = "seats";
  private static final String CONFIRM = "confirm";

  /** The last thing that the line has told with which it began. */
  private static final String TOLD = "told";

  private static final Pattern BAR = Pattern.compile("[|｜]");
  private static final Pattern COMMA = Pattern.compile("[,，;；]");
  private static final Pattern LEADING_BAR = Pattern.compile("^\\s*[|｜]\\s*");

  private final EventMaking making;
  private final Form form;

  public EventDialogue(EventMaking making) {
    this.making = making;
    this.form = new Form(
        "event-new",
        Role.ORGANISER,
        List.of(
            Step.required(
                TITLE, Takes.LINE, EventDialogue::askTitle, Step.inWords(EventDialogue::title)),
            Step.required(
                WHEN,
                Takes.CHOICE,
                (turn, answers) ->
                    Asked.plainly(known(turn, answers, TITLE) + turn.say("event.form.when")),
                (turn, answer) -> Future.succeededFuture(TimeReader.readAlone(turn, answer))),
            Step.optional(
                PLACE,
                Takes.LINE,
                (turn, answers) ->
                    Asked.plainly(known(turn, answers, WHEN) + turn.say("event.form.place")),
                Step.inWords(EventDialogue::place)),
            Step.optional(
                SEATS,
                Takes.CHOICE,
                (turn, answers) -> Asked.plainly(turn.say("event.form.seats")),
                EventDialogue::seats),
            Step.required(CONFIRM, Takes.CHOICE, EventDialogue::summary, EventDialogue::confirm)),
        this::make);
  }

  /** All that is asked about a new event. */
  public List<Form> forms() {
    return List.of(form, making.whichDate());
  }

  /** The same commands, of which the one for events begins the form when it is asked for a new one and told nothing of it. */
  public List<Command> over(List<Command> commands) {
    return commands.stream().map(this::over).toList();
  }

  private Command over(Command command) {
    if (!command.name().equals("events")) {
      return command;
    }
    Command asking = new Command(
        command.name(),
        command.aliases(),
        command.role(),
        turn -> line(turn)
            .filter(line -> turn.speaker().has(Role.ORGANISER))
            .map(line -> begin(turn, line))
            .orElseGet(() -> command.handler().handle(turn)));
    return command.rehearsal().map(asking::rehearsedBy).orElse(asking);
  }

  /** What stands behind {@code new}, if that is what is asked for. */
  private static Optional<String> line(Turn turn) {
    String[] words = turn.arguments().strip().split("\\s+", 2);
    boolean told = words.length > 1;
    return NEW.contains(words[0].toLowerCase(Locale.ROOT)) && !(told && turn.rehearsed())
        ? Optional.of(told ? words[1].strip() : "")
        : Optional.empty();
  }

  /** What a line says already is not asked; one that says more than title and time is an event. */
  private Future<Reply> begin(Turn turn, String said) {
    String line = LEADING_BAR.matcher(said).replaceFirst("");
    String[] parts = BAR.split(line, -1);
    String title = oneLine(parts[0]);
    boolean isOne = parts.length == 1 || (parts.length == 2 && parts[1].isBlank());
    if (!isOne) {
      return making.make(turn, line, Optional.of((called, when) -> begin(turn, called, when)));
    }
    Read time = TimeReader.read(turn, new Step.Answer(title, false, Map.of()));
    if (time instanceof Read.Accepted accepted) {
      return begin(turn, "", accepted.value());
    }
    Map<String, String> spoken = spoken(turn, title);
    if (spoken.getOrDefault(TITLE, title).length() > Event.MAX_TEXT) {
      return Future.succeededFuture(
          Reply.discreetly(turn.say("event.new.long", "limit", Event.MAX_TEXT)));
    }
    return spoken.isEmpty() ? begin(turn, title, "") : Forms.begin(turn, form, spoken);
  }

  /** 读书会，12月5日下午3点，图书馆，20人: commas part it too, where a time stands behind the first. Empty otherwise. */
  private static Map<String, String> spoken(Turn turn, String line) {
    String[] parts = Arrays.stream(COMMA.split(line, 4)).map(String::strip).toArray(String[]::new);
    Read time = parts.length < 2
        ? new Read.Refused("", false)
        : TimeReader.read(turn, new Step.Answer(parts[1], false, Map.of()));
    Map<String, String> answers = new HashMap<>();
    if (time instanceof Read.Accepted accepted && !parts[0].isEmpty()) {
      answers.put(TITLE, parts[0]);
      answers.put(WHEN, accepted.value());
      answers.put(TOLD, WHEN);
      Arrays.stream(parts)
          .skip(2)
          .forEach(part -> EventMaking.seats(part)
              .ifPresentOrElse(
                  seats -> answers.put(SEATS, Integer.toString(seats)),
                  () -> answers.put(PLACE, part)));
    }
    return answers;
  }

  private Future<Reply> begin(Turn turn, String title, String when) {
    Map<String, String> answers = new HashMap<>();
    if (!title.isEmpty()) {
      answers.put(TITLE, title);
    }
    if (!when.isEmpty()) {
      answers.put(WHEN, when);
    }
    answers.put(TOLD, title.isEmpty() ? "" : when.isEmpty() ? TITLE : WHEN);
    return Forms.begin(turn, form, answers);
  }

  /** What the line that began it has said, before the first thing that it has not. */
  private static String known(Turn turn, Map<String, String> answers, String last) {
    return answers.getOrDefault(TOLD, "").equals(last)
        ? turn.say(
                "event.form.known",
                "title",
                answers.getOrDefault(TITLE, ""),
                "when",
                answers.getOrDefault(WHEN, ""))
            + "\n"
        : "";
  }

  private static Future<Asked> askTitle(Turn turn, Map<String, String> answers) {
    return Asked.plainly(turn.say("event.form.title"));
  }

  private static Future<Read> title(Turn turn, Step.Answer answer) {
    String title = oneLine(answer.text());
    return title.isEmpty() || title.length() > Event.MAX_TEXT
        ? Step.Read.refuse(turn.say("event.new.long", "limit", Event.MAX_TEXT))
        : Step.Read.accept(title);
  }

  private static Future<Read> place(Turn turn, Step.Answer answer) {
    String place = oneLine(answer.text());
    return place.length() > Event.MAX_TEXT
        ? Step.Read.refuse(turn.say("event.form.long", "limit", Event.MAX_TEXT))
        : Step.Read.accept(place);
  }

  /** The parts of an event's line are parted by bars. */
  private static String oneLine(String text) {
    return text.replaceAll("[|｜]", "/").replaceAll("\\s+", " ").strip();
  }

  private static Future<Read> seats(Turn turn, Step.Answer answer) {
    String digits = Normalizer.normalize(answer.text(), Normalizer.Form.NFKC)
        .replaceFirst("\\s?(个名额|seats?|people|persons|人|座|位|名)$", "");
    boolean number = digits.matches("[0-9]{1,6}");
    int seats = number ? Integer.parseInt(digits) : 0;
    return seats < 1 || seats > Event.MAX_CAPACITY
        ? Step.Read.refuse(
            turn.say("event.form.number", "words", answer.text(), "limit", Event.MAX_CAPACITY))
        : Step.Read.accept(Integer.toString(seats));
  }

  private static Future<Asked> summary(Turn turn, Map<String, String> answers) {
    String place = answers.getOrDefault(PLACE, "");
    String seats = answers.getOrDefault(SEATS, "");
    String text = turn.say(
        "event.form.summary",
        "title",
        answers.getOrDefault(TITLE, ""),
        "when",
        answers.getOrDefault(WHEN, ""),
        "place",
        place.isEmpty()
            ? Marked.EMPTY
            : new Marked("\n" + turn.say("event.card.place", "place", place)),
        "seats",
        seats.isEmpty()
            ? Marked.EMPTY
            : new Marked("\n" + turn.say("event.form.capacity", "seats", seats)));
    return Future.succeededFuture(new Asked(
        text,
        List.of(new Step.Option(turn.say("event.form.create"), "yes", Button.Style.PRIMARY))));
  }

  private static Future<Read> confirm(Turn turn, Step.Answer answer) {
    return YES.contains(answer.text().toLowerCase(Locale.ROOT))
        ? Step.Read.accept("yes")
        : Step.Read.refuse(turn.say("event.form.confirm"));
  }

  private Future<Reply> make(Turn turn, Map<String, String> answers) {
    String seats = answers.getOrDefault(SEATS, "");
    String line = String.join(
        " | ",
        answers.getOrDefault(TITLE, ""),
        answers.getOrDefault(WHEN, ""),
        place(answers.getOrDefault(PLACE, "")),
        seats.isEmpty() ? "" : seats + "人");
    return making.make(turn, line);
  }

  /** A room that is called by a number is not to be taken for the seats. */
  private static String place(String answer) {
    return answer.isEmpty() || !Character.isDigit(answer.charAt(0)) ? answer : "# " + answer;
  }
}
