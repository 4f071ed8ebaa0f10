package io.reunion;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a service and its Redis. Once asked to, it lets the first command through that names somebody, which is the one
 * that puts their message into the journal, and keeps the next one waiting: so the bot has taken a message and is slow to answer it.
 */
final class SlowRedis implements AutoCloseable {
  private static final int NOTHING_ARMED = Integer.MAX_VALUE;

  private record Order(String name, Duration pause) {}

  private final ServerSocket server;
  private final int target;
  private final AtomicReference<Order> order = new AtomicReference<>(new Order("", Duration.ZERO));
  private final AtomicInteger seen = new AtomicInteger(NOTHING_ARMED);

  SlowRedis(int target) throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.target = target;
    begin(this::acceptAll);
  }

  int port() {
    return server.getLocalPort();
  }

  /** The bot will need {@code pause} more than usual for the next message of {@code name}. */
  void slow(String name, Duration pause) {
    order.set(new Order(name, pause));
    seen.set(0);
  }

  /** Whether somebody had to wait since {@link #slow}. */
  boolean wasSlow() {
    return seen.get() == NOTHING_ARMED;
  }

  /** A part of the work, which ends when its sockets do. */
  private interface Part {
    void run() throws IOException, InterruptedException;
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
        "slow-redis");
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

  private void forward(Socket client, Socket redis) throws IOException, InterruptedException {
    try (client;
        redis) {
      InputStream in = client.getInputStream();
      OutputStream out = redis.getOutputStream();
      byte[] bytes = new byte[64 * 1024];
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        Order now = order.get();
        boolean named = seen.get() != NOTHING_ARMED
            && new String(bytes, 0, n, StandardCharsets.ISO_8859_1).contains(now.name());
        if (named && seen.incrementAndGet() == 2) {
          seen.set(NOTHING_ARMED);
          boolean never =
              new CountDownLatch(1).await(now.pause().toMillis(), TimeUnit.MILLISECONDS);
          assert !never;
        }
        out.write(bytes, 0, n);
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
