package io.reunion.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between a client and Redis and writes down what arrives in one piece: what leaves in one write is one round
 * trip, however many commands it holds.
 */
public final class RedisTap implements AutoCloseable {
  private static final int PIECE = 256 * 1024;

  private final ServerSocket server;
  private final URI redis;
  private final List<List<String>> trips = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  public RedisTap(String redisUri) {
    redis = URI.create(redisUri);
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** Where to connect instead. */
  public String uri() {
    return redis
        .toString()
        .replace(redis.getHost() + ":" + redis.getPort(), "127.0.0.1:" + server.getLocalPort());
  }

  public void forget() {
    trips.clear();
  }

  /** The commands of each round trip since then, as {@code COMMAND key}, with what is in braces left out. */
  public List<List<String>> trips() {
    return List.copyOf(trips);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "redis-tap");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Socket up = new Socket(redis.getHost(), redis.getPort());
        client.setTcpNoDelay(true);
        up.setTcpNoDelay(true);
        sockets.addAll(List.of(client, up));
        start(() -> pump(client, up, true));
        start(() -> pump(up, client, false));
      }
    } catch (IOException e) {
      // It has been closed.
    }
  }

  private void pump(Socket from, Socket to, boolean commands) {
    byte[] piece = new byte[PIECE];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(piece); length > 0; length = in.read(piece)) {
        if (commands) {
          trips.add(commands(new String(piece, 0, length, StandardCharsets.ISO_8859_1)));
        }
        out.write(piece, 0, length);
      }
    } catch (IOException e) {
      // One of the two has been closed.
    }
  }

  /** Of RESP arrays of bulk strings. */
  private static List<String> commands(String text) {
    List<String> commands = new ArrayList<>();
    int at = 0;
    while (at < text.length() && text.charAt(at) == '*') {
      int end = text.indexOf("\r\n", at);
      int count = Integer.parseInt(text.substring(at + 1, end));
      List<String> words = new ArrayList<>();
      at = end + 2;
      for (int i = 0; i < count && at < text.length(); i++) {
        end = text.indexOf("\r\n", at);
        int length = Integer.parseInt(text.substring(at + 1, end));
        words.add(text.substring(end + 2, Math.min(text.length(), end + 2 + length)));
        at = end + 2 + length + 2;
      }
      commands.add(name(words));
    }
    return commands;
  }

  private static String name(List<String> words) {
    boolean script = words.get(0).startsWith("EVAL");
    int key = script ? 3 : 1;
    return words.get(0)
        + (words.size() > key ? " " + words.get(key).replaceAll("\\{[^}]*\\}", "{}") : "");
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
