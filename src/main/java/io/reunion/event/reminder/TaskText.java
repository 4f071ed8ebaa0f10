package io.reunion.event.reminder;

import io.reunion.chat.Button;
import io.reunion.event.Event;
import io.reunion.event.Task;
import io.reunion.text.Marked;
import io.reunion.text.Moments;
import io.reunion.text.Sentences;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** What people are told without having asked: on the clock of the chat. */
final class TaskText {
  private TaskText() {}

  static String of(Task task, Event event, Sentences say, ZoneId zone, Instant now) {
    return switch (task.kind()) {
      case REMINDER, LATE -> about("event.reminder", event, say, zone, now);
      case NUDGE -> about("event.nudge", event, say, zone, now);
      case NOTICE -> notice(task, event, say, zone, now);
      case MISSED -> missed(task, event, say, zone, now);
      case PROMOTED, LAPSE, LAPSED, DRAW, DRAWN, SEAT, CARD ->
        throw new IllegalStateException(task.kind() + " is not told in these words");
    };
  }

  private static String about(String key, Event event, Sentences say, ZoneId zone, Instant now) {
    return say.say(
        key,
        "title",
        event.title(),
        "when",
        Moments.dayAndTime(event.startsAt(), zone, now, say.language()),
        "place",
        place(event.place(), say),
        "id",
        event.id());
  }

  private static String missed(Task task, Event event, Sentences say, ZoneId zone, Instant now) {
    Instant due = event.startsAt().minus(Duration.ofMinutes(task.minutes()));
    return say.say(
        "event.missed",
        "title",
        event.title(),
        "when",
        Moments.dayAndTime(event.startsAt(), zone, now, say.language()),
        "due",
        Moments.dayAndTime(due, zone, now, say.language()));
  }

  static List<List<Button>> missed(Task task, Event event, Sentences say) {
    return List.of(List.of(new Button(
        say.say("event.button.remind"),
        "events remind " + event.id() + " " + task.minutes(),
        Button.Style.PRIMARY)));
  }

  private static Marked place(String place, Sentences say) {
    return place.isEmpty() ? Marked.EMPTY : say.mark("event.told.place", "place", place);
  }

  private static String notice(Task task, Event event, Sentences say, ZoneId zone, Instant now) {
    Task.Before before = task.before().orElseThrow();
    Instant old = Instant.ofEpochMilli(before.startsAt());
    String oldWhen = Moments.dayAndTime(old, zone, now, say.language());
    if (event.state() == Event.State.CANCELLED) {
      return say.say("event.told.cancelled", "title", event.title(), "when", oldWhen);
    }
    if (before.state().equals(Event.State.CANCELLED.name())) {
      return about("event.told.again", event, say, zone, now);
    }
    return say.say(
        "event.told.changed",
        "title",
        event.title(),
        "oldWhen",
        oldWhen,
        "oldPlace",
        place(before.place(), say),
        "when",
        Moments.dayAndTime(event.startsAt(), zone, now, say.language()),
        "place",
        place(event.place(), say));
  }
}
