package io.reunion.lookup;

import io.reunion.member.MemberId;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
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

  /** Those of {@code found} that may be shown to {@code person}; they count from now on. Calling twice is harmless. */
  Future<Set<MemberId>> admit(String person, List<MemberId> found, Instant now) {
    if (found.isEmpty()) {
      return Future.succeededFuture(Set.of());
    }
    List<String> args = new ArrayList<>();
    args.add(Long.toString(now.toEpochMilli()));
    args.add(Integer.toString(daily));
    args.add(Integer.toString(monthly));
    found.forEach(id -> args.add(id.value()));
    return redis.run(BUDGET, List.of("lookups:{" + person + "}"), args).map(reply -> {
      Set<MemberId> admitted = new HashSet<>();
      reply.texts().forEach(id -> admitted.add(new MemberId(id)));
      return admitted;
    });
  }
}
