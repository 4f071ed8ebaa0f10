package io.reunion.event.signup;

import io.reunion.event.EventId;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What those who come have answered to an event's questions, each by the question's words.
 *
 * <table>
 * <caption>Keys; ID is the event's</caption>
 * <tr><td>{@code event:{ID}:questions}</td><td>hash: person to a JSON object of question to answer</td></tr>
 * </table>
 */
public final class SignUpAnswers {
  private final Redis redis;

  public SignUpAnswers(Redis redis) {
    this.redis = redis;
  }

  private static String key(EventId event) {
    return "event:{" + event + "}:questions";
  }

  /** Puts these in the place of all that were given before. Calling twice is harmless. */
  public Future<Void> put(EventId event, String person, Map<String, String> answers) {
    JsonObject json = new JsonObject();
    answers.forEach(json::put);
    return redis.call(c -> c.hset(key(event), person, json.encode())).mapEmpty();
  }

  /** Forgets what {@code person} has answered. Calling twice is harmless. */
  public Future<Void> remove(EventId event, String person) {
    return redis.call(c -> c.hdel(key(event), person)).mapEmpty();
  }

  /** What one person has answered; nothing if they were never asked. */
  public Future<Map<String, String>> of(EventId event, String person) {
    return redis
        .call(c -> c.hget(key(event), person))
        .map(json -> json == null ? Map.of() : read(json));
  }

  /** What everybody has answered, by person. */
  public Future<Map<String, Map<String, String>>> all(EventId event) {
    return redis.call(c -> c.hgetall(key(event))).map(found -> {
      Map<String, Map<String, String>> all = new HashMap<>();
      found.forEach((person, json) -> all.put(person, read(json)));
      return all;
    });
  }

  private static Map<String, String> read(String json) {
    Map<String, String> answers = new LinkedHashMap<>();
    new JsonObject(json)
        .forEach(field -> answers.put(field.getKey(), field.getValue().toString()));
    return answers;
  }
}
