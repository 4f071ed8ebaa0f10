package io.reunion.member.pull;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How it stands with pulling.
 *
 * @param running whether an instance is pulling now
 * @param tried when the last pull began
 * @param last what became of the last one that has ended
 */
public record PullState(boolean running, Optional<Instant> tried, Optional<Ended> last) {
  /** After a failure the next pull comes after this at the latest. */
  private static final Duration AGAIN = Duration.ofHours(1);

  /** What may become of a pull. */
  public enum Outcome {
    /** Records came, and were taken as the import's report says. */
    TAKEN,
    /** Nothing has changed since the last pull. */
    UNCHANGED,
    /** Records came, and the import refused all of them together. */
    REFUSED,
    /** Nothing came; nobody was changed. */
    FAILED
  }

  /**
   * A pull that has ended.
   *
   * @param words why it failed; empty otherwise
   * @param imported the import by whose id its report is found and it can be rolled back
   */
  public record Ended(
      Instant at,
      Outcome outcome,
      String words,
      Optional<String> imported,
      int pages,
      long records) {}

  /** When the next pull is due, if there is one every so often; empty if there was none yet: now. */
  public Optional<Instant> next(Duration every) {
    boolean failed = last.filter(ended -> ended.outcome() == Outcome.FAILED).isPresent();
    Duration pause = failed && every.compareTo(AGAIN) > 0 ? AGAIN : every;
    return tried.map(at -> at.plus(pause));
  }

  boolean isDue(Duration every, Instant now) {
    return !running && next(every).filter(now::isBefore).isEmpty();
  }

  static PullState read(Map<String, String> fields, boolean running) {
    Optional<Ended> last = Optional.ofNullable(fields.get("outcome"))
        .map(outcome -> new Ended(
            moment(fields, "ended").orElse(Instant.EPOCH),
            Outcome.valueOf(outcome),
            fields.getOrDefault("words", ""),
            Optional.ofNullable(fields.get("import")).filter(id -> !id.isEmpty()),
            Integer.parseInt(fields.getOrDefault("pages", "0")),
            Long.parseLong(fields.getOrDefault("records", "0"))));
    return new PullState(running, moment(fields, "tried"), last);
  }

  private static Optional<Instant> moment(Map<String, String> fields, String field) {
    return Optional.ofNullable(fields.get(field)).map(Long::parseLong).map(Instant::ofEpochMilli);
  }
}
