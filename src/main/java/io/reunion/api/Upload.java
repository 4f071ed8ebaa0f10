package io.reunion.api;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Writes a body to a file while it comes, so that a long list costs no memory. One that is too long is refused as soon as
 * that is known, by its header or on the way; what still comes of it is dropped unread.
 */
final class Upload implements Handler<RoutingContext> {
  private static final String RECEIVED = "reunion.upload";
  private static final int TOO_LARGE = 413;

  private final long most;

  /** @param most bytes */
  Upload(long most) {
    this.most = most;
  }

  /**
   * A body in a file of its own, which whoever takes it deletes.
   *
   * @param digest of the body, where the request has a key by which it may be repeated
   */
  record Received(Path file, long bytes, Optional<String> digest) {}

  /** The digest of a body that was written to a file; empty if it was not, or nobody needs it. */
  static Optional<String> digest(RoutingContext routing) {
    Received received = routing.get(RECEIVED);
    return received == null ? Optional.empty() : received.digest();
  }

  /** How many bytes the body of this request has. */
  static long bytes(RoutingContext routing) {
    Received received = routing.get(RECEIVED);
    return received.bytes();
  }

  /** The body of this request; from now on the file is the caller's. */
  static Received taken(RoutingContext routing) {
    Received received = routing.get(RECEIVED);
    routing.remove(RECEIVED);
    return received;
  }

  @Override
  public void handle(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    if (announced(request) > most) {
      drain(request);
      routing.fail(TOO_LARGE);
      return;
    }
    request.pause();
    routing
        .vertx()
        .fileSystem()
        .createTempFile("reunion-upload-", ".list")
        .compose(path -> routing
            .vertx()
            .fileSystem()
            .open(path, new OpenOptions().setRead(false).setTruncateExisting(true))
            .map(file -> new Arrival(routing, Path.of(path), file)))
        .onSuccess(Arrival::begin)
        .onFailure(routing::fail);
  }

  /** 0 where the length is not told, or is none. */
  private static long announced(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    boolean digits = length != null && length.matches("[0-9]{1,18}");
    return digits ? Long.parseLong(length) : 0;
  }

  private static void drain(HttpServerRequest request) {
    request.handler(dropped -> {}).resume();
  }

  /** One body on its way. */
  private final class Arrival {
    private final RoutingContext routing;
    private final Path path;
    private final AsyncFile file;
    private final Optional<MessageDigest> digest;
    private long bytes;
    private boolean discarded;

    private Arrival(RoutingContext routing, Path path, AsyncFile file) {
      this.routing = routing;
      this.path = path;
      this.file = file;
      this.digest = routing.request().headers().contains(Repeats.KEY)
          ? Optional.of(Exchange.sha256())
          : Optional.empty();
    }

    private void begin() {
      HttpServerRequest request = routing.request();
      routing.addEndHandler(done -> {
        if (routing.get(RECEIVED) != null) {
          delete(routing.vertx());
        }
      });
      request.exceptionHandler(gone -> discard());
      request.handler(this::take);
      request.endHandler(end -> ended());
      if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
        routing.response().writeContinue();
      }
      request.resume();
    }

    private void take(Buffer piece) {
      bytes += piece.length();
      if (bytes > most) {
        routing.request().endHandler(null);
        drain(routing.request());
        discard();
        routing.fail(TOO_LARGE);
        return;
      }
      digest.ifPresent(all -> all.update(piece.getBytes()));
      file.write(piece).onFailure(routing::fail);
      if (file.writeQueueFull()) {
        routing.request().pause();
        file.drainHandler(empty -> routing.request().resume());
      }
    }

    private void ended() {
      file.close()
          .onSuccess(closed -> {
            routing.put(
                RECEIVED,
                new Received(
                    path, bytes, digest.map(all -> HexFormat.of().formatHex(all.digest()))));
            routing.next();
          })
          .onFailure(routing::fail);
    }

    /** For whatever reason first: one that is refused on its way may break off besides. */
    private void discard() {
      if (discarded) {
        return;
      }
      discarded = true;
      file.close().onComplete(closed -> delete(routing.vertx()));
    }

    private void delete(Vertx vertx) {
      vertx.fileSystem().delete(path.toString());
    }
  }
}
