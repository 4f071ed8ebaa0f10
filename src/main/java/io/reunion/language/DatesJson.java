package io.reunion.language;

import com.fasterxml.jackson.core.JsonGenerator;
import io.reunion.language.when.Moment;
import io.reunion.language.when.When;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A date as JSON: {@code start} and {@code end} in RFC 3339 with seconds and offset, or null; {@code dateOnly}, true
 * where only days were told, which then begin at their midnight, {@code end} being the last day; {@code doubts}, why
 * to ask before acting on it, in small letters, such as {@code past} and {@code am_pm}.
 */
final class DatesJson {
  private static final DateTimeFormatter FORM = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

  private DatesJson() {}

  static void write(JsonGenerator out, Optional<When> told, ZonedDateTime now) throws IOException {
    Optional<Moment> from = told.flatMap(When::start);
    Optional<ZonedDateTime> start = from.map(moment -> at(moment, now));
    Optional<ZonedDateTime> end =
        told.flatMap(When::end).map(moment -> at(moment, start.orElse(now)));
    write(out, "start", start);
    write(out, "end", end);
    out.writeBooleanField(
        "dateOnly", from.filter(moment -> moment instanceof Moment.Day).isPresent());
    out.writeArrayFieldStart("doubts");
    if (told.isPresent()) {
      for (var ambiguity : told.get().ambiguities()) {
        out.writeString(ambiguity.reason().key());
      }
    }
    out.writeEndArray();
  }

  private static void write(JsonGenerator out, String key, Optional<ZonedDateTime> at)
      throws IOException {
    if (at.isPresent()) {
      out.writeStringField(key, FORM.format(at.get()));
    } else {
      out.writeNullField(key);
    }
  }

  /** A time without a day is the next one after {@code earliest}. */
  private static ZonedDateTime at(Moment moment, ZonedDateTime earliest) {
    if (moment instanceof Moment.At at) {
      return at.at();
    }
    if (moment instanceof Moment.Day day) {
      return day.day().atStartOfDay(earliest.getZone());
    }
    Moment.Clock clock = (Moment.Clock) moment;
    LocalDate today = earliest.withZoneSameInstant(clock.zone()).toLocalDate();
    ZonedDateTime first = today.atTime(clock.clock()).atZone(clock.zone()).plusDays(clock.days());
    ZonedDateTime next = first.isBefore(earliest) ? first.plusDays(1) : first;
    return next.withZoneSameInstant(earliest.getZone());
  }
}
