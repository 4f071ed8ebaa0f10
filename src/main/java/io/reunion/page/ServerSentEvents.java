package io.reunion.page;

import io.vertx.core.http.HttpServerResponse;

/** One reader of server-sent events (HTML Standard, 9.2). A reader that does not keep up is cut off, and comes back by itself. */
public final class ServerSentEvents {
  private final HttpServerResponse response;

  private ServerSentEvents(HttpServerResponse response) {
    this.response = response;
  }

  /** Begins the answer; {@code mostUnread} bytes may wait for the reader. */
  public static ServerSentEvents begin(HttpServerResponse response, int mostUnread) {
    response
        .setChunked(true)
        .setWriteQueueMaxSize(mostUnread)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-store")
        // Compression would hold events back until a block is full.
        .putHeader("Content-Encoding", "identity");
    return new ServerSentEvents(response);
  }

  /** An event as it goes over the wire; {@code json} is one line. */
  public static String event(String name, String json) {
    return "event: " + name + "\ndata: " + json + "\n\n";
  }

  /** Sends whole events, unless the reader has gone. */
  public void send(String events) {
    if (isOver()) {
      return;
    }
    if (response.writeQueueFull()) {
      response.reset();
      return;
    }
    response.write(events);
  }

  /** Shows the reader and what is between that the connection is alive. */
  public void beat() {
    send(": still here\n\n");
  }

  /** Whether nothing more will reach the reader. */
  public boolean isOver() {
    return response.closed() || response.ended();
  }

  /** Ends the answer; does nothing where it has ended. */
  public void end() {
    if (!isOver()) {
      response.end();
    }
  }

  /** Runs {@code then} once the reader has gone or the answer has ended; perhaps for both. */
  public void onOver(Runnable then) {
    response.closeHandler(closed -> then.run());
    response.endHandler(ended -> then.run());
  }
}
