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
   * What {@code ask} has answered for each of {@code all}, in their order. Fails with the first failure, and asks about none
   * of those that would have come after its batch.
   */
  public static <T, R> Future<List<R>> map(List<T> all, Function<? super T, Future<R>> ask) {
    return map(all, 0, ask, new ArrayList<>(all.size()));
  }

  private static <T, R> Future<List<R>> map(
      List<T> all, int from, Function<? super T, Future<R>> ask, List<R> answers) {
    if (from >= all.size()) {
      return Future.succeededFuture(answers);
    }
    int to = Math.min(all.size(), from + AT_ONCE);
    List<Future<R>> batch = new ArrayList<>(to - from);
    all.subList(from, to).forEach(one -> batch.add(ask.apply(one)));
    return Future.join(batch).compose(done -> {
      answers.addAll(done.list());
      return map(all, to, ask, answers);
    });
  }
}
