package io.reunion.member;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.UserId;
import io.reunion.member.ChangeFeed.Changes;
import io.reunion.redis.RedisServer;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class MemberStoreIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final Instant NOW = Instant.parse("2026-11-18T02:00:00Z");
  private static final UserId ANN = UserId.of("telegram", "1");

  private MemberStore store;

  @BeforeEach
  void open() {
    store = new MemberStore(server.redis(), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private Member stored(People people) {
    PutOutcome outcome = await(store.put(people.member()));
    assertThat(outcome.status()).isEqualTo(PutOutcome.Status.STORED);
    return outcome.member();
  }

  @Test
  void givesBackWhatWasStored() {
    Member member = stored(People.named("张伟")
        .year(2008)
        .also("David")
        .with(Field.SKILLS, "Java", "钢琴")
        .shows(Field.CITY, Audience.CHAPTER)
        .shows(Field.EMAIL, Audience.MEMBERS));
    assertThat(await(store.get(member.id()))).contains(member);
    assertThat(member.stamp()).isEqualTo(new Member.Stamp(1, NOW));
    assertThat(await(store.get(MemberId.random()))).isEmpty();
    assertThat(await(store.get(List.of(MemberId.random(), member.id()))))
        .containsOnlyKeys(member.id());
    assertThat(await(store.count())).isEqualTo(1);
  }

  @Test
  void refusesAStaleWrite() {
    Member first = stored(People.named("张伟"));
    Member second = await(
            store.put(first.with(first.particulars().with(Field.CITY, List.of("北京")))))
        .member();
    PutOutcome stale =
        await(store.put(first.with(first.particulars().with(Field.CITY, List.of("上海")))));
    assertThat(stale.status()).isEqualTo(PutOutcome.Status.CONFLICT);
    assertThat(await(store.get(first.id()))).contains(second);
    assertThat(second.version()).isEqualTo(2);
  }

  @Test
  void changesOfManyAtOnceAllCount() {
    Member member = stored(People.named("张伟"));
    List<Future<Optional<PutOutcome>>> changes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String skill = "skill " + i;
      changes.add(store.change(member.id(), m -> {
        List<String> skills = new ArrayList<>(m.particulars().all(Field.SKILLS));
        skills.add(skill);
        return m.with(m.particulars().with(Field.SKILLS, skills));
      }));
    }
    await(Future.all(changes));
    assertThat(await(store.get(member.id())).orElseThrow().particulars().all(Field.SKILLS))
        .hasSize(4);
  }

  @Test
  void aChangeOfNobodyIsNothing() {
    assertThat(await(store.change(MemberId.random(), m -> m))).isEmpty();
  }

  @Test
  void anEmailBelongsToOneMember() {
    Member ann = stored(People.named("Ann").with(Field.EMAIL, "ann@example.org"));
    PutOutcome thief =
        await(store.put(People.named("Bob").with(Field.EMAIL, "ANN@example.org").member()));
    assertThat(thief.status()).isEqualTo(PutOutcome.Status.KEY_TAKEN);
    assertThat(await(store.count())).isEqualTo(1);

    await(store.change(
        ann.id(), m -> m.with(m.particulars().with(Field.EMAIL, List.of("ann@example.net")))));
    PutOutcome heir = await(store.put(thief.member()));
    assertThat(heir.status()).isEqualTo(PutOutcome.Status.STORED);
  }

  @Test
  void aKeyThatACrashLeftBehindIsFree() {
    NaturalKey key = new NaturalKey(NaturalKey.Kind.EMAIL, "ann@example.org");
    await(server.redis().call(c -> c.set(LookUps.key(key), MemberId.random().value())));
    stored(People.named("Ann").with(Field.EMAIL, "ann@example.org"));
  }

  @Test
  void linksAnAccountToOneMember() {
    Member ann = stored(People.named("Ann"));
    Member bob = stored(People.named("Bob"));
    assertThat(await(store.byUser(ANN))).isEmpty();
    assertThat(await(store.link(ann.id(), ANN))).isEqualTo(LinkOutcome.LINKED);
    assertThat(await(store.link(ann.id(), ANN))).isEqualTo(LinkOutcome.LINKED);
    assertThat(await(store.link(bob.id(), ANN))).isEqualTo(LinkOutcome.TAKEN);
    Member linked = await(store.byUser(ANN)).orElseThrow();
    assertThat(linked.id()).isEqualTo(ann.id());
    assertThat(linked.verified()).isTrue();
    assertThat(await(store.unlink(ANN))).isTrue();
    assertThat(await(store.unlink(ANN))).isFalse();
    assertThat(await(store.byUser(ANN))).isEmpty();
    assertThat(await(store.get(ann.id())).orElseThrow().verified()).isFalse();
    assertThat(await(store.link(bob.id(), ANN))).isEqualTo(LinkOutcome.LINKED);
    assertThat(await(store.link(MemberId.random(), UserId.of("telegram", "2"))))
        .isEqualTo(LinkOutcome.NO_SUCH_MEMBER);
  }

  @Test
  void aLinkThatOnlyTheEntryTellsIsNone() {
    Member ann = stored(People.named("Ann"));
    await(server.redis().call(c -> c.set(LookUps.key(ANN), ann.id().value())));
    assertThat(await(store.byUser(ANN))).isEmpty();
    Member bob = stored(People.named("Bob"));
    assertThat(await(store.link(bob.id(), ANN))).isEqualTo(LinkOutcome.LINKED);
  }

  @Test
  void twoWhoLinkOneAccountAtOnceEndWithOne() {
    Member ann = stored(People.named("Ann"));
    Member bob = stored(People.named("Bob"));
    await(Future.join(store.link(ann.id(), ANN), store.link(bob.id(), ANN)));
    Member owner = await(store.byUser(ANN)).orElseThrow();
    Member other =
        await(store.get(owner.id().equals(ann.id()) ? bob.id() : ann.id())).orElseThrow();
    assertThat(owner.users()).isEqualTo(Set.of(ANN));
    assertThat(other.users()).isEmpty();
  }

  @Test
  void removesWithAllThatLeadsThere() {
    Member ann = stored(People.named("Ann").with(Field.EMAIL, "ann@example.org"));
    await(store.link(ann.id(), ANN));
    await(store.remove(ann.id()));
    await(store.remove(ann.id()));
    assertThat(await(store.get(ann.id()))).isEmpty();
    assertThat(await(store.byUser(ANN))).isEmpty();
    assertThat(await(store.count())).isZero();
    List<String> keys = await(server.redis().call(c -> c.keys("*")));
    assertThat(keys).containsExactlyInAnyOrder("members:{all}:gone", "members:{all}:number");
  }

  @Test
  void tellsWhatHappenedSince() {
    Member ann = stored(People.named("Ann"));
    Member bob = stored(People.named("Bob"));
    Changes all = await(store.changesAfter(0, 10));
    assertThat(all.changed()).containsExactly(ann.id(), bob.id());
    assertThat(all.more()).isFalse();
    assertThat(await(store.changesAfter(all.upTo(), 10)).changed()).isEmpty();

    await(store.change(ann.id(), m -> m.with(m.particulars().with(Field.CITY, List.of("Bonn")))));
    await(store.remove(bob.id()));
    Changes since = await(store.changesAfter(all.upTo(), 10));
    assertThat(since.changed()).containsExactly(ann.id());
    assertThat(since.gone()).containsExactly(bob.id());
  }

  @Test
  void findsByNumberAndAddressInAnySpelling() {
    Member ann = stored(People.named("Ann")
        .with(Field.STUDENT_NUMBER, "ML-0001")
        .with(Field.EMAIL, "Ann@example.org")
        .with(Field.PHONE, "138 0013 8000"));
    assertThat(await(store.byKey(Field.STUDENT_NUMBER, "ml0001"))).contains(ann);
    assertThat(await(store.byKey(Field.EMAIL, "ann@EXAMPLE.org "))).contains(ann);
    assertThat(await(store.byKey(Field.PHONE, "+86-13800138000"))).contains(ann);
    assertThat(await(store.byKey(Field.PHONE, "+86-13800138001"))).isEmpty();
    assertThat(await(store.byKey(Field.NAME, "Ann"))).isEmpty();
    assertThat(await(store.byKey(Field.EMAIL, ""))).isEmpty();
  }

  @Test
  void everybodyIsOnSomePage() {
    for (int i = 0; i < 7; i++) {
      stored(People.named("N" + i));
    }
    MemberPage first = await(store.page(0, 5));
    assertThat(first.members()).hasSize(5);
    assertThat(first.more()).isTrue();
    MemberPage second = await(store.page(first.next(), 5));
    assertThat(second.members()).extracting(Member::name).containsExactly("N5", "N6");
    assertThat(second.more()).isFalse();
  }

  @Test
  void everybodyIsReadInBatches() {
    Set<MemberId> written = new java.util.HashSet<>();
    for (int i = 0; i < 25; i++) {
      written.add(stored(People.named("N" + i)).id());
    }
    Set<MemberId> read = new java.util.HashSet<>();
    long at = 0;
    Changes changes;
    do {
      changes = await(store.changesAfter(at, 10));
      read.addAll(changes.changed());
      at = changes.upTo();
    } while (changes.more());
    assertThat(read).isEqualTo(written);
  }

  @Test
  void tellsAWriteWhoseWriterDied() {
    Member ann = People.named("Ann").member();
    await(new ChangeFeed(server.redis()).intend(List.of(ann.id()), "op"));
    await(new Records(server.redis()).put(ann));
    assertThat(await(store.changesAfter(0, 10)).changed()).isEmpty();
    assertThat(await(store.sweep(Duration.ofHours(1)))).isZero();
    assertThat(await(store.sweep(Duration.ZERO))).isEqualTo(1);
    assertThat(await(store.changesAfter(0, 10)).changed()).containsExactly(ann.id());
    assertThat(await(store.sweep(Duration.ZERO))).isZero();
  }

  @Test
  void aWriteThatIsRepeatedIsTheSame() {
    Member ann = People.named("Ann").member();
    Records records = new Records(server.redis());
    assertThat(await(records.put(ann))).contains(1L);
    assertThat(await(records.put(ann))).contains(1L);
    assertThat(await(records.put(People.named("Eve").id(ann.id().bits()).member())))
        .isEmpty();
  }

  @Test
  void readsWhatItDoesNotKnowAsTheLeast() {
    MemberId id = MemberId.random();
    String json =
        "{\"values\":{\"name\":[\"Ann\"],\"shoe\":[\"44\"]},\"consent\":\"WORLD\",\"role\":\"KING\","
            + "\"audiences\":{\"email\":\"GROUP\",\"city\":\"MOON\"},\"more\":1}";
    Member read = MemberJson.read(id, 1, json);
    assertThat(read.role()).isEqualTo(Role.GUEST);
    assertThat(read.privacy().consent()).isEqualTo(Audience.NOBODY);
    assertThat(read.audience(Field.EMAIL)).isEqualTo(Audience.MEMBERS);
    assertThat(read.audience(Field.CITY)).isEqualTo(Audience.NOBODY);
    assertThat(read.particulars().values()).containsOnlyKeys(Field.NAME);
  }
}
