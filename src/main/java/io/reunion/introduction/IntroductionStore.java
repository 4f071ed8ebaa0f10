package io.reunion.introduction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.introduction.Introduction.State;
import io.reunion.member.MemberId;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The introductions in Redis, all in one hash slot, so that a step of one is one step for both sides and their limits.
 *
 * <table>
 * <caption>Keys, each behind {@code introductions:{all}:}; nothing outlives 90 days but the choices of members</caption>
 * <tr><td>{@code one:ID}</td><td>hash of an {@link Introduction}</td></tr>
 * <tr><td>{@code by:MEMBER}</td><td>sorted set: "ID OTHER" by the ms at which this member asked</td></tr>
 * <tr><td>{@code about:MEMBER}</td><td>set of ID: whom others want to be introduced to</td></tr>
 * <tr><td>{@code told:MEMBER}</td><td>sorted set: ID by the ms at which this member was asked; a week</td></tr>
 * <tr><td>{@code paused}</td><td>set of members who want no questions</td></tr>
 * <tr><td>{@code blocks}</td><td>set of "WHO WHOM": who wants none from whom</td></tr>
 * <tr><td>{@code counts}</td><td>hash: asked, agreed, unanswered, withdrawn; for good, without names</td></tr>
 * <tr><td>{@code unplanned}</td><td>set of "ID STATE": what has jobs to come of it that are not on the schedule yet</td></tr>
 * </table>
 */
public final class IntroductionStore {
  private static final Script ASK = Script.beside(IntroductionStore.class, "ask.lua");
  private static final Script ADMIT = Script.beside(IntroductionStore.class, "admit.lua");
  private static final Script STEP = Script.beside(IntroductionStore.class, "step.lua");

  /** How long after a question the same person cannot be asked for again. */
  static final Duration APART = Duration.ofDays(90);

  /**
   * What may be asked.
   *
   * @param perWeek how many introductions a member may ask for in seven days
   * @param askedPerWeek how often a member is asked in seven days; more wait
   * @param expiry how long an answer is awaited
   */
  public record Rules(int perWeek, int askedPerWeek, Duration expiry) {}

  /** Whether somebody was asked. */
  sealed interface Outcome {
    /** It is noted. */
    record Noted(Introduction introduction) implements Outcome {}

    /** The same person was asked for already, at that time. */
    record Again(Instant since) implements Outcome {}

    /** The week's are used up; the next may be asked then. */
    record Limit(Instant next) implements Outcome {}
  }

  /** Whether a question may be put. */
  enum Admission {
    ASK,
    LATER,
    NEVER
  }

  private final Redis redis;
  private final Rules rules;

  public IntroductionStore(Redis redis, Rules rules) {
    this.redis = redis;
    this.rules = rules;
  }

  Rules rules() {
    return rules;
  }

  static String key(String part) {
    return "introductions:{all}:" + part;
  }

  static String one(String id) {
    return key("one:" + id);
  }

  /** Notes a wish of which only the first five parts and the time count. Calling twice with one id is harmless. */
  Future<Outcome> ask(Introduction wish) {
    return redis
        .run(
            ASK,
            List.of(
                one(wish.id()),
                key("by:" + wish.asker()),
                key("about:" + wish.asked()),
                key("counts"),
                key("unplanned")),
            List.of(
                wish.id(),
                wish.asker().value(),
                wish.asked().value(),
                wish.reason(),
                wish.askerContact(),
                millis(wish.at()),
                millis(wish.until()),
                Integer.toString(rules.perWeek()),
                Long.toString(APART.toMillis())))
        .map(reply -> switch (reply.text(0)) {
          case "ASKED" -> new Outcome.Noted(wish);
          case "AGAIN" -> new Outcome.Again(Instant.ofEpochMilli(Long.parseLong(reply.text(1))));
          default -> new Outcome.Limit(Instant.ofEpochMilli(Long.parseLong(reply.text(1))));
        });
  }

  private static String millis(Instant time) {
    return Long.toString(time.toEpochMilli());
  }

  /** Whether the one who is asked for may be asked now; asking twice is harmless. */
  Future<Admission> admit(Introduction wish, Instant now) {
    return redis
        .run(
            ADMIT,
            List.of(one(wish.id()), key("told:" + wish.asked()), key("paused"), key("blocks")),
            List.of(wish.id(), millis(now), Integer.toString(rules.askedPerWeek())))
        .map(reply -> Admission.valueOf(reply.text()));
  }

  /**
   * One side, or time with an empty {@code who}, takes it on.
   *
   * @return where it stands then, which need not be {@code to}; empty if there is no such introduction for {@code who},
   *     or it is over
   */
  Future<Optional<State>> step(String id, String who, State to, String contact, Instant now) {
    return redis
        .run(
            STEP,
            List.of(one(id), key("counts"), key("unplanned")),
            List.of(id, who, to.name(), contact, millis(now)))
        .map(reply -> switch (reply.text()) {
          case "NONE", "OVER" -> Optional.empty();
          default -> Optional.of(State.valueOf(reply.text()));
        });
  }

  Future<Optional<Introduction>> find(String id) {
    return redis
        .call(c -> c.hgetall(one(id)))
        .map(fields -> fields.containsKey("s") ? Optional.of(read(id, fields)) : Optional.empty());
  }

  private static Introduction read(String id, Map<String, String> fields) {
    return new Introduction(
        id,
        new MemberId(fields.getOrDefault("a", "")),
        new MemberId(fields.getOrDefault("b", "")),
        fields.getOrDefault("r", ""),
        fields.getOrDefault("ca", ""),
        fields.getOrDefault("cb", ""),
        State.valueOf(fields.getOrDefault("s", "")),
        Instant.ofEpochMilli(Long.parseLong(fields.getOrDefault("at", "0"))),
        Instant.ofEpochMilli(Long.parseLong(fields.getOrDefault("until", "0"))),
        "1".equals(fields.get("told")));
  }

  /** Those that {@code member} asked for, the newest first. */
  Future<List<Introduction>> by(MemberId member) {
    return redis
        .call(c -> c.zrevrange(key("by:" + member), 0, -1))
        .compose(entries ->
            all(entries.stream().map(entry -> entry.split(" ", 2)[0]).toList()));
  }

  /** Those that others asked for with {@code member}, the newest first. */
  Future<List<Introduction>> about(MemberId member) {
    return redis
        .call(c -> c.smembers(key("about:" + member)))
        .compose(ids -> all(List.copyOf(ids)));
  }

  private Future<List<Introduction>> all(List<String> ids) {
    return Future.join(ids.stream().map(this::find).toList())
        .map(done -> done.<Optional<Introduction>>list().stream()
            .flatMap(Optional::stream)
            .sorted(Comparator.comparing(Introduction::at).reversed())
            .toList());
  }

  /** Whether {@code member} wants no questions. */
  Future<Boolean> isPaused(MemberId member) {
    return redis.call(c -> c.sismember(key("paused"), member.value()));
  }

  Future<Void> pause(MemberId member, boolean paused) {
    return redis
        .call(c ->
            paused ? c.sadd(key("paused"), member.value()) : c.srem(key("paused"), member.value()))
        .mapEmpty();
  }

  /** {@code who} is asked nothing any more in the name of {@code whom}. */
  Future<Void> block(MemberId who, MemberId whom) {
    return redis.call(c -> c.sadd(key("blocks"), who + " " + whom)).mapEmpty();
  }

  /** What came about and has jobs to come of it, as "ID STATE". */
  Future<Set<String>> unplanned() {
    return redis.call(c -> c.smembers(key("unplanned")));
  }

  Future<Void> planned(String entry) {
    return redis.call(c -> c.srem(key("unplanned"), entry)).mapEmpty();
  }

  /** How many introductions came to what; and how many members want none. Nothing about anybody. */
  public Future<Map<String, Long>> counts() {
    return redis
        .call(c -> c.hgetall(key("counts")))
        .compose(counts -> redis.call(c -> c.scard(key("paused"))).map(paused -> {
          long asked = number(counts, "asked");
          long agreed = number(counts, "agreed");
          long unanswered = number(counts, "unanswered");
          long withdrawn = number(counts, "withdrawn");
          return Map.of(
              "asked", asked,
              "agreed", agreed,
              "unanswered", unanswered,
              "withdrawn", withdrawn,
              "open", Math.max(0, asked - agreed - unanswered - withdrawn),
              "paused", paused);
        }));
  }

  private static long number(Map<String, String> counts, String name) {
    return Long.parseLong(counts.getOrDefault(name, "0"));
  }

  /** What {@code member} asked for, and what they were asked, each as far as it was told to them. */
  public Future<JsonNode> export(MemberId member, Instant now) {
    return by(member)
        .compose(mine -> about(member)
            .compose(theirs -> isPaused(member).map(off -> {
              ObjectNode all = JsonNodeFactory.instance.objectNode().put("paused", off);
              ArrayNode asked = all.putArray("askedFor");
              mine.forEach(one -> asked
                  .addObject()
                  .put("at", one.at().toString())
                  .put("reason", one.reason())
                  .put("contactGiven", one.askerContact())
                  .put("state", (one.seemsOpen(now) ? State.WAITING : one.shown()).name()));
              ArrayNode answered = all.putArray("wasAsked");
              theirs.stream()
                  .filter(Introduction::told)
                  .forEach(one -> answered
                      .addObject()
                      .put("state", one.state().name())
                      .put("contactGiven", one.askedContact()));
              return (JsonNode) all;
            })));
  }

  /** Nothing is known any more of introductions of {@code member}. */
  public Future<Void> forget(MemberId member) {
    return by(member)
        .compose(mine -> about(member).compose(theirs -> {
          Set<Introduction> all = new HashSet<>(mine);
          all.addAll(theirs);
          List<Future<?>> gone = new ArrayList<>();
          for (Introduction one : all) {
            gone.add(redis.call(c -> c.del(one(one.id()))));
            gone.add(redis.call(c -> c.srem(key("about:" + one.asked()), one.id())));
            gone.add(
                redis.call(c -> c.zrem(key("by:" + one.asker()), one.id() + " " + one.asked())));
            gone.add(redis.call(c -> c.zrem(key("told:" + one.asked()), one.id())));
            if (one.state() == State.WAITING || one.state() == State.DECLINED) {
              gone.add(redis.call(c -> c.hincrby(key("counts"), "withdrawn", 1)));
            }
          }
          gone.add(redis.call(
              c -> c.del(key("by:" + member), key("about:" + member), key("told:" + member))));
          gone.add(redis.call(c -> c.srem(key("paused"), member.value())));
          gone.add(unblock(member));
          return Future.join(gone).mapEmpty();
        }));
  }

  private Future<Void> unblock(MemberId member) {
    return redis.call(c -> c.smembers(key("blocks"))).compose(blocks -> {
      String[] of = blocks.stream()
          .filter(block -> List.of(block.split(" ")).contains(member.value()))
          .toArray(String[]::new);
      return of.length == 0
          ? Future.succeededFuture()
          : redis.call(c -> c.srem(key("blocks"), of)).mapEmpty();
    });
  }
}
