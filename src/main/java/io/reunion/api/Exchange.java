package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.access.Caller;
import io.reunion.text.Language;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One request and its answer. */
record Exchange(RoutingContext routing) {
  /** With what the id of an operation begins. */
  static final String OPERATION = "api:";

  private static final int OPERATION_BYTES = 16;
  private static final Pattern JSON =
      Pattern.compile("application/(?:[^;\\s]+\\+)?json\\s*(?:;.*)?", Pattern.CASE_INSENSITIVE);

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Who asks; only of operations that need a role. */
  Caller caller() {
    return Doorkeeper.caller(routing);
  }

  String path(String name) {
    return routing.pathParam(name);
  }

  Optional<String> query(String name) {
    try {
      return routing.queryParam(name).stream().findFirst();
    } catch (IllegalArgumentException | HttpException e) {
      throw new ProblemException(
          400, "Malformed query", "The query is not percent-encoded UTF-8.", List.of());
    }
  }

  /** A whole number among the parameters. */
  int query(String name, int otherwise, int min, int max) {
    return query(name)
        .map(text -> {
          boolean digits =
              !text.isEmpty() && text.length() < 8 && text.chars().allMatch(Character::isDigit);
          int number = digits ? Integer.parseInt(text) : min - 1;
          if (number < min || number > max) {
            throw ProblemException.invalid(List.of(new ProblemException.Mistake(
                name, "expected a whole number from " + min + " to " + max)));
          }
          return number;
        })
        .orElse(otherwise);
  }

  /**
   * @throws ProblemException if it is no JSON object, or not even said to be one
   */
  Body body() {
    try {
      return Body.read(buffer());
    } catch (ProblemException e) {
      throw e.status() == 400 && !saysJson() ? noJson() : e;
    }
  }

  private boolean saysJson() {
    String type = routing.request().getHeader(HttpHeaders.CONTENT_TYPE);
    return type == null || JSON.matcher(type.strip()).matches();
  }

  private static ProblemException noJson() {
    return new ProblemException(
        415,
        "No such content type",
        "Expected a JSON object, as Content-Type: application/json.",
        List.of());
  }

  /** The body; an empty object where there is none. */
  Body optionalBody() {
    return buffer().length() == 0 ? Body.read(Buffer.buffer("{}")) : body();
  }

  /** How many bytes were uploaded. */
  long uploaded() {
    return Upload.bytes(routing);
  }

  /** The body that was uploaded; the file is the operation's from now on. */
  Upload.Received upload() {
    return Upload.taken(routing);
  }

  /** True or false among the parameters. */
  boolean flag(String name, boolean otherwise) {
    return switch (query(name).orElse(Boolean.toString(otherwise))) {
      case "true" -> true;
      case "false" -> false;
      default ->
        throw ProblemException.invalid(
            List.of(new ProblemException.Mistake(name, "expected true or false")));
    };
  }

  /** Where what was made is found. */
  void location(String path) {
    routing.response().putHeader("Location", path);
  }

  /** Which version is answered with. */
  void tag(String version) {
    routing.response().putHeader("ETag", version);
  }

  byte[] bytes() {
    return buffer().getBytes();
  }

  private Buffer buffer() {
    Buffer body = routing.body().buffer();
    return body == null ? Buffer.buffer() : body;
  }

  /** The id under which what this request causes is done once: the caller's idempotency key, or a fresh one. */
  String operation() {
    return OPERATION
        + Repeats.key(routing)
            .map(this::sameRequest)
            .orElseGet(() -> UUID.randomUUID().toString());
  }

  /** The same for the same request alone: a key that somebody else has chosen too, or for something else, is another one. */
  private String sameRequest(String key) {
    return hash(
        OPERATION_BYTES,
        key,
        caller().id(),
        routing.request().method().name(),
        routing.request().uri(),
        digest());
  }

  /** A digest of what the request says, whether that was read into memory or into a file. */
  String digest() {
    return Upload.digest(routing)
        .orElseGet(() -> HexFormat.of().formatHex(sha256().digest(bytes())));
  }

  private static String hash(int length, String... parts) {
    MessageDigest digest = sha256();
    for (String part : parts) {
      digest.update((part + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest(), 0, length);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** Answers with a file to be kept under {@code name}. */
  void file(String type, String name, byte[] bytes) {
    routing
        .response()
        .putHeader("Content-Type", type)
        .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .putHeader("Cache-Control", "no-store")
        .end(Buffer.buffer(bytes));
  }

  /** A file that is sent piece by piece, no faster than the other side takes it. */
  record Download(HttpServerResponse response) {
    Future<Void> write(String piece) {
      Future<Void> written = response.write(piece);
      return response.writeQueueFull() ? written : Future.succeededFuture();
    }

    Future<Void> write(Buffer piece) {
      Future<Void> written = response.write(piece);
      return response.writeQueueFull() ? written : Future.succeededFuture();
    }

    Future<Void> end() {
      return response.end();
    }
  }

  /** Begins to answer with a file to be kept under {@code name}, whose length is not known yet. */
  Download download(String type, String name) {
    HttpServerResponse response = routing
        .response()
        .setChunked(true)
        .putHeader("Content-Type", type)
        .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .putHeader("Cache-Control", "no-store");
    return new Download(response);
  }

  /** In which the caller wants to read what is said to people. */
  Language language() {
    return RefusalWords.wished(routing.request().getHeader("Accept-Language"));
  }

  /** Answers with what was asked for of a list, and how long that is. */
  <T> Void list(List<T> asked, Function<T, ObjectNode> json, long total) {
    ObjectNode body = object();
    ArrayNode items = body.putArray("items");
    asked.forEach(one -> items.add(json.apply(one)));
    json(200, body.put("total", total));
    return null;
  }

  void json(int status, ObjectNode body) {
    text(status, "application/json", body.toString());
  }

  void text(int status, String type, String body) {
    routing
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", type)
        .putHeader("Cache-Control", "no-store");
    Repeats.end(routing, body);
  }
}
