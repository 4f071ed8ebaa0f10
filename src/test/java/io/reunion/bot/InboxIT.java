package io.reunion.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reunion.bot.Inbox.Bounds;
import io.reunion.bot.Inbox.OverloadedException;
import io.reunion.chat.Update;
import io.reunion.chat.Update.MessageReceived;
import io.reunion.chat.UpdateJson;
import io.reunion.redis.RedisServer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InboxIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final Duration WINDOW = Duration.ofHours(72);
  private static final Duration ALIVE = Duration.ofMinutes(5);

  /** What a process with an inbox does, and what it was made to work. */
  private final class Instance implements Inbox.Worker<String> {
    private final String name;
    private final Inbox<String> inbox;
    private final Journal journal;
    private final List<String> worked = new CopyOnWriteArrayList<>();
    private Function<Update, Future<Future<Void>>> how = any -> done();

    Instance(String name, Bounds bounds) {
      this.name = name;
      inbox = Inbox.of(server.vertx(), loop.redis(), name, bounds, this);
      journal = new Journal(loop.redis(), name, bounds.perPartition());
    }

    @Override
    public String prepare(Update update) {
      return update.origin().dedupeKey();
    }

    @Override
    public Future<Future<Void>> work(Update update, String prepared) {
      assertThat(prepared).isEqualTo(update.origin().dedupeKey());
      worked.add(prepared);
      return how.apply(update);
    }

    void lives() {
      loop.run(() -> journal.renew(ALIVE));
    }

    /** As a kill does, after which its name does not exist any more. */
    void dies() {
      loop.run(journal::resign);
    }

    void accept(Update... updates) {
      loop.run(() -> inbox.accept(List.of(updates), WINDOW));
    }

    void sweep() {
      loop.run(inbox::sweep);
    }

    int depth() {
      return loop.run(() -> Future.succeededFuture(inbox.depth()));
    }
  }

  private OneLoop loop;

  @BeforeEach
  void open() {
    loop = new OneLoop(server);
  }

  @AfterEach
  void close() {
    loop.close();
  }

  private Instance instance(String name) {
    Instance instance = new Instance(name, Bounds.DEFAULT);
    instance.lives();
    return instance;
  }

  private static Future<Future<Void>> done() {
    return Future.succeededFuture(Future.succeededFuture());
  }

  /** Work that nobody finishes: that of a process which is then killed. */
  private static Future<Future<Void>> never() {
    return Promise.<Future<Void>>promise().future();
  }

  private static long journaled() {
    return total("journal");
  }

  private static long dead() {
    return total("dead");
  }

  private static long total(String part) {
    return IntStream.range(0, Journal.PARTITIONS)
        .mapToLong(p ->
            Long.parseLong(server.command("XLEN", "inbox:{" + p + "}:" + part).substring(1)))
        .sum();
  }

  private static void eventually(Runnable holds) {
    Awaitility.await().untilAsserted(holds::run);
  }

  private static void settled() {
    eventually(() -> assertThat(journaled()).isZero());
  }

  @Test
  void anUpdateIsJournaledBeforeItIsAcknowledgedAndGoneWhenItHadItsEffect() {
    Instance a = instance("a");
    Promise<Future<Void>> effect = Promise.promise();
    a.how = any -> effect.future();
    a.accept(Updates.message(1, "u1"));
    assertThat(journaled()).isEqualTo(1);
    assertThat(a.worked).containsExactly("u1");
    assertThat(a.depth()).isEqualTo(1);
    effect.complete(Future.succeededFuture());
    settled();
    eventually(() -> assertThat(a.depth()).isZero());
  }

  @Test
  void theSameUpdateIsWorkedOnceHoweverOftenAndWhereverItComes() {
    Instance a = instance("a");
    Instance b = instance("b");
    MessageReceived update = Updates.message(1, "u1");
    for (int i = 0; i < 3; i++) {
      a.accept(update, update);
      b.accept(update);
    }
    settled();
    b.accept(update);
    assertThat(a.worked).containsExactly("u1");
    assertThat(b.worked).isEmpty();
    a.accept(Updates.message(1, "u2"));
    assertThat(a.worked).containsExactly("u1", "u2");
  }

  @Test
  void anUpdateCountsAsSeenAsLongAsThePlatformMayRepeatItAndTwoDaysAtLeast() {
    Instance a = instance("a");
    MessageReceived update = Updates.message(1, "u1");
    String seen = "inbox:{" + Journal.partition(update.chat()) + "}:seen:telegram/main:u1";
    a.accept(update);
    assertThat(server.command("TTL", seen)).isEqualTo(":" + WINDOW.toSeconds());
    server.command("DEL", seen);
    loop.run(() -> a.inbox.accept(List.of(update), Duration.ofMinutes(1)));
    assertThat(server.command("TTL", seen)).isEqualTo(":" + Duration.ofHours(48).toSeconds());
  }

  @Test
  void whatIsRefusedBecauseTheJournalIsFullMayComeAgain() {
    Instance a = new Instance("a", new Bounds(100, 100, 2));
    Map<String, Promise<Future<Void>>> effects = new HashMap<>();
    a.how = update -> effects
        .computeIfAbsent(update.origin().dedupeKey(), any -> Promise.promise())
        .future();
    a.accept(Updates.message(1, "u1"), Updates.message(1, "u2"));
    assertThatThrownBy(() -> a.accept(Updates.message(1, "u3")))
        .isInstanceOf(OverloadedException.class)
        .hasMessageContaining("full");
    effects.get("u1").complete(Future.succeededFuture());
    eventually(() -> assertThat(journaled()).isEqualTo(1));
    a.accept(Updates.message(1, "u3"));
    assertThat(a.worked).containsExactly("u1", "u2");
    effects.get("u2").complete(Future.succeededFuture());
    eventually(() -> assertThat(a.worked).containsExactly("u1", "u2", "u3"));
  }

  @Test
  void moreThanCanBeHeldIsRefusedBeforeItIsJournaled() {
    Instance few = new Instance("few", new Bounds(2, 100, 100));
    few.how = any -> never();
    few.accept(Updates.message(1, "u1"), Updates.message(2, "u2"));
    assertThatThrownBy(() -> few.accept(Updates.message(3, "u3")))
        .isInstanceOf(OverloadedException.class);
    Instance oneChat = new Instance("one", new Bounds(100, 2, 100));
    oneChat.how = any -> never();
    oneChat.accept(Updates.message(4, "v1"), Updates.message(4, "v2"));
    assertThatThrownBy(() -> oneChat.accept(Updates.message(4, "v3")))
        .isInstanceOf(OverloadedException.class);
    oneChat.accept(Updates.message(5, "v4"));
    assertThat(journaled()).isEqualTo(5);
  }

  @Test
  void anAccountThatIsSlowAndAChatThatIsNoisyLeaveRoomForOthers() {
    Instance a = new Instance("a", new Bounds(16, 100, 100));
    a.how = any -> never();
    for (int i = 0; i < 4; i++) {
      a.accept(Updates.message(1, "n" + i));
    }
    assertThatThrownBy(() -> a.accept(Updates.message(1, "n4")))
        .isInstanceOf(OverloadedException.class)
        .hasMessageContaining("one chat");
    for (int i = 2; i < 10; i++) {
      a.accept(Updates.message(i, "s" + i));
    }
    assertThatThrownBy(() -> a.accept(Updates.message(10, "s10")))
        .isInstanceOf(OverloadedException.class)
        .hasMessageContaining("one account");
    a.accept(Updates.of("slack/main/C1", "v1"), Updates.of("slack/main/C2", "v2"));
    assertThat(a.worked).hasSize(11).contains("v1", "v2");
  }

  @Test
  void aChatsUpdatesAreWorkedInOrderAndOtherChatsDoNotWait() {
    Instance a = instance("a");
    Map<String, Promise<Future<Void>>> effects = new HashMap<>();
    a.how = update -> effects
        .computeIfAbsent(update.origin().dedupeKey(), any -> Promise.promise())
        .future();
    a.accept(Updates.message(1, "u1"), Updates.message(1, "u2"), Updates.message(2, "v1"));
    a.accept(Updates.message(1, "u3"));
    assertThat(a.worked).containsExactly("u1", "v1");
    effects.get("u1").complete(Future.succeededFuture());
    eventually(() -> assertThat(a.worked).containsExactly("u1", "v1", "u2"));
    effects.get("u2").fail("bad luck");
    eventually(() -> assertThat(a.worked).containsExactly("u1", "v1", "u2", "u3"));
  }

  @Test
  void theNextUpdateWaitsForTheEffectOfTheOneBeforeButNotForItsAnswer() {
    Instance a = instance("a");
    Promise<Void> said = Promise.promise();
    a.how = update -> Future.succeededFuture(
        update.origin().dedupeKey().equals("u1") ? said.future() : Future.succeededFuture());
    a.accept(Updates.message(1, "u1"), Updates.message(1, "u2"));
    eventually(() -> assertThat(a.worked).containsExactly("u1", "u2"));
    eventually(() -> assertThat(journaled()).as("u1 is not answered yet").isEqualTo(1));
    said.complete();
    settled();
  }

  @Test
  void whatFailsIsTriedFiveTimesAndThenSetAsideWithoutInnocents() {
    Instance a = instance("a");
    a.how = update -> {
      if (update.origin().dedupeKey().equals("poison")) {
        throw new IllegalStateException("every time");
      }
      return done();
    };
    a.accept(Updates.message(1, "u1"), Updates.message(1, "poison"), Updates.message(1, "u2"));
    eventually(() -> assertThat(journaled()).isEqualTo(1));
    for (int i = 0; i < 8; i++) {
      a.sweep();
    }
    assertThat(a.worked.stream().filter("poison"::equals)).hasSize(5);
    assertThat(a.worked.stream().filter(key -> !key.equals("poison"))).containsExactly("u1", "u2");
    assertThat(journaled()).isZero();
    assertThat(dead()).isEqualTo(1);
    int partition = Journal.partition(Updates.chat(1));
    List<String> kept = loop.run(() -> loop.redis()
        .call(c -> c.xrange("inbox:{" + partition + "}:dead", io.lettuce.core.Range.unbounded()))
        .map(found ->
            List.of(found.get(0).getBody().get("reason"), found.get(0).getBody().get("update"))));
    assertThat(kept.get(0))
        .startsWith("IllegalStateException at io.reunion.bot.InboxIT.")
        .doesNotContain("every time");
    assertThat(UpdateJson.read(kept.get(1))).isEqualTo(Updates.message(1, "poison"));
    assertThat(server.command("EXISTS", "inbox:{" + partition + "}:claims")).isEqualTo(":0");
  }

  @Test
  void whatHadItsEffectIsNotWorkedAgainBecauseTheJournalCouldNotBeTold() {
    Instance a = instance("a");
    int partition = Journal.partition(Updates.chat(1));
    Promise<Future<Void>> effect = Promise.promise();
    a.how = any -> effect.future();
    a.accept(Updates.message(1, "u1"));
    server.command("SET", "inbox:{" + partition + "}:claims", "not a hash: settling fails");
    effect.complete(Future.succeededFuture());
    eventually(() -> assertThat(a.depth()).isZero());
    assertThat(journaled()).isEqualTo(1);
    server.command("DEL", "inbox:{" + partition + "}:claims");
    a.sweep();
    assertThat(journaled()).isZero();
    assertThat(a.worked).containsExactly("u1");
  }

  @Test
  void theEntriesOfALivingInstanceAreLeftAlone() {
    Instance a = instance("a");
    Instance b = instance("b");
    a.how = any -> never();
    a.accept(Updates.message(1, "u1"), Updates.message(2, "u2"));
    b.sweep();
    a.sweep();
    assertThat(b.worked).isEmpty();
    assertThat(a.worked).containsExactly("u1", "u2");
  }

  @Test
  void whatADeadInstanceLeftIsWorkedByExactlyOneOfThoseWhoLookAtTheSameTime() {
    Instance dead = instance("dead");
    dead.how = any -> never();
    Update[] left = IntStream.range(0, 60)
        .mapToObj(i -> Updates.message(i % 20, "u" + i))
        .toArray(Update[]::new);
    dead.accept(left);
    dead.dies();
    List<Instance> living = List.of(instance("b"), instance("c"), instance("d"));
    List<Future<Void>> sweeps = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      living.forEach(each -> sweeps.add(loop.begin(each.inbox::sweep)));
    }
    RedisServer.await(Future.join(sweeps));
    settled();
    assertThat(living.stream().flatMap(each -> each.worked.stream()))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 60).mapToObj(i -> "u" + i).toList());
  }

  @Test
  void whoTookSomethingOverMayDieToo() {
    Instance a = instance("a");
    Instance b = instance("b");
    Instance c = instance("c");
    a.how = any -> never();
    b.how = any -> never();
    a.accept(Updates.message(1, "u1"));
    a.dies();
    b.sweep();
    c.sweep();
    assertThat(b.worked).containsExactly("u1");
    assertThat(c.worked).as("b lives").isEmpty();
    b.dies();
    c.sweep();
    assertThat(c.worked).containsExactly("u1");
    settled();
  }

  @Test
  void anUpdateThatKillsWhoWorksItIsSetAsideInTheEnd() {
    Instance first = instance("i0");
    first.how = any -> never();
    first.accept(Updates.message(1, "killer"));
    first.dies();
    int tries = 1;
    for (int i = 1; i < 10; i++) {
      Instance next = instance("i" + i);
      next.how = any -> never();
      next.sweep();
      tries += next.worked.size();
      next.dies();
    }
    assertThat(tries).isEqualTo(5);
    assertThat(journaled()).isZero();
    assertThat(dead()).isEqualTo(1);
  }

  @Test
  void innocentsThatWereWorkedBesideAKillerAreNotBlamed() {
    Instance first = instance("i0");
    first.how = any -> never();
    first.accept(Updates.message(1, "killer"), Updates.message(2, "u2"), Updates.message(3, "u3"));
    first.dies();
    List<String> settledByOthers = new ArrayList<>();
    for (int i = 1; i < 12; i++) {
      Instance next = instance("i" + i);
      // Who works the killer ends, and with it whatever else it has in hand.
      next.how = update -> next.worked.contains("killer") ? never() : done();
      next.sweep();
      eventually(() -> assertThat(next.worked.isEmpty() && journaled() > 0).isFalse());
      settledByOthers.addAll(next.worked);
      next.dies();
      if (journaled() == 0) {
        break;
      }
    }
    assertThat(journaled()).isZero();
    assertThat(dead()).isEqualTo(1);
    assertThat(settledByOthers).contains("u2", "u3");
  }

  @Test
  void whatHangsIsSetAsideAndItsChatGoesOn() {
    Instance a = new Instance("a", new Bounds(100, 100, 100, Duration.ofMillis(50)));
    a.lives();
    a.how = update -> update.origin().dedupeKey().equals("hangs") ? never() : done();
    a.accept(Updates.message(1, "hangs"), Updates.message(1, "u2"));
    eventually(() -> assertThat(a.worked).containsExactly("hangs", "u2"));
    eventually(() -> {
      a.sweep();
      assertThat(dead()).isEqualTo(1);
    });
    assertThat(journaled()).isZero();
    assertThat(a.worked.stream().filter("hangs"::equals)).hasSize(5);
    assertThat(poison())
        .singleElement()
        .satisfies(found -> assertThat(found.reason()).contains("no end in time"));
  }

  /** What a call fails with whose connection has been closed. */
  private Future<Future<Void>> away() {
    return io.reunion.redis.Redis.connect(server.vertx(), server.uri())
        .compose(other -> other.close().compose(closed -> other.call(c -> c.get("x"))))
        .map(got -> Future.succeededFuture());
  }

  @Test
  void whatFailsBecauseRedisIsAwayIsTriedAsOftenAsItTakes() {
    Instance a = instance("a");
    a.how = any -> away();
    a.accept(Updates.message(1, "u1"));
    for (int i = 0; i < 9; i++) {
      int before = i;
      eventually(() -> {
        a.sweep();
        assertThat(a.worked.size()).isGreaterThan(before);
      });
    }
    a.how = any -> done();
    eventually(() -> {
      a.sweep();
      assertThat(journaled()).isZero();
    });
    assertThat(dead()).isZero();
  }

  @Test
  void whatWasSetAsideIsWorkedAgainOrForgottenWhenAPersonSaysSo() {
    Instance a = instance("a");
    a.how = any -> Future.failedFuture(new IllegalStateException("for now"));
    a.accept(Updates.message(1, "u1"), Updates.message(2, "u2"));
    eventually(() -> {
      a.sweep();
      assertThat(dead()).isEqualTo(2);
    });
    a.how = any -> done();
    a.worked.clear();
    PoisonStore store = new PoisonStore(loop.redis(), Bounds.DEFAULT);
    List<Poison> found = poison();
    assertThat(found)
        .allSatisfy(each -> assertThat(each.update()).isPresent())
        .extracting(each -> each.update().orElseThrow().origin().dedupeKey())
        .containsExactlyInAnyOrder("u1", "u2");
    String one = found.get(0).id();
    assertThat(loop.run(() -> store.replay(one))).isTrue();
    assertThat(loop.run(() -> store.replay(one))).as("twice").isFalse();
    assertThat(loop.run(() -> store.drop(found.get(1).id()))).isTrue();
    assertThat(loop.run(() -> store.drop(found.get(1).id()))).as("twice").isFalse();
    for (String nonsense : List.of("", "1", "99-1-0", "1-1-0", "-1-1-1", "1-x-0", "1-1-0\n")) {
      assertThat(loop.run(() -> store.replay(nonsense))).as(nonsense).isFalse();
      assertThat(loop.run(() -> store.drop(nonsense))).as(nonsense).isFalse();
    }
    a.sweep();
    settled();
    assertThat(a.worked)
        .containsExactly(found.get(0).update().orElseThrow().origin().dedupeKey());
    assertThat(poison()).isEmpty();
  }

  private List<Poison> poison() {
    return loop.run(() -> new PoisonStore(loop.redis(), Bounds.DEFAULT).all());
  }

  @Test
  void anEntryThatNobodyCanReadIsSetAside() {
    int partition = Journal.partition(Updates.chat(1));
    server.command(
        "XADD",
        "inbox:{" + partition + "}:journal",
        "*",
        "owner",
        "gone",
        "update",
        "{\"type\":\"new\"}");
    Instance a = instance("a");
    a.sweep();
    settled();
    assertThat(a.worked).isEmpty();
    assertThat(dead()).isEqualTo(1);
  }

  @Test
  void anInstanceThatRunsLooksByItselfAndOneThatStopsLeavesTheRestToOthers() {
    Instance gone = instance("gone");
    gone.how = any -> never();
    gone.accept(Updates.message(1, "u1"));
    gone.dies();
    Instance a = new Instance("a", Bounds.DEFAULT);
    loop.run(a.inbox::start);
    assertThat(server.command("EXISTS", "instance:{a}")).isEqualTo(":1");
    eventually(() -> assertThat(a.worked).containsExactly("u1"));
    loop.run(a.inbox::stop);
    assertThat(server.command("EXISTS", "instance:{a}")).isEqualTo(":0");
  }

  @Test
  void withoutRedisNothingIsAcknowledged() {
    Instance a = instance("a");
    server.stop();
    assertThatThrownBy(() -> a.accept(Updates.message(1, "u1")))
        .isInstanceOf(io.reunion.redis.RedisUnavailableException.class);
    assertThat(a.worked).isEmpty();
    server.restart();
  }
}
