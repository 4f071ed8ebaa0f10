package io.reunion.event.reminder;

import io.reunion.bot.Manners;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.UserId;
import io.reunion.event.Event;
import io.reunion.event.Quiet;
import io.reunion.event.Task;
import io.reunion.event.Task.Kind;
import io.reunion.event.people.Admission;
import io.reunion.event.people.ChatPeople;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.event.rsvp.Rsvp.Status;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.rsvp.RsvpStore.Standing;
import io.reunion.redis.Batches;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who is to be told, and when on their own clock. */
public final class Recipients {
  /** A reminder that comes later than this before the start helps nobody. */
  private static final Duration LEAST = Duration.ofMinutes(15);
  /** A change of an event that is nearer than this is told in quiet hours too. */
  private static final Duration URGENT = Duration.ofHours(12);

  /** One person or chat, as {@link Task#to} names it. */
  record Whom(String to, Instant due) {}

  /** One person, and the chat in which they can be told. */
  private record Reached(Attendee attendee, Optional<ChatId> direct) {}

  private final RsvpStore rsvps;
  private final ChatPeople people;
  private final RoomStore rooms;
  private final ReminderChoice choice;
  private final Manners manners;
  private final Admission admission;
  private final Quiet quiet;

  public Recipients(
      RsvpStore rsvps,
      ChatPeople people,
      RoomStore rooms,
      ReminderChoice choice,
      Manners manners,
      Admission admission,
      Quiet quiet) {
    this.admission = admission;
    this.rsvps = rsvps;
    this.people = people;
    this.rooms = rooms;
    this.choice = choice;
    this.manners = manners;
    this.quiet = quiet;
  }

  Future<List<Whom>> of(Task task, Event event, Instant due) {
    Future<Set<String>> off =
        task.kind() == Kind.NOTICE ? Future.succeededFuture(Set.of()) : choice.off();
    return rsvps
        .standings(event.id())
        .compose(all -> candidates(task, event, all, due)
            .compose(those -> off.compose(silent -> reached(those, silent))))
        .compose(reached -> timed(task, event, reached, due));
  }

  private Future<List<Attendee>> candidates(
      Task task, Event event, Map<String, Standing> all, Instant due) {
    return switch (task.kind()) {
      case REMINDER, LATE ->
        Future.succeededFuture(with(
            all.values().stream()
                // Whoever answered after this moment knows.
                .filter(one -> one.time().isBefore(due)),
            Set.of(Status.ACCEPTED, Status.TENTATIVE)));
      case NOTICE ->
        Future.succeededFuture(with(
            all.values().stream(), Set.of(Status.ACCEPTED, Status.TENTATIVE, Status.WAITLISTED)));
      case NUDGE ->
        silent(event, all.keySet())
            .compose(those -> unheard(those, all.keySet()))
            .compose(those -> invited(event, those));
      case PROMOTED, LAPSE, LAPSED, DRAW, DRAWN, SEAT, MISSED, CARD ->
        throw new IllegalStateException(task.kind() + " is to somebody already");
    };
  }

  private static List<Attendee> with(Stream<Standing> all, Set<Status> wanted) {
    return all.filter(one -> one.status().filter(wanted::contains).isPresent())
        .map(Standing::attendee)
        .filter(one -> one.user().isPresent())
        .toList();
  }

  /** Those of the event's chats who have said nothing at all about it. */
  private Future<List<Attendee>> silent(Event event, Set<String> answered) {
    List<Future<List<Attendee>>> chats = event.chats().stream().map(people::of).toList();
    if (chats.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    return Future.join(chats).map(done -> {
      Set<String> seen = new HashSet<>(answered);
      return done.<List<Attendee>>list().stream()
          .flatMap(List::stream)
          .filter(one -> one.user().isPresent() && seen.add(one.key()))
          .toList();
    });
  }

  /** Once each, and nobody who has answered in another account that is linked to theirs. */
  private Future<List<Attendee>> unheard(List<Attendee> all, Set<String> answered) {
    Set<String> seen = new HashSet<>(answered);
    return Batches.map(all, admission::key).map(keys -> {
      List<Attendee> those = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        if (seen.add(keys.get(i))) {
          those.add(all.get(i));
        }
      }
      return those;
    });
  }

  /** Nobody is asked about what is not for them. */
  private Future<List<Attendee>> invited(Event event, List<Attendee> all) {
    return event.terms().invited().everybody()
        ? Future.succeededFuture(all)
        : Batches.<Attendee, Optional<Attendee>>map(
                all,
                one -> admission
                    .admits(event, one)
                    .map(admitted -> admitted ? Optional.of(one) : Optional.empty()))
            .map(those -> those.stream().flatMap(one -> one.stream()).toList());
  }

  private Future<List<Reached>> reached(List<Attendee> all, Set<String> off) {
    List<Attendee> wanting = all.stream()
        .filter(one -> !off.contains(one.key())
            && one.user().filter(user -> off.contains("u:" + user)).isEmpty())
        .toList();
    return Batches.map(wanting, one -> direct(one).map(chat -> new Reached(one, chat)));
  }

  private Future<Optional<ChatId>> direct(Attendee attendee) {
    return attendee
        .user()
        .map((UserId user) -> rooms.directChat(user))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  private Future<List<Whom>> timed(Task task, Event event, List<Reached> reached, Instant due) {
    Set<ChatId> told = new HashSet<>();
    return Batches.<Reached, List<Whom>>map(reached, one -> {
          ChatId answered = one.attendee().chat();
          if (one.direct().isPresent()) {
            return zone(one.direct().get(), answered)
                .map(zone -> timed(task, event, one.attendee().key(), zone, due));
          }
          // Who cannot be written to is told where they answered, all of a chat at once.
          return task.kind() != Kind.NUDGE && told.add(answered)
              ? zone(answered, answered)
                  .map(zone -> timed(task, event, Task.CHAT + answered, zone, due))
              : Future.succeededFuture(List.of());
        })
        .map(all -> all.stream().flatMap((List<Whom> some) -> some.stream()).toList());
  }

  /** The clock that was set for the direct chat, else that of the group in which they answered. */
  private Future<ZoneId> zone(ChatId direct, ChatId answered) {
    return rooms
        .find(direct)
        .compose(known -> known.flatMap(Room::zone).isPresent()
            ? Future.succeededFuture(manners.zoneOf(known.get()))
            : rooms
                .find(answered)
                .map(room ->
                    manners.zoneOf(room.orElseGet(() -> Room.seen(answered, ChatKind.GROUP, "")))));
  }

  private List<Whom> timed(Task task, Event event, String to, ZoneId zone, Instant due) {
    Instant later = quiet.after(due, zone);
    boolean urgent =
        task.kind() == Kind.NOTICE && event.startsAt().minus(URGENT).isBefore(later);
    if (urgent) {
      return List.of(new Whom(to, due));
    }
    boolean useless = task.kind() != Kind.NOTICE
        && task.kind() != Kind.NUDGE
        && later.isAfter(event.startsAt().minus(LEAST));
    return useless ? List.of() : List.of(new Whom(to, later));
  }
}
