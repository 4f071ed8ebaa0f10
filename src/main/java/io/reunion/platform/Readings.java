package io.reunion.platform;

import io.reunion.chat.Update;
import io.reunion.chat.WebhookResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of a request that cannot be read. */
public final class Readings {
  private static final Logger LOG = LoggerFactory.getLogger(Readings.class);

  private Readings() {}

  /** What {@code reading} gives; {@code Malformed} where a field is not what it should be, or an id is none. */
  public static WebhookResult of(Supplier<WebhookResult> reading) {
    try {
      return reading.get();
    } catch (UnreadableException | IllegalArgumentException e) {
      return new WebhookResult.Malformed(where(e));
    }
  }

  /**
   * What {@code reading} gives for each of several things in one request. What cannot be read is passed over, lest the others
   * be lost with it; only where none can be read that is what becomes of all.
   */
  public static <T> List<Update> each(
      Iterable<T> things, Function<T, ? extends Collection<? extends Update>> reading) {
    List<Update> updates = new ArrayList<>();
    Optional<RuntimeException> first = Optional.empty();
    boolean any = false;
    for (T thing : things) {
      try {
        updates.addAll(reading.apply(thing));
        any = true;
      } catch (UnreadableException | IllegalArgumentException e) {
        LOG.warn("passed over a part of a request: {}", where(e));
        first = first.isPresent() ? first : Optional.of(e);
      }
    }
    if (!any && first.isPresent()) {
      throw first.get();
    }
    return List.copyOf(updates);
  }

  private static String where(RuntimeException failure) {
    return failure instanceof UnreadableException unreadable
        ? unreadable.where()
        : "an id (expected: no blanks, braces or controls)";
  }
}
