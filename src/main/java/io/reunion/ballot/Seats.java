package io.reunion.ballot;

import io.reunion.ballot.Assembly.Counted;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.redis.Batches;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One person, one vote, also where two records on a roll turn out to be of one person. The roll is sealed and stays as it
 * is; of the two seats one is left, that of the record that was kept, or if only the other is on the roll, that one. Who is
 * there and proxies are moved to it.
 *
 * <p>Votes are not: what is written while a sealed ballot is open would tell whose two places in the box belong together.
 * At closing the vote of the seat that is left counts, and another one only where that seat has none.
 */
final class Seats {
  private final AssemblyStore assemblies;
  private final MemberStore members;
  private final Clock clock;

  Seats(AssemblyStore assemblies, MemberStore members, Clock clock) {
    this.assemblies = assemblies;
    this.members = members;
    this.clock = clock;
  }

  /** From which seat {@code member} votes; empty if they have none on the roll. */
  Future<Optional<MemberId>> of(String assembly, MemberId member) {
    return listed(assembly, member)
        .compose(seat -> seat.isPresent()
            ? Future.succeededFuture(seat)
            // Perhaps under an id that their record had before.
            : settle(assembly).compose(done -> listed(assembly, member)));
  }

  private Future<Optional<MemberId>> listed(String assembly, MemberId member) {
    return assemblies
        .seat(assembly, member)
        .compose(seat -> assemblies
            .onRoll(assembly, seat)
            .map(on -> on ? Optional.of(seat) : Optional.<MemberId>empty()));
  }

  /** Looks at the whole roll for records that were merged since. Calling twice is harmless. */
  Future<Void> settle(String assembly) {
    return assemblies
        .roll(assembly)
        .compose(roll -> members.merged(roll.members()))
        .compose(merged -> Batches.map(
            List.copyOf(merged.entrySet()),
            one -> assemblies.unite(assembly, one.getKey(), one.getValue(), clock.instant())))
        .mapEmpty();
  }

  /** For each id that has another's seat: whose it is. */
  Future<Map<MemberId, MemberId>> moved(String assembly) {
    return settle(assembly).compose(done -> assemblies.seats(assembly));
  }

  /** Who is there; what an assembly that is over has come to is not changed any more. */
  Future<Counted> count(Assembly assembly) {
    Future<Void> settled = assembly.open() ? settle(assembly.id()) : Future.succeededFuture();
    return settled
        .compose(done -> assemblies.find(assembly.id()))
        .compose(found -> assemblies
            .attendance(assembly.id())
            .map(there -> new Counted(found.orElse(assembly), there)));
  }
}
