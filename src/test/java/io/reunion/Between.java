package io.reunion;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Stands between a service and its Redis, and asks a gate about everything that goes there. */
final class Between implements AutoCloseable {
  /** What is asked on one connection. */
  @FunctionalInterface
  interface Gate {
    /**
     * Whether these words go on to Redis; may take its time.
     *
     * @param words as they came, each byte a character
     */
    boolean passes(String words) throws InterruptedException;
  }

  /** A part of the work, which ends when its sockets do. */
  private interface Part {
    void run() throws IOException, InterruptedException;
  }

  private final ServerSocket server;
  private final int target;
  private final Supplier<Gate> gates;

  /** @param gates one for each connection */
  Between(int target, Supplier<Gate> gates) throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.target = target;
    this.gates = gates;
    begin(this::acceptAll);
  }

  int port() {
    return server.getLocalPort();
  }

  private static void begin(Part part) {
    Thread thread = new Thread(
        () -> {
          try {
            part.run();
          } catch (IOException | InterruptedException e) {
            return; // one end has closed
          }
        },
        "between");
    thread.setDaemon(true);
    thread.start();
  }

  private void acceptAll() throws IOException {
    while (!server.isClosed()) {
      Socket client = server.accept();
      Socket redis = new Socket(InetAddress.getLoopbackAddress(), target);
      begin(() -> forward(client, redis, gates.get()));
      begin(() -> copy(redis, client));
    }
  }

  private static void copy(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    }
  }

  private static void forward(Socket client, Socket redis, Gate gate)
      throws IOException, InterruptedException {
    try (client;
        redis) {
      InputStream in = client.getInputStream();
      OutputStream out = redis.getOutputStream();
      byte[] bytes = new byte[64 * 1024];
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        if (gate.passes(new String(bytes, 0, n, StandardCharsets.ISO_8859_1))) {
          out.write(bytes, 0, n);
        }
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
