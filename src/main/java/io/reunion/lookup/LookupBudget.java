package io.reunion.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lettuce.core.Range;
import io.reunion.member.MemberId;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How many different people one person may be shown, so that nobody walks off with the whole list.
 *
 * <table>
 * <caption>Keys; PERSON is the same for all accounts of a member</caption>
 * <tr><td>{@code lookups:{PERSON}}</td><td>sorted set: member by the ms at which they were last shown; 30 days</td></tr>
 * </table>
 */
public final class LookupBudget {
  private static final Script BUDGET = Script.beside(LookupBudget.class, "budget.lua");

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MONTH = Duration.ofDays(30);

  private final Redis redis;
  private final int daily;
  private final int monthly;

  /**
   * @param daily different profiles in 24 hours
   * @param monthly different profiles in 30 days
   */
  public LookupBudget(Redis redis, int daily, int monthly) {
    this.redis = redis;
    this.daily = daily;
    this.monthly = monthly;
  }

  private static String key(String person) {
    return "lookups:{" + person + "}";
  }

  /** How many people {@code member} was shown in 30 days; who they are is theirs. */
  public Future<JsonNode> export(MemberId member) {
    return redis
        .call(c -> c.zcard(key("m:" + member)))
        .map(count -> JsonNodeFactory.instance.objectNode().put("shownIn30Days", count));
  }

  /** Whom {@code member} was shown is known no longer. */
  public Future<Void> forget(MemberId member) {
    return redis.call(c -> c.del(key("m:" + member))).mapEmpty();
  }

  /** Whether {@code person} may be shown nobody new now. To be asked before a search, whose outcome would tell something. */
  Future<Boolean> isSpent(String person, Instant now) {
    String key = key(person);
    Future<Long> day = redis.call(c -> c.zcount(key, since(now, DAY)));
    Future<Long> month = redis.call(c -> c.zcount(key, since(now, MONTH)));
    return day.compose(inDay -> month.map(inMonth -> inDay >= daily || inMonth >= monthly));
  }

  private static Range<Long> since(Instant now, Duration length) {
    return Range.from(
        Range.Boundary.excluding(now.minus(length).toEpochMilli()), Range.Boundary.unbounded());
  }

  /**
   * Who may be shown.
   *
   * @param fresh how many of them were not shown in the last 30 days
   */
  record Admitted(Set<MemberId> members, int fresh) {}

  /** Those of {@code found} that may be shown to {@code person}; they count from now on. Calling twice is harmless. */
  Future<Admitted> admit(String person, List<MemberId> found, Instant now) {
    if (found.isEmpty()) {
      return Future.succeededFuture(new Admitted(Set.of(), 0));
    }
    List<String> args = new ArrayList<>();
    args.add(Long.toString(now.toEpochMilli()));
    args.add(Integer.toString(daily));
    args.add(Integer.toString(monthly));
    found.forEach(id -> args.add(id.value()));
    return redis.run(BUDGET, List.of(key(person)), args).map(reply -> {
      Set<MemberId> admitted = new HashSet<>();
      List<String> texts = reply.texts();
      texts.stream().skip(1).forEach(id -> admitted.add(new MemberId(id)));
      return new Admitted(admitted, Integer.parseInt(texts.get(0)));
    });
  }
}
