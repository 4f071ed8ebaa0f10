package io.reunion.event.command;

import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.card.CardText;
import io.reunion.event.card.EventCards;
import io.reunion.event.card.HostText;
import io.reunion.event.card.InvitedText;
import io.reunion.event.people.Naming;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.waitlist.Draws;
import io.reunion.text.Moments;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code events about TOPIC [ID|《title》]}: what somebody asks about an event, from its record; what is not there is said not
 * to be, with whom to ask. It changes nothing.
 */
final class EventFacts {
  private static final Pattern TITLE = Pattern.compile("《([^《》]+)》");

  private final EventChoice choice;
  private final Naming naming;
  private final RsvpStore rsvps;

  EventFacts(EventChoice choice, Naming naming, RsvpStore rsvps) {
    this.choice = choice;
    this.naming = naming;
    this.rsvps = rsvps;
  }

  /** What can be asked about. */
  enum Topic {
    WHEN("时间"),
    END("结束"),
    WHERE("地点"),
    LINK("链接"),
    SEATS("名额"),
    DEADLINE("截止"),
    GUESTS("同行"),
    AGENDA("议程"),
    OTHER("");

    private final String chinese;

    Topic(String chinese) {
      this.chinese = chinese;
    }

    static Topic of(String word) {
      for (Topic topic : values()) {
        if (topic.name().equalsIgnoreCase(word) || topic.chinese.equals(word)) {
          return topic;
        }
      }
      return OTHER;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** @param words the topic, and which event */
  Future<Reply> answer(Turn turn, String words) {
    String[] parts = words.strip().split("\\s+", 2);
    Topic topic = Topic.of(parts[0]);
    String event = parts.length > 1 ? parts[1] : "";
    Matcher title = TITLE.matcher(event);
    Optional<String> titled = title.find() ? Optional.of(title.group(1)) : Optional.empty();
    Optional<EventId> named = titled.isPresent()
        ? Optional.empty()
        : EventId.typed(event)
            .or(() -> EventCards.ofSubject(turn.invocation().subject()))
            .or(() -> JustAnswered.event(turn));
    Function<Event, Future<Reply>> said = found -> naming
        .presentable(found)
        .compose(shown -> fact(turn, shown, topic).map(fact -> said(turn, shown, topic, fact)))
        .map(Reply::of);
    return choice.called(
        turn,
        titled.isPresent() ? "" : event,
        said,
        () -> choice.among(
            turn, named, titled, id -> "events about " + topic.word() + " " + id, said));
  }

  /** Who waits is asked for only where there are seats that somebody else may wait for. */
  private Future<String> fact(Turn turn, Event event, Topic topic) {
    return topic == Topic.SEATS && free(event) > 0
        ? rsvps.tally(event.id()).map(tally -> seats(turn, event, tally.waitingSeats()))
        : Future.succeededFuture(fixed(turn, event, topic));
  }

  /** How many seats of the room are free where everybody takes one in turn. */
  private static int free(Event event) {
    boolean plain = !event.terms().hybrid() && !event.terms().pot();
    return event.capacity().filter(all -> plain).map(all -> all - event.taken()).orElse(0);
  }

  private static Say said(Turn turn, Event event, Topic topic, String fact) {
    String text = turn.say("event.card.title", "title", event.title()) + "\n"
        + (event.state() == Event.State.CANCELLED ? turn.say("event.card.cancelled") : fact);
    Say said = Say.discreetly(text).about(EventCards.subject(event.id()));
    boolean link = topic == Topic.LINK && hidden(event);
    return link
        ? said.withButtons(List.of(
            List.of(new Button(turn.say("event.about.link"), "rsvp " + event.id() + " link"))))
        : said;
  }

  /** There is a link, and only those who have accepted are told it. */
  private static boolean hidden(Event event) {
    return event.terms().online().filter(link -> !link.open()).isPresent();
  }

  private static String fixed(Turn turn, Event event, Topic topic) {
    return switch (topic) {
      case WHEN ->
        CardText.when(event, turn.texts(), turn.zone(), turn.now())
            + ends(turn, event)
            + there(turn, event);
      case END ->
        event.endsAt().isPresent()
            ? CardText.when(event, turn.texts(), turn.zone(), turn.now()) + ends(turn, event)
            : unknown(turn, event);
      case WHERE -> place(turn, event);
      case LINK ->
        CardText.online(event, turn.texts()).orElseGet(() -> turn.say("event.about.nolink"));
      case SEATS -> seats(turn, event, 0);
      case DEADLINE -> deadline(turn, event);
      case GUESTS -> guests(turn, event);
      case AGENDA ->
        event.terms().agenda().isEmpty()
            ? unknown(turn, event)
            : turn.say(
                "event.about.agenda", "lines", String.join("\n", event.terms().agenda()));
      case OTHER -> unknown(turn, event);
    };
  }

  private static String ends(Turn turn, Event event) {
    return event
        .endsAt()
        .map(end -> "\n"
            + turn.say(
                "event.about.ends",
                "when",
                Moments.dayAndTime(end, turn.zone(), turn.now(), turn.texts().language())))
        .orElse("");
  }

  /** Who asks for the time asks for the place next, and often with it. */
  private static String there(Turn turn, Event event) {
    return event.place().isEmpty()
        ? ""
        : "\n" + turn.say("event.card.place", "place", event.place());
  }

  private static String place(Turn turn, Event event) {
    Optional<String> online = CardText.online(event, turn.texts());
    if (event.place().isEmpty()) {
      return online.orElseGet(() -> unknown(turn, event));
    }
    String place = turn.say("event.card.place", "place", event.place());
    return online.map(line -> place + "\n" + line).orElse(place);
  }

  private static String seats(Turn turn, Event event, int waiting) {
    if (event.terms().pot()) {
      return turn.say(
          "event.about.pot",
          "when",
          Moments.dayAndTime(
              Draws.moment(event), turn.zone(), turn.now(), turn.texts().language()));
    }
    String seats = !event.terms().hybrid() && event.capacity().isEmpty()
        ? turn.say("event.about.unbounded", "taken", event.taken())
        : CardText.seats(event, turn.texts());
    if (!event.takesAnswers(turn.now())) {
      return seats + "\n" + turn.say("event.card.closed");
    }
    int free = free(event);
    if (free <= 0) {
      return seats;
    }
    String left = waiting > 0
        ? turn.say("event.about.queue", "free", free, "waiting", waiting)
        : turn.say("event.about.free", "free", free);
    return seats + "\n" + left;
  }

  private static String deadline(Turn turn, Event event) {
    if (!event.takesAnswers(turn.now())) {
      return turn.say("event.card.closed");
    }
    return event
        .deadline()
        .map(end -> turn.say(
            "event.about.deadline",
            "when",
            Moments.dayAndTime(end, turn.zone(), turn.now(), turn.texts().language())))
        .orElseGet(() -> turn.say("event.about.nodeadline"));
  }

  /** How many may come with somebody is on record; who they may be is not, beside for whom the event is. */
  private static String guests(Turn turn, Event event) {
    String all = turn.say(
        "event.about.guests",
        "guests",
        event.partyLimit() - 1,
        "id",
        event.id(),
        "whom",
        whom(turn, event));
    return event.terms().invited().everybody()
        ? all
        : turn.say("event.card.invited", "whom", InvitedText.of(event, turn.texts())) + "\n" + all;
  }

  private static String unknown(Turn turn, Event event) {
    return turn.say("event.about.unknown", "whom", whom(turn, event));
  }

  private static Object whom(Turn turn, Event event) {
    return event.terms().hosts().isEmpty()
        ? turn.mark("event.about.organisers")
        : HostText.names(event);
  }
}
