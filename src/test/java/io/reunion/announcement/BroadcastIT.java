package io.reunion.announcement;

import static io.reunion.Soon.soon;
import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.announcement.Announcement.Change;
import io.reunion.announcement.Announcement.Content;
import io.reunion.announcement.Announcement.State;
import io.reunion.announcement.Announcement.Timing;
import io.reunion.announcement.Announcer.Outcome;
import io.reunion.bot.Bot;
import io.reunion.bot.Manners;
import io.reunion.chat.Capabilities.Limit;
import io.reunion.chat.Capabilities.LimitScope;
import io.reunion.chat.Capabilities.Quota;
import io.reunion.chat.Capabilities.Window;
import io.reunion.chat.ChatKind;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Receipt;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.chat.UserId;
import io.reunion.delivery.Counts;
import io.reunion.delivery.Delivery;
import io.reunion.delivery.Ledger;
import io.reunion.delivery.Outbound;
import io.reunion.delivery.Pacer;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Particulars;
import io.reunion.redis.Redis;
import io.reunion.redis.RedisOptions;
import io.reunion.redis.RedisServer;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.reunion.text.Language;
import io.reunion.text.Texts;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of an announcement once it is sent, with a real ledger and a platform in plain Java. */
class BroadcastIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final ZoneId HOME = ZoneId.of("Asia/Shanghai");
  private static final Texts TEXTS =
      Texts.load(List.of(Bot.class, AnnouncementCommands.class), Optional.empty());

  private final List<Announcements> running = new ArrayList<>();
  private Receiver platform = new Receiver("main");
  private RoomStore rooms;
  private MemberStore members;
  private Ledger ledger;
  private AnnouncementStore store;
  private NoiseStore noise;
  private Clock clock = Clock.systemUTC();

  @BeforeEach
  void open() {
    rooms = new RoomStore(server.redis());
    members = new MemberStore(server.redis(), clock);
    ledger = new Ledger(server.redis());
    store = new AnnouncementStore(server.redis());
    noise = new NoiseStore(server.redis());
  }

  @AfterEach
  void close() {
    running.forEach(each -> each.broadcaster().stop());
  }

  private final List<Deed> deeds = new ArrayList<>();

  private Announcements instance(Announcements.Rules rules) {
    Pacer pacer = new Pacer(server.vertx(), server.redis(), clock);
    Outbound outbound = new Outbound(
        server.vertx(),
        Map.of(platform.account(), platform),
        pacer,
        rooms,
        (from, to) -> rooms.move(from, to));
    Manners manners = new Manners(
        TEXTS, new Manners.Home(Map.of(), Language.EN, HOME, Map.of()), clock, outbound);
    Announcements made = Announcements.of(
        new Announcements.Parts(
            server.vertx(),
            store,
            ledger,
            noise,
            rooms,
            members,
            outbound,
            Map.of(platform.account(), platform),
            pacer,
            manners,
            clock,
            deeds::add),
        rules);
    made.broadcaster().start();
    running.add(made);
    return made;
  }

  private Announcements instance() {
    return instance(new Announcements.Rules(0, 0, QuietHours.NONE, HOME));
  }

  private void groups(int count) {
    for (int i = 1; i <= count; i++) {
      await(rooms.put(Room.seen(platform.chat(i), ChatKind.GROUP, "Alumni " + i)));
    }
  }

  private Announcement announcement(String id, Audience audience, Timing timing, String text) {
    return new Announcement(
        id,
        "api",
        new Content(Map.of(Language.EN, text), List.of()),
        audience,
        timing,
        State.DRAFT,
        clock.instant(),
        Ledger.Unfinished.UNKNOWN,
        Optional.empty(),
        Optional.empty());
  }

  private Outcome send(Announcements instance, Announcement announcement) {
    await(instance.announcer().draft(announcement));
    return await(instance.announcer().send(announcement.id()));
  }

  private State state(String id) {
    return await(store.find(id)).orElseThrow().state();
  }

  private void ends(String id, State state) {
    soon().until(() -> state(id) == state);
  }

  private List<String> texts() {
    return platform.sent.stream().map(OutboundMessage::text).toList();
  }

  @Test
  void twoInstancesShareALimitAndWasteNoTurn() {
    int count = 60;
    platform = new Receiver("main", new Limit(LimitScope.ACCOUNT, count, Duration.ofSeconds(1), 1));
    int copies = 180;
    groups(copies);
    Announcements first = instance();
    instance();
    assertThat(send(first, announcement("a", Audience.ALL, Timing.NOW, "Hi")))
        .isEqualTo(Outcome.STARTED);
    ends("a", State.DONE);
    assertThat(platform.sent).hasSize(copies);
    assertThat(platform.sent.stream().map(OutboundMessage::chat).distinct()).hasSize(copies);
    assertThat(await(ledger.copies("a"))).allSatisfy(copy -> {
      assertThat(copy.state()).isEqualTo(Delivery.State.SENT);
      assertThat(copy.attempt()).as("a turn that was reserved is used").isEqualTo(1);
    });
    double ideal = (copies - 1) / (double) count;
    double took = (platform.times.get(copies - 1) - platform.times.get(0)) / 1e9;
    System.out.printf(
        "pacing: %d copies by two instances in %.3f of the ideal time%n", copies, took / ideal);
    assertThat(took).as("no faster than the platform allows").isGreaterThan(ideal * 0.97);
    if (Boolean.getBoolean("reunion.timed")) {
      assertThat(took / ideal).isLessThan(1.02);
    }
  }

  @Test
  void aPauseStopsEveryInstanceBeforeTheNextCopyBegins() {
    groups(200);
    List<Promise<Receipt>> held = new ArrayList<>();
    platform.answer = message -> {
      Promise<Receipt> later = Promise.promise();
      held.add(later);
      return later.future();
    };
    Announcements first = instance();
    Announcements second = instance();
    send(first, announcement("a", Audience.ALL, Timing.NOW, "Hi"));
    soon().until(() -> platform.sent.size() >= 40);
    assertThat(await(second.announcer().pause("a"))).isEqualTo(Outcome.PAUSED);
    int begun = platform.sent.size();
    platform.answer = message -> Future.succeededFuture(Receipt.of("m"));
    held.forEach(each -> each.complete(Receipt.of("m")));
    soon().until(() -> await(ledger.counts("a")).sent() == begun);
    assertThat(platform.sent).hasSize(begun);
    assertThat(await(ledger.claim("a", 10, Duration.ofSeconds(9), Ledger.Unfinished.UNKNOWN)))
        .isEmpty();
    assertThat(await(first.announcer().resume("a"))).isEqualTo(Outcome.STARTED);
    soon().until(() -> platform.sent.size() > begun);
    assertThat(await(first.announcer().cancel("a"))).isEqualTo(Outcome.CANCELLED);
    assertThat(await(first.announcer().resume("a"))).isEqualTo(Outcome.NOT_NOW);
  }

  @Test
  void aHighRateOfFailuresPausesTheRest() {
    groups(300);
    platform.answer =
        message -> Future.failedFuture(SendFailedException.of(Reason.REJECTED, "bad-request"));
    send(instance(), announcement("a", Audience.ALL, Timing.NOW, "Hi"));
    ends("a", State.PAUSED);
    assertThat(platform.sent.size()).isLessThan(120);
    assertThat(await(ledger.counts("a")).queued()).isPositive();
    platform.answer = message -> Future.succeededFuture(Receipt.of("m"));
    assertThat(await(running.get(0).announcer().resume("a"))).isEqualTo(Outcome.STARTED);
    ends("a", State.DONE);
    int failed = await(ledger.counts("a")).failed();
    assertThat(await(running.get(0).announcer().again("a", Delivery.State.FAILED)))
        .isEqualTo(Outcome.STARTED);
    soon().until(() -> await(ledger.counts("a")).sent() == 300);
    assertThat(failed).isPositive();
  }

  @Test
  void manyGroupsThatAreGoneArePartOfLife() {
    groups(60);
    platform.answer = message -> Future.failedFuture(SendFailedException.of(Reason.GONE, "kicked"));
    send(instance(), announcement("a", Audience.ALL, Timing.NOW, "Hi"));
    ends("a", State.DONE);
    assertThat(await(ledger.counts("a")).gone()).isEqualTo(60);
    assertThat(await(rooms.find(platform.chat(1))).orElseThrow().active()).isFalse();
    assertThat(await(noise.since(platform.chat(1).toString(), Instant.EPOCH))).isEmpty();
  }

  @Test
  void whereThePlatformCanBeAskedASendIsLookedUpBeforeItIsRepeated() {
    Receiver.Finding finding = new Receiver.Finding("main");
    platform = finding;
    groups(2);
    finding.answer = message -> {
      if (finding.sent.size() <= 2) {
        if (message.chat().value().equals("1")) {
          finding.known.add(message.sendKey());
        }
        return Future.failedFuture(SendFailedException.of(Reason.UNKNOWN_OUTCOME, "timeout"));
      }
      return Future.succeededFuture(Receipt.of("again"));
    };
    send(instance(), announcement("a", Audience.ALL, Timing.NOW, "Hi"));
    ends("a", State.DONE);
    assertThat(finding.asked).containsExactlyInAnyOrder("1", "2");
    assertThat(finding.sent).hasSize(3);
    assertThat(await(ledger.copies("a")))
        .extracting(Delivery::detail)
        .containsExactly("found", "again");
  }

  @Test
  void whatCannotBeLookedUpIsUnknownAndNotSentASecondTime() {
    Receiver.Finding finding = new Receiver.Finding("main");
    platform = finding;
    groups(1);
    finding.answer =
        message -> Future.failedFuture(SendFailedException.of(Reason.UNKNOWN_OUTCOME, "timeout"));
    finding.blind.add(
        SendFailedException.retryAfter(Duration.ofMillis(10), Scope.ACCOUNT, "ratelimited"));
    finding.blind.add(SendFailedException.of(Reason.SUSPENDED, "missing_scope"));
    send(instance(), announcement("a", Audience.ALL, Timing.NOW, "Hi"));
    ends("a", State.DONE);
    assertThat(finding.asked)
        .as("too many look-ups are no refusal of the message")
        .hasSize(2);
    assertThat(finding.sent).hasSize(1);
    assertThat(await(ledger.copies("a")))
        .singleElement()
        .extracting(Delivery::state, Delivery::detail)
        .containsExactly(Delivery.State.UNKNOWN, "missing_scope");
  }

  @Test
  void whatWasCertainlyRefusedIsNotLookedUp() {
    Receiver.Finding finding = new Receiver.Finding("main");
    platform = finding;
    groups(1);
    finding.answer = message -> finding.sent.size() == 1
        ? Future.failedFuture(
            SendFailedException.retryAfter(Duration.ofMillis(10), Scope.CHAT, "ratelimited"))
        : Future.succeededFuture(Receipt.of("m"));
    send(instance(), announcement("a", Audience.ALL, Timing.NOW, "Hi"));
    ends("a", State.DONE);
    assertThat(finding.sent).hasSize(2);
    assertThat(finding.asked).isEmpty();
  }

  @Test
  void whatIsMoreThanAQuotaHasLeftIsRefusedBeforeAnythingIsQueued() {
    platform.quotas = List.of(new Quota(5, Window.MONTH, HOME));
    groups(3);
    Announcements instance = instance();
    Announcements other = instance();
    Announcement first = announcement("a", Audience.ALL, Timing.NOW, "Hi");
    List<Recipient> reached = await(instance.announcer().reach(Audience.ALL));
    assertThat(await(instance.announcer().uses(first, reached)))
        .containsExactly(new Quotas.Use(platform.account(), Window.MONTH, 3, 5, 0));
    send(instance, first);
    ends("a", State.DONE);
    Announcement second = announcement("b", Audience.ALL, Timing.NOW, "Hi");
    assertThat(await(other.announcer().faults(second)))
        .containsExactly(new Fault(Fault.Kind.OVER_MONTH, Optional.empty(), "fake", 3, 2));
    assertThat(send(other, second)).isEqualTo(Outcome.FAULTY);
    assertThat(platform.sent).hasSize(3);
  }

  @Test
  void aQuotaThatIsSpentOnTheWayFailsTheRestForAPersonToRetry() {
    platform.quotas = List.of(new Quota(4, Window.DAY, HOME));
    groups(4);
    Announcements instance = instance();
    await(instance.announcer().draft(announcement("a", Audience.ALL, later(), "Hi")));
    await(instance.announcer().send("a"));
    Pacer elsewhere = new Pacer(server.vertx(), server.redis(), clock);
    for (int i = 0; i < 2; i++) {
      await(elsewhere.acquire(
          platform.chat(9), ChatKind.GROUP, platform.capabilities(), Duration.ZERO));
    }
    ends("a", State.DONE);
    Counts counts = await(ledger.counts("a"));
    assertThat(counts.sent()).isEqualTo(2);
    assertThat(counts.failed()).isEqualTo(2);
    assertThat(await(ledger.copies("a")))
        .filteredOn(copy -> copy.state() == Delivery.State.FAILED)
        .allSatisfy(copy -> assertThat(copy.detail()).isEqualTo("quota-spent"));
  }

  /** The connection here takes a tenth as many commands at once as there are copies. */
  @Test
  void fiveThousandCopiesNeverAskTheStoreForAllAtOnce() {
    int count = 5_000;
    Redis narrow = await(
        Redis.connect(server.vertx(), RedisOptions.of(server.uri()).withMaxPending(count / 10)));
    AnnouncementStore narrowStore = new AnnouncementStore(narrow);
    List<String> chats =
        IntStream.range(0, count).mapToObj(i -> platform.chat(i).toString()).toList();
    await(narrowStore.meantFor(
        "a", chats.stream().collect(Collectors.toMap(chat -> chat, chat -> "m" + chat))));
    assertThat(await(narrowStore.reader("a", chats.get(count - 1)))).isPresent();
    await(new Ledger(narrow).enqueue("a", chats));
    Reports.Report report =
        await(new Reports(narrowStore, new Ledger(narrow), new RoomStore(narrow)).of("a"));
    assertThat(report.lines()).hasSize(count);
    assertThat(await(narrowStore.findAll(chats))).isEmpty();
    await(narrow.close());
  }

  @Test
  void anUnknownIsSentAgainOnlyByWord() {
    groups(3);
    platform.answer = message -> message.chat().value().equals("2")
        ? Future.failedFuture(SendFailedException.of(Reason.UNKNOWN_OUTCOME, "reset"))
        : Future.succeededFuture(Receipt.of("m"));
    Announcements instance = instance();
    send(instance, announcement("a", Audience.ALL, Timing.NOW, "Hi"));
    ends("a", State.DONE);
    assertThat(platform.sent).hasSize(3);
    assertThat(await(ledger.counts("a")).unknown()).isOne();
    platform.answer = message -> Future.succeededFuture(Receipt.of("m"));
    assertThat(await(instance.announcer().again("a", Delivery.State.UNKNOWN)))
        .isEqualTo(Outcome.STARTED);
    soon().until(() -> await(ledger.counts("a")).sent() == 3);
    assertThat(platform.sent).hasSize(4);
  }

  @Test
  void atLeastOnceRepeatsAndSaysToWhomTwoMayHaveCome() {
    groups(3);
    platform.answer = message -> platform.sent.size() == 1
        ? Future.failedFuture(SendFailedException.of(Reason.UNKNOWN_OUTCOME, "reset"))
        : Future.succeededFuture(Receipt.of("m"));
    Announcement once = announcement("a", Audience.ALL, Timing.NOW, "Hi");
    Announcements instance = instance();
    Announcement again = new Announcement(
        once.id(),
        once.author(),
        once.content(),
        once.audience(),
        once.timing(),
        once.state(),
        once.createdAt(),
        Ledger.Unfinished.AGAIN,
        once.change(),
        once.progress());
    send(instance, again);
    ends("a", State.DONE);
    assertThat(platform.sent).hasSize(4);
    Reports.Report report = await(instance.reports().of("a"));
    assertThat(report.twice()).containsExactly(platform.sent.get(0).chat().toString());
    assertThat(ReportText.of(again, await(ledger.counts("a")), report, TEXTS.in(Language.ZH)))
        .contains("已发送到3 / 3个群", "可能收到两次");
    assertThat(report.byPlatform()).containsKey("fake");
  }

  private Member member(String name, String year, int... chats) {
    List<UserId> users = new ArrayList<>();
    for (int chat : chats) {
      UserId user = UserId.of("fake", "u" + chat);
      users.add(user);
      await(rooms.put(Room.seen(platform.chat(chat), ChatKind.DIRECT, "someone")));
      await(rooms.putDirectChat(user, platform.chat(chat)));
    }
    Member stored = await(members.put(Member.unstored(
            MemberId.random(),
            new Particulars(Map.of(Field.NAME, List.of(name), Field.CLASS_YEAR, List.of(year))))))
        .member();
    users.forEach(user -> await(members.link(stored.id(), user)));
    return stored;
  }

  private static Audience classOf(String... years) {
    return new Audience(
        Audience.To.MEMBERS, Set.of(), Set.of(), Set.of(), Set.of(years), Set.of(), Set.of());
  }

  @Test
  void membersGetOneCopyEachInTheirDirectChatAndByTheirName() {
    groups(2);
    member("张伟", "2008", 11, 12);
    member("@everyone \uE000*x*\uE001<!channel>\u202E", "2008", 13);
    member("Maria", "2012", 14);
    member("Nobody", "2008");
    Member deaf = member("Silent", "2008", 15);
    await(noise.setDeaf("m:" + deaf.id(), true));
    Announcements instance = instance();
    Announcement announcement =
        announcement("a", classOf("2008"), Timing.NOW, "Dear {name}, class of {classYear}");
    assertThat(await(instance.announcer().reach(announcement.audience())))
        .extracting(Recipient::name)
        .hasSize(2);
    send(instance, announcement);
    ends("a", State.DONE);
    assertThat(texts())
        .containsExactlyInAnyOrder(
            "📢 Dear 张伟, class of 2008", "📢 Dear @everyone *x*<!channel>, class of 2008");
    assertThat(platform.sent)
        .extracting(message -> message.chat().value())
        .containsExactlyInAnyOrder("11", "13");
  }

  @Test
  void whoLeavesTheListAfterItWasSentGetsNothingAllTheSame() {
    groups(2);
    Announcements instance = instance();
    await(instance.announcer().draft(announcement("a", Audience.ALL, later(), "Hi")));
    assertThat(await(instance.announcer().send("a"))).isEqualTo(Outcome.SCHEDULED);
    await(noise.setDeaf(platform.chat(1).toString(), true));
    ends("a", State.DONE);
    assertThat(platform.sent)
        .singleElement()
        .extracting(OutboundMessage::chat)
        .isEqualTo(platform.chat(2));
    assertThat(
            await(ledger.find("a", platform.chat(1).toString())).orElseThrow().detail())
        .isEqualTo("opted-out");
  }

  private Timing later() {
    return Timing.at(clock.instant().plusMillis(500));
  }

  @Test
  void theDailyMeasureHoldsAllButTheUrgent() {
    groups(1);
    Announcements instance = instance(new Announcements.Rules(0, 1, QuietHours.NONE, HOME));
    send(instance, announcement("a", Audience.ALL, Timing.NOW, "one"));
    ends("a", State.DONE);
    send(instance, announcement("b", Audience.ALL, Timing.NOW, "two"));
    soon()
        .until(() -> await(ledger.find("b", platform.chat(1).toString()))
            .filter(copy -> copy.detail().equals("quiet"))
            .isPresent());
    Timing urgent = new Timing(Optional.empty(), Optional.empty(), false, true);
    send(instance, announcement("c", Audience.ALL, urgent, "three"));
    ends("c", State.DONE);
    assertThat(texts()).containsExactly("📢 one", "📢 three");
  }

  @Test
  void nobodyIsDisturbedInTheNightOfTheirOwnPlace() {
    clock = Clock.offset(
        Clock.systemUTC(), Duration.between(Instant.now(), Instant.parse("2026-11-18T15:00:00Z")));
    groups(2);
    await(rooms.put(new Room(
        platform.chat(2),
        ChatKind.GROUP,
        "Berlin",
        Optional.empty(),
        Optional.of(ZoneId.of("Europe/Berlin")),
        Optional.empty(),
        true)));
    Announcements instance =
        instance(new Announcements.Rules(0, 0, QuietHours.parse("22:00-08:00"), HOME));
    send(instance, announcement("a", Audience.ALL, Timing.NOW, "Hi"));
    soon()
        .until(() -> await(ledger.find("a", platform.chat(1).toString()))
            .filter(copy -> copy.detail().equals("quiet"))
            .isPresent());
    assertThat(platform.sent)
        .singleElement()
        .extracting(OutboundMessage::chat)
        .isEqualTo(platform.chat(2));
    assertThat(state("a")).isEqualTo(State.RUNNING);
  }

  @Test
  void aTimeOnEverybodysClockComesLaterFurtherWest() {
    groups(2);
    await(rooms.put(new Room(
        platform.chat(2),
        ChatKind.GROUP,
        "Berlin",
        Optional.empty(),
        Optional.of(ZoneId.of("Europe/Berlin")),
        Optional.empty(),
        true)));
    Timing timing =
        new Timing(Optional.of(clock.instant().plusMillis(200)), Optional.empty(), true, false);
    send(instance(), announcement("a", Audience.ALL, timing, "Good morning"));
    soon().until(() -> platform.sent.size() == 1);
    assertThat(platform.sent.get(0).chat()).isEqualTo(platform.chat(1));
    assertThat(await(ledger.counts("a")).queued()).isOne();
  }

  @Test
  void whatIsOverIsNotSentAndCountsAsFailed() {
    groups(300);
    platform = new Receiver("main", new Limit(LimitScope.ACCOUNT, 20, Duration.ofSeconds(1), 1));
    Timing timing =
        new Timing(Optional.empty(), Optional.of(clock.instant().plusSeconds(2)), false, false);
    send(instance(), announcement("a", Audience.ALL, timing, "Hi"));
    ends("a", State.DONE);
    List<Delivery> copies = await(ledger.copies("a"));
    assertThat(copies)
        .allMatch(copy -> copy.state() == Delivery.State.SENT
            || (copy.state() == Delivery.State.FAILED && copy.detail().equals("expired")));
    assertThat(platform.sent.size()).isBetween(1, 200);
  }

  @Test
  void anApprovalIsForExactlyWhatWasRead() {
    groups(3);
    Announcements instance = instance(new Announcements.Rules(3, 0, QuietHours.NONE, HOME));
    Announcement announcement = announcement("a", Audience.ALL, Timing.NOW, "Hi");
    assertThat(send(instance, announcement)).isEqualTo(Outcome.AWAITING_APPROVAL);
    assertThat(await(instance.announcer().approve("a", "api", Optional.empty())))
        .isEqualTo(Outcome.OWN_APPROVAL);
    assertThat(await(instance.announcer().approve("a", "m:x", Optional.of("00000000"))))
        .isEqualTo(Outcome.CHANGED);
    String other = announcement("a", Audience.ALL, Timing.NOW, "Hi!").digest();
    assertThat(await(instance.announcer().approve("a", "m:x", Optional.of(other))))
        .as("one character")
        .isEqualTo(Outcome.CHANGED);
    assertThat(platform.sent).isEmpty();
    server.command("HSET", "announcement:{a}", "EN", "Hi!");
    assertThat(await(instance.announcer().approve("a", "m:x", Optional.of(announcement.digest()))))
        .isEqualTo(Outcome.CHANGED);
    server.command("HSET", "announcement:{a}", "EN", "Hi");
    assertThat(await(instance.announcer().approve("a", "m:x", Optional.of(announcement.digest()))))
        .isEqualTo(Outcome.STARTED);
    ends("a", State.DONE);
    assertThat(platform.sent).hasSize(3);
  }

  @Test
  void whatWasAgreedToIsNotSentWithAnotherText() {
    groups(3);
    Announcements instance = instance(new Announcements.Rules(3, 0, QuietHours.NONE, HOME));
    Announcement announcement = announcement("a", Audience.ALL, later(), "Hi");
    send(instance, announcement);
    assertThat(await(instance.announcer().approve("a", "m:x", Optional.empty())))
        .isEqualTo(Outcome.SCHEDULED);
    server.command("HSET", "announcement:{a}", "EN", "Hi!");
    ends("a", State.AWAITING_APPROVAL);
    assertThat(platform.sent).isEmpty();
  }

  @Test
  void aCorrectionEditsAndARecallDeletesTheCopiesThatWereSent() {
    groups(2);
    Announcements instance = instance();
    send(instance, announcement("a", Audience.ALL, Timing.NOW, "Frday"));
    ends("a", State.DONE);
    Announcement correction = await(instance
            .announcer()
            .change(
                "a",
                Change.Kind.CORRECTION,
                "b",
                "api",
                new Content(Map.of(Language.EN, "Friday"), List.of())))
        .orElseThrow();
    assertThat(send(instance, correction)).isEqualTo(Outcome.STARTED);
    ends("b", State.DONE);
    assertThat(platform.edits).containsExactlyInAnyOrder("m1: 📢 Friday", "m2: 📢 Friday");
    Announcement recall = await(instance
            .announcer()
            .change("a", Change.Kind.RECALL, "c", "api", new Content(Map.of(), List.of())))
        .orElseThrow();
    send(instance, recall);
    ends("c", State.DONE);
    assertThat(platform.deleted).hasSize(2);
    assertThat(platform.sent).hasSize(2);
  }

  @Test
  void everyFaultIsNamedBeforeAnythingIsQueued() {
    Announcements instance = instance();
    assertThat(
            await(instance.announcer().faults(announcement("a", Audience.ALL, Timing.NOW, "Hi"))))
        .extracting(Fault::kind)
        .containsExactly(Fault.Kind.NOBODY);
    groups(1);
    Announcement bad = new Announcement(
        "b",
        "api",
        new Content(
            Map.of(
                Language.EN, "[x](javascript:1) {nmae} " + "校".repeat(70), Language.ZH, "{name}"),
            List.of("dance")),
        Audience.ALL,
        Timing.NOW,
        State.DRAFT,
        clock.instant(),
        Ledger.Unfinished.UNKNOWN,
        Optional.empty(),
        Optional.empty());
    List<Fault> faults = await(instance.announcer().faults(bad));
    assertThat(faults)
        .extracting(Fault::kind)
        .containsExactlyInAnyOrder(
            Fault.Kind.BAD_LINK,
            Fault.Kind.UNKNOWN_FIELD,
            Fault.Kind.UNKNOWN_FIELD,
            Fault.Kind.BAD_BUTTON,
            Fault.Kind.TOO_LONG);
    for (Fault fault : faults) {
      for (Language language : Language.values()) {
        assertThat(fault.said(TEXTS.in(language))).isNotBlank();
      }
    }
    assertThat(send(instance, bad)).isEqualTo(Outcome.FAULTY);
    assertThat(state("b")).isEqualTo(State.DRAFT);
    assertThat(await(ledger.counts("b")).total()).isZero();
  }
}
