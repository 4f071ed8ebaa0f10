package io.reunion.event.reminder;

import io.reunion.event.Event;
import io.reunion.event.Task;
import io.reunion.event.waitlist.Draws;
import java.time.Duration;
import java.time.Instant;

/** Whether what was to be told still makes sense. */
final class Sense {
  /** What is found later than this after downtime is not told any more, except what people have to know. */
  private static final Duration LATEST = Duration.ofHours(2);

  /** Why a reminder that was found that late is not told: somebody may want it all the same. */
  static final String TOO_LATE = "late";

  private Sense() {}

  static boolean isTooLate(Instant due, Instant now) {
    return now.isAfter(due.plus(LATEST));
  }

  /** Why not; empty if it does. */
  static String against(Task task, Event event, Instant due, Instant now) {
    return switch (task.kind()) {
      case REMINDER -> againstReminder(task, event, due, now);
      case LATE, MISSED -> againstReminder(task, event, now);
      case NUDGE -> againstNudge(task, event, due, now);
      case NOTICE -> againstNotice(task, event, now);
      case PROMOTED, LAPSED -> againstSeat(event, now);
      case LAPSE ->
        event.terms().confirmMinutes().isEmpty() ? "no-condition" : againstSeat(event, now);
      case DRAWN, CARD -> againstDrawing(event, now);
      case SEAT -> event.terms().pot() ? "a-draw" : againstDrawing(event, now);
      case DRAW -> againstDraw(task, event, now);
    };
  }

  private static String againstReminder(Task task, Event event, Instant due, Instant now) {
    String reason = againstReminder(task, event, now);
    return reason.isEmpty() && isTooLate(due, now) ? TOO_LATE : reason;
  }

  private static String againstReminder(Task task, Event event, Instant now) {
    if (isOff(event)) {
      return "not-open";
    }
    if (event.startsAt().toEpochMilli() != task.start()) {
      return "moved";
    }
    return now.isBefore(event.startsAt()) ? "" : "begun";
  }

  private static String againstNudge(Task task, Event event, Instant due, Instant now) {
    boolean over = event.deadline().filter(end -> !now.isBefore(end)).isPresent();
    if (over || !event.takesAnswers(now)) {
      return "not-open";
    }
    boolean planned = task.to().isEmpty();
    boolean otherEnd = planned && !due.equals(end(event).minus(Duration.ofMinutes(task.minutes())));
    return otherEnd ? "other-deadline" : againstReminder(task, event, due, now);
  }

  /** Until when answers are asked for. */
  static Instant end(Event event) {
    return event.deadline().orElse(event.startsAt());
  }

  /** A change that was taken back, or was never kept, is not told. */
  private static String againstNotice(Task task, Event event, Instant now) {
    if (event.over().isBefore(now)) {
      return "over";
    }
    if (event.startsAt().toEpochMilli() != task.start()) {
      return "moved-again";
    }
    Task.Before before = task.before().orElseThrow();
    boolean same = event.startsAt().toEpochMilli() == before.startsAt()
        && event.place().equals(before.place())
        && event.state().name().equals(before.state());
    return same ? "as-before" : "";
  }

  private static String againstSeat(Event event, Instant now) {
    return isOff(event) ? "not-open" : event.startsAt().isBefore(now) ? "begun" : "";
  }

  private static boolean isOff(Event event) {
    return event.state() == Event.State.CANCELLED || event.state() == Event.State.DRAFT;
  }

  /** Seats, and the card of the next occurrence, are of use until the event is over. */
  private static String againstDrawing(Event event, Instant now) {
    return isOff(event) ? "not-open" : event.over().isBefore(now) ? "over" : "";
  }

  /** A draw that is late is held all the same, as long as it is of use; one whose deadline moved has another task. */
  private static String againstDraw(Task task, Event event, Instant now) {
    boolean moved = Draws.moment(event).toEpochMilli() != task.minutes();
    return moved || !event.terms().pot() ? "moved" : againstDrawing(event, now);
  }
}
