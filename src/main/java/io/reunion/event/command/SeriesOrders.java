package io.reunion.event.command;

import io.reunion.bot.Reply;
import io.reunion.bot.Step;
import io.reunion.bot.TimeReader;
import io.reunion.bot.Turn;
import io.reunion.event.Event;
import io.reunion.event.series.Recurrence;
import io.reunion.event.series.SeriesMaking;
import io.reunion.text.Moments;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** {@code event repeat ID weekly 6}, {@code event repeat ID DATE, DATE} and {@code event series ID}. */
final class SeriesOrders {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private final SeriesMaking making;

  SeriesOrders(SeriesMaking making) {
    this.making = making;
  }

  Future<Reply> repeat(Turn turn, EventOrder order, Event event) {
    if (event.terms().series().isPresent()) {
      return say(turn, "event.series.already", "title", event.title());
    }
    Optional<Recurrence.Read> rule = Recurrence.read(order.words());
    if (rule.isPresent()) {
      return made(turn, event, rule.get().recurrence().after(event.startsAt(), event.zone()));
    }
    return Recurrence.isMeant(order.words()) || order.words().isBlank()
        ? say(
            turn, "event.series.how", "least", Recurrence.MIN_COUNT, "limit", Recurrence.MAX_COUNT)
        : dates(turn, order.words(), event);
  }

  /** Days, at the hour of the first one where none is named. */
  private Future<Reply> dates(Turn turn, String words, Event event) {
    TreeSet<Instant> starts = new TreeSet<>();
    for (String date : words.split("\\s*[,，、;；]\\s*", -1)) {
      if (date.isEmpty()) {
        continue;
      }
      String at = date.matches(".*([:：点時时]|\\d\\s*[ap]m).*")
          ? date
          : date + " " + CLOCK.format(event.startsAt().atZone(turn.zone()));
      Step.Read read = TimeReader.read(turn, new Step.Answer(at, true, Map.of()));
      if (read instanceof Step.Read.Accepted accepted) {
        starts.add(TimeReader.start(accepted.value(), turn.zone()));
      } else {
        return Future.succeededFuture(Reply.discreetly(
            read instanceof Step.Read.Refused refused
                ? refused.sentence()
                : TimeReader.unread(turn, date)));
      }
    }
    starts.remove(event.startsAt());
    boolean usable = !starts.isEmpty()
        && starts.size() < Recurrence.MAX_COUNT
        && starts.first().isAfter(event.startsAt());
    return usable
        ? made(turn, event, new ArrayList<>(starts))
        : say(
            turn, "event.series.how", "least", Recurrence.MIN_COUNT, "limit", Recurrence.MAX_COUNT);
  }

  private Future<Reply> made(Turn turn, Event event, List<Instant> starts) {
    return making
        .repeat(event, starts, turn.operation())
        .map(all -> Reply.discreetly(made(turn, all)));
  }

  /** What was made, for whoever asked. */
  static String made(Turn turn, List<Event> all) {
    Event last = all.get(all.size() - 1);
    return turn.say(
        "event.series.done",
        "title",
        last.title(),
        "count",
        all.size(),
        "when",
        written(turn, last),
        "id",
        last.id());
  }

  private static String written(Turn turn, Event event) {
    return Moments.dayAndTime(
        event.startsAt(), turn.zone(), turn.now(), turn.texts().language());
  }

  Future<Reply> report(Turn turn, Event event) {
    if (event.terms().series().isEmpty()) {
      return say(turn, "event.series.none", "title", event.title());
    }
    return making.report(event).map(report -> {
      StringBuilder text = new StringBuilder(turn.say(
          "event.series.title",
          "title",
          event.title(),
          "attendances",
          report.attendances(),
          "persons",
          report.persons()));
      for (SeriesMaking.Occurrence one : report.occurrences()) {
        text.append('\n')
            .append(turn.say(
                one.event().state() == Event.State.CANCELLED
                    ? "event.series.off"
                    : "event.series.line",
                "when",
                written(turn, one.event()),
                "id",
                one.event().id(),
                "persons",
                one.persons(),
                "seats",
                one.seats()));
      }
      return Reply.discreetly(text.toString());
    });
  }

  private static Future<Reply> say(Turn turn, String key, Object... named) {
    return Future.succeededFuture(Reply.discreetly(turn.say(key, named)));
  }
}
