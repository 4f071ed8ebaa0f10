package io.reunion.language.when;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A date or time that was found in a text.
 *
 * @param from where it begins, in UTF-16 units of the text as it was given
 * @param to where it ends, exclusive; words between a day and its time lie inside, see {@code spans}
 * @param spans its own words alone, in order
 * @param reading the likeliest meaning; to be acted upon only if {@link #isCertain()}
 * @param zone the zone that was written; the reading's moments are converted to the chat's
 * @param ambiguities why to ask; empty where nothing is to be asked
 */
public record When(
    int from,
    int to,
    List<Span> spans,
    Relation relation,
    Reading reading,
    Optional<ZoneId> zone,
    Set<Assumption> assumed,
    List<Ambiguity> ambiguities) {

  /** A piece of the text, in UTF-16 units, the end exclusive. */
  public record Span(int from, int to) {}

  /** The shape of the reading. */
  public enum Kind {
    DATE,
    DATE_TIME,
    TIME,
    RANGE,
    DURATION,
    RECURRENCE
  }

  public When {
    spans = List.copyOf(spans);
    assumed = Set.copyOf(assumed);
    ambiguities = List.copyOf(ambiguities);
  }

  public Kind kind() {
    if (reading instanceof Reading.Point point) {
      return kindOf(point.at());
    }
    if (reading instanceof Reading.Range) {
      return Kind.RANGE;
    }
    return reading instanceof Reading.Lasting ? Kind.DURATION : Kind.RECURRENCE;
  }

  private static Kind kindOf(Moment moment) {
    if (moment instanceof Moment.Day) {
      return Kind.DATE;
    }
    return moment instanceof Moment.Clock ? Kind.TIME : Kind.DATE_TIME;
  }

  /** The same words, taken for more than they say alone. */
  public When reading(Reading other) {
    return new When(from, to, spans, relation, other, zone, assumed, ambiguities);
  }

  /** Nothing is to be asked. */
  public boolean isCertain() {
    return ambiguities.isEmpty();
  }

  public boolean isAmbiguous(Ambiguity.Reason reason) {
    return ambiguities.stream().anyMatch(ambiguity -> ambiguity.reason() == reason);
  }

  public Optional<Moment> start() {
    return reading.start();
  }

  public Optional<Moment> end() {
    return reading.end();
  }
}
