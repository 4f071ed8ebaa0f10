package io.reunion.checkin;

import io.reunion.bot.Turn;
import io.reunion.checkin.CheckIns.Checked;
import io.reunion.event.Event;
import io.reunion.event.Seat;
import io.reunion.event.rsvp.Rsvp;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an organiser reads of who has come. */
final class ReportText {
  private static final int MOST_NAMES = 100;

  private ReportText() {}

  static String count(Turn turn, Event event, Report report, Map<Seat, String> words) {
    StringBuilder text = new StringBuilder(turn.say(
        "checkin.count",
        "title",
        event.title(),
        "heads",
        report.heads(),
        "arrived",
        report.arrived(),
        "expected",
        report.expected(),
        "walkins",
        report.walkIns()));
    if (report.heads(Seat.ONLINE) > 0) {
      text.append('\n')
          .append(turn.say(
              "checkin.places",
              "room",
              report.heads(Seat.ROOM),
              "online",
              report.heads(Seat.ONLINE)));
    }
    words.forEach((seat, word) -> text.append('\n')
        .append(
            turn.say(seat == Seat.ROOM ? "checkin.word" : "checkin.word.online", "word", word)));
    if (words.isEmpty()) {
      text.append('\n').append(turn.say("checkin.closed", "id", event.id()));
    }
    return text.toString();
  }

  static String missing(Turn turn, Event event, Report report) {
    List<Rsvp> missing = report.missing();
    String names = missing.stream()
        .limit(MOST_NAMES)
        .map(rsvp -> rsvp.attendee().name() + (rsvp.seats() > 1 ? " +" + (rsvp.seats() - 1) : ""))
        .collect(Collectors.joining(", "));
    if (missing.isEmpty()) {
      return turn.say(
          "checkin.report.all",
          "title",
          event.title(),
          "expected",
          report.expected(),
          "walkins",
          report.walkIns());
    }
    return turn.say(
        "checkin.report",
        "title",
        event.title(),
        "arrived",
        report.arrived(),
        "expected",
        report.expected(),
        "walkins",
        report.walkIns(),
        "names",
        names,
        "more",
        Math.max(0, missing.size() - MOST_NAMES));
  }

  static String arrived(Turn turn, Checked checked, CheckIns.Guest guest, Report report) {
    String name = checked.arrival().map(Arrival::name).orElse(guest.name());
    if (checked.result() == CheckIns.Result.ALREADY) {
      return turn.say("checkin.there", "name", name);
    }
    boolean walkIn = checked.arrival().filter(Arrival::walkIn).isPresent();
    return turn.say(
        walkIn ? "checkin.walkedin" : "checkin.listed",
        "name",
        name,
        "seats",
        checked.arrival().map(Arrival::seats).orElse(1),
        "arrived",
        report.arrived(),
        "expected",
        report.expected(),
        "walkins",
        report.walkIns());
  }
}
