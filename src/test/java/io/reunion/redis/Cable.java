package io.reunion.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * What lies between a Redis and those who talk to it: it can be unplugged, fall silent for some of them, and be slow. It
 * has the rights of an ordinary program, so that a partition needs no packet filter.
 */
public final class Cable implements AutoCloseable {
  /** Who is at the other end, as far as the first words told. */
  public enum End {
    CLIENT,
    REPLICA,
    SENTINEL
  }

  private static final int CHUNK = 4 * 1024;

  private final ServerSocket server;
  private final int target;
  private final Set<Line> lines = ConcurrentHashMap.newKeySet();
  private volatile BooleanSupplier toll = () -> true;
  private volatile Set<End> silent = Set.of();
  private volatile double bytesPerSecond = Double.POSITIVE_INFINITY;
  /** When the cable will have carried what it has taken so far. */
  private long busyUntil = System.nanoTime();

  /** Lies before whatever listens on {@code target} of this machine, now or later. */
  public Cable(int target) {
    this.target = target;
    try {
      this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    begin(this::acceptAll);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** From now on {@code passes} is asked for everything that the server says, before it is handed on. */
  public void toll(BooleanSupplier passes) {
    toll = passes;
  }

  /** Nothing comes through for these any more, and nobody tells them so. Others notice nothing. */
  public void silence(Set<End> ends) {
    silent = Set.copyOf(ends);
  }

  /** Everything comes through again. What was silent stays so until it is dialled anew: its words are lost. */
  public void mend() {
    silent = Set.of();
    lines.stream().filter(line -> line.dead).forEach(Line::cut);
  }

  /** No more than this is carried from all clients together. */
  public void narrow(double bytesPerSecond) {
    this.bytesPerSecond = bytesPerSecond;
  }

  private void carry(int bytes) {
    double most = bytesPerSecond;
    if (Double.isInfinite(most)) {
      return;
    }
    long until;
    synchronized (this) {
      busyUntil = Math.max(busyUntil, System.nanoTime()) + (long) (bytes / most * 1e9);
      until = busyUntil;
    }
    while (System.nanoTime() < until) {
      LockSupport.parkNanos(until - System.nanoTime());
    }
  }

  /** Every connection breaks; new ones are taken. */
  public void cut() {
    lines.forEach(Line::cut);
  }

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
        "cable");
    thread.setDaemon(true);
    thread.start();
  }

  private void acceptAll() throws IOException {
    while (!server.isClosed()) {
      Socket client = server.accept();
      try {
        Line line = new Line(client, new Socket(InetAddress.getLoopbackAddress(), target));
        lines.add(line);
        begin(line::ask);
        begin(line::answer);
      } catch (IOException nobodyListens) {
        client.close();
      }
    }
  }

  /** One connection. */
  private final class Line {
    private final Socket client;
    private final Socket redis;
    private volatile End end = End.CLIENT;
    private volatile boolean dead;

    Line(Socket client, Socket redis) throws IOException {
      this.client = client;
      this.redis = redis;
      client.setTcpNoDelay(true);
      redis.setTcpNoDelay(true);
    }

    void cut() {
      lines.remove(this);
      try (client;
          redis) {
        dead = true;
      } catch (IOException e) {
        return; // it was closed already
      }
    }

    private boolean speaks() {
      dead |= silent.contains(end);
      return !dead;
    }

    private void ask() throws IOException {
      try {
        InputStream in = client.getInputStream();
        OutputStream out = redis.getOutputStream();
        byte[] bytes = new byte[CHUNK];
        for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
          recognise(bytes, n);
          carry(n);
          if (speaks()) {
            out.write(bytes, 0, n);
          }
        }
      } finally {
        cut();
      }
    }

    private void recognise(byte[] bytes, int n) {
      if (end == End.CLIENT && n < CHUNK) {
        String words = new String(bytes, 0, n, StandardCharsets.ISO_8859_1);
        if (words.contains("REPLCONF") || words.contains("PSYNC")) {
          end = End.REPLICA;
        } else if (words.contains("sentinel-")) {
          end = End.SENTINEL;
        }
      }
    }

    private void answer() throws IOException {
      try {
        InputStream in = redis.getInputStream();
        OutputStream out = client.getOutputStream();
        byte[] bytes = new byte[CHUNK];
        for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
          if (speaks() && toll.getAsBoolean()) {
            out.write(bytes, 0, n);
          }
        }
      } finally {
        cut();
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
    cut();
  }
}
