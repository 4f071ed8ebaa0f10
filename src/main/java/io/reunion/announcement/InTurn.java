package io.reunion.announcement;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Asks for many things, some hundreds at a time: the connection to the store takes only so many commands at once. */
final class InTurn {
  static final int CHUNK = 250;

  private InTurn() {}

  /** What {@code ask} answers for each of {@code items}, in their order. */
  static <T, R> Future<List<R>> all(List<T> items, Function<T, Future<R>> ask) {
    return chunks(
        items, chunk -> Future.join(chunk.stream().map(ask).toList()).map(done -> done.<R>list()));
  }

  /** What {@code ask} answers for some after the other of {@code items}, put together. */
  static <T, R> Future<List<R>> chunks(List<T> items, Function<List<T>, Future<List<R>>> ask) {
    List<R> answers = new ArrayList<>(items.size());
    Future<Void> asked = Future.succeededFuture();
    for (int from = 0; from < items.size(); from += CHUNK) {
      List<T> chunk = items.subList(from, Math.min(from + CHUNK, items.size()));
      asked = asked.compose(before -> ask.apply(chunk)).map(some -> {
        answers.addAll(some);
        return null;
      });
    }
    return asked.map(done -> answers);
  }
}
