package io.reunion.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reunion.ballot.AssemblyStore.Standing;
import io.reunion.ballot.BallotStore.Kept;
import io.reunion.ballot.Terms.Candidate;
import io.reunion.ballot.Terms.Kind;
import io.reunion.ballot.Terms.Mode;
import io.reunion.ballot.Terms.Trustee;
import io.reunion.ballot.count.Majority;
import io.reunion.ballot.count.Method;
import io.reunion.ballot.count.Share;
import io.reunion.ballot.count.Tally.Voice;
import io.reunion.ballot.seal.Opening;
import io.reunion.ballot.seal.Seal;
import io.reunion.ballot.seal.TrusteeKey;
import io.reunion.member.Duplicates.Reason;
import io.reunion.member.MemberId;
import io.reunion.member.Pair;
import io.reunion.redis.RedisServer;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two records on a roll turn out to be of one person: that person has one vote, whatever was done before. */
class MergedMembersIT {
  @RegisterExtension
  static final RedisServer SERVER = new RedisServer();

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T06:00:00Z"), ZoneOffset.UTC);
  private static final int PEOPLE = 8;

  @TempDir
  Path directory;

  private final List<TrusteeKey> trustees = Hall.trustees(2);
  private Hall hall;
  private List<MemberId> people;
  private Assembly assembly;
  private int ballots;

  @BeforeEach
  void convene() {
    hall = new Hall(SERVER, directory, CLOCK);
    people = people(PEOPLE);
    assembly = convened(RollWords.Wanted.EVERYBODY);
  }

  @AfterEach
  void leave() {
    hall.die();
  }

  private List<MemberId> people(int many) {
    return hall.all(hall.people(many, 0).stream()
        .<Supplier<Future<MemberId>>>map(users -> () -> hall.member(users.get(0)))
        .toList());
  }

  private Assembly convened(RollWords.Wanted wanted) {
    return hall.run(() -> hall.voting.convene(
            "Assembly",
            Share.read("1/2").orElseThrow(),
            2,
            wanted,
            "op" + System.nanoTime(),
            CLOCK.instant()))
        .orElseThrow();
  }

  private Ballot open(Mode mode) {
    List<Trustee> keys = new ArrayList<>();
    trustees.forEach(key -> keys.add(new Trustee("Trustee " + keys.size(), key.open())));
    boolean sealed = mode == Mode.SEALED;
    Terms terms = new Terms(
        "b0000" + ++ballots,
        assembly.id(),
        "Chair",
        sealed ? Kind.ELECTION : Kind.MOTION,
        mode,
        Majority.SIMPLE,
        Method.BLOCK,
        1,
        sealed ? List.of(new Candidate("1", "Ann", ""), new Candidate("2", "Bob", "")) : List.of(),
        "",
        sealed ? keys : List.of(),
        sealed ? 2 : 0,
        0,
        assembly.seal());
    hall.run(() -> hall.voting.ballots().draft(terms));
    return hall.run(() -> hall.voting.ballots().open(terms.id(), 0));
  }

  private void merge(MemberId kept, MemberId gone) {
    Pair pair = Pair.of(kept, gone);
    hall.run(() -> hall.members.duplicates().propose(pair, Reason.SAME_NAME_AND_YEAR));
    assertThat(hall.run(() -> hall.members.duplicates().merge(pair, kept))).isPresent();
  }

  private String token(Ballot ballot, MemberId member) {
    String code = hall.run(() -> hall.voting.box().code(ballot, member));
    return hall.run(() -> hall.voting.box().admit(ballot.id(), code)).token();
  }

  private Kept cast(Ballot ballot, String token, int choice) {
    String paper = Seal.text(SealedBox.seal(ballot.terms()).orElseThrow().seal(List.of(choice)));
    return hall.run(() -> hall.voting.box().cast(ballot.id(), token, paper));
  }

  private List<List<String>> opened(Ballot ballot) {
    Ballot closed = hall.run(() -> hall.voting.ballots().close(ballot.id()));
    List<List<String>> opened =
        Opening.of(hall.run(() -> hall.voting.ballots().published(ballot.id())), trustees);
    assertThat(closed.closing().orElseThrow().votes()).isEqualTo(opened.size());
    return opened;
  }

  private void others(Ballot ballot) {
    for (MemberId member : people.subList(3, PEOPLE)) {
      cast(ballot, token(ballot, member), 0);
    }
  }

  private MemberId seat(MemberId member) {
    return hall.run(() -> hall.voting.seats().of(assembly.id(), member)).orElseThrow();
  }

  private Standing attend(MemberId member) {
    return hall.run(() -> hall.voting.assemblies().attend(assembly.id(), member, CLOCK.instant()));
  }

  private Standing represent(MemberId whom, MemberId by) {
    return hall.run(() ->
        hall.voting.assemblies().represent(assembly.id(), whom, Optional.of(by), CLOCK.instant()));
  }

  private Assembly.Counted count() {
    return hall.run(() -> hall.voting.count(assembly));
  }

  @Test
  void ofTwoPapersInTheBoxThatOfTheRecordWhichWasKeptCounts() {
    Ballot ballot = open(Mode.SEALED);
    MemberId kept = people.get(0);
    MemberId gone = people.get(1);
    cast(ballot, token(ballot, kept), 1);
    cast(ballot, token(ballot, gone), 0);
    others(ballot);
    merge(kept, gone);
    assertThat(opened(ballot)).hasSize(6).filteredOn(List.of("2")::equals).hasSize(1);
    assertThat(RedisServer.await(new BallotStore(SERVER.redis()).voted(ballot.id())))
        .hasSize(6)
        .contains(kept.value())
        .doesNotContain(gone.value());
  }

  @Test
  void thePaperOfTheRecordThatWentCountsUntilThePersonVotesAgain() {
    Ballot first = open(Mode.SEALED);
    Ballot second = open(Mode.SEALED);
    MemberId kept = people.get(0);
    MemberId gone = people.get(1);
    for (Ballot ballot : List.of(first, second)) {
      cast(ballot, token(ballot, gone), 1);
      others(ballot);
    }
    String left = token(second, gone);
    String unopened = hall.run(() -> hall.voting.box().code(second, gone));
    merge(kept, gone);
    cast(second, token(second, seat(kept)), 0);
    count();
    assertThatThrownBy(() -> cast(second, left, 1)).hasMessage("NOT_YOURS");
    assertThatThrownBy(() -> hall.run(() -> hall.voting.box().admit(second.id(), unopened)))
        .hasMessage("NOT_YOURS");
    assertThat(opened(first)).hasSize(6).filteredOn(List.of("2")::equals).hasSize(1);
    assertThat(opened(second)).hasSize(6).filteredOn(List.of("2")::equals).isEmpty();
  }

  /** What is written while the ballot is open must not tell whose two places in the box belong together. */
  @Test
  void theBoxIsNotTouchedBeforeItIsClosed() {
    Ballot ballot = open(Mode.SEALED);
    cast(ballot, token(ballot, people.get(0)), 1);
    cast(ballot, token(ballot, people.get(1)), 1);
    String votes = "ballot:{" + ballot.id() + "}:votes";
    Set<String> before = new HashSet<>(SERVER.command("HGETALL", votes).lines().toList());
    merge(people.get(0), people.get(1));
    count();
    assertThat(SERVER.command("HGETALL", votes).lines().toList())
        .containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void whoseOtherRecordAloneIsOnTheRollVotesFromItsSeat() {
    MemberId late = people(1).get(0);
    Ballot hands = open(Mode.HAND);
    Ballot ballot = open(Mode.SEALED);
    assertThat(hall.run(() -> hall.voting.seats().of(assembly.id(), late))).isEmpty();
    merge(late, people.get(0));
    assertThat(seat(late)).isEqualTo(people.get(0));
    assertThat(cast(ballot, token(ballot, seat(late)), 1)).isEqualTo(Kept.KEPT);
    others(ballot);
    assertThat(opened(ballot)).hasSize(6).filteredOn(List.of("2")::equals).hasSize(1);
    assertThat(hall.run(() -> hall.voting.ballots().hand(hands.id(), late, Voice.FOR)))
        .isEqualTo(Kept.KEPT);
    assertThat(count().assembly().needed()).isEqualTo(4);
  }

  @Test
  void whoIsThereTwiceIsOnePersonAndTheQuorumIsOfPersons() {
    assertThat(assembly.needed()).isEqualTo(4);
    attend(people.get(0));
    attend(people.get(1));
    attend(people.get(2));
    attend(people.get(3));
    assertThat(count().attendance().present()).isEqualTo(4);
    merge(people.get(0), people.get(1));
    assertThat(count().attendance().present()).isEqualTo(3);
    assertThat(count().assembly().needed()).isEqualTo(4);
    merge(people.get(2), people.get(3));
    assertThat(count().attendance().present()).isEqualTo(2);
    assertThat(count().assembly().needed()).isEqualTo(3);
    assertThat(hall.run(() -> hall.voting.assemblies().roll(assembly.id())).seal())
        .isEqualTo(assembly.seal());
  }

  @Test
  void proxiesGoWithThePersonAsFarAsTheyAreAllowed() {
    MemberId kept = people.get(0);
    MemberId gone = people.get(1);
    represent(people.get(2), kept);
    represent(people.get(3), gone);
    represent(people.get(4), gone);
    merge(kept, gone);
    count();
    Map<MemberId, MemberId> proxies =
        hall.run(() -> hall.voting.assemblies().proxies(assembly.id()));
    assertThat(proxies).hasSize(2).containsEntry(people.get(2), kept).containsValues(kept, kept);
    assertThat(represent(people.get(5), kept)).isEqualTo(Standing.FULL);
    assertThat(hall.run(() -> hall.voting.assemblies().log(assembly.id())))
        .extracting(AssemblyStore.Entry::what)
        .containsSubsequence("MERGED", "PROXY_ENDED");
  }

  @Test
  void whoRepresentedThemselvesByTheirOtherRecordVotesThemselves() {
    represent(people.get(0), people.get(1));
    merge(people.get(0), people.get(1));
    count();
    assertThat(hall.run(() -> hall.voting.assemblies().proxies(assembly.id()))).isEmpty();
    Ballot ballot = open(Mode.SEALED);
    assertThat(cast(ballot, token(ballot, people.get(0)), 1)).isEqualTo(Kept.KEPT);
  }

  @Test
  void whoCameIsNotRepresentedBySomebodyBecauseOfTheOtherRecord() {
    represent(people.get(0), people.get(2));
    attend(people.get(1));
    attend(people.get(2));
    merge(people.get(0), people.get(1));
    assertThat(count().attendance()).isEqualTo(new Assembly.Attendance(2, 0));
  }

  /** In any order of votes and mergers there are as many votes as persons who voted. */
  @Test
  void everyPersonHasOneVoteWhateverIsMergedAndWhen() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 12; round++) {
      people = people(PEOPLE);
      assembly = convened(RollWords.Wanted.EVERYBODY);
      Ballot ballot = open(Mode.HAND);
      // The model: by each record the person, and what the person's records have said.
      Map<MemberId, MemberId> person = new HashMap<>();
      people.forEach(one -> person.put(one, one));
      Set<MemberId> said = new HashSet<>();
      for (int step = 0; step < 14; step++) {
        MemberId one = people.get(random.nextInt(PEOPLE));
        MemberId other = people.get(random.nextInt(PEOPLE));
        MemberId kept = person.get(one);
        MemberId gone = person.get(other);
        if (random.nextInt(3) > 0) {
          hall.run(() -> hall.voting.ballots().hand(ballot.id(), kept, Voice.FOR));
          said.add(kept);
        } else if (!kept.equals(gone)) {
          merge(kept, gone);
          person.replaceAll((record, who) -> who.equals(gone) ? kept : who);
          if (said.remove(gone)) {
            said.add(kept);
          }
        }
        if (random.nextInt(4) == 0) {
          count();
        }
      }
      int persons = new HashSet<>(person.values()).size();
      Ballot closed = hall.run(() -> hall.voting.ballots().close(ballot.id()));
      assertThat(closed.closing().orElseThrow().votes())
          .as("seed %d, round %d", seed, round)
          .isEqualTo(said.size());
      assertThat(count().assembly().doubles())
          .as("seed %d, round %d", seed, round)
          .isEqualTo(PEOPLE - persons);
      hall.run(() -> hall.voting.assemblies().close(assembly.id(), CLOCK.instant()));
    }
  }
}
