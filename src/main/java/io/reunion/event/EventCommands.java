package io.reunion.event;

import io.reunion.bot.Command;
import io.reunion.bot.Invocation.Via;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.member.Member;
import io.reunion.member.Role;
import io.reunion.session.Session;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code events}, {@code rsvp} and {@code list}, in words and by buttons. */
public final class EventCommands {
  private static final String SUBJECT = "event:";
  private static final int MOST_LISTED = 40;

  private final EventStore events;
  private final RsvpStore rsvps;
  private final EventCards cards;
  private final Promotions promotions;
  private final EventMaking making;

  public EventCommands(
      EventStore events,
      RsvpStore rsvps,
      EventCards cards,
      Promotions promotions,
      EventMaking making) {
    this.events = events;
    this.rsvps = rsvps;
    this.cards = cards;
    this.promotions = promotions;
    this.making = making;
  }

  public List<Command> commands() {
    return List.of(
        new Command("events", List.of("活动", "event"), Role.GUEST, this::events),
        new Command("rsvp", List.of("报名"), Role.GUEST, this::rsvp),
        new Command("list", List.of("名单"), Role.GUEST, this::list));
  }

  /** What a card for {@code event} is a card for. */
  static String subject(EventId event) {
    return SUBJECT + event;
  }

  /** The event that a message answers, if it answers an event's card. */
  static Optional<EventId> ofSubject(Optional<String> subject) {
    return subject
        .filter(what -> what.startsWith(SUBJECT))
        .flatMap(what -> EventId.typed(what.substring(SUBJECT.length())));
  }

  private Future<Reply> events(Turn turn) {
    String[] words = turn.arguments().split("\\s+", 2);
    if (words[0].equalsIgnoreCase("new") || words[0].equals("新建")) {
      return making.make(turn, words.length > 1 ? words[1] : "");
    }
    if (turn.arguments().indexOf('|') >= 0 || turn.arguments().indexOf('｜') >= 0) {
      return making.make(turn, turn.arguments());
    }
    return events.upcoming(turn.now()).map(found -> overview(turn, found));
  }

  private static Reply overview(Turn turn, List<Event> found) {
    if (found.isEmpty()) {
      return Reply.here(turn.say("event.none"));
    }
    StringBuilder text = new StringBuilder(turn.say("event.overview", "count", found.size()));
    List<List<Button>> buttons = new ArrayList<>();
    for (Event event : found.subList(0, Math.min(8, found.size()))) {
      text.append('\n')
          .append(turn.say(
              "event.overview.line",
              "title",
              event.title(),
              "when",
              new io.reunion.text.Marked(
                  CardText.when(event, turn.texts(), turn.zone(), turn.now())),
              "id",
              event.id()));
      buttons.add(List.of(new Button(shortened(event.title()), "rsvp " + event.id())));
    }
    return Reply.of(Say.here(text.toString()).withButtons(buttons));
  }

  private static String shortened(String title) {
    return title.codePointCount(0, title.length()) <= 24
        ? title
        : title.substring(0, title.offsetByCodePoints(0, 23)) + "…";
  }

  private Future<Reply> rsvp(Turn turn) {
    RsvpWords words = RsvpWords.read(turn.arguments());
    Optional<EventId> named = words.event().or(() -> ofSubject(turn.invocation().subject()));
    return named
        .map(id -> withEvent(turn, id, event -> rsvp(turn, event, words)))
        .orElseGet(
            () -> events.upcoming(turn.now()).compose(open -> rsvpToOnly(turn, open, words)));
  }

  private Future<Reply> rsvpToOnly(Turn turn, List<Event> upcoming, RsvpWords words) {
    List<Event> open =
        upcoming.stream().filter(event -> event.takesAnswers(turn.now())).toList();
    List<Event> here =
        open.stream().filter(event -> event.chats().contains(turn.chat())).toList();
    List<Event> candidates = here.isEmpty() ? open : here;
    if (candidates.size() == 1) {
      return rsvp(turn, candidates.get(0), words);
    }
    if (candidates.isEmpty()) {
      return Future.succeededFuture(Reply.discreetly(turn.say("event.none")));
    }
    String answer =
        words.answer().map(EventCommands::word).map(word -> " " + word).orElse("");
    String seats = words.seats().map(n -> " +" + (n - 1)).orElse("");
    List<List<Button>> buttons = candidates.stream()
        .limit(6)
        .map(event ->
            List.of(new Button(shortened(event.title()), "rsvp " + event.id() + answer + seats)))
        .toList();
    return Future.succeededFuture(
        Reply.of(Say.discreetly(turn.say("event.which")).withButtons(buttons)));
  }

  private static String word(Answer answer) {
    return switch (answer) {
      case ACCEPTED -> "yes";
      case TENTATIVE -> "maybe";
      case DECLINED -> "no";
      case NONE -> "cancel";
    };
  }

  private Future<Reply> withEvent(Turn turn, EventId id, Function<Event, Future<Reply>> then) {
    return events
        .find(id)
        .compose(found -> found
            .filter(event -> event.state() != Event.State.DRAFT)
            .map(then)
            .orElseGet(() ->
                Future.succeededFuture(Reply.discreetly(turn.say("event.unknown", "id", id)))));
  }

  private Future<Reply> rsvp(Turn turn, Event event, RsvpWords words) {
    if (words.answer().isEmpty()) {
      Future<Void> listed =
          turn.inGroup() ? events.addChat(event.id(), turn.chat()) : Future.succeededFuture();
      return listed.compose(done -> cards.say(event, turn.room())).map(card -> Reply.of(card));
    }
    Answer answer = words.answer().get();
    int seats = words.seats().orElse(1);
    if (answer == Answer.ACCEPTED && event.over().isBefore(turn.now())) {
      return Future.succeededFuture(
          Reply.discreetly(turn.say("event.over", "title", event.title())));
    }
    if (seats < 1 || seats > Event.MAX_PARTY) {
      return Future.succeededFuture(
          Reply.discreetly(turn.say("event.party", "seats", seats, "limit", event.partyLimit())));
    }
    return rsvps
        .answer(
            event.id(),
            attendee(turn),
            answer,
            seats,
            turn.operation(),
            turn.update().origin().time())
        .compose(outcome -> told(turn, event, answer, seats, outcome));
  }

  private static Rsvp.Attendee attendee(Turn turn) {
    return new Rsvp.Attendee(
        turn.speaker().personKey(),
        turn.speaker().name(),
        turn.speaker().user(),
        turn.speaker().member().map(Member::id).map(Object::toString),
        turn.chat());
  }

  private Future<Reply> told(
      Turn turn, Event event, Answer answer, int seats, RsvpOutcome outcome) {
    String sentence = sentence(turn, event, seats, outcome);
    // A press is answered by a passing notice, which nobody can reply to.
    Say said = turn.invocation().via() == Via.BUTTON
        ? Say.discreetly(sentence)
        : Say.discreetly(sentence).about(subject(event.id()));
    if (!outcome.changed()) {
      return Future.succeededFuture(Reply.of(said));
    }
    cards.changed(event.id());
    Reply reply = Reply.of(said).keeping(remembered(turn, event, answer, outcome));
    return outcome.promoted().isEmpty()
        ? Future.succeededFuture(reply)
        : promotions.letters(event, outcome.promoted(), turn.operation()).map(reply::withLetters);
  }

  private static String sentence(Turn turn, Event event, int seats, RsvpOutcome outcome) {
    String title = event.title();
    return switch (outcome.result()) {
      case ACCEPTED -> turn.say("event.rsvp.accepted", "title", title, "seats", outcome.seats());
      case TENTATIVE -> turn.say("event.rsvp.tentative", "title", title);
      case DECLINED -> turn.say("event.rsvp.declined", "title", title);
      case WITHDRAWN -> turn.say("event.rsvp.withdrawn", "title", title);
      case WAITLISTED ->
        turn.say(
            "event.rsvp.waitlisted",
            "title",
            title,
            "position",
            outcome.position(),
            "seats",
            outcome.seats());
      case NO_ROOM ->
        turn.say("event.rsvp.noroom", "title", title, "seats", outcome.seats(), "wanted", seats);
      case STALE -> turn.say("event.rsvp.stale", "title", title);
      case CLOSED -> turn.say("event.rsvp.closed", "title", title);
      case DEADLINE_OVER -> turn.say("event.rsvp.deadline", "title", title);
      case PARTY_TOO_LARGE -> turn.say("event.party", "seats", seats, "limit", event.partyLimit());
      case NO_EVENT -> turn.say("event.unknown", "id", event.id());
      case RESIZED, BELOW_TAKEN -> throw new IllegalStateException("an answer changes no capacity");
    };
  }

  /** For {@code undo}, the command that leads back; for {@code why}, what was understood. */
  private static Session remembered(Turn turn, Event event, Answer answer, RsvpOutcome outcome) {
    String back = outcome
        .before()
        .map(status -> switch (status) {
          case ACCEPTED, WAITLISTED -> "yes +" + (outcome.beforeSeats() - 1);
          case TENTATIVE -> "maybe";
          case DECLINED -> "no";
        })
        .orElse("cancel");
    String via = turn.invocation().via() == Via.BUTTON ? "event.why.button" : "event.why.words";
    return turn.session()
        .remember("undo", "rsvp " + event.id() + " " + back)
        .remember(
            "why",
            turn.say(
                via,
                "title",
                event.title(),
                "answer",
                turn.mark("event.answer." + answer.name().toLowerCase(java.util.Locale.ROOT)),
                "words",
                turn.arguments()));
  }

  private Future<Reply> list(Turn turn) {
    Optional<EventId> named =
        EventId.typed(turn.arguments()).or(() -> ofSubject(turn.invocation().subject()));
    return named
        .map(id -> withEvent(turn, id, event -> list(turn, event)))
        .orElseGet(() -> events.upcoming(turn.now()).compose(open -> listOnly(turn, open)));
  }

  private Future<Reply> listOnly(Turn turn, List<Event> open) {
    return switch (open.size()) {
      case 0 -> Future.succeededFuture(Reply.discreetly(turn.say("event.none")));
      case 1 -> list(turn, open.get(0));
      default ->
        Future.succeededFuture(Reply.of(Say.discreetly(turn.say("event.which"))
            .withButtons(open.stream()
                .limit(6)
                .map(event -> List.of(new Button(shortened(event.title()), "list " + event.id())))
                .toList())));
    };
  }

  private Future<Reply> list(Turn turn, Event event) {
    return rsvps
        .list(event.id())
        .map(all -> Reply.discreetly(AttendeeList.of(event, all, turn.texts(), MOST_LISTED)));
  }
}
