package io.reunion.redis;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Asks the same of very many things, some hundred at a time: a connection takes only so many commands that wait for
 * their answer.
 */
public final class Batches {
  /** How many things are asked about at once; each may take several commands. */
  static final int AT_ONCE = 256;

  private Batches() {}

  /**
   * What {@code ask} has answered for each of {@code all}, in their order. Fails with the first failure, once all of its batch
   * are answered, and asks about none of those that would have come after it.
   */
  public static <T, R> Future<List<R>> map(
      List<? extends T> all, Function<? super T, Future<R>> ask) {
    return flatMap(all, some -> {
      List<Future<R>> asked = new ArrayList<>(some.size());
      some.forEach(one -> asked.add(ask.apply(one)));
      return Future.join(asked).map(done -> done.<R>list());
    });
  }

  /** What {@code ask} has answered for one batch of {@code all} after the other, put together. Fails with the first failure. */
  public static <T, R> Future<List<R>> flatMap(
      List<? extends T> all, Function<? super List<T>, Future<List<R>>> ask) {
    List<T> rest = List.copyOf(all);
    List<R> answers = new ArrayList<>(rest.size());
    AtomicInteger from = new AtomicInteger();
    return Steps.until(() -> {
      int begin = from.get();
      if (begin >= rest.size()) {
        return Future.succeededFuture(Optional.of(answers));
      }
      int end = from.addAndGet(Math.min(AT_ONCE, rest.size() - begin));
      return ask.apply(rest.subList(begin, end)).map(some -> {
        answers.addAll(some);
        return Optional.empty();
      });
    });
  }
}
