package io.reunion.platform;

import io.reunion.chat.SendFailedException;
import io.vertx.core.Future;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits, on the test's own thread, for what a Future becomes. */
public final class Await {
  private Await() {}

  public static <T> T value(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  public static SendFailedException failure(Future<?> future) {
    try {
      Object value = value(future);
      throw new AssertionError("succeeded with " + value);
    } catch (CompletionException e) {
      if (e.getCause() instanceof SendFailedException failure) {
        return failure;
      }
      throw e;
    }
  }
}
