package io.reunion.filing;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The records of one kind, each under its id.
 *
 * <table>
 * <caption>Keys; NAME is the drawer's</caption>
 * <tr><td>{@code NAME:{all}:records}</td><td>hash: id to JSON</td></tr>
 * <tr><td>{@code NAME:{all}:last}</td><td>string: the last number given</td></tr>
 * <tr><td>{@code NAME:{all}:operation:HASH}</td><td>string: the number that an operation was given; for the time that an
 * update may come again</td></tr>
 * </table>
 *
 * @param <T> a record of Java whose parts are texts, numbers, times, ids, enums, lists and maps of these
 */
public final class Drawer<T> {
  private static final Script NUMBER = Script.beside(Drawer.class, "number.lua");
  private static final Script REPLACE = Script.beside(Drawer.class, "replace.lua");
  private static final Duration REPEATED = Duration.ofDays(3);
  private static final int TRIES = 50;

  private final Redis redis;
  private final String name;
  private final Class<T> type;
  private final Duration repeated;

  /**
   * @param name of this drawer: lower-case letters
   */
  public Drawer(Redis redis, String name, Class<T> type) {
    this(redis, name, type, REPEATED);
  }

  private Drawer(Redis redis, String name, Class<T> type, Duration repeated) {
    this.redis = redis;
    this.name = name;
    this.type = type;
    this.repeated = repeated;
  }

  /** The same, which forgets after {@code time} which operation gave which number. */
  public Drawer<T> rememberingOperations(Duration time) {
    return new Drawer<>(redis, name, type, time);
  }

  /**
   * What a change has made of a record.
   *
   * @param before as it was
   * @param after as it is
   */
  public record Changed<T>(T before, T after) {
    /** Whether it is another one. */
    public boolean isChange() {
      return !before.equals(after);
    }
  }

  private String key(String part) {
    return name + ":{all}:" + part;
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  public Future<Optional<T>> get(String id) {
    return text(id).map(json -> json.isEmpty() ? Optional.empty() : Optional.of(read(json)));
  }

  private Future<String> text(String id) {
    return redis
        .call(c -> c.hget(key("records"), id))
        .map(json -> Optional.ofNullable(json).orElse(""));
  }

  private T read(String json) {
    return Json.read(json, type);
  }

  /** All records, those with numbers in their order. */
  public Future<List<T>> all() {
    return redis
        .call(c -> c.hgetall(key("records")))
        .map(all -> all.entrySet().stream()
            .sorted(Comparator.<Map.Entry<String, String>>comparingInt(
                    entry -> entry.getKey().length())
                .thenComparing(Map.Entry::getKey))
            .map(entry -> read(entry.getValue()))
            .toList());
  }

  /** Adds a record under the next number. The same operation adds one, however often it asks. */
  public Future<T> add(String operation, Function<Integer, T> make) {
    return redis
        .run(
            NUMBER,
            List.of(key("operation:" + hash(operation)), key("last")),
            List.of(Long.toString(repeated.toMillis())))
        .compose(reply -> {
          int number = (int) reply.number();
          return put(Integer.toString(number), () -> make.apply(number), record -> record)
              .map(Changed::after);
        });
  }

  /** Changes a record; empty if there is none. {@code edit} may be asked several times. */
  public Future<Optional<Changed<T>>> change(String id, UnaryOperator<T> edit) {
    return text(id)
        .compose(json -> json.isEmpty()
            ? Future.succeededFuture(Optional.empty())
            : change(id, json, edit, TRIES));
  }

  private Future<Optional<Changed<T>>> change(
      String id, String json, UnaryOperator<T> edit, int tries) {
    T before = read(json);
    T after = edit.apply(before);
    if (after.equals(before)) {
      return Future.succeededFuture(Optional.of(new Changed<>(before, after)));
    }
    return replace(id, json, Json.write(after)).compose(done -> {
      if (done) {
        return Future.succeededFuture(Optional.of(new Changed<>(before, after)));
      }
      return tries == 0
          ? Future.failedFuture(new IllegalStateException(
              name + " " + id + ": changed by others all the time (expected: a quiet moment)"))
          : text(id)
              .compose(now -> now.isEmpty()
                  ? Future.succeededFuture(Optional.empty())
                  : change(id, now, edit, tries - 1));
    });
  }

  /** Changes a record, or one made by {@code otherwise} where there is none. */
  public Future<Changed<T>> put(String id, Supplier<T> otherwise, UnaryOperator<T> edit) {
    return text(id)
        .compose(json -> {
          if (!json.isEmpty()) {
            return Future.succeededFuture(true);
          }
          T made = otherwise.get();
          return replace(id, "", Json.write(made));
        })
        .compose(there -> change(id, edit))
        .compose(changed ->
            changed.map(Future::succeededFuture).orElseGet(() -> put(id, otherwise, edit)));
  }

  private Future<Boolean> replace(String id, String before, String after) {
    return redis
        .run(REPLACE, List.of(key("records")), List.of(id, before, after))
        .map(reply -> reply.number() == 1);
  }

  /** Removes a record; harmless where there is none. */
  public Future<Void> remove(String id) {
    return redis.call(c -> c.hdel(key("records"), id)).mapEmpty();
  }

  /** Changes all records for which {@code edit} makes another one. */
  public Future<Void> changeAll(Function<T, String> id, UnaryOperator<T> edit) {
    return all().compose(records -> {
      List<Future<?>> changes = new ArrayList<>();
      records.stream()
          .filter(record -> !edit.apply(record).equals(record))
          .forEach(record -> changes.add(change(id.apply(record), edit)));
      return Future.join(changes).mapEmpty();
    });
  }

  /** Removes all records that {@code which} takes. */
  public Future<Void> removeAll(Function<T, String> id, Predicate<T> which) {
    return all()
        .compose(records -> Future.join(records.stream()
                .filter(which)
                .map(record -> remove(id.apply(record)))
                .toList())
            .mapEmpty());
  }

  /** Those of all records that {@code which} takes, as JSON. */
  public Future<JsonNode> export(Predicate<T> which) {
    return all().map(records -> Json.tree(records.stream().filter(which).toList()));
  }
}
