package io.reunion.delivery;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.delivery.Delivery.State;
import io.reunion.delivery.Ledger.Claim;
import io.reunion.delivery.Ledger.Unfinished;
import io.reunion.redis.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LedgerIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final String ID = "a1";
  private static final Duration LONG = Duration.ofHours(1);
  /** A lease that is over by the next call. */
  private static final Duration OVER = Duration.ZERO;

  private Ledger ledger;

  @BeforeEach
  void open() {
    ledger = new Ledger(server.redis());
  }

  private List<Claim> claim(int most, Duration lease, Unfinished unfinished) {
    return await(ledger.claim(ID, most, lease, unfinished));
  }

  private Claim claimOne(Duration lease) {
    List<Claim> claims = claim(1, lease, Unfinished.UNKNOWN);
    assertThat(claims).hasSize(1);
    return claims.get(0);
  }

  private Delivery only() {
    List<Delivery> copies = await(ledger.copies(ID));
    assertThat(copies).hasSize(1);
    return copies.get(0);
  }

  private void enqueue(String... recipients) {
    await(ledger.enqueue(ID, List.of(recipients)));
  }

  private Counts counts() {
    return await(ledger.counts(ID));
  }

  @Test
  void aCopyGoesFromTheQueueToSentOnThePlatformsWord() {
    enqueue("telegram/main/1");
    assertThat(counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 0));
    Claim claim = claimOne(LONG);
    assertThat(claim).isEqualTo(new Claim("telegram/main/1", 1));
    assertThat(counts()).as("taken is not begun").isEqualTo(new Counts(1, 0, 0, 0, 0, 0));
    assertThat(await(ledger.begin(ID, claim, LONG))).isTrue();
    assertThat(counts()).isEqualTo(new Counts(0, 1, 0, 0, 0, 0));
    assertThat(counts().done()).isFalse();
    assertThat(await(ledger.settle(ID, claim, State.SENT, "m:4:2"))).isTrue();
    assertThat(only()).isEqualTo(new Delivery("telegram/main/1", State.SENT, 1, "m:4:2"));
    assertThat(counts()).isEqualTo(new Counts(0, 0, 1, 0, 0, 0));
    assertThat(counts().done()).isTrue();
    assertThat(claim(5, LONG, Unfinished.AGAIN)).isEmpty();
  }

  @Test
  void whoIsInTheLedgerAlreadyStaysAsItIs() {
    List<String> many =
        IntStream.range(0, 1_201).mapToObj(i -> "telegram/main/" + i).toList();
    await(ledger.enqueue(ID, many));
    Claim claim = claimOne(LONG);
    await(ledger.begin(ID, claim, LONG));
    await(ledger.settle(ID, claim, State.GONE, "kicked"));
    await(ledger.enqueue(ID, many));
    assertThat(counts()).isEqualTo(new Counts(1_200, 0, 0, 0, 1, 0));
    await(ledger.enqueue(ID, List.of()));
    assertThat(counts().total()).isEqualTo(1_201);
  }

  @Test
  void twoWorkersNeverHoldTheSameCopy() {
    await(ledger.enqueue(ID, IntStream.range(0, 100).mapToObj(i -> "r" + i).toList()));
    List<Claim> one = claim(60, LONG, Unfinished.AGAIN);
    List<Claim> two = claim(60, LONG, Unfinished.AGAIN);
    assertThat(one).hasSize(60);
    assertThat(two).hasSize(40).doesNotContainAnyElementsOf(one);
  }

  @Test
  void whatALostWorkerHadOnlyTakenIsCertainlyNotSentAndDueAgain() {
    enqueue("r");
    Claim lost = claimOne(OVER);
    Claim next = claimOne(LONG);
    assertThat(next).isEqualTo(new Claim("r", 2));
    assertThat(await(ledger.begin(ID, lost, LONG)))
        .as("the lost worker comes back")
        .isFalse();
    assertThat(await(ledger.postpone(ID, lost, State.CLAIMED, OVER, ""))).isFalse();
    assertThat(await(ledger.begin(ID, next, LONG))).isTrue();
  }

  @Test
  void whatALostWorkerHadBegunIsUnknownWhereASecondCopyWouldShow() {
    enqueue("r");
    Claim lost = claimOne(LONG);
    await(ledger.begin(ID, lost, OVER));
    assertThat(claim(5, LONG, Unfinished.UNKNOWN)).isEmpty();
    assertThat(only()).isEqualTo(new Delivery("r", State.UNKNOWN, 1, "worker-lost"));
    assertThat(await(ledger.settle(ID, lost, State.FAILED, "x"))).isFalse();
    assertThat(counts()).isEqualTo(new Counts(0, 0, 0, 0, 0, 1));
  }

  @Test
  void whatThePlatformConfirmsLateIsSentAllTheSame() {
    enqueue("r", "s");
    List<Claim> lost = claim(2, LONG, Unfinished.UNKNOWN);
    lost.forEach(claim -> await(ledger.begin(ID, claim, OVER)));
    assertThat(claim(5, LONG, Unfinished.UNKNOWN)).isEmpty();
    assertThat(await(ledger.settle(ID, lost.get(0), State.SENT, "m1"))).isTrue();
    assertThat(counts()).isEqualTo(new Counts(0, 0, 1, 0, 0, 1));
    assertThat(await(ledger.requeue(ID, State.UNKNOWN, List.of("r", "s")))).isEqualTo(1);
    Claim again = claimOne(LONG);
    assertThat(again.recipient()).isEqualTo(lost.get(1).recipient());
    assertThat(await(ledger.settle(ID, lost.get(1), State.SENT, "m2"))).isTrue();
    assertThat(await(ledger.begin(ID, again, LONG))).as("it has come meanwhile").isFalse();
    assertThat(counts()).isEqualTo(new Counts(0, 0, 2, 0, 0, 0));
  }

  @Test
  void whatFailedIsQueuedAgainOnlyByAPersonsWord() {
    enqueue("r", "s");
    for (Claim claim : claim(2, LONG, Unfinished.UNKNOWN)) {
      await(ledger.begin(ID, claim, LONG));
      State outcome = claim.recipient().equals("r") ? State.FAILED : State.SENT;
      await(ledger.settle(ID, claim, outcome, "x"));
    }
    assertThat(claim(5, LONG, Unfinished.AGAIN)).isEmpty();
    assertThat(await(ledger.requeue(ID, State.FAILED, List.of("r", "s", "nobody"))))
        .isEqualTo(1);
    assertThat(await(ledger.requeue(ID, State.FAILED, List.of("r")))).isZero();
    assertThat(claim(5, LONG, Unfinished.UNKNOWN)).containsExactly(new Claim("r", 2));
    assertThat(counts()).isEqualTo(new Counts(1, 0, 1, 0, 0, 0));
  }

  @Test
  void whatIsGivenUpFailsButNotWhatAWorkerHolds() {
    for (int i = 0; i < 700; i++) {
      enqueue("r" + i);
    }
    Claim held = claimOne(LONG);
    await(ledger.drop(ID, "expired"));
    await(ledger.drop(ID, "expired"));
    assertThat(counts()).isEqualTo(new Counts(1, 0, 0, 699, 0, 0));
    assertThat(await(ledger.begin(ID, held, LONG))).isTrue();
    assertThat(await(ledger.copies(ID)))
        .filteredOn(copy -> copy.state() == State.FAILED)
        .allSatisfy(copy -> assertThat(copy.detail()).isEqualTo("expired"));
  }

  @Test
  void someAreDueLaterThanOthers() {
    await(ledger.enqueue(ID, List.of("later"), LONG));
    await(ledger.enqueue(ID, List.of("now")));
    assertThat(claim(5, LONG, Unfinished.UNKNOWN)).containsExactly(new Claim("now", 1));
    assertThat(counts().queued()).isEqualTo(2);
  }

  @Test
  void whatALostWorkerHadBegunIsSentAgainWhereThatIsHarmless() {
    enqueue("r");
    Claim lost = claimOne(LONG);
    await(ledger.begin(ID, lost, OVER));
    List<Claim> again = claim(5, LONG, Unfinished.AGAIN);
    assertThat(again).containsExactly(new Claim("r", 2, true));
    assertThat(await(ledger.settle(ID, lost, State.FAILED, "x"))).isFalse();
    await(ledger.begin(ID, again.get(0), LONG));
    assertThat(await(ledger.settle(ID, again.get(0), State.SENT, ""))).isTrue();
  }

  @Test
  void thatACopyMayHaveBeenSentIsKnownUntilAnAttemptSettlesIt() {
    enqueue("r");
    Claim first = claimOne(LONG);
    await(ledger.begin(ID, first, LONG));
    await(ledger.postpone(ID, first, State.SENDING, OVER, "?reset"));
    assertThat(only()).isEqualTo(new Delivery("r", State.QUEUED, 1, "reset"));
    Claim paced = claimOne(OVER);
    assertThat(paced).isEqualTo(new Claim("r", 2, true));
    Claim taken = claimOne(LONG);
    assertThat(taken)
        .as("a worker was lost that had only taken it")
        .isEqualTo(new Claim("r", 3, true));
    await(ledger.postpone(ID, taken, State.CLAIMED, OVER, taken.keeping("paced")));
    Claim again = claimOne(LONG);
    assertThat(again.unsure()).isTrue();
    await(ledger.begin(ID, again, LONG));
    await(ledger.postpone(ID, again, State.SENDING, OVER, "ratelimited"));
    Claim sure = claimOne(LONG);
    assertThat(sure.unsure()).as("it was looked up and refused").isFalse();
    await(ledger.begin(ID, sure, LONG));
    await(ledger.settle(ID, sure, State.UNKNOWN, "reset"));
    await(ledger.requeue(ID, State.UNKNOWN, List.of("r")));
    assertThat(claimOne(LONG).unsure()).as("sent again by word").isTrue();
  }

  @Test
  void aStepThatIsRepeatedIsFenced() {
    enqueue("r");
    Claim claim = claimOne(LONG);
    assertThat(await(ledger.settle(ID, claim, State.SENT, ""))).as("not begun").isFalse();
    assertThat(await(ledger.begin(ID, claim, LONG))).isTrue();
    assertThat(await(ledger.begin(ID, claim, LONG))).isFalse();
    assertThat(await(ledger.settle(ID, claim, State.SENT, "m"))).isTrue();
    assertThat(await(ledger.settle(ID, claim, State.FAILED, "x"))).isFalse();
    assertThat(await(ledger.begin(ID, new Claim("nobody", 1), LONG))).isFalse();
    assertThat(counts()).isEqualTo(new Counts(0, 0, 1, 0, 0, 0));
  }

  @Test
  void whatWasPutOffIsNotDueBeforeItsTimeAndOnlyATryCounts() {
    enqueue("r");
    Claim first = claimOne(LONG);
    assertThat(await(ledger.postpone(ID, first, State.CLAIMED, OVER, "paced"))).isTrue();
    assertThat(only()).isEqualTo(new Delivery("r", State.QUEUED, 0, "paced"));
    Claim second = claimOne(LONG);
    assertThat(second.attempt()).as("it was given back untried").isEqualTo(1);
    await(ledger.begin(ID, second, LONG));
    assertThat(await(ledger.postpone(ID, second, State.SENDING, LONG, "429"))).isTrue();
    assertThat(only()).isEqualTo(new Delivery("r", State.QUEUED, 1, "429"));
    assertThat(claim(5, LONG, Unfinished.AGAIN)).isEmpty();
  }

  @Test
  void ledgersDoNotTouchEachOther() {
    enqueue("r");
    assertThat(await(ledger.claim("a2", 5, LONG, Unfinished.AGAIN))).isEmpty();
    assertThat(await(ledger.counts("a2"))).isEqualTo(new Counts(0, 0, 0, 0, 0, 0));
    assertThat(await(ledger.copies("a2"))).isEmpty();
    assertThat(counts().total()).isEqualTo(1);
  }
}
