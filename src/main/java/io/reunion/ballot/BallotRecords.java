package io.reunion.ballot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.ballot.Ballot.State;
import io.reunion.ballot.Terms.Mode;
import io.reunion.member.MemberId;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What assemblies and ballots keep of a member, for that member, and what is deleted with them.
 *
 * <p>What a member can still change goes: proxies given and held, a hand vote that is not closed, an offer to be a trustee.
 * What an assembly has come to stays, under an id that leads to nobody once the record is deleted: that the id was on the
 * roll, came, and voted. The published seal of the roll, the quorum and the minutes could not be checked without it. What
 * was voted on paper was never kept with anybody.
 */
public final class BallotRecords {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ALL = Integer.MAX_VALUE;

  private final AssemblyStore assemblies;
  private final BallotStore ballots;
  private final Clock clock;

  public BallotRecords(AssemblyStore assemblies, BallotStore ballots, Clock clock) {
    this.assemblies = assemblies;
    this.ballots = ballots;
    this.clock = clock;
  }

  /** In JSON; other people are only counted. */
  public Future<JsonNode> export(MemberId member) {
    return assemblies.newest(ALL).compose(all -> {
      List<Future<Optional<ObjectNode>>> entries = new ArrayList<>();
      all.forEach(assembly -> entries.add(export(assembly, member)));
      return Future.join(entries).map(done -> {
        ArrayNode list = JSON.createArrayNode();
        done.<Optional<ObjectNode>>list().forEach(entry -> entry.ifPresent(list::add));
        return list;
      });
    });
  }

  private Future<Optional<ObjectNode>> export(Assembly assembly, MemberId member) {
    return assemblies.seat(assembly.id(), member).compose(seat -> export(assembly, member, seat));
  }

  private Future<Optional<ObjectNode>> export(Assembly assembly, MemberId member, MemberId seat) {
    return assemblies.onRoll(assembly.id(), seat).compose(on -> {
      if (!on) {
        return Future.succeededFuture(Optional.empty());
      }
      ObjectNode entry = JSON.createObjectNode()
          .put("assembly", assembly.title())
          .put("calledAt", assembly.createdAt().toString())
          .put("onRoll", true);
      return assemblies
          .present(assembly.id())
          .compose(present -> assemblies.proxies(assembly.id()).map(proxies -> {
            entry.put("present", present.contains(seat));
            entry.put("proxyGiven", proxies.containsKey(seat));
            entry.put(
                "proxiesHeld", proxies.values().stream().filter(seat::equals).count());
            return entry.putArray("ballots");
          }))
          .compose(list -> assemblies
              .ballots(assembly.id())
              .compose(ids -> eachBallot(ids, ballot -> export(ballot, member, seat, list))))
          .map(done -> Optional.of(entry));
    });
  }

  private Future<Void> export(Ballot ballot, MemberId member, MemberId seat, ArrayNode list) {
    ObjectNode entry = list.addObject()
        .put("title", ballot.terms().title())
        .put("state", ballot.state().name());
    entry.put(
        "offeredAsTrustee",
        ballot.offers().stream().anyMatch(offer -> offer.person().equals(person(member))));
    Future<Void> voted = ballots.voted(ballot.id()).map(ids -> {
      entry.put("voted", ids.contains(seat.value()));
      return null;
    });
    return ballot.terms().mode() == Mode.HAND && ballot.state() == State.OPEN
        ? voted.compose(done -> ballots.said(ballot.id(), seat.value())).map(said -> {
          said.ifPresent(word -> entry.put("handVote", word));
          return null;
        })
        : voted;
  }

  private static String person(MemberId member) {
    return "m:" + member;
  }

  @FunctionalInterface
  private interface Work {
    Future<Void> on(Ballot ballot);
  }

  private Future<Void> eachBallot(List<String> ids, Work work) {
    List<Future<Void>> done = new ArrayList<>();
    ids.forEach(id -> done.add(
        ballots.find(id).compose(found -> found.map(work::on).orElseGet(Future::succeededFuture))));
    return Future.join(done).mapEmpty();
  }

  /** Deletes what a member could still change. Calling twice is harmless. */
  public Future<Void> forget(MemberId member) {
    return assemblies.newest(ALL).compose(all -> {
      List<Future<Void>> done = new ArrayList<>();
      all.forEach(assembly -> done.add(forget(assembly, member)));
      return Future.join(done).mapEmpty();
    });
  }

  private Future<Void> forget(Assembly assembly, MemberId member) {
    return assemblies
        .seat(assembly.id(), member)
        .compose(seat -> assemblies
            .proxies(assembly.id())
            .compose(proxies -> end(assembly.id(), proxies, seat))
            .compose(done -> assemblies.ballots(assembly.id()))
            .compose(ids -> eachBallot(ids, ballot -> forget(ballot, member, seat))));
  }

  private Future<Void> end(String id, Map<MemberId, MemberId> proxies, MemberId member) {
    List<Future<?>> ended = new ArrayList<>();
    proxies.forEach((whom, by) -> {
      if (whom.equals(member) || by.equals(member)) {
        ended.add(assemblies.represent(id, whom, Optional.empty(), clock.instant()));
      }
    });
    return Future.join(ended).mapEmpty();
  }

  private Future<Void> forget(Ballot ballot, MemberId member, MemberId seat) {
    return switch (ballot.state()) {
      case DRAFT -> ballots.withdraw(ballot.id(), List.of(person(member)));
      case OPEN ->
        ballot.terms().mode() == Mode.HAND
            ? ballots.takeBack(ballot.id(), seat.value())
            : Future.succeededFuture();
      case CLOSED, COUNTED, VOID -> Future.succeededFuture();
    };
  }
}
