package io.reunion.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reunion.ballot.Ballot.State;
import io.reunion.ballot.BallotStore.Kept;
import io.reunion.ballot.Terms.Candidate;
import io.reunion.ballot.Terms.Kind;
import io.reunion.ballot.Terms.Mode;
import io.reunion.ballot.Terms.Trustee;
import io.reunion.ballot.count.Majority;
import io.reunion.ballot.count.Method;
import io.reunion.ballot.count.Share;
import io.reunion.ballot.seal.Opening;
import io.reunion.ballot.seal.Seal;
import io.reunion.ballot.seal.TrusteeKey;
import io.reunion.member.MemberId;
import io.reunion.redis.RedisServer;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The box of a sealed ballot: whose vote it is, and what is left when its closing is disturbed. */
class BoxIT {
  @RegisterExtension
  static final RedisServer SERVER = new RedisServer();

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T06:00:00Z"), ZoneOffset.UTC);

  @TempDir
  Path directory;

  private final List<TrusteeKey> trustees = Hall.trustees(2);
  private Hall hall;
  private List<MemberId> people;
  private String assembly;
  private Ballot ballot;

  @BeforeEach
  void open() {
    hall = new Hall(SERVER, directory, CLOCK);
    people = hall.all(hall.people(12, 0).stream()
        .<Supplier<Future<MemberId>>>map(users -> () -> hall.member(users.get(0)))
        .toList());
    assembly = hall.run(() -> hall.voting.convene(
            "Assembly",
            Share.read("1/2").orElseThrow(),
            2,
            RollWords.Wanted.EVERYBODY,
            "op",
            CLOCK.instant()))
        .orElseThrow()
        .id();
    Roll.Seal seal =
        hall.run(() -> hall.voting.assemblies().find(assembly)).orElseThrow().seal();
    List<Trustee> keys = new ArrayList<>();
    trustees.forEach(key -> keys.add(new Trustee("Trustee " + keys.size(), key.open())));
    Terms terms = new Terms(
        "b00001",
        assembly,
        "Chair",
        Kind.ELECTION,
        Mode.SEALED,
        Majority.SIMPLE,
        Method.BLOCK,
        1,
        List.of(new Candidate("1", "Ann", ""), new Candidate("2", "Bob", "")),
        "",
        keys,
        2,
        0,
        seal);
    hall.run(() -> hall.voting.ballots().draft(terms));
    ballot = hall.run(() -> hall.voting.ballots().open(terms.id(), 0));
  }

  private String token(Hall at, MemberId whom, MemberId by) {
    String code = at.run(() -> at.voting.box().code(ballot, whom, by));
    return at.run(() -> at.voting.box().admit(ballot.id(), code)).token();
  }

  private Kept cast(String token, int choice) {
    String paper = Seal.text(SealedBox.seal(ballot.terms()).orElseThrow().seal(List.of(choice)));
    return hall.run(() -> hall.voting.box().cast(ballot.id(), token, paper));
  }

  private void represents(MemberId whom, Optional<MemberId> by) {
    hall.run(() -> hall.voting.assemblies().represent(assembly, whom, by, CLOCK.instant()));
  }

  private List<List<String>> opened() {
    Ballot closed = hall.run(() -> hall.voting.ballots().close(ballot.id()));
    assertThat(closed.closing()).isPresent();
    return Opening.of(hall.run(() -> hall.voting.ballots().published(ballot.id())), trustees);
  }

  private void othersVote(int from) {
    hall.all(people.subList(from, people.size()).stream()
        .<Supplier<Future<Kept>>>map(member -> {
          String token = token(hall, member, member);
          String paper = Seal.text(SealedBox.seal(ballot.terms()).orElseThrow().seal(List.of(0)));
          return () -> hall.voting.box().cast(ballot.id(), token, paper);
        })
        .toList());
  }

  @Test
  void aProxyWhoseTimeIsOverCannotReplaceWhatTheMemberCast() {
    MemberId member = people.get(0);
    MemberId proxy = people.get(1);
    represents(member, Optional.of(proxy));
    String kept = token(hall, member, proxy);
    assertThat(cast(kept, 0)).isEqualTo(Kept.KEPT);
    represents(member, Optional.empty());
    assertThatThrownBy(() -> cast(kept, 0)).hasMessage("NOT_YOURS");
    assertThat(cast(token(hall, member, member), 1)).isEqualTo(Kept.REPLACED);
    assertThatThrownBy(() -> cast(kept, 0)).hasMessage("NOT_YOURS");
    othersVote(2);
    assertThat(opened()).hasSize(11).filteredOn(List.of("2")::equals).hasSize(1);
  }

  @Test
  void aProxyWhoIsRefusedInABatchDoesNotPushTheMemberOutOfIt() {
    MemberId member = people.get(0);
    MemberId proxy = people.get(1);
    represents(member, Optional.of(proxy));
    String theirs = token(hall, member, proxy);
    Seal seal = SealedBox.seal(ballot.terms()).orElseThrow();
    String first = Seal.text(seal.seal(List.of(0)));
    Future<Kept> early = hall.begin(() -> hall.voting.box().cast(ballot.id(), theirs, first));
    represents(member, Optional.empty());
    String own = token(hall, member, member);
    String second = Seal.text(seal.seal(List.of(1)));
    assertThat(hall.run(() -> hall.voting.box().cast(ballot.id(), own, second)))
        .isEqualTo(Kept.KEPT);
    assertThatThrownBy(() -> RedisServer.await(early)).hasStackTraceContaining("NOT_YOURS");
    othersVote(2);
    assertThat(opened()).filteredOn(List.of("2")::equals).hasSize(1);
  }

  @Test
  void whoIsRepresentedVotesNotBesideTheProxy() {
    String own = token(hall, people.get(0), people.get(0));
    represents(people.get(0), Optional.of(people.get(1)));
    assertThatThrownBy(() -> cast(own, 0)).hasMessage("NOT_YOURS");
    assertThatThrownBy(() -> token(hall, people.get(0), people.get(2))).hasMessage("NOT_YOURS");
    assertThat(cast(token(hall, people.get(0), people.get(1)), 0)).isEqualTo(Kept.KEPT);
  }

  @Test
  void aTokenOfAnotherBallotOrOfNoneIsRefused() {
    String token = token(hall, people.get(0), people.get(0));
    String altered = (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1);
    assertThatThrownBy(() -> cast(altered, 0)).hasMessage("UNKNOWN");
    assertThatThrownBy(() -> cast("", 0)).hasMessage("UNKNOWN");
  }

  @Test
  void twoInstancesThatCloseAtOnceFindTheSame() {
    othersVote(0);
    Hall other = new Hall(SERVER, directory, CLOCK);
    List<Future<Ballot>> closings = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      closings.add(hall.begin(() -> hall.voting.ballots().close(ballot.id())));
      closings.add(other.begin(() -> other.voting.ballots().close(ballot.id())));
    }
    Ballot last =
        RedisServer.await(Future.join(closings).map(done -> done.<Ballot>list().get(7)));
    assertThat(last.closing().orElseThrow().votes()).isEqualTo(12);
    assertThat(opened()).hasSize(12);
    assertThat(RedisServer.await(new BallotStore(SERVER.redis()).voted(ballot.id())))
        .hasSize(12);
    nothingIsLeft();
    other.die();
  }

  /** One vote each, also where several instances take papers of one member at the same time. */
  @Test
  void ofPapersThatTwoInstancesTakeAtOnceOneIsInTheBox() {
    Hall other = new Hall(SERVER, directory, CLOCK);
    MemberId member = people.get(0);
    Seal seal = SealedBox.seal(ballot.terms()).orElseThrow();
    List<Future<Kept>> casts = new ArrayList<>();
    List<String> papers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Hall at = i % 2 == 0 ? hall : other;
      String token = token(at, member, member);
      String paper = Seal.text(seal.seal(List.of(i % 2)));
      papers.add(paper);
      casts.add(at.begin(() -> at.voting.box().cast(ballot.id(), token, paper)));
    }
    List<Kept> kept = RedisServer.await(Future.join(casts).map(done -> done.<Kept>list()));
    assertThat(kept).contains(Kept.KEPT).doesNotContain(Kept.CLOSED, Kept.NOT_ON_ROLL);
    othersVote(1);
    hall.run(() -> hall.voting.ballots().close(ballot.id()));
    assertThat(opened()).hasSize(12);
    assertThat(hall.run(() -> hall.voting.ballots().published(ballot.id())).papers())
        .hasSize(12)
        .filteredOn(papers::contains)
        .hasSize(1);
    other.die();
  }

  private void nothingIsLeft() {
    for (String part : List.of("votes", "may", "opened")) {
      assertThat(SERVER.command("EXISTS", "ballot:{" + ballot.id() + "}:" + part))
          .as(part)
          .contains("0");
    }
    assertThat(directory.resolve(ballot.id() + ".key")).doesNotExist();
  }

  /** As if the process had ended between the two steps of closing. */
  @Test
  void whatEndedBeforeTheBoxWasEmptiedIsFinishedByTheNextStart() {
    othersVote(0);
    assertThat(RedisServer.await(new BallotStore(SERVER.redis()).close(ballot.id())))
        .isTrue();
    assertThat(hall.run(() -> hall.voting.ballots().get(ballot.id())).closing()).isEmpty();
    assertThatThrownBy(() -> hall.run(() -> hall.voting.ballots().published(ballot.id())))
        .hasMessage("NOT_OPEN");
    hall.die();
    hall = new Hall(SERVER, directory, CLOCK);
    hall.run(() -> hall.voting.ballots().resume());
    assertThat(opened()).hasSize(12);
    nothingIsLeft();
  }

  /** As if the process had ended before the key was destroyed: each of these later steps destroys it. */
  @Test
  void aKeyThatWasLeftGoesWithWhateverComesNext() throws IOException {
    othersVote(0);
    Path key = directory.resolve(ballot.id() + ".key");
    byte[] left = Files.readAllBytes(key);
    List<List<String>> papers = opened();
    nothingIsLeft();
    Files.write(key, left);
    hall.run(() -> hall.voting.ballots().close(ballot.id()));
    nothingIsLeft();
    Files.write(key, left);
    hall.run(() -> hall.voting.ballots().resume());
    nothingIsLeft();
    Files.write(key, left);
    assertThat(hall.run(() -> hall.voting.ballots().reveal(ballot.id(), papers)).state())
        .isEqualTo(State.COUNTED);
    nothingIsLeft();
  }

  @Test
  void belowTheQuorumTheBoxIsDestroyedAndNothingIsPublished() {
    othersVote(7);
    Ballot closed = hall.run(() -> hall.voting.ballots().close(ballot.id()));
    assertThat(closed.state()).isEqualTo(State.VOID);
    nothingIsLeft();
    assertThat(SERVER.command("EXISTS", "ballot:{" + ballot.id() + "}:sealed")).contains("0");
    assertThat(SERVER.command("EXISTS", "ballot:{" + ballot.id() + "}:voted")).contains("0");
    assertThatThrownBy(() -> hall.run(() -> hall.voting.ballots().published(ballot.id())))
        .hasMessage("NOT_OPEN");
    assertThatThrownBy(() ->
            hall.run(() -> hall.voting.ballots().reveal(ballot.id(), List.of(List.of("1")))))
        .hasMessage("NOT_OPEN");
    assertThat(hall.run(() -> hall.voting.ballots().result(closed))).isEmpty();
  }

  @Test
  void aClockThatIsSetBackOpensNothingAgain() {
    Terms terms = ballot.terms();
    long end = CLOCK.instant().toEpochMilli();
    Terms ending = new Terms(
        "b00002",
        assembly,
        "Report",
        Kind.MOTION,
        Mode.HAND,
        Majority.SIMPLE,
        Method.BLOCK,
        1,
        List.of(),
        "",
        List.of(),
        0,
        end,
        terms.roll());
    hall.run(() -> hall.voting.ballots().draft(ending));
    hall.run(() -> hall.voting.ballots().open(ending.id(), 0));
    BallotStore store = new BallotStore(SERVER.redis());
    String voter = people.get(0).value();
    Instant before = CLOCK.instant().minusMillis(1);
    assertThat(RedisServer.await(store.vote(ending, voter, "FOR", before))).isEqualTo(Kept.KEPT);
    assertThat(RedisServer.await(store.vote(ending, voter, "AGAINST", CLOCK.instant())))
        .isEqualTo(Kept.CLOSED);
    assertThat(RedisServer.await(store.vote(ending, voter, "AGAINST", before)))
        .isEqualTo(Kept.CLOSED);
    assertThat(RedisServer.await(store.votes(ending)))
        .containsExactly(java.util.Map.entry(voter, "FOR"));
  }

  @Test
  void candidatesAreNotEditedOnceItIsOpen() {
    Terms edited = new Terms(
        ballot.id(),
        assembly,
        "Chair",
        Kind.ELECTION,
        Mode.SEALED,
        Majority.SIMPLE,
        Method.BLOCK,
        1,
        List.of(new Candidate("1", "Bob", ""), new Candidate("2", "Ann", "")),
        "",
        ballot.terms().trustees(),
        2,
        0,
        ballot.terms().roll());
    assertThatThrownBy(() -> hall.run(() -> hall.voting.ballots().draft(edited)))
        .hasMessage("FIXED");
    assertThat(hall.run(() -> hall.voting.ballots().get(ballot.id())).terms())
        .isEqualTo(ballot.terms());
  }
}
