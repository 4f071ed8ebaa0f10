package io.reunion.member.pull;

import io.reunion.member.pull.PullFailedException.Reason;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Keeps an answer in memory, up to so many bytes after unpacking; what is longer fails as too large and is not kept. */
final class BoundedBody implements BodyCodec<Buffer> {
  private final int most;

  BoundedBody(int most) {
    this.most = most;
  }

  @Override
  public BodyStream<Buffer> stream() {
    return new Bounded(most);
  }

  private static final class Bounded implements BodyStream<Buffer> {
    private final int most;
    private final CompletableFuture<Buffer> whole = new CompletableFuture<>();
    private Buffer body = Buffer.buffer();

    Bounded(int most) {
      this.most = most;
    }

    @Override
    public Future<Buffer> result() {
      return Future.fromCompletionStage(whole);
    }

    @Override
    public void handle(Throwable failure) {
      whole.completeExceptionally(failure);
    }

    @Override
    public Bounded exceptionHandler(@Nullable Handler<Throwable> handler) {
      return this;
    }

    @Override
    public Future<Void> write(Buffer chunk) {
      if (whole.isDone()) {
        return Future.succeededFuture();
      }
      if (body.length() + chunk.length() > most) {
        PullFailedException large =
            new PullFailedException(Reason.TOO_LARGE, "expected at most " + most + " bytes");
        body = Buffer.buffer();
        whole.completeExceptionally(large);
        return Future.failedFuture(large);
      }
      body.appendBuffer(chunk);
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> end() {
      whole.complete(body);
      return Future.succeededFuture();
    }

    @Override
    public Bounded setWriteQueueMaxSize(int size) {
      return this;
    }

    @Override
    public boolean writeQueueFull() {
      return false;
    }

    @Override
    public Bounded drainHandler(@Nullable Handler<Void> handler) {
      return this;
    }
  }
}
