package io.reunion.event.reminder;

import io.reunion.bot.Manners;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.UserId;
import io.reunion.delivery.Outbound;
import io.reunion.delivery.SendKey;
import io.reunion.event.Event;
import io.reunion.event.OnlineLink;
import io.reunion.event.Task;
import io.reunion.event.Task.Kind;
import io.reunion.event.card.CardText;
import io.reunion.event.card.EventCards;
import io.reunion.event.people.ChatPeople;
import io.reunion.event.rsvp.Rsvp;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.rsvp.RsvpStore.Standing;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.reunion.schedule.Job;
import io.reunion.schedule.Job.State;
import io.reunion.schedule.Schedule;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tells one person or chat, once: the schedule knows durably that it begins before anything leaves. */
public final class Teller {
  /** Longer than any send takes: where the platform has no key, what was lost in it is never sent again. */
  private static final Duration LEASE = Duration.ofMinutes(3);
  /** The same where it has one, and a second send of the same message sends nothing. */
  private static final Duration LEASE_WITH_KEY = Duration.ofSeconds(20);

  private final RsvpStore rsvps;
  private final ChatPeople people;
  private final RoomStore rooms;
  private final ReminderChoice choice;
  private final Outbound outbound;
  private final Schedule schedule;
  private final Manners manners;
  private final Clock clock;

  public Teller(
      RsvpStore rsvps,
      ChatPeople people,
      RoomStore rooms,
      ReminderChoice choice,
      Outbound outbound,
      Schedule schedule,
      Manners manners,
      Clock clock) {
    this.rsvps = rsvps;
    this.people = people;
    this.rooms = rooms;
    this.choice = choice;
    this.outbound = outbound;
    this.schedule = schedule;
    this.manners = manners;
    this.clock = clock;
  }

  /** Somebody who is told something, or a chat of several. */
  private record Addressee(ChatId chat, Optional<Standing> standing) {}

  /** Succeeds when the job has ended or is due again later. */
  Future<Void> tell(Job job, Task task, Event event) {
    return addressee(task, event)
        .compose(found -> found.isEmpty()
            ? schedule.end(job, State.TAKEN, State.DROPPED, "nobody", clock.instant())
            : room(found.get().chat()).compose(room -> send(job, task, event, room, found.get())));
  }

  /** Where to; nowhere if they have changed their mind since. */
  private Future<Optional<Addressee>> addressee(Task task, Event event) {
    if (task.to().startsWith(Task.CHAT)) {
      ChatId chat = ChatId.parse(task.to().substring(Task.CHAT.length()));
      return Future.succeededFuture(Optional.of(new Addressee(chat, Optional.empty())));
    }
    if (task.to().startsWith(Task.USER)) {
      return rooms
          .directChat(UserId.parse(task.to().substring(Task.USER.length())))
          .map(chat -> chat.map(direct -> new Addressee(direct, Optional.empty())));
    }
    Future<java.util.Set<String>> silent = choice.off();
    return rsvps
        .standing(event.id(), task.to())
        .compose(standing -> silent.compose(off -> {
          if (!wants(task, event, standing, off)) {
            return Future.succeededFuture(Optional.empty());
          }
          return standing
              .map(one -> Future.succeededFuture(Optional.of(one.attendee())))
              .orElseGet(() -> met(event, task.to()))
              .compose(one -> one.map(who -> chat(task, who)
                      .map(chat -> chat.map(where -> new Addressee(where, standing))))
                  .orElseGet(() -> Future.succeededFuture(Optional.empty())));
        }));
  }

  /** In private; what is about somebody's seat is told where they signed up if it cannot be told in private. */
  private Future<Optional<ChatId>> chat(Task task, Rsvp.Attendee attendee) {
    boolean seat = isAboutASeat(task.kind());
    return (seat ? attendee.reachedAt() : attendee.user())
        .map(rooms::directChat)
        .orElseGet(() -> Future.succeededFuture(Optional.empty()))
        .map(direct -> seat ? direct.or(() -> Optional.of(attendee.chat())) : direct);
  }

  private static boolean isAboutASeat(Kind kind) {
    return switch (kind) {
      case PROMOTED, LAPSE, LAPSED, DRAW, DRAWN, SEAT -> true;
      case REMINDER, NUDGE, NOTICE, MISSED, LATE, CARD -> false;
    };
  }

  private static boolean wants(
      Task task, Event event, Optional<Standing> standing, java.util.Set<String> off) {
    boolean reminds = switch (task.kind()) {
      case REMINDER, NUDGE, LATE -> true;
      case NOTICE, PROMOTED, LAPSE, LAPSED, DRAW, DRAWN, SEAT, MISSED, CARD -> false;
    };
    if (reminds && off.contains(task.to())) {
      return false;
    }
    Optional<Rsvp.Status> status = standing.flatMap(Standing::status);
    return switch (task.kind()) {
      case NUDGE -> standing.isEmpty();
      case NOTICE -> status.filter(one -> one != Rsvp.Status.DECLINED).isPresent();
      case REMINDER, LATE ->
        status
            .filter(one -> one == Rsvp.Status.ACCEPTED || one == Rsvp.Status.TENTATIVE)
            .isPresent();
      case PROMOTED -> status.equals(Optional.of(Rsvp.Status.ACCEPTED));
      case LAPSED -> standing.isPresent() && status.isEmpty();
      // Whom the draw favoured and who has to take the seat hears that instead.
      case DRAWN ->
        status.equals(Optional.of(Rsvp.Status.WAITLISTED))
            || (status.equals(Optional.of(Rsvp.Status.ACCEPTED))
                && event.terms().confirmMinutes().isEmpty());
      case LAPSE, DRAW, SEAT, MISSED, CARD -> false;
    };
  }

  private Future<Optional<Rsvp.Attendee>> met(Event event, String key) {
    List<Future<List<Rsvp.Attendee>>> chats =
        event.chats().stream().map(people::of).toList();
    return chats.isEmpty()
        ? Future.succeededFuture(Optional.empty())
        : Future.join(chats)
            .map(done -> done.<List<Rsvp.Attendee>>list().stream()
                .flatMap(List::stream)
                .filter(one -> one.key().equals(key))
                .findFirst());
  }

  private Future<Room> room(ChatId chat) {
    return rooms
        .find(chat)
        .map(known -> known.orElseGet(() -> Room.seen(chat, ChatKind.DIRECT, "")));
  }

  /** Says durably that it begins when its turn to leave has come, so that little is unknown after a crash. */
  private Future<Boolean> begin(Job job, Room room) {
    Instant now = clock.instant();
    Duration key = outbound
        .platform(room.chat().account())
        .map(platform -> platform.capabilities().idempotentSend())
        .orElse(Duration.ZERO);
    return key.compareTo(LEASE) > 0
        ? schedule.begin(job, now, LEASE_WITH_KEY, now.plus(key).minus(LEASE))
        : schedule.begin(job, now, LEASE);
  }

  /** The link, if one person is told who may know it. */
  private static Optional<OnlineLink> link(Task task, Event event, Addressee to) {
    return to.standing()
        .filter(standing -> tellsTheLink(task))
        .flatMap(standing -> Rsvp.link(event, standing.status(), standing.seat()));
  }

  /** Who has to take the seat first is told once they do. */
  private static boolean tellsTheLink(Task task) {
    return switch (task.kind()) {
      case REMINDER, LATE, DRAWN -> true;
      case PROMOTED -> task.minutes() == 0;
      case NUDGE, NOTICE, LAPSE, LAPSED, DRAW, SEAT, MISSED, CARD -> false;
    };
  }

  private Future<Void> send(Job job, Task task, Event event, Room room, Addressee to) {
    Sentences say = manners.sentencesFor(room);
    OutboundMessage message = OutboundMessage.text(
            room.chat(),
            text(task, event, room, to)
                + link(task, event, to)
                    .filter(link -> link.open() || !room.isGroup())
                    .map(one -> "\n" + say.say("event.link", "link", one.url()))
                    .orElse(""),
            SendKey.of("told", job.id()))
        .withButtons(buttons(task, event, say));
    return outbound
        .send(message, room.kind(), () -> begin(job, room))
        .compose(receipt -> ended(job, State.DONE, ""))
        .recover(failure -> refused(job, failure));
  }

  private String text(Task task, Event event, Room room, Addressee to) {
    Sentences say = manners.sentencesFor(room);
    ZoneId zone = manners.zoneOf(room);
    return to.standing()
        .filter(standing -> isAboutASeat(task.kind()))
        .map(standing -> new SeatText.Whom(
            standing.attendee().calledIn(room.isGroup()).orElseGet(() -> say.say("event.somebody")),
            standing))
        .map(whom -> SeatText.of(task, event, whom, say, zone, clock.instant()))
        .orElseGet(() -> TaskText.of(task, event, say, zone, clock.instant()));
  }

  private List<List<Button>> buttons(Task task, Event event, Sentences say) {
    if (isAboutASeat(task.kind())) {
      return SeatText.buttons(task, event, say);
    }
    if (task.kind() == Kind.MISSED) {
      return TaskText.missed(task, event, say);
    }
    return event.state() == Event.State.CANCELLED
        ? List.of()
        : CardText.buttons(event, say, clock.instant());
  }

  /** Puts the event's card into the chat; succeeds when the job has ended or is due again later. */
  Future<Void> post(Job job, Task task, Event event, EventCards cards) {
    ChatId chat = ChatId.parse(task.to().substring(Task.CHAT.length()));
    return room(chat)
        .compose(room -> cards.post(event, room, () -> begin(job, room)))
        .compose(done -> ended(job, State.DONE, ""))
        .recover(failure -> refused(job, failure));
  }

  private Future<Void> ended(Job job, State outcome, String detail) {
    return schedule.end(job, State.BEGUN, outcome, detail, clock.instant());
  }

  private Future<Void> refused(Job job, Throwable failure) {
    if (!(failure instanceof SendFailedException refused)) {
      return Future.failedFuture(failure);
    }
    if (refused.code().equals(Outbound.WITHDRAWN)) {
      // Another worker has it.
      return Future.succeededFuture();
    }
    return switch (refused.reason()) {
      case GONE, SUSPENDED, REJECTED -> {
        Instant now = clock.instant();
        yield fromWhereItIs(
            before -> schedule.end(job, before, State.DROPPED, refused.code(), now));
      }
      case UNKNOWN_OUTCOME -> ended(job, State.UNKNOWN, refused.code());
      case RETRY_AFTER, REFRESH_TOKEN -> {
        Instant now = clock.instant();
        Instant due = now.plus(refused.retryAfter().orElse(Duration.ofMinutes(1)));
        yield fromWhereItIs(before -> schedule.postpone(job, before, due, now));
      }
    };
  }

  /**
   * What is refused before its turn to leave has not begun: a group may be muted, or the wait too long. The step that does
   * not fit changes nothing.
   */
  private static Future<Void> fromWhereItIs(Function<State, Future<Void>> step) {
    return step.apply(State.TAKEN).compose(done -> step.apply(State.BEGUN));
  }
}
