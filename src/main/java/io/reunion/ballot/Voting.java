package io.reunion.ballot;

import io.reunion.ballot.count.Share;
import io.reunion.bot.Command;
import io.reunion.member.ChapterNames;
import io.reunion.member.MemberStore;
import io.reunion.redis.Redis;
import io.reunion.text.Texts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Assemblies and ballots, put together. */
public record Voting(
    AssemblyStore assemblies,
    Seats seats,
    Guesses guesses,
    Ballots ballots,
    Trustees trustees,
    SealedBox box,
    RollWords rolls,
    Minutes minutes) {

  /**
   * @param keys where the keys of open ballots are kept
   * @param pause between batches of sealed papers; with four of them the longest wait of a voter
   */
  public static Voting of(
      Vertx vertx,
      Redis redis,
      MemberStore members,
      ChapterNames chapters,
      Path keys,
      Duration pause,
      Clock clock) {
    AssemblyStore assemblies = new AssemblyStore(redis);
    BallotStore store = new BallotStore(redis);
    SealedBox box = new SealedBox(
        store,
        assemblies,
        new SlotKeys(vertx, keys),
        new Batches(vertx, pause, /* enough= */ 4, /* longest= */ 4),
        clock);
    Seats seats = new Seats(assemblies, members, clock);
    Ballots ballots = new Ballots(store, assemblies, seats, box, clock);
    return new Voting(
        assemblies,
        seats,
        new Guesses(redis),
        ballots,
        new Trustees(ballots, store),
        box,
        new RollWords(members, chapters),
        new Minutes(assemblies, seats, ballots));
  }

  /**
   * What it is asked by.
   *
   * @param publicUrl where people reach the service, if that is known
   */
  public List<Command> commands(MemberStore members, Supplier<Optional<String>> publicUrl) {
    List<Command> commands = new ArrayList<>(new AssemblyCommands(this, members).commands());
    commands.addAll(new BallotCommands(this, publicUrl).commands());
    return commands;
  }

  /** Seals what people write on sealed ballots before it is journaled. */
  public Envelopes envelopes() {
    return new Envelopes(ballots, box);
  }

  /** The draft of an announcement in both languages, as the command that makes one takes it. */
  public String announcement(Ballot ballot, Result result, Texts texts) {
    return BallotText.announcement(ballot, result, texts);
  }

  /** Who is there or represented. */
  public Future<Assembly.Counted> count(Assembly assembly) {
    return seats.count(assembly);
  }

  /** The id of the ballot that an operation makes. */
  public static String ballotId(String operation) {
    return Digests.id('b', operation);
  }

  /** Calls an assembly with a roll that is fixed now; empty if nobody would be on it. Calling twice is harmless. */
  public Future<Optional<Assembly>> convene(
      String title,
      Share quorum,
      int proxyLimit,
      RollWords.Wanted wanted,
      String operation,
      Instant now) {
    String id = Digests.id('a', operation);
    return rolls.fix(wanted).compose(roll -> {
      if (roll.members().isEmpty()) {
        return Future.succeededFuture(Optional.empty());
      }
      Assembly fresh = new Assembly(
          id, title, now, quorum, proxyLimit, roll.seal(), /* doubles= */ 0, Digests.code(), true);
      return assemblies.convene(fresh, roll).compose(done -> assemblies.find(id));
    });
  }
}
