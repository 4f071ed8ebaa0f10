package io.reunion.keeping;

import io.vertx.core.Future;
import java.util.concurrent.CompletionException;

/** Waits for answers, off the event loop: whoever copies a whole store goes on only when what it asked for is there. */
final class Answers {
  private Answers() {}

  /** Waits for something that is only to be done. */
  static void done(Future<?> asked) {
    var unused = of(asked);
  }

  /** The answer, or its failure as it is. */
  static <T> T of(Future<T> asked) {
    try {
      return asked.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
