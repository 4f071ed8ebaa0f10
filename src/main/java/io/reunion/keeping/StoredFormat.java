package io.reunion.keeping;

import io.lettuce.core.SetArgs;
import io.reunion.keeping.KeepingException.Reason;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * In which form things are stored, as a number in the key {@code reunion:format}: written at the first start, raised step
 * by step when a later version of the program starts, and never lowered.
 */
public final class StoredFormat {
  private static final Logger LOG = LoggerFactory.getLogger(StoredFormat.class);

  private static final Script RAISE = Script.beside(StoredFormat.class, "raise.lua");

  /** That of a store which does not say. */
  static final int FIRST = 1;

  /** The way from each form to the next, the first of them from {@link #FIRST}. */
  private static final List<Step> STEPS = List.of();

  /** That which this program writes. */
  public static final int CURRENT = FIRST + STEPS.size();

  /**
   * Makes everything that is stored in one form into the next one. Two instances may do it at once, and one that failed
   * is done again from its beginning: what is done already stays as it is.
   */
  @FunctionalInterface
  interface Step {
    Future<Void> apply(Redis redis);
  }

  private final Redis redis;
  private final List<Step> steps;

  private StoredFormat(Redis redis, List<Step> steps) {
    this.redis = redis;
    this.steps = List.copyOf(steps);
  }

  /**
   * Makes a store ready for this program.
   *
   * <p>Fails with a {@link KeepingException}: {@link Reason#HALF_RESTORED}, or {@link Reason#NEWER_FORMAT} for what a later
   * version has written.
   */
  public static Future<Void> prepare(Redis redis) {
    return prepare(redis, STEPS);
  }

  static Future<Void> prepare(Redis redis, List<Step> steps) {
    return restoring(redis)
        .compose(since -> since.isPresent()
            ? Future.failedFuture(new KeepingException(Reason.HALF_RESTORED, since.get()))
            : new StoredFormat(redis, steps).bring());
  }

  private Future<Void> bring() {
    // A store without a number is of the first form, or empty: then no step finds anything to do.
    return redis
        .call(c -> c.set(Keys.FORMAT, Integer.toString(FIRST), SetArgs.Builder.nx()))
        .compose(first -> of(redis))
        .compose(found -> from(found.orElse(FIRST)));
  }

  private Future<Void> from(int format) {
    int newest = FIRST + steps.size();
    if (format > newest) {
      return Future.failedFuture(
          new KeepingException(Reason.NEWER_FORMAT, Integer.toString(format)));
    }
    if (format == newest) {
      return Future.succeededFuture();
    }
    LOG.info("the store is made from form {} into {}", format, format + 1);
    return steps
        .get(format - FIRST)
        .apply(redis)
        .compose(
            done -> redis.run(RAISE, List.of(Keys.FORMAT), List.of(Integer.toString(format + 1))))
        .compose(now -> from((int) now.number()));
  }

  /** The form that a store says it has. */
  static Future<Optional<Integer>> of(Redis redis) {
    return redis
        .call(c -> c.get(Keys.FORMAT))
        .map(Optional::ofNullable)
        .map(said -> said.map(StoredFormat::number));
  }

  private static int number(String said) {
    try {
      return Integer.parseInt(said);
    } catch (NumberFormatException e) {
      throw new IllegalStateException(
          Keys.FORMAT + ": '" + said + "' (expected: a whole number)", e);
    }
  }

  private static Future<Optional<String>> restoring(Redis redis) {
    return redis.call(c -> c.get(Keys.RESTORING)).map(Optional::ofNullable);
  }

  /** Waits for the answer. */
  static void refuseHalfRestored(Redis redis) {
    Answers.of(restoring(redis)).ifPresent(since -> {
      throw new KeepingException(Reason.HALF_RESTORED, since);
    });
  }
}
