package io.reunion.upkeep;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.filing.Drawer;
import io.reunion.filing.Drawer.Changed;
import io.reunion.member.MemberId;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** How current profiles are, in the drawer {@code profiles}; whether members are asked, in {@code profilerounds}. */
public final class CareStore {
  private static final String ROUNDS = "rounds";

  /**
   * Whether members are asked.
   *
   * @param since when that was said
   */
  public record Rounds(boolean on, Instant since) {
    static final Rounds OFF = new Rounds(false, Instant.EPOCH);
  }

  private final Drawer<Care> cares;
  private final Drawer<Rounds> rounds;

  public CareStore(Redis redis) {
    cares = new Drawer<>(redis, "profiles", Care.class);
    rounds = new Drawer<>(redis, "profilerounds", Rounds.class);
  }

  Future<Rounds> rounds() {
    return rounds.get(ROUNDS).map(found -> found.orElse(Rounds.OFF));
  }

  /** @param seen is shown what is about to be changed; what it throws is the failure, and nothing is changed */
  Future<Rounds> turn(boolean on, Instant now, Consumer<Rounds> seen) {
    return rounds
        .put(ROUNDS, () -> Rounds.OFF, was -> {
          seen.accept(was);
          return was.on() == on ? was : new Rounds(on, now);
        })
        .map(Changed::after);
  }

  Future<Care> of(MemberId member) {
    return cares.get(member.value()).map(found -> found.orElse(Care.of(member.value())));
  }

  /** All of whom something is known, by member. */
  Future<Map<String, Care>> all() {
    return cares.all().map(all -> all.stream().collect(Collectors.toMap(Care::member, one -> one)));
  }

  public Future<List<Care>> everybody() {
    return cares.all();
  }

  Future<Care> change(MemberId member, UnaryOperator<Care> edit) {
    return cares.put(member.value(), () -> Care.of(member.value()), edit).map(Changed::after);
  }

  public Future<JsonNode> export(MemberId member) {
    return cares.export(one -> one.member().equals(member.value()));
  }

  public Future<Void> forget(MemberId member) {
    return cares.remove(member.value());
  }

  /** The one who was asked in this very quarter may be told again by the same notice that could not be sent. */
  Future<Optional<Care>> ask(MemberId member, String quarter, Instant now) {
    return of(member).compose(care -> {
      boolean same = care.quarter().equals(quarter) && care.isAsked() && !care.off();
      return same || care.mayBeAsked(now)
          ? change(member, one -> one.asked(quarter, now)).map(Optional::of)
          : Future.succeededFuture(Optional.empty());
    });
  }
}
