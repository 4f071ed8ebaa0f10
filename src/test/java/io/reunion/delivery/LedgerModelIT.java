package io.reunion.delivery;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.delivery.Delivery.State;
import io.reunion.delivery.Ledger.Claim;
import io.reunion.delivery.Ledger.Unfinished;
import io.reunion.redis.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of random steps of workers that die, come back late and repeat themselves, against a model in plain Java. */
class LedgerModelIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final int STEPS = 2_500;
  private static final int RECIPIENTS = 40;
  private static final Duration LONG = Duration.ofHours(1);

  /** One copy, as it should stand. */
  private static final class Copy {
    private State state = State.QUEUED;
    private int attempt;
    private boolean due = true;
    private boolean leaseOver;
  }

  private final Map<String, Copy> model = new TreeMap<>();
  private final List<Claim> handedOut = new ArrayList<>();
  private int lost;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyStepLeavesTheLedgerAsTheModelSays(long seed) {
    Ledger ledger = new Ledger(server.redis());
    Random random = new Random(seed);
    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(10)) {
        case 0 -> enqueue(ledger, random);
        case 1, 2, 3 -> claim(ledger, random);
        case 4, 5, 6 -> begin(ledger, random);
        case 7, 8 -> settle(ledger, random);
        default -> postpone(ledger, random);
      }
      if (step % 5 == 0) {
        compare(ledger, "seed " + seed + ", step " + step);
      }
    }
    compare(ledger, "seed " + seed + ", at the end");
    assertThat(model.values()).extracting(copy -> copy.state).contains(State.SENT);
    assertThat(lost).as("copies whose fate was unknown for a while").isPositive();
  }

  private void enqueue(Ledger ledger, Random random) {
    List<String> some = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      some.add("r" + random.nextInt(RECIPIENTS));
    }
    some.forEach(recipient -> model.computeIfAbsent(recipient, any -> new Copy()));
    await(ledger.enqueue("m", some));
  }

  private void claim(Ledger ledger, Random random) {
    int most = 1 + random.nextInt(4);
    boolean over = random.nextInt(3) == 0;
    Unfinished unfinished = random.nextBoolean() ? Unfinished.AGAIN : Unfinished.UNKNOWN;
    model.values().stream()
        .filter(copy -> copy.leaseOver)
        .forEach(copy -> takeBack(copy, unfinished));
    long due = model.values().stream()
        .filter(copy -> copy.state == State.QUEUED && copy.due)
        .count();
    List<Claim> claims = await(ledger.claim("m", most, over ? Duration.ZERO : LONG, unfinished));
    assertThat(claims).hasSize((int) Math.min(most, due));
    for (Claim claim : claims) {
      Copy copy = model.get(claim.recipient());
      assertThat(copy.state).isEqualTo(State.QUEUED);
      assertThat(copy.due).isTrue();
      copy.state = State.CLAIMED;
      copy.attempt++;
      copy.leaseOver = over;
      assertThat(claim.attempt()).isEqualTo(copy.attempt);
      handedOut.add(claim);
    }
  }

  private void takeBack(Copy copy, Unfinished unfinished) {
    copy.leaseOver = false;
    lost += copy.state == State.SENDING && unfinished == Unfinished.UNKNOWN ? 1 : 0;
    boolean again = copy.state == State.CLAIMED || unfinished == Unfinished.AGAIN;
    copy.state = again ? State.QUEUED : State.UNKNOWN;
    copy.due = again;
  }

  /** A claim that was ever handed out, mostly a late one. */
  private Claim any(Random random) {
    if (handedOut.isEmpty()) {
      return new Claim("nobody", 1);
    }
    int size = handedOut.size();
    int from = random.nextInt(4) == 0 ? 0 : Math.max(0, size - 6);
    return handedOut.get(from + random.nextInt(size - from));
  }

  private boolean isHeld(Claim claim, State state) {
    Copy copy = model.get(claim.recipient());
    return copy != null && copy.state == state && copy.attempt == claim.attempt();
  }

  private void begin(Ledger ledger, Random random) {
    Claim claim = any(random);
    boolean over = random.nextInt(4) == 0;
    boolean held = isHeld(claim, State.CLAIMED);
    assertThat(await(ledger.begin("m", claim, over ? Duration.ZERO : LONG))).isEqualTo(held);
    if (held) {
      Copy copy = model.get(claim.recipient());
      copy.state = State.SENDING;
      copy.leaseOver = over;
    }
  }

  private void settle(Ledger ledger, Random random) {
    Claim claim = any(random);
    State[] outcomes = {State.SENT, State.FAILED, State.GONE, State.UNKNOWN};
    State outcome = outcomes[random.nextInt(outcomes.length)];
    boolean held = isHeld(claim, State.SENDING) || (outcome == State.SENT && isHeardLate(claim));
    assertThat(await(ledger.settle("m", claim, outcome, "d:" + outcome))).isEqualTo(held);
    if (held) {
      Copy copy = model.get(claim.recipient());
      copy.state = outcome;
      copy.due = false;
      copy.leaseOver = false;
    }
  }

  /** What the platform has confirmed is sent, whoever has the copy by now, unless a later request is under way. */
  private boolean isHeardLate(Claim claim) {
    Copy copy = model.get(claim.recipient());
    return copy != null
        && copy.state != State.SENT
        && copy.state != State.SENDING
        && (copy.attempt > claim.attempt()
            || (copy.attempt == claim.attempt() && copy.state != State.CLAIMED));
  }

  private void postpone(Ledger ledger, Random random) {
    Claim claim = any(random);
    State from = random.nextBoolean() ? State.CLAIMED : State.SENDING;
    boolean soon = random.nextInt(4) != 0;
    boolean held = isHeld(claim, from);
    assertThat(await(ledger.postpone("m", claim, from, soon ? Duration.ZERO : LONG, "later")))
        .isEqualTo(held);
    if (held) {
      Copy copy = model.get(claim.recipient());
      copy.state = State.QUEUED;
      copy.attempt -= from == State.CLAIMED ? 1 : 0;
      copy.due = soon;
      copy.leaseOver = false;
    }
  }

  private void compare(Ledger ledger, String when) {
    List<String> expected = model.entrySet().stream()
        .map(copy -> copy.getKey() + " " + copy.getValue().state + " " + copy.getValue().attempt)
        .sorted(Comparator.naturalOrder())
        .toList();
    assertThat(await(ledger.copies("m")).stream()
            .map(copy -> copy.recipient() + " " + copy.state() + " " + copy.attempt())
            .sorted())
        .as(when)
        .isEqualTo(expected);
    assertThat(await(ledger.counts("m")))
        .as(when)
        .isEqualTo(new Counts(
            number(State.QUEUED) + number(State.CLAIMED),
            number(State.SENDING),
            number(State.SENT),
            number(State.FAILED),
            number(State.GONE),
            number(State.UNKNOWN)));
    assertThat(await(ledger.counts("m")).total()).as(when).isEqualTo(model.size());
  }

  private int number(State state) {
    return (int) model.values().stream().filter(copy -> copy.state == state).count();
  }
}
