package io.reunion.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reunion.ballot.Ballots.RefusedException;
import io.reunion.ballot.Terms.Candidate;
import io.reunion.ballot.Terms.Kind;
import io.reunion.ballot.Terms.Mode;
import io.reunion.ballot.Terms.Trustee;
import io.reunion.ballot.count.Majority;
import io.reunion.ballot.count.Method;
import io.reunion.ballot.count.Outcome;
import io.reunion.ballot.count.Recount;
import io.reunion.ballot.count.Share;
import io.reunion.ballot.seal.Opening;
import io.reunion.ballot.seal.Seal;
import io.reunion.ballot.seal.SealedList;
import io.reunion.ballot.seal.TrusteeKey;
import io.reunion.chat.UserId;
import io.reunion.member.MemberId;
import io.reunion.redis.RedisServer;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * An assembly of 412 members on three platforms, nine of them with two accounts, elects 129, of these 33, and one; 14 come
 * late, 31 change their vote, six are not on the roll, and the service ends twice in the middle. Then somebody with all of
 * Redis' files tries to find out who voted what.
 */
class AssemblySimulationIT {
  @RegisterExtension
  static final RedisServer SERVER = new RedisServer();

  @TempDir
  Path directory;

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T06:00:00Z"), ZoneOffset.UTC);
  private static final int MEMBERS = 412;
  private static final int TWICE = 9;
  private static final int LATE = 14;
  private static final int CHANGING = 31;
  private static final int STRANGERS = 6;

  private final Random random = new Random(412);
  private final List<TrusteeKey> trustees = Hall.trustees(2);
  private Hall hall;
  /** What each put into the box last. */
  private final Map<MemberId, String> papers = new HashMap<>();
  /** What everybody's choice should be in the end. */
  private final Map<MemberId, List<Integer>> choices = new HashMap<>();

  private void restart() {
    hall.die();
    hall = new Hall(SERVER, directory, CLOCK);
  }

  private Ballot open(String assembly, String title, int seats, int candidates, String after) {
    List<Candidate> names = new ArrayList<>();
    for (int i = 1; after.isEmpty() && i <= candidates; i++) {
      names.add(new Candidate(Integer.toString(i), "Candidate " + i, "statement " + i));
    }
    Roll.Seal seal =
        hall.run(() -> hall.voting.assemblies().find(assembly)).orElseThrow().seal();
    String id = Voting.ballotId(title);
    List<Trustee> keys = new ArrayList<>();
    trustees.forEach(key -> keys.add(new Trustee("Trustee " + keys.size(), key.open())));
    hall.run(() -> hall.voting
        .ballots()
        .draft(new Terms(
            id,
            assembly,
            title,
            Kind.ELECTION,
            Mode.SEALED,
            Majority.SIMPLE,
            Method.BLOCK,
            seats,
            names,
            after,
            keys,
            2,
            0,
            seal)));
    return hall.run(() -> hall.voting.ballots().open(id, 0));
  }

  private List<Integer> anyPaper(Ballot ballot) {
    int options = ballot.terms().options().size();
    List<Integer> paper = new ArrayList<>();
    for (int i = 0; i < options && paper.size() < ballot.terms().most(); i++) {
      if (random.nextInt(3 * options) < options + i) {
        paper.add(i);
      }
    }
    return paper;
  }

  private Map<MemberId, String> links(Ballot ballot, List<MemberId> who) {
    Map<MemberId, String> codes = new HashMap<>();
    List<Supplier<Future<String>>> works = new ArrayList<>();
    who.forEach(member -> works.add(() -> hall.voting.box().code(ballot, member)));
    List<String> all = hall.all(works);
    for (int i = 0; i < who.size(); i++) {
      codes.put(who.get(i), all.get(i));
    }
    return codes;
  }

  private void votes(Ballot ballot, List<MemberId> who) {
    Map<MemberId, String> codes = links(ballot, who);
    List<SealedBox.Admitted> admitted = hall.all(who.stream()
        .<Supplier<Future<SealedBox.Admitted>>>map(
            member -> () -> hall.voting.box().admit(ballot.id(), codes.get(member)))
        .toList());
    Seal seal = SealedBox.seal(Terms.read(admitted.get(0).terms())).orElseThrow();
    List<Supplier<Future<BallotStore.Kept>>> works = new ArrayList<>();
    for (int i = 0; i < who.size(); i++) {
      List<Integer> paper = anyPaper(ballot);
      String sealed = Seal.text(seal.seal(paper));
      String token = admitted.get(i).token();
      papers.put(who.get(i), sealed);
      choices.put(who.get(i), paper);
      works.add(() -> hall.voting.box().cast(ballot.id(), token, sealed));
    }
    assertThat(hall.all(works))
        .allMatch(kept -> kept == BallotStore.Kept.KEPT || kept == BallotStore.Kept.REPLACED);
  }

  private List<MemberId> shuffled(List<MemberId> members) {
    List<MemberId> other = new ArrayList<>(members);
    Collections.shuffle(other, random);
    return other;
  }

  /** The trustees open the published list; where there is a tie, a lot is drawn. */
  private Outcome count(Ballot ballot) {
    assertThat(hall.run(() -> hall.voting.ballots().result(ballot))).isEmpty();
    Ballot closed = hall.run(() -> hall.voting.ballots().close(ballot.id()));
    assertThat(closed.state()).isEqualTo(Ballot.State.CLOSED);
    SealedList list = SealedList.read(
        hall.run(() -> hall.voting.ballots().published(ballot.id())).file());
    assertThat(list.head()).isEqualTo(closed.closing().orElseThrow().head());
    assertThat(list.papers()).containsExactlyInAnyOrderElementsOf(papers.values());
    List<List<String>> opened = Opening.of(list, trustees);
    List<List<String>> meant = new ArrayList<>();
    choices
        .values()
        .forEach(paper -> meant.add(
            paper.stream().map(place -> ballot.terms().options().get(place)).toList()));
    assertThat(opened).containsExactlyInAnyOrderElementsOf(meant);
    Ballot counted = hall.run(() -> hall.voting.ballots().reveal(ballot.id(), opened));
    Outcome outcome = outcome(counted);
    Recount.Result again = Recount.plurality(meant, ballot.terms().seats());
    assertThat(outcome.tie().isPresent()).isEqualTo(again.tied());
    assertThat(Set.copyOf(outcome.elected())).isEqualTo(Set.copyOf(again.elected()));
    if (outcome.tie().isPresent()) {
      List<String> lot = new ArrayList<>(ballot.terms().options());
      Collections.shuffle(lot, random);
      hall.run(() -> hall.voting.ballots().draw(ballot.id(), lot));
      outcome = outcome(counted);
      assertThat(outcome.elected()).containsAll(again.elected());
    }
    return outcome;
  }

  private Outcome outcome(Ballot ballot) {
    return ((Result.Election)
            hall.run(() -> hall.voting.ballots().result(ballot)).orElseThrow())
        .outcome();
  }

  @Test
  void aCouncilABoardAndASupervisorAreElectedInSecret() throws IOException {
    hall = new Hall(SERVER, directory, CLOCK);
    List<List<UserId>> people = hall.people(MEMBERS, TWICE);
    List<MemberId> roll = hall.all(people.stream()
        .<Supplier<Future<MemberId>>>map(users -> () -> hall.member(users.get(0)))
        .toList());
    String assembly = hall.run(() -> hall.voting.convene(
            "Assembly", Share.TWO_THIRDS, 2, RollWords.Wanted.EVERYBODY, "op", CLOCK.instant()))
        .orElseThrow()
        .id();
    List<MemberId> strangers = hall.all(hall.people(STRANGERS, 0).stream()
        .<Supplier<Future<MemberId>>>map(users ->
            () -> hall.members.byUser(UserId.of("telegram", "u0")).map(known -> MemberId.random()))
        .toList());
    Ballot council = open(assembly, "Council", 129, 160, "");

    List<MemberId> inTime = new ArrayList<>(shuffled(roll).subList(LATE, MEMBERS));
    List<MemberId> late = new ArrayList<>(roll);
    late.removeAll(inTime);
    Map<MemberId, String> lateLinks = links(council, late);
    List<MemberId> asked = shuffled(inTime);
    votes(council, asked.subList(0, 150));
    restart();
    votes(council, asked.subList(150, 300));
    restart();
    votes(council, asked.subList(300, asked.size()));
    int box = slots(council).size();
    votes(council, shuffled(inTime).subList(0, CHANGING));
    twoAccountsAreOneVote(council, people);
    assertThat(slots(council)).hasSize(box).hasSize(MEMBERS - LATE);
    strangersAreRefused(council, strangers);
    onlyGoodPapersCount(council, inTime.get(0));

    Map<String, MemberId> truth = truth(council, roll);
    List<String> keys = keysOf(council);
    Outcome elected = count(council);
    assertThat(elected.elected()).hasSize(129);
    assertThat(hall.run(() -> new BallotStore(SERVER.redis()).voted(council.id())))
        .containsExactlyElementsOf(inTime.stream().map(MemberId::value).sorted().toList());
    tooLate(council, late, lateLinks);

    attack(council, asked, truth, keys);

    List<String> board = stage(assembly, "Board", 33, council.id(), inTime);
    assertThat(elected.elected()).containsAll(board);
    assertThat(board).hasSize(33);
    assertThat(stage(assembly, "Supervisor", 1, council.id(), inTime)).hasSize(1);
  }

  private List<String> stage(
      String assembly, String title, int seats, String after, List<MemberId> who) {
    papers.clear();
    choices.clear();
    Ballot ballot = open(assembly, title, seats, 0, after);
    votes(ballot, who.subList(0, 290));
    return count(ballot).elected();
  }

  private Map<String, String> slots(Ballot ballot) {
    return RedisServer.await(
        SERVER.redis().call(c -> c.hgetall("ballot:{" + ballot.id() + "}:votes")));
  }

  private void twoAccountsAreOneVote(Ballot ballot, List<List<UserId>> people) {
    for (List<UserId> users : people.subList(0, TWICE)) {
      MemberId first = hall.run(() -> hall.member(users.get(0)));
      MemberId second = hall.run(() -> hall.member(users.get(1)));
      assertThat(second).isEqualTo(first);
      if (choices.containsKey(first)) {
        votes(ballot, List.of(second));
      }
    }
  }

  private void strangersAreRefused(Ballot ballot, List<MemberId> strangers) {
    for (MemberId stranger : strangers) {
      assertThat(
              hall.run(() -> hall.voting.assemblies().onRoll(ballot.terms().assembly(), stranger)))
          .isFalse();
      String code = hall.run(() -> hall.voting.box().code(ballot, stranger));
      String before = papers.toString();
      SealedBox.Admitted admitted = hall.run(() -> hall.voting.box().admit(ballot.id(), code));
      String paper = Seal.text(SealedBox.seal(ballot.terms()).orElseThrow().seal(List.of(1)));
      assertThat(hall.run(() -> hall.voting.box().cast(ballot.id(), admitted.token(), paper)))
          .isEqualTo(BallotStore.Kept.NOT_ON_ROLL);
      assertThat(papers.toString()).isEqualTo(before);
    }
  }

  private void onlyGoodPapersCount(Ballot ballot, MemberId member) {
    String code = hall.run(() -> hall.voting.box().code(ballot, member));
    SealedBox.Admitted admitted = hall.run(() -> hall.voting.box().admit(ballot.id(), code));
    assertThatThrownBy(() -> hall.run(() -> hall.voting.box().admit(ballot.id(), code)))
        .as("a link opens once")
        .isInstanceOf(RefusedException.class)
        .hasMessage("UNKNOWN");
    assertThatThrownBy(
            () -> hall.run(() -> hall.voting.box().cast(ballot.id(), admitted.token(), "AAAA")))
        .hasMessage("BAD_PAPERS");
    assertThatThrownBy(() -> hall.run(() -> hall.voting.ballots().draft(ballot.terms())))
        .as("candidates are not edited after opening")
        .hasMessage("FIXED");
  }

  private void tooLate(Ballot ballot, List<MemberId> late, Map<MemberId, String> links) {
    for (MemberId member : late) {
      assertThatThrownBy(
              () -> hall.run(() -> hall.voting.box().admit(ballot.id(), links.get(member))))
          .hasMessage("CLOSED");
    }
    assertThat(directory.resolve(ballot.id() + ".key")).doesNotExist();
  }

  /** Whose each slot is, by the key that only the service has and only while the ballot is open. */
  private Map<String, MemberId> truth(Ballot ballot, List<MemberId> roll) throws IOException {
    Slots slots = new Slots(Files.readAllBytes(directory.resolve(ballot.id() + ".key")));
    Map<String, MemberId> truth = new HashMap<>();
    roll.forEach(member -> truth.put(slots.slot(member), member));
    return truth;
  }

  /** What must be nowhere: the key in several spellings, and some tokens. */
  private List<String> keysOf(Ballot ballot) throws IOException {
    byte[] key = Files.readAllBytes(directory.resolve(ballot.id() + ".key"));
    List<String> secrets = new ArrayList<>();
    secrets.add(new String(key, StandardCharsets.ISO_8859_1));
    secrets.add(Digests.hex(key));
    secrets.add(Seal.text(key));
    return secrets;
  }

  private static String filesOfRedis() throws IOException {
    SERVER.command("SAVE");
    Path path =
        Path.of(RedisServer.await(SERVER.redis().call(c -> c.configGet("dir"))).get("dir"));
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  /** Somebody has the files of Redis, knows in which order people asked for their links, and guesses. */
  private void attack(
      Ballot ballot, List<MemberId> asked, Map<String, MemberId> truth, List<String> secrets)
      throws IOException {
    String files = filesOfRedis();
    assertThat(files).contains(ballot.id()).contains(asked.get(0).value());
    assertThat(secrets).noneMatch(files::contains);
    assertThat(files).doesNotContain("Voter0 Candidate");
    String votes = "ballot:{" + ballot.id() + "}:votes";
    List<String> written = new ArrayList<>();
    Set<Integer> sizes = new TreeSet<>();
    for (int at = files.indexOf(votes); at >= 0; at = files.indexOf(votes, at + 1)) {
      String[] lines = files.substring(at, Math.min(files.length(), at + 6000)).split("\r\n", 6);
      if (lines.length == 6 && truth.containsKey(lines[2])) {
        if (!written.contains(lines[2])) {
          written.add(lines[2]);
        }
        sizes.add(lines[4].length());
      }
    }
    assertThat(written).as("the order of the box is in the files").hasSize(MEMBERS - LATE);
    assertThat(sizes).as("sizes tell nothing").hasSize(1);
    near(files, ballot, truth);

    List<MemberId> box = written.stream().map(truth::get).toList();
    List<MemberId> byId = box.stream().sorted().toList();
    List<MemberId> byHash = written.stream().sorted().map(truth::get).toList();
    assertThat(hits(asked, asked)).as("the attack itself works").isEqualTo(asked.size());
    List<List<MemberId>> guesses = new ArrayList<>();
    for (int from : new int[] {0, 150, 300}) {
      int to = Math.min(asked.size(), from == 300 ? asked.size() : from + 150);
      guesses.add(asked.subList(from, to));
      guesses.add(box.subList(from, to));
    }
    for (int i = 0; i < guesses.size(); i += 2) {
      byChance(guesses.get(i), guesses.get(i + 1));
    }
    byChance(byId, box);
    byChance(byId, byHash);
    byChance(asked, byHash);
  }

  /** A paper is never written near its voter's id. */
  private static void near(String files, Ballot ballot, Map<String, MemberId> truth) {
    Set<String> members = new HashSet<>();
    truth.values().forEach(member -> members.add(member.value()));
    int first = files.indexOf("ballot:{" + ballot.id() + "}:votes");
    int last = files.indexOf("ballot:{" + ballot.id() + "}:sealed");
    assertThat(first).isBetween(1, last);
    String during = files.substring(first, last);
    assertThat(members).as("no member is named while the box is open").noneMatch(during::contains);
  }

  private static int hits(List<MemberId> guess, List<MemberId> really) {
    int hits = 0;
    for (int i = 0; i < guess.size(); i++) {
      hits += guess.get(i).equals(really.get(i)) ? 1 : 0;
    }
    return hits;
  }

  /** Of a random order one place in all is right on average, with a deviation of one; and the ranks do not go together. */
  private static void byChance(List<MemberId> guess, List<MemberId> really) {
    assertThat(hits(guess, really)).as("places guessed right").isLessThanOrEqualTo(7);
    int n = guess.size();
    double squares = 0;
    int common = 0;
    for (int i = 0; i < n; i++) {
      int place = really.indexOf(guess.get(i));
      if (place >= 0) {
        squares += (double) (place - i) * (place - i);
        common++;
      }
    }
    assertThat(common).as("those compared are the same people").isEqualTo(n);
    double spearman = 1 - 6 * squares / (n * ((double) n * n - 1));
    assertThat(Math.abs(spearman)).as("rank correlation").isLessThan(4.5 / Math.sqrt(n - 1));
  }
}
