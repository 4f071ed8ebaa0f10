package io.reunion;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/**
 * Stands between a service and its Redis and lets everything through, until a command names {@code marker}: that one and
 * whatever comes behind it on its connection never arrives.
 */
final class RedisProxy implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final String marker;
  private final CountDownLatch held = new CountDownLatch(1);

  RedisProxy(int target, String marker) throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.target = target;
    this.marker = marker;
    begin(this::acceptAll);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Opens when the marked command was seen, and held. */
  CountDownLatch held() {
    return held;
  }

  /** A part of the work, which ends when its sockets do. */
  private interface Part {
    void run() throws IOException;
  }

  private static void begin(Part part) {
    Thread thread = new Thread(
        () -> {
          try {
            part.run();
          } catch (IOException e) {
            return; // one end has closed
          }
        },
        "redis-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void acceptAll() throws IOException {
    while (!server.isClosed()) {
      Socket client = server.accept();
      Socket redis = new Socket(InetAddress.getLoopbackAddress(), target);
      begin(() -> forward(client, redis));
      begin(() -> copy(redis, client));
    }
  }

  private static void copy(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    }
  }

  private void forward(Socket client, Socket redis) throws IOException {
    try (client;
        redis) {
      InputStream in = client.getInputStream();
      OutputStream out = redis.getOutputStream();
      byte[] bytes = new byte[64 * 1024];
      String tail = "";
      boolean holding = false;
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        // The marker may come in two pieces; its command is not complete before the second one.
        String seen = tail + new String(bytes, 0, n, StandardCharsets.ISO_8859_1);
        holding |= seen.contains(marker);
        if (holding) {
          held.countDown();
        } else {
          out.write(bytes, 0, n);
        }
        tail = seen.substring(Math.max(0, seen.length() - marker.length()));
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
