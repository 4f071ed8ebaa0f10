package io.reunion.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reunion.member.Field;
import io.reunion.member.MemberId;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What members say is wrong about them, until the office has decided.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code corrections:{all}}</td><td>hash: id to JSON of a {@link Correction}; until it is decided</td></tr>
 * </table>
 */
final class Corrections {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ALL = "corrections:{all}";

  /** A field as it ought to be, says the member. */
  record Correction(String id, MemberId member, Field field, List<String> values, Instant at) {
    Correction {
      values = List.copyOf(values);
    }
  }

  private final Redis redis;

  Corrections(Redis redis) {
    this.redis = redis;
  }

  /** Keeps it until it is decided. Calling twice is harmless. */
  Future<Void> propose(Correction correction) {
    var node = JSON.createObjectNode()
        .put("member", correction.member().value())
        .put("field", correction.field().key())
        .put("at", correction.at().toString());
    correction.values().forEach(node.putArray("values")::add);
    return redis.call(c -> c.hset(ALL, correction.id(), node.toString())).mapEmpty();
  }

  /** All that wait, the oldest first. */
  Future<List<Correction>> all() {
    return redis
        .call(c -> c.hgetall(ALL))
        .map(all -> all.entrySet().stream()
            .map(Corrections::read)
            .sorted(Comparator.comparing(Correction::at))
            .toList());
  }

  Future<List<Correction>> of(MemberId member) {
    return all()
        .map(all -> all.stream().filter(one -> one.member().equals(member)).toList());
  }

  Future<Optional<Correction>> find(String id) {
    return redis
        .call(c -> c.hget(ALL, id))
        .map(json -> Optional.ofNullable(json).map(text -> read(Map.entry(id, text))));
  }

  private static Correction read(Map.Entry<String, String> entry) {
    try {
      JsonNode node = JSON.readTree(entry.getValue());
      List<String> values = new ArrayList<>();
      node.path("values").forEach(value -> values.add(value.asText()));
      return new Correction(
          entry.getKey(),
          new MemberId(node.path("member").asText()),
          Field.byKey(node.path("field").asText()).orElseThrow(),
          values,
          Instant.parse(node.path("at").asText()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a correction is unreadable", e);
    }
  }

  /** It is decided; false if somebody else was faster. */
  Future<Boolean> settle(String id) {
    return redis.call(c -> c.hdel(ALL, id)).map(gone -> gone > 0);
  }

  Future<Void> forget(MemberId member) {
    return of(member).compose(all -> {
      List<Future<?>> gone = new ArrayList<>();
      all.forEach(one -> gone.add(settle(one.id())));
      return Future.join(gone).mapEmpty();
    });
  }
}
