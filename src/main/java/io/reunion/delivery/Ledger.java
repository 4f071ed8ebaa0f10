package io.reunion.delivery;

import io.reunion.delivery.Delivery.State;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.reunion.redis.ScriptReply;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which copy of a broadcast stands where. Workers of any instance take copies for the time of a lease and say durably
 * that they begin before the first byte leaves, so that after a crash it is known what certainly was not sent, what was,
 * and what nobody can know.
 *
 * <table>
 * <caption>Keys; ID is the ledger's</caption>
 * <tr><td>{@code ledger:{ID}:due}</td><td>sorted set: recipient by the ms at which it is due</td></tr>
 * <tr><td>{@code ledger:{ID}:leases}</td><td>sorted set: recipient by the ms at which its worker is given up</td></tr>
 * <tr><td>{@code ledger:{ID}:copies}</td><td>hash: recipient to "STATE:attempt:detail"</td></tr>
 * <tr><td>{@code ledger:{ID}:counts}</td><td>hash: state to number</td></tr>
 * <tr><td>{@code ledger:{ID}:halt}</td><td>string: there while no copy may be taken or begun</td></tr>
 * <tr><td>{@code ledger:{ID}:repeated}</td><td>set: recipients to whom a second copy may have come</td></tr>
 * </table>
 */
public final class Ledger {
  private static final Script ENQUEUE = Script.beside(Ledger.class, "enqueue.lua");
  private static final Script CLAIM = Script.beside(Ledger.class, "claim.lua");
  private static final Script REQUEUE = Script.beside(Ledger.class, "requeue.lua");
  private static final Script DROP = Script.beside(Ledger.class, "drop.lua");
  private static final Script STEP = Script.beside(Ledger.class, "step.lua");
  private static final int CHUNK = 500;

  /**
   * A copy in the hands of a worker.
   *
   * @param unsure an earlier attempt may have been taken by the platform
   */
  public record Claim(String recipient, int attempt, boolean unsure) {
    /** How the detail of a copy begins that is queued though it may have been sent. */
    public static final String UNSURE = "?";

    public Claim(String recipient, int attempt) {
      this(recipient, attempt, false);
    }

    /** The detail with which it is given back without having been tried. */
    public String keeping(String why) {
      return unsure ? UNSURE + why : why;
    }
  }

  /** What becomes of a send whose worker was lost. */
  public enum Unfinished {
    AGAIN,
    UNKNOWN
  }

  private final Redis redis;

  public Ledger(Redis redis) {
    this.redis = redis;
  }

  private static String key(String ledger, String part) {
    return "ledger:{" + ledger + "}:" + part;
  }

  private static List<String> keys(String ledger) {
    return List.of(
        key(ledger, "due"),
        key(ledger, "leases"),
        key(ledger, "copies"),
        key(ledger, "counts"),
        key(ledger, "halt"),
        key(ledger, "repeated"));
  }

  /**
   * Adds recipients, due after {@code delay}; those that are in the ledger already stay as they are.
   */
  public Future<Void> enqueue(String ledger, List<String> recipients, Duration delay) {
    return inChunks(ENQUEUE, ledger, Long.toString(delay.toMillis()), recipients)
        .mapEmpty();
  }

  /** The same, due at once. */
  public Future<Void> enqueue(String ledger, List<String> recipients) {
    return enqueue(ledger, recipients, Duration.ZERO);
  }

  /**
   * Queues those of {@code recipients} again that are {@code from}, because a person says so.
   *
   * @return how many those were
   */
  public Future<Integer> requeue(String ledger, State from, List<String> recipients) {
    return inChunks(REQUEUE, ledger, from.name(), recipients);
  }

  private Future<Integer> inChunks(
      Script script, String ledger, String first, List<String> recipients) {
    List<Future<Long>> parts = new ArrayList<>();
    for (int from = 0; from < recipients.size(); from += CHUNK) {
      List<String> args = new ArrayList<>(List.of(first));
      args.addAll(recipients.subList(from, Math.min(from + CHUNK, recipients.size())));
      parts.add(redis.run(script, settledKeys(ledger), args).map(reply -> reply.number()));
    }
    return Future.join(parts)
        .map(done -> (int) done.<Long>list().stream().mapToLong(Long::longValue).sum());
  }

  /** From now on no copy is taken or begun; or again. What is on its way is heard out. */
  public Future<Void> halt(String ledger, boolean halted) {
    return halted
        ? redis.call(c -> c.set(key(ledger, "halt"), "1")).mapEmpty()
        : redis.call(c -> c.del(key(ledger, "halt"))).mapEmpty();
  }

  private static List<String> settledKeys(String ledger) {
    return List.of(key(ledger, "due"), key(ledger, "copies"), key(ledger, "counts"));
  }

  /** Gives up all that is queued; those copies are FAILED with {@code detail}. */
  public Future<Void> drop(String ledger, String detail) {
    return redis
        .run(DROP, settledKeys(ledger), List.of(Integer.toString(CHUNK), detail))
        .compose(reply -> reply.number() > 0 ? drop(ledger, detail) : Future.succeededFuture());
  }

  /** Takes up to {@code most} copies that are due. */
  public Future<List<Claim>> claim(String ledger, int most, Duration lease, Unfinished unfinished) {
    return claim(ledger, most, lease, unfinished, Map.of());
  }

  /**
   * The same, where a second try is harmless for some.
   *
   * @param harmless how the recipients begin for whom it is, and for how long after the first
   */
  public Future<List<Claim>> claim(
      String ledger,
      int most,
      Duration lease,
      Unfinished unfinished,
      Map<String, Duration> harmless) {
    List<String> args = new ArrayList<>(List.of(
        Integer.toString(most),
        Long.toString(lease.toMillis()),
        unfinished == Unfinished.AGAIN ? "again" : "unknown"));
    harmless.forEach((prefix, window) -> {
      args.add(prefix);
      args.add(Long.toString(window.toMillis()));
    });
    return redis.run(CLAIM, keys(ledger), args).map(Ledger::claims);
  }

  private static List<Claim> claims(ScriptReply reply) {
    List<Claim> claims = new ArrayList<>(reply.size() / 3);
    for (int i = 0; i < reply.size(); i += 3) {
      claims.add(new Claim(reply.text(i), (int) reply.number(i + 1), reply.number(i + 2) == 1));
    }
    return claims;
  }

  /**
   * Says that the request is about to leave.
   *
   * @return false if the copy is not in this worker's hands any more: it must not be sent
   */
  public Future<Boolean> begin(String ledger, Claim claim, Duration lease) {
    return step(ledger, claim, State.CLAIMED, State.SENDING, lease, "");
  }

  /** The outcome of a send. What is SENT is taken even from a worker whose lease is over. */
  public Future<Boolean> settle(String ledger, Claim claim, State outcome, String detail) {
    return step(ledger, claim, State.SENDING, outcome, Duration.ZERO, detail);
  }

  /** The copy was definitely not sent and is due again after {@code delay}. */
  public Future<Boolean> postpone(
      String ledger, Claim claim, State from, Duration delay, String detail) {
    return step(ledger, claim, from, State.QUEUED, delay, detail);
  }

  private Future<Boolean> step(
      String ledger, Claim claim, State from, State to, Duration time, String detail) {
    return redis
        .runTogether(
            STEP,
            keys(ledger),
            List.of(
                claim.recipient(),
                Integer.toString(claim.attempt()),
                from.name(),
                to.name(),
                Long.toString(time.toMillis()),
                detail))
        .map(reply -> reply.text().equals("OK"));
  }

  public Future<Counts> counts(String ledger) {
    return redis.call(c -> c.hgetall(key(ledger, "counts"))).map(Counts::of);
  }

  /** A copy goes to {@code recipient} of which another one may have come already. */
  public Future<Void> repeating(String ledger, String recipient) {
    return redis.call(c -> c.sadd(key(ledger, "repeated"), recipient)).mapEmpty();
  }

  /** To whom two copies may have come. */
  public Future<Set<String>> repeated(String ledger) {
    return redis.call(c -> c.smembers(key(ledger, "repeated")));
  }

  /** One copy. */
  public Future<Optional<Delivery>> find(String ledger, String recipient) {
    return redis
        .call(c -> c.hget(key(ledger, "copies"), recipient))
        .map(copy -> Optional.ofNullable(copy).map(text -> delivery(Map.entry(recipient, text))));
  }

  /** Every copy, by recipient. */
  public Future<List<Delivery>> copies(String ledger) {
    return redis
        .call(c -> c.hgetall(key(ledger, "copies")))
        .map(copies -> copies.entrySet().stream()
            .map(Ledger::delivery)
            .sorted(Comparator.comparing(Delivery::recipient))
            .toList());
  }

  private static Delivery delivery(Map.Entry<String, String> copy) {
    String[] parts = copy.getValue().split(":", 3);
    String detail = parts[2].startsWith(Claim.UNSURE) ? parts[2].substring(1) : parts[2];
    return new Delivery(copy.getKey(), State.valueOf(parts[0]), Integer.parseInt(parts[1]), detail);
  }
}
