package io.reunion.event.waitlist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.reunion.event.EventId;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a draw needs to be fair, and what came of it.
 *
 * <table>
 * <caption>Keys; ID is the event's</caption>
 * <tr><td>{@code event:{ID}:draw}</td><td>hash: secret (that is committed to), salt (that makes entries of people), record
 *     (JSON of {@link Lot}, once it is drawn), untold (until all who were in it are on the way to hear of it)</td></tr>
 * </table>
 */
public final class DrawStore {
  private static final Script DRAW = Script.beside(DrawStore.class, "draw.lua");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;
  private static final int ENTRY_BYTES = 6;
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

  /** Somebody who waits, with what the draw knows of them. */
  record Ticket(String person, Lot.Entry entry) {}

  /** What is kept of a draw. */
  record Kept(String secret, String salt, Optional<Lot> lot) {
    String commitment() {
      return Lot.hash(secret);
    }

    /** The name that the draw has for this person: nobody can tell from it who they are, not even who knows their account. */
    String entry(String person) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(HexFormat.of().parseHex(salt), "HmacSHA256"));
        byte[] digest = mac.doFinal(person.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, ENTRY_BYTES);
      } catch (java.security.GeneralSecurityException e) {
        throw new AssertionError("every JDK has HmacSHA256", e);
      }
    }
  }

  private final Redis redis;

  public DrawStore(Redis redis) {
    this.redis = redis;
  }

  private static String key(EventId event, String part) {
    return "event:{" + event + "}" + part;
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The secret that the first call commits to, and what came of it. */
  Future<Kept> kept(EventId event) {
    String draw = key(event, ":draw");
    Future<?> secret = redis.call(c -> c.hsetnx(draw, "secret", random()));
    Future<?> salt = redis.call(c -> c.hsetnx(draw, "salt", random()));
    return Future.join(secret, salt)
        .compose(done -> redis.call(c -> c.hgetall(draw)))
        .map(DrawStore::read);
  }

  private static Kept read(Map<String, String> fields) {
    return new Kept(
        fields.getOrDefault("secret", ""),
        fields.getOrDefault("salt", ""),
        Optional.ofNullable(fields.get("record")).map(DrawStore::lot));
  }

  private static Lot lot(String json) {
    try {
      return JSON.readValue(json, Lot.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a draw of ours", e);
    }
  }

  /** Whether somebody who was in the draw may have yet to hear what came of it. */
  Future<Boolean> isUntold(EventId event) {
    return redis.call(c -> c.hexists(key(event, ":draw"), "untold"));
  }

  /** Notes that all of them are on the way to hear of it. Calling twice is harmless. */
  Future<Void> told(EventId event) {
    return redis.call(c -> c.hdel(key(event, ":draw"), "untold")).mapEmpty();
  }

  /** What became of keeping a draw. */
  enum Result {
    DRAWN,
    /** Somebody came or went meanwhile. */
    CHANGED,
    NO_DRAW
  }

  /** Puts the waiting list into the order that was drawn. Calling twice is harmless. */
  Future<Result> keep(EventId event, Lot lot, List<Ticket> order) {
    List<String> args = new ArrayList<>(2 * order.size() + 1);
    try {
      args.add(JSON.writeValueAsString(lot));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a draw is plain values", e);
    }
    order.forEach(ticket ->
        args.addAll(List.of(ticket.person(), Integer.toString(ticket.entry().seats()))));
    return redis
        .runConfirmed(
            DRAW,
            List.of(
                key(event, ""),
                key(event, ":waiting"),
                key(event, ":waiting:online"),
                key(event, ":answers"),
                key(event, ":draw")),
            args)
        .map(reply -> Result.valueOf(reply.text()));
  }
}
