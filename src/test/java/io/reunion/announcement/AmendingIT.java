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
import io.reunion.chat.ChatKind;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Receipt;
import io.reunion.chat.UserId;
import io.reunion.delivery.Delivery;
import io.reunion.delivery.Ledger;
import io.reunion.delivery.Outbound;
import io.reunion.delivery.Pacer;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Particulars;
import io.reunion.redis.RedisServer;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.reunion.text.Language;
import io.reunion.text.Texts;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Second thoughts about an announcement: it is corrected, taken back, stopped, agreed to or tried again. */
class AmendingIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final ZoneId HOME = ZoneId.of("Asia/Shanghai");
  private static final Texts TEXTS =
      Texts.load(List.of(Bot.class, AnnouncementCommands.class), Optional.empty());
  private static final Audience MEMBERS = new Audience(
      Audience.To.MEMBERS, Set.of(), Set.of(), Set.of(), Set.of("2008"), Set.of(), Set.of());

  private final Clock clock = Clock.systemUTC();
  private final Receiver platform = new Receiver("main");
  private RoomStore rooms;
  private MemberStore members;
  private Ledger ledger;
  private AnnouncementStore store;
  private Announcements instance;

  @BeforeEach
  void open() {
    rooms = new RoomStore(server.redis());
    members = new MemberStore(server.redis(), clock);
    ledger = new Ledger(server.redis());
    store = new AnnouncementStore(server.redis());
    start(0);
  }

  private void start(int approvalThreshold) {
    Pacer pacer = new Pacer(server.vertx(), server.redis(), clock);
    Outbound outbound = new Outbound(
        server.vertx(),
        Map.of(platform.account(), platform),
        pacer,
        rooms,
        (from, to) -> rooms.move(from, to));
    instance = Announcements.of(
        new Announcements.Parts(
            server.vertx(),
            store,
            ledger,
            new NoiseStore(server.redis()),
            rooms,
            members,
            outbound,
            Map.of(platform.account(), platform),
            pacer,
            new Manners(
                TEXTS, new Manners.Home(Map.of(), Language.EN, HOME, Map.of()), clock, outbound),
            clock,
            deed -> {}),
        new Announcements.Rules(approvalThreshold, 0, QuietHours.NONE, HOME));
    instance.broadcaster().start();
  }

  @AfterEach
  void close() {
    instance.broadcaster().stop();
  }

  private void groups(int count) {
    for (int i = 1; i <= count; i++) {
      await(rooms.put(Room.seen(platform.chat(i), ChatKind.GROUP, "Alumni " + i)));
    }
  }

  private Member member(String name, int chat) {
    UserId user = UserId.of("fake", "u" + chat);
    await(rooms.put(Room.seen(platform.chat(chat), ChatKind.DIRECT, "someone")));
    await(rooms.putDirectChat(user, platform.chat(chat)));
    Member stored = await(members.put(Member.unstored(
            MemberId.random(),
            new Particulars(Map.of(Field.NAME, List.of(name), Field.CLASS_YEAR, List.of("2008"))))))
        .member();
    await(members.link(stored.id(), user));
    return stored;
  }

  private Announcement announcement(String author, Audience audience, Timing timing, String text) {
    return new Announcement(
        "a",
        author,
        content(text),
        audience,
        timing,
        State.DRAFT,
        clock.instant(),
        Ledger.Unfinished.UNKNOWN,
        Optional.empty(),
        Optional.empty());
  }

  private static Content content(String text) {
    return new Content(Map.of(Language.EN, text), List.of());
  }

  private Outcome send(Announcement announcement) {
    await(instance.announcer().draft(announcement));
    return await(instance.announcer().send(announcement.id()));
  }

  private Announcement change(Change.Kind kind, String text) {
    return await(instance.announcer().change("a", kind, "b", "api", content(text)))
        .orElseThrow();
  }

  private State state(String id) {
    return await(store.find(id)).orElseThrow().state();
  }

  private List<String> texts() {
    return platform.sent.stream().map(OutboundMessage::text).toList();
  }

  /** So many copies are on their way and their answers are waited for; the rest cannot begin. */
  private List<Promise<Receipt>> underWay(int copies) {
    List<Promise<Receipt>> held = new ArrayList<>();
    platform.answer = message -> {
      Promise<Receipt> later = Promise.promise();
      held.add(later);
      return later.future();
    };
    groups(copies);
    send(announcement("api", Audience.ALL, Timing.NOW, "Frday"));
    soon().until(() -> held.size() >= 40);
    return held;
  }

  /** Now the platform answers: at once from here on. */
  private void answered(List<Promise<Receipt>> held) {
    platform.answer =
        message -> io.vertx.core.Future.succeededFuture(Receipt.of("m" + platform.sent.size()));
    for (int i = 0; i < held.size(); i++) {
      held.get(i).complete(Receipt.of("held" + i));
    }
  }

  @Test
  void whatMembersWereSentIsCorrectedAndTakenBackToo() {
    groups(2);
    member("Maria", 11);
    member("张伟", 12);
    send(announcement("api", MEMBERS, Timing.NOW, "Dear {name}, it is on Frday"));
    soon().until(() -> state("a") == State.DONE);
    assertThat(send(change(Change.Kind.CORRECTION, "Dear {name}, it is on Friday")))
        .isEqualTo(Outcome.STARTED);
    soon().until(() -> state("b") == State.DONE);
    assertThat(platform.edits)
        .hasSize(2)
        .anyMatch(edit -> edit.endsWith("Dear Maria, it is on Friday"))
        .anyMatch(edit -> edit.endsWith("Dear 张伟, it is on Friday"));
    Announcement recall = await(
            instance.announcer().change("a", Change.Kind.RECALL, "c", "api", content("")))
        .orElseThrow();
    assertThat(send(recall)).isEqualTo(Outcome.STARTED);
    soon().until(() -> state("c") == State.DONE);
    assertThat(platform.deleted).hasSize(2);
    assertThat(await(instance
            .announcer()
            .change("a", Change.Kind.CORRECTION, "d", "api", content("What for?"))))
        .as("there is nothing left to be corrected")
        .isEmpty();
  }

  @Test
  void whatIsTakenBackWhileItIsOnItsWayIsSentToNobodyElse() {
    List<Promise<Receipt>> held = underWay(200);
    assertThat(send(change(Change.Kind.RECALL, ""))).isEqualTo(Outcome.STARTED);
    answered(held);
    soon().until(() -> state("b") == State.DONE);
    assertThat(state("a")).isEqualTo(State.CANCELLED);
    assertThat(platform.sent).hasSizeLessThan(200);
    assertThat(platform.deleted)
        .as("also what was on its way in that moment")
        .hasSameSizeAs(platform.sent);
    assertThat(await(instance.announcer().resume("a"))).isEqualTo(Outcome.NOT_NOW);
  }

  @Test
  void whatIsCorrectedWhileItIsOnItsWayReachesTheOthersAsItIsRight() {
    List<Promise<Receipt>> held = underWay(200);
    assertThat(send(change(Change.Kind.CORRECTION, "Friday"))).isEqualTo(Outcome.STARTED);
    answered(held);
    soon().until(() -> state("b") == State.DONE);
    int begun = (int) texts().stream().filter("📢 Frday"::equals).count();
    assertThat(begun).isBetween(40, 199);
    assertThat(texts().subList(0, begun)).containsOnly("📢 Frday");
    assertThat(texts().subList(begun, texts().size())).containsOnly("📢 Friday");
    assertThat(platform.sent.stream().map(OutboundMessage::chat).distinct()).hasSize(200);
    assertThat(platform.sent).as("one copy each").hasSize(200);
    assertThat(platform.edits).hasSize(begun).allMatch(edit -> edit.endsWith("Friday"));
  }

  @Test
  void whatIsCorrectedBeforeItsTimeIsSaidAtItsTime() {
    groups(2);
    Timing later = Timing.at(clock.instant().plusSeconds(3));
    assertThat(send(announcement("api", Audience.ALL, later, "Frday")))
        .isEqualTo(Outcome.SCHEDULED);
    assertThat(send(change(Change.Kind.CORRECTION, "Friday"))).isEqualTo(Outcome.SCHEDULED);
    assertThat(state("a")).isEqualTo(State.CANCELLED);
    soon().until(() -> state("b") == State.DONE);
    assertThat(texts()).containsExactly("📢 Friday", "📢 Friday");
    assertThat(clock.instant()).isAfterOrEqualTo(later.sendAt().orElseThrow());
  }

  @Test
  void nobodyAgreesToTheirOwnWordsFromAnotherAccount() {
    instance.broadcaster().stop();
    start(1);
    groups(1);
    Member li = member("Li", 11);
    UserId desk = UserId.of("fake", "desk");
    assertThat(send(announcement("u:" + desk, Audience.ALL, Timing.NOW, "Hi")))
        .isEqualTo(Outcome.AWAITING_APPROVAL);
    await(members.link(li.id(), desk));
    for (String account :
        List.of("m:" + li.id(), "u:fake:u11", Announcer.CONSOLE + "m:" + li.id())) {
      assertThat(await(instance.announcer().approve("a", account, Optional.empty())))
          .as(account)
          .isEqualTo(Outcome.OWN_APPROVAL);
    }
    Member other = member("Wang", 12);
    assertThat(await(instance.announcer().approve("a", "m:" + other.id(), Optional.empty())))
        .isEqualTo(Outcome.STARTED);
  }

  @Test
  void whatIsOverIsNotTriedAgainAndStaysAsItIs() {
    groups(1);
    platform.answer = message ->
        io.vertx.core.Future.failedFuture(io.reunion.chat.SendFailedException.of(
            io.reunion.chat.SendFailedException.Reason.REJECTED, "no"));
    Timing timing =
        new Timing(Optional.empty(), Optional.of(clock.instant().plusSeconds(2)), false, false);
    send(announcement("api", Audience.ALL, timing, "Hi"));
    soon().until(() -> state("a") == State.DONE);
    soon().until(() -> clock.instant().isAfter(timing.expiresAt().orElseThrow()));
    assertThat(await(instance.announcer().again("a", Delivery.State.FAILED)))
        .isEqualTo(Outcome.EXPIRED);
    assertThat(await(ledger.counts("a")).failed()).isEqualTo(1);
  }

  @Test
  void aLatePressOfResumeDoesNotLoosenWhatWasCancelled() {
    List<Promise<Receipt>> held = underWay(200);
    assertThat(await(instance.announcer().cancel("a"))).isEqualTo(Outcome.CANCELLED);
    assertThat(await(instance.announcer().resume("a"))).isEqualTo(Outcome.NOT_NOW);
    answered(held);
    soon().until(() -> instance.broadcaster().inFlight() == 0);
    assertThat(platform.sent).hasSizeLessThan(200);
    soon().until(() -> await(ledger.counts("a")).sent() == platform.sent.size());
  }

  @Test
  void whoIsNoMemberAnyMoreGetsNothingThatIsForMembers() {
    Member gone = member("Gone", 11);
    member("Maria", 12);
    Timing later = Timing.at(clock.instant().plusSeconds(1));
    assertThat(send(announcement("api", MEMBERS, later, "Dear {name}")))
        .isEqualTo(Outcome.SCHEDULED);
    await(members.remove(gone.id()));
    soon().until(() -> state("a") == State.DONE);
    assertThat(texts()).containsExactly("📢 Dear Maria");
  }
}
