package io.reunion.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lettuce.core.SetArgs;
import io.reunion.chat.UserId;
import io.reunion.delivery.SendKey;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is kept of a member, for that member; and one-time addresses under which it can be fetched.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code export:{HASH}}</td><td>string: the member whose data the secret with that hash gives, once; 30 minutes</td></tr>
 * </table>
 */
public final class Export {
  /** How long an address is good. */
  static final Duration LIFE = Duration.ofMinutes(30);

  private static final int SECRET_BYTES = 24;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Redis redis;
  private final MemberStore members;
  private final Consents consents;
  private final Corrections corrections;
  private final List<Kept> others;

  Export(
      Redis redis,
      MemberStore members,
      Consents consents,
      Corrections corrections,
      List<Kept> others) {
    this.redis = redis;
    this.members = members;
    this.consents = consents;
    this.corrections = corrections;
    this.others = List.copyOf(others);
  }

  private static String key(String secret) {
    return "export:{" + SendKey.of("export", secret) + "}";
  }

  /** A secret that gives what is kept of {@code member}, once. */
  Future<String> offer(MemberId member) {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return redis
        .call(c -> c.set(key(secret), member.value(), SetArgs.Builder.px(LIFE.toMillis())))
        .map(secret);
  }

  /** Whether {@code secret} is still good. */
  public Future<Boolean> isOffered(String secret) {
    return redis.call(c -> c.exists(key(secret))).map(there -> there > 0);
  }

  /** What {@code secret} gives; empty if it is none, used or too old. It is used up. */
  public Future<Optional<JsonNode>> take(String secret) {
    return redis
        .call(c -> c.getdel(key(secret)))
        .compose(id -> id == null
            ? Future.succeededFuture(Optional.empty())
            : members
                .get(new MemberId(id))
                .compose(member -> member.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : of(member.get()).map(Optional::of)));
  }

  /** Everything that is kept of {@code member}. */
  Future<JsonNode> of(Member member) {
    ObjectNode all = JSON.createObjectNode();
    record(all, member);
    Future<Void> own = consents
        .of(member.id())
        .compose(decisions -> corrections.of(member.id()).map(wishes -> {
          ArrayNode kept = all.putArray("consents");
          decisions.forEach(one -> kept.addObject()
              .put("purpose", one.purpose().name())
              .put("audience", one.audience().name())
              .put("at", one.at().toString())
              .put("wording", one.wording()));
          ArrayNode open = all.putArray("corrections");
          wishes.forEach(one -> one.values()
              .forEach(open.addObject()
                  .put("field", one.field().key())
                  .put("at", one.at().toString())
                  .putArray("values")::add));
          return null;
        }));
    List<Future<?>> rest = new ArrayList<>(List.of(own));
    others.forEach(kept ->
        rest.add(kept.export().apply(member.id()).map(node -> all.set(kept.name(), node))));
    return Future.join(rest).map(all);
  }

  private static void record(ObjectNode all, Member member) {
    all.put("id", member.id().value());
    all.put("updatedAt", member.stamp().updatedAt().toString());
    all.put("role", member.role().name());
    ObjectNode fields = all.putObject("fields");
    member.particulars().values().forEach((field, values) -> {
      ObjectNode one = fields.putObject(field.key());
      values.forEach(one.putArray("values")::add);
      one.put("shownTo", member.audience(field).name());
    });
    ArrayNode accounts = all.putArray("accounts");
    member.users().stream().map(UserId::toString).sorted().forEach(accounts::add);
    all.put("shownAbroad", member.privacy().abroad());
  }

  /** Readable JSON. */
  public static String written(JsonNode all) {
    try {
      return JSON.writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }
}
