package io.reunion.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reunion.delivery.SendKey;
import io.reunion.member.Audience;
import io.reunion.member.MemberId;
import io.reunion.redis.Batches;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What each member has agreed to, when, and by which words: kept as it was said, never changed.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code consents:{MEMBER}}</td><td>hash: operation to JSON of a {@link Consent}; until the member is deleted</td></tr>
 * <tr><td>{@code consents-ended:{HASH}}</td><td>the same after that, as evidence of what was agreed: HASH is all that is left of the
 * member's id; for as long as the configuration says</td></tr>
 * </table>
 */
public final class Consents {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a consent is for. */
  public enum Purpose {
    /** That other members find how the person lives now. */
    DIRECTORY,
    /** That what they may see is shown on platforms whose operator is abroad; MEMBERS is a yes. */
    ABROAD
  }

  /**
   * One decision.
   *
   * @param audience whom it lets see; NOBODY takes the consent back
   * @param wording what the person agreed to, as it was shown
   */
  public record Consent(Purpose purpose, Audience audience, Instant at, String wording) {}

  private final Redis redis;
  private final Duration evidence;

  /** @param evidence how long decisions are kept after a member was deleted */
  public Consents(Redis redis, Duration evidence) {
    this.redis = redis;
    this.evidence = evidence;
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

  /** What was agreed under a record that went into another one was agreed by the same person. Calling twice is harmless. */
  public Future<Void> goOn(MemberId gone, MemberId into) {
    return redis
        .call(c -> c.hgetall(key(gone)))
        .compose(all -> Batches.map(
            List.copyOf(all.entrySet()),
            one -> redis.call(c -> c.hsetnx(key(into), one.getKey(), one.getValue()))))
        .compose(done -> redis.call(c -> c.del(key(gone))))
        .mapEmpty();
  }

  /** The newest decision about {@code purpose} among {@code all}. */
  static Optional<Consent> newest(List<Consent> all, Purpose purpose) {
    return all.stream().filter(consent -> consent.purpose() == purpose).findFirst();
  }

  /** What was agreed cannot be traced to the member any more, only be proven by them. Calling twice is harmless. */
  Future<Void> forget(MemberId member) {
    String ended = "consents-ended:{" + SendKey.of("consents", member.value()) + "}";
    return redis.call(c -> c.hgetall(key(member))).compose(all -> {
      Future<?> kept = all.isEmpty() || evidence.isZero()
          ? Future.succeededFuture()
          : redis
              .call(c -> c.hset(ended, all))
              .compose(set -> redis.call(c -> c.pexpire(ended, evidence.toMillis())));
      return kept.compose(done -> redis.call(c -> c.del(key(member)))).mapEmpty();
    });
  }
}
