package io.reunion.redis;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
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
    return from(0, List.copyOf(all), ask, new ArrayList<>(all.size()));
  }

  private static <T, R> Future<List<R>> from(
      int from, List<T> all, Function<? super List<T>, Future<List<R>>> ask, List<R> answers) {
    if (from >= all.size()) {
      return Future.succeededFuture(answers);
    }
    int to = Math.min(all.size(), from + AT_ONCE);
    return ask.apply(all.subList(from, to)).compose(some -> {
      answers.addAll(some);
      return from(to, all, ask, answers);
    });
  }
}
