package io.reunion.member;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Asks the store for many things, never for more than some hundreds at once. */
final class Chunks {
  /** More commands than this wait for no answer: neither we nor Redis hold a million of them in memory. */
  static final int MOST_PENDING = 256;

  private Chunks() {}

  /** What {@code step} gives for each of {@code items}, in their order; fails with the first failure. */
  static <A, B> Future<List<B>> each(Collection<A> items, Function<A, Future<B>> step) {
    List<A> all = List.copyOf(items);
    return from(0, all, step, new ArrayList<>(all.size()));
  }

  private static <A, B> Future<List<B>> from(
      int at, List<A> all, Function<A, Future<B>> step, List<B> done) {
    if (at == all.size()) {
      return Future.succeededFuture(done);
    }
    int to = Math.min(all.size(), at + MOST_PENDING);
    List<Future<B>> pending = all.subList(at, to).stream().map(step).toList();
    return Future.all(pending).compose(some -> {
      done.addAll(some.list());
      return from(to, all, step, done);
    });
  }
}
