package io.reunion.event.reminder;

import io.reunion.chat.UserId;
import io.reunion.event.Event;
import io.reunion.event.Quiet;
import io.reunion.event.Task;
import io.reunion.event.Task.Kind;
import io.reunion.event.people.Association;
import io.reunion.event.reminder.Recipients.Whom;
import io.reunion.member.MemberId;
import io.reunion.redis.Batches;
import io.reunion.schedule.Job.State;
import io.reunion.schedule.Schedule;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reminders that were found so late after downtime that they have lost part of their sense: whoever organises the event is
 * asked in private whether they are sent all the same.
 */
public final class LateReminders {
  /** A question that comes later than this before the start helps nobody. */
  private static final Duration LEAST = Duration.ofMinutes(30);

  private static final Set<State> TOLD = Set.of(State.BEGUN, State.DONE, State.UNKNOWN);

  private final Schedule schedule;
  private final Association association;
  private final Quiet quiet;
  private final Clock clock;

  public LateReminders(Schedule schedule, Association association, Quiet quiet, Clock clock) {
    this.schedule = schedule;
    this.association = association;
    this.quiet = quiet;
    this.clock = clock;
  }

  private static Task question(Event event, long minutes) {
    return Task.plan(Kind.MISSED, event, minutes);
  }

  /** Has the organisers asked about {@code task}, if it is a reminder. Calling twice is harmless. */
  Future<Void> ask(Task task, Event event) {
    if (task.kind() != Kind.REMINDER) {
      return Future.succeededFuture();
    }
    Instant now = clock.instant();
    Instant polite = quiet.after(now, event.zone());
    Instant due = polite.isBefore(event.startsAt().minus(LEAST)) ? polite : now;
    Task question = question(event, task.minutes());
    return schedule.put(question.id(), due, question.written(), now).mapEmpty();
  }

  /** The event's hosts and the admins of the chapters whose it is; the association's office where it has none. */
  Future<List<Whom>> organisers(Event event, Instant due) {
    Set<UserId> users = new TreeSet<>(Comparator.comparing(UserId::toString));
    users.addAll(association.adminsOf(event.terms().owners()));
    List<MemberId> members = new ArrayList<>();
    event.terms().hosts().forEach(host -> {
      host.user().ifPresent(users::add);
      host.member().map(MemberId::new).ifPresent(members::add);
    });
    return Batches.map(members, (MemberId id) -> association.members().get(id)).map(found -> {
      found.forEach(one -> one.ifPresent(member -> users.addAll(member.users())));
      return (users.isEmpty() ? association.office() : users)
          .stream().map(user -> new Whom(Task.USER + user, due)).toList();
    });
  }

  /** What became of the word to send a reminder all the same. */
  public enum Word {
    SENT,
    /** It was given before. */
    AGAIN,
    /** No such reminder was missed. */
    NOT_MISSED
  }

  /**
   * Sends the reminder of so many minutes before the start to all who have not had it.
   *
   * @param minutes 0 for one besides those that come by themselves
   */
  public Future<Word> send(Event event, long minutes) {
    Future<Boolean> may = minutes == 0
        ? Future.succeededFuture(true)
        : schedule.state(question(event, minutes).id()).map(Optional::isPresent);
    Task late = Task.plan(Kind.LATE, event, minutes);
    Instant now = clock.instant();
    return may.compose(missed -> missed
        ? schedule
            .put(late.id(), now, late.written(), now)
            .map(isNew -> isNew ? Word.SENT : Word.AGAIN)
        : Future.succeededFuture(Word.NOT_MISSED));
  }

  /** Those of {@code all} who have not been told by the reminder that was late, nor perhaps. */
  Future<List<Whom>> untold(Task late, Event event, List<Whom> all) {
    Task reminder = Task.plan(Kind.REMINDER, event, late.minutes());
    return Batches.map(
            all,
            whom -> schedule
                .state(reminder.to(whom.to()).id())
                .map(state -> state.filter(TOLD::contains).isEmpty()
                    ? Optional.of(whom)
                    : Optional.<Whom>empty()))
        .map(those -> those.stream().flatMap(Optional::stream).toList());
  }
}
