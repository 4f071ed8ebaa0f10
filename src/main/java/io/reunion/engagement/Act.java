package io.reunion.engagement;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * That somebody took part.
 *
 * @param person as {@code bot.Speaker} counts people; only members are counted
 */
public record Act(String person, Instant at) {
  /** A feature in which people take part. */
  public record Source(Mode mode, Supplier<Future<List<Act>>> acts) {}
}
