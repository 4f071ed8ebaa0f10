package io.reunion.bot;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.SetArgs;
import io.lettuce.core.StreamMessage;
import io.reunion.chat.ChatId;
import io.reunion.chat.Update;
import io.reunion.chat.UpdateJson;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * What has been accepted and is not settled yet, in Redis.
 *
 * <table>
 * <caption>Keys; P is the chat's partition</caption>
 * <tr><td>{@code inbox:{P}:journal}</td><td>stream: owner, update; an entry goes when it is settled</td></tr>
 * <tr><td>{@code inbox:{P}:claims}</td><td>hash: entry id to "owner:attempts", for entries that were taken over</td></tr>
 * <tr><td>{@code inbox:{P}:dead}</td><td>stream: entries that failed too often, with the reason; 30 days</td></tr>
 * <tr><td>{@code inbox:{P}:seen:ACCOUNT:KEY}</td><td>string: entry id; as long as the platform may repeat the update</td></tr>
 * <tr><td>{@code instance:{ID}}</td><td>string: a running instance; expires when it stops renewing</td></tr>
 * </table>
 *
 * <p>An instance works what it has accepted without asking anybody. What it leaves behind when it dies is found by the
 * others, because its name no longer exists, and claimed with a compare-and-set.
 */
final class Journal {
  static final int PARTITIONS = 64;

  private static final Script ACCEPT = Script.beside(Journal.class, "accept.lua");
  private static final Script SETTLE = Script.beside(Journal.class, "settle.lua");
  private static final Script CLAIM = Script.beside(Journal.class, "claim.lua");
  private static final int SCAN = 200;

  /** What became of an update that came in. */
  enum Acceptance {
    NEW,
    DUPLICATE,
    FULL
  }

  /** The answer of {@link #accept}; {@code mark} is where the entry is. */
  record Accepted(Acceptance acceptance, Mark mark) {}

  /** Where an entry is. */
  record Mark(int partition, String id) {
    @Override
    public String toString() {
      return partition + "/" + id;
    }
  }

  /** An entry as found in the journal. {@code claim} is empty if nobody has taken it over. */
  record Found(Mark mark, String owner, String claim, String json) {
    /** How often it has been tried, as far as the journal knows. */
    int attempts() {
      return claim.isEmpty() ? 1 : Integer.parseInt(claim.substring(claim.lastIndexOf(':') + 1));
    }
  }

  private final Redis redis;
  private final String instance;
  private final int maxBacklog;

  /**
   * @param instance this process' name, never used by another
   * @param maxBacklog entries that a partition holds at most
   */
  Journal(Redis redis, String instance, int maxBacklog) {
    this.redis = redis;
    this.instance = instance;
    this.maxBacklog = maxBacklog;
  }

  static int partition(ChatId chat) {
    CRC32 crc = new CRC32();
    crc.update(chat.toString().getBytes(StandardCharsets.UTF_8));
    return (int) (crc.getValue() % PARTITIONS);
  }

  static String key(int partition, String part) {
    return "inbox:{" + partition + "}:" + part;
  }

  private static String instanceKey(String instance) {
    return "instance:{" + instance + "}";
  }

  /** Journals {@code update} unless its like was seen within {@code window}. */
  Future<Accepted> accept(Update update, Duration window) {
    int partition = partition(update.chat());
    String seen =
        key(partition, "seen:" + update.chat().account() + ":" + update.origin().dedupeKey());
    return redis
        .runConfirmed(
            ACCEPT,
            List.of(seen, key(partition, "journal")),
            List.of(
                UpdateJson.write(update),
                instance,
                Long.toString(window.toSeconds()),
                Integer.toString(maxBacklog)))
        .map(reply ->
            new Accepted(Acceptance.valueOf(reply.text(0)), new Mark(partition, reply.text(1))));
  }

  /** The entry has had its effect. Calling twice is harmless. */
  Future<Void> settle(Mark entry) {
    return finish(entry, "");
  }

  /** The entry is set aside for a person to look at. */
  Future<Void> bury(Mark entry, String reason) {
    return finish(entry, reason);
  }

  private Future<Void> finish(Mark entry, String reason) {
    int partition = entry.partition();
    return redis
        .runTogether(
            SETTLE,
            List.of(key(partition, "journal"), key(partition, "claims"), key(partition, "dead")),
            List.of(entry.id(), reason))
        .mapEmpty();
  }

  /** The oldest entries of a partition, with who works them. */
  Future<List<Found>> scan(int partition) {
    Future<List<StreamMessage<String, String>>> entries =
        redis.call(c -> c.xrange(key(partition, "journal"), Range.unbounded(), Limit.from(SCAN)));
    Future<Map<String, String>> claims = redis.call(c -> c.hgetall(key(partition, "claims")));
    return entries.compose(found -> claims.map(
        taken -> found.stream().map(entry -> found(partition, entry, taken)).toList()));
  }

  private static Found found(
      int partition, StreamMessage<String, String> entry, Map<String, String> claims) {
    Map<String, String> body = entry.getBody();
    String claim = claims.getOrDefault(entry.getId(), "");
    String owner = claim.isEmpty()
        ? body.getOrDefault("owner", "")
        : claim.substring(0, claim.lastIndexOf(':'));
    return new Found(
        new Mark(partition, entry.getId()), owner, claim, body.getOrDefault("update", ""));
  }

  /**
   * Takes an entry over.
   *
   * @param counts whether the last attempt was one: it was not when Redis itself was away
   * @return the number of this attempt, from 1, or 0 if another instance was faster or it is settled
   */
  Future<Integer> claim(Found entry, boolean counts) {
    int partition = entry.mark().partition();
    return redis
        .run(
            CLAIM,
            List.of(key(partition, "journal"), key(partition, "claims")),
            List.of(entry.mark().id(), entry.claim(), instance, counts ? "1" : "0"))
        .map(reply -> (int) reply.number());
  }

  /** Says that this instance is alive, for {@code life} from now. */
  Future<Void> renew(Duration life) {
    return redis
        .call(c -> c.set(instanceKey(instance), "alive", SetArgs.Builder.px(life)))
        .mapEmpty();
  }

  Future<Void> resign() {
    return redis.call(c -> c.del(instanceKey(instance))).mapEmpty();
  }

  /** Whether {@code owner} is another instance that is alive. What is ours and not in hand is nobody's. */
  Future<Boolean> isAliveElsewhere(String owner) {
    if (owner.equals(instance)) {
      return Future.succeededFuture(false);
    }
    return redis.call(c -> c.exists(instanceKey(owner))).map(count -> count > 0);
  }
}
