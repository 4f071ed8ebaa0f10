package io.reunion.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reunion.member.Audience;
import io.reunion.member.MemberId;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What each member has agreed to, when, and by which words: kept as it was said, never changed.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code consents:{MEMBER}}</td><td>hash: operation to JSON of a {@link Consent}; until the member is deleted</td></tr>
 * </table>
 */
public final class Consents {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a consent is for. */
  public enum Purpose {
    /** That other members find how the person lives now. */
    DIRECTORY
  }

  /**
   * One decision.
   *
   * @param audience whom it lets see; NOBODY takes the consent back
   * @param wording what the person agreed to, as it was shown
   */
  public record Consent(Purpose purpose, Audience audience, Instant at, String wording) {}

  private final Redis redis;

  public Consents(Redis redis) {
    this.redis = redis;
  }

  private static String key(MemberId member) {
    return "consents:{" + member + "}";
  }

  /** Keeps a decision. Calling twice with the same operation is harmless. */
  Future<Void> keep(MemberId member, Consent consent, String operation) {
    String json = JSON.createObjectNode()
        .put("purpose", consent.purpose().name())
        .put("audience", consent.audience().name())
        .put("at", consent.at().toString())
        .put("wording", consent.wording())
        .toString();
    return redis.call(c -> c.hsetnx(key(member), operation, json)).mapEmpty();
  }

  /** All decisions, the newest first. */
  public Future<List<Consent>> of(MemberId member) {
    return redis
        .call(c -> c.hvals(key(member)))
        .map(all -> all.stream()
            .flatMap(Consents::read)
            .sorted(Comparator.comparing(Consent::at).reversed())
            .toList());
  }

  private static Stream<Consent> read(String json) {
    try {
      JsonNode node = JSON.readTree(json);
      return Stream.of(new Consent(
          Purpose.valueOf(node.path("purpose").asText()),
          Audience.valueOf(node.path("audience").asText()),
          Instant.parse(node.path("at").asText()),
          node.path("wording").asText()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a consent is unreadable", e);
    }
  }

  Future<Void> forget(MemberId member) {
    return redis.call(c -> c.del(key(member))).mapEmpty();
  }
}
