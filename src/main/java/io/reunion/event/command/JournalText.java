package io.reunion.event.command;

import io.reunion.bot.Turn;
import io.reunion.event.Event;
import io.reunion.event.Seat;
import io.reunion.event.rsvp.JournalEntry;
import io.reunion.text.Marked;
import io.reunion.text.Moments;
import java.util.List;
import java.util.Locale;

/** The latest changes of an event's answers, for reading in a chat. */
final class JournalText {
  private JournalText() {}

  static String of(Event event, List<JournalEntry> entries, Turn turn) {
    StringBuilder text = new StringBuilder(turn.say(
        entries.isEmpty() ? "event.journal.empty" : "event.journal.title", "title", event.title()));
    for (JournalEntry entry : entries) {
      text.append('\n')
          .append(turn.say(
              "event.journal.line",
              "when",
              Moments.dayAndTime(
                  entry.at(), turn.zone(), turn.now(), turn.texts().language()),
              "name",
              entry.name(),
              "from",
              standing(entry.from(), turn),
              "to",
              standing(entry.to(), turn),
              "words",
              entry.understood().isEmpty()
                  ? turn.mark("event.journal.itself")
                  : turn.mark("event.journal.said", "understood", entry.understood())));
    }
    return text.toString();
  }

  private static Marked standing(String standing, Turn turn) {
    String[] parts = standing.split(":", 3);
    int seats = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
    Marked said = turn.mark(
        "event.standing." + parts[0].toLowerCase(Locale.ROOT), "seats", Math.max(1, seats));
    return parts.length > 2 && Seat.stored(parts[2]) == Seat.ONLINE
        ? turn.mark("event.standing.online", "standing", said)
        : said;
  }
}
