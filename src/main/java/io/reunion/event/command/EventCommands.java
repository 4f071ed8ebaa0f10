package io.reunion.event.command;

import io.reunion.bot.Command;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.EventsBefore;
import io.reunion.event.calendar.CalendarCommand;
import io.reunion.event.card.CardText;
import io.reunion.event.card.EventCards;
import io.reunion.event.people.Admission;
import io.reunion.event.people.Association;
import io.reunion.event.people.ChatPeople;
import io.reunion.event.people.Naming;
import io.reunion.event.reminder.LateReminders;
import io.reunion.event.reminder.ReminderChoice;
import io.reunion.event.rsvp.Rsvp;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.series.SeriesChanges;
import io.reunion.event.series.SeriesMaking;
import io.reunion.event.signup.OtherAnswers;
import io.reunion.event.signup.SignUpSheet;
import io.reunion.event.signup.SignUpStore;
import io.reunion.event.signup.SignUps;
import io.reunion.event.signup.SignedUp;
import io.reunion.event.waitlist.Promotions;
import io.reunion.member.Role;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code events}, {@code rsvp} and {@code list}, in words and by buttons. */
public final class EventCommands {
  private static final int MOST_SHOWN = 8;
  private static final int MOST_LISTED = 40;
  private static final int MOST_JOURNALED = 20;
  /** What asks for the list as one that people can copy and go on with. */
  private static final Set<String> LIST_WORDS = Set.of("接龙", "#接龙", "note", "signup");

  private static final Pattern TITLE = Pattern.compile("《([^《》]+)》");

  private final EventStore events;
  private final RsvpStore rsvps;
  private final SignUpStore lists;
  private final EventMaking making;
  private final Answering answering;
  private final SignUps signUps;
  private final EventChoice choice;
  private final EventFacts facts;
  private final OwnAnswers own;
  private final ReminderChoice reminderChoice;
  private final CalendarCommand calendar;
  private final EventOrganising organising;
  private final EventWords eventWords;
  private final Association association;
  private final Naming naming;
  private final Confirming confirming;
  private final Drawing drawing;

  /** What the commands work on. */
  public record Parts(
      EventStore events,
      RsvpStore rsvps,
      SignUpStore lists,
      ChatPeople people,
      EventCards cards,
      Promotions promotions,
      EventMaking making,
      Duration undoWindow,
      ReminderChoice reminderChoice,
      CalendarCommand calendar,
      SeriesMaking series,
      SeriesChanges changes,
      EventsBefore before,
      Association association,
      SignedUp signedUp,
      Confirming confirming,
      Drawing drawing,
      LateReminders late,
      Naming naming,
      SignUpSheet sheet) {}

  public EventCommands(Parts parts) {
    this.events = parts.events();
    this.rsvps = parts.rsvps();
    this.lists = parts.lists();
    this.making = parts.making();
    this.association = parts.association();
    Admission admission = new Admission(association);
    OtherAnswers others = new OtherAnswers(association, parts.promotions());
    this.answering = new Answering(
        events,
        rsvps,
        parts.people(),
        parts.cards(),
        parts.promotions(),
        admission,
        parts.signedUp(),
        parts.undoWindow(),
        parts.confirming(),
        others);
    this.signUps = new SignUps(
        events,
        rsvps,
        parts.lists(),
        parts.people(),
        parts.cards(),
        parts.promotions(),
        admission,
        parts.naming(),
        parts.sheet(),
        others,
        parts.undoWindow());
    this.choice = new EventChoice(events);
    this.naming = parts.naming();
    this.facts = new EventFacts(choice, naming, rsvps);
    this.own = new OwnAnswers(events, rsvps);
    this.confirming = parts.confirming();
    this.drawing = parts.drawing();
    this.reminderChoice = parts.reminderChoice();
    this.calendar = parts.calendar();
    this.organising = new EventOrganising(
        events,
        association,
        new TermsOrders(association, rsvps, parts.people()),
        new SeriesOrders(parts.series()),
        parts.changes(),
        parts.before(),
        parts.late(),
        rsvps);
    this.eventWords = new EventWords(events, association, ways());
  }

  public List<Command> commands() {
    return List.of(
        new Command("events", List.of("活动", "event"), Role.GUEST, this::events)
            .saidWhereListening(),
        new Command("rsvp", List.of("报名"), Role.GUEST, answering::rsvp).saidWhereListening(),
        new Command("confirm", List.of("确认名额"), Role.GUEST, confirming::confirm),
        new Command("draw", List.of("抽签"), Role.GUEST, drawing::draw),
        new Command("list", List.of("名单"), Role.GUEST, this::list).saidWhereListening(),
        new Command("reminders", List.of("提醒"), Role.GUEST, reminderChoice::choose),
        new Command("mute", List.of("别提醒"), Role.GUEST, reminderChoice::mute),
        new Command("calendar", List.of("日历"), Role.GUEST, calendar::give),
        new Command("journal", List.of("记录"), Role.GUEST, this::journal),
        new Command("signup", List.of("接龙"), Role.GUEST, signUps::paste));
  }

  /** What changes nothing. */
  private Optional<Future<Reply>> asked(Turn turn, String arguments) {
    String[] words = arguments.split("\\s+", 2);
    if (words[0].equalsIgnoreCase("about") || words[0].equals("问")) {
      return Optional.of(facts.answer(turn, words.length > 1 ? words[1] : ""));
    }
    return words[0].equalsIgnoreCase("mine") || words[0].equals("我的")
        ? Optional.of(own.show(turn))
        : Optional.empty();
  }

  private Future<Reply> events(Turn turn) {
    String[] words = turn.arguments().split("\\s+", 2);
    Optional<Future<Reply>> asked = asked(turn, turn.arguments());
    if (asked.isPresent()) {
      return asked.get();
    }
    if (turn.rehearsed() && !turn.arguments().isBlank()) {
      return Future.succeededFuture(
          Reply.discreetly(turn.say("bot.listen.would", "command", "events " + turn.arguments())));
    }
    if (words[0].equalsIgnoreCase("draw") || words[0].equals("抽签")) {
      return drawing.draw(turn, words.length > 1 ? words[1] : "");
    }
    if (words[0].equalsIgnoreCase("new") || words[0].equals("新建")) {
      return making.make(turn, words.length > 1 ? words[1] : "");
    }
    return organising
        .order(turn, turn.arguments(), missing -> eventWords.read(turn, Optional.of(missing)))
        .orElseGet(() -> unordered(turn));
  }

  private Future<Reply> unordered(Turn turn) {
    boolean parted = turn.arguments().indexOf('|') >= 0 || turn.arguments().indexOf('｜') >= 0;
    boolean ordered = EventOrder.verb(turn.arguments().split("\\s+", 2)[0]).isPresent();
    if (parted && !ordered) {
      return making.make(turn, turn.arguments());
    }
    return turn.arguments().isBlank() ? overview(turn) : eventWords.read(turn, Optional.empty());
  }

  private Future<Reply> overview(Turn turn) {
    return events.upcoming(turn.now()).map(found -> overview(turn, found));
  }

  private EventWords.Ways ways() {
    return new EventWords.Ways() {
      @Override
      public Future<Reply> overview(Turn turn) {
        return EventCommands.this.overview(turn);
      }

      @Override
      public Future<Reply> again(Turn turn, String arguments) {
        return asked(turn, arguments).orElseGet(() -> EventCommands.this.overview(turn));
      }

      @Override
      public Future<Reply> card(Turn turn, Event event) {
        return answering.card(turn, event);
      }

      @Override
      public Future<Reply> order(Turn turn, EventOrder order, Event event) {
        return organising.run(turn, order, event);
      }
    };
  }

  private static Reply overview(Turn turn, List<Event> found) {
    if (found.isEmpty()) {
      return Reply.here(turn.say("event.none"));
    }
    StringBuilder text = new StringBuilder(turn.say("event.overview", "count", found.size()));
    List<List<Button>> buttons = new ArrayList<>();
    for (Event event : found.subList(0, Math.min(MOST_SHOWN, found.size()))) {
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
      buttons.add(List.of(new Button(EventChoice.label(turn, event, found), "rsvp " + event.id())));
    }
    if (found.size() > MOST_SHOWN) {
      text.append('\n').append(turn.say("event.overview.more", "more", found.size() - MOST_SHOWN));
    }
    return Reply.of(Say.here(text.toString()).withButtons(buttons));
  }

  private Future<Reply> list(Turn turn) {
    Matcher title = TITLE.matcher(turn.arguments());
    Optional<String> titled = title.find() ? Optional.of(title.group(1)) : Optional.empty();
    List<String> words =
        List.of(TITLE.matcher(turn.arguments()).replaceAll("").strip().split("\\s+"));
    // Printing one to copy remembers what was printed.
    boolean copy = words.stream().anyMatch(LIST_WORDS::contains) && !turn.rehearsed();
    Optional<EventId> named = words.stream()
        .filter(word -> !LIST_WORDS.contains(word) && !word.equals("as") && !word.isEmpty())
        .findFirst()
        .flatMap(EventId::typed)
        .or(() -> EventCards.ofSubject(turn.invocation().subject()));
    Function<Event, Future<Reply>> said = event -> copy && !isStranger(turn, event)
        ? signUps.print(turn, event, association.mayChange(turn.speaker(), event))
        : list(turn, event);
    return choice.called(
        turn,
        titled.isPresent() ? "" : titleOf(words),
        said,
        () -> choice.among(turn, named, titled, id -> "list " + id + (copy ? " 接龙" : ""), said));
  }

  /** What may be a title, without what else stands behind {@code list}. */
  private static String titleOf(List<String> words) {
    String title =
        words.stream().filter(word -> !LIST_WORDS.contains(word)).collect(Collectors.joining(" "));
    return title.endsWith(" as") && words.size() > 2
        ? title.substring(0, title.length() - 3)
        : title;
  }

  private Future<Reply> journal(Turn turn) {
    Optional<EventId> named = EventId.typed(turn.arguments())
        .or(() -> EventCards.ofSubject(turn.invocation().subject()));
    Function<Event, Future<Reply>> said = event -> association.mayChange(turn.speaker(), event)
        ? rsvps
            .journal(event.id(), MOST_JOURNALED)
            .map(entries -> Reply.privately(JournalText.of(event, entries, turn)))
        : Future.succeededFuture(
            Reply.discreetly(turn.say("event.refused.organiser", "title", event.title())));
    return choice.called(
        turn,
        turn.arguments(),
        said,
        () -> choice.among(turn, named, Optional.empty(), id -> "journal " + id, said));
  }

  private Future<Reply> list(Turn turn, Event event) {
    boolean stranger = isStranger(turn, event);
    Future<List<String>> unread = stranger
        ? Future.succeededFuture(List.of())
        : lists.read(event.id()).map(read -> read.state().unread());
    return rsvps
        .list(event.id())
        .compose(all -> names(turn, event, all, stranger)
            .compose(names -> unread.map(lines -> Reply.discreetly(new AttendeeList(
                    event,
                    turn.texts(),
                    MOST_LISTED,
                    names,
                    stranger ? AttendeeList.MORE : AttendeeList.UNNAMED)
                .of(all, lines)))));
  }

  private Future<Naming.Names> names(Turn turn, Event event, List<Rsvp> all, boolean stranger) {
    List<Rsvp.Attendee> people = all.stream()
        .filter(rsvp -> !stranger || isKnownHere(turn, rsvp))
        .map(Rsvp::attendee)
        .toList();
    return naming.in(turn, association.mayChange(turn.speaker(), event), people);
  }

  /** Somebody of whom nothing is known, with nobody else there. */
  private boolean isStranger(Turn turn, Event event) {
    return !turn.inGroup()
        && !turn.speaker().has(Role.MEMBER)
        && !association.mayChange(turn.speaker(), event);
  }

  /** Whether {@code rsvp} was written in this very chat, and by nobody whose name is on record. */
  private static boolean isKnownHere(Turn turn, Rsvp rsvp) {
    return rsvp.attendee().chat().equals(turn.chat())
        && rsvp.attendee().member().isEmpty();
  }
}
