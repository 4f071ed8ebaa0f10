package io.reunion;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Several LINE channels, quick enough for tens of thousands of messages; each reply token is remembered. */
final class LineChannels implements AutoCloseable {
  private static final SecretKeySpec SECRET =
      new SecretKeySpec("line-secret".getBytes(UTF_8), "HmacSHA256");
  private static final Pattern TOKEN = Pattern.compile("\"replyToken\":\"([^\"]+)\"");

  private final int channels;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Map<String, Integer> replies = new ConcurrentHashMap<>();

  LineChannels(int channels) {
    this.channels = channels;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      Matcher token = TOKEN.matcher(body);
      if (token.find()) {
        replies.merge(token.group(1), 1, Integer::sum);
      }
      byte[] answer = "{\"displayName\":\"P\",\"sentMessages\":[{\"id\":\"77\"}]}".getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** How often the message with this reply token was replied to. */
  int replies(String token) {
    return replies.getOrDefault(token, 0);
  }

  /** The channel of a person. */
  String channel(int person) {
    return "c" + person % channels;
  }

  /** The text of platforms.yaml. */
  String config() {
    StringBuilder config = new StringBuilder("line:\n");
    for (int i = 0; i < channels; i++) {
      config
          .append("  c" + i + ": {channelSecret: line-secret, channelAccessToken: t, apiBase: ")
          .append("'http://127.0.0.1:" + server.getAddress().getPort() + "'}\n");
    }
    return config.toString();
  }

  static String signature(String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(SECRET);
      return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
