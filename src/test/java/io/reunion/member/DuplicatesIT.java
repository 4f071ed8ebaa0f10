package io.reunion.member;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.UserId;
import io.reunion.redis.RedisServer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DuplicatesIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final UserId OLD = UserId.parse("telegram:1");
  private static final UserId NEW = UserId.parse("slack:2");

  private MemberStore store;
  private int numbers;

  @BeforeEach
  void open() {
    store = new MemberStore(server.redis(), Clock.systemUTC());
  }

  private Member put(People person) {
    PutOutcome outcome = await(store.put(person.member()));
    assertThat(outcome.isStored()).isTrue();
    return outcome.member();
  }

  private Member zhang(String major) {
    numbers++;
    return put(People.named("张伟")
        .year(2008)
        .with(Field.MAJOR, major)
        .with(Field.STUDENT_NUMBER, "2004" + numbers));
  }

  @Test
  void proposesNamesakesOfOneYearUnlessTheRecordsContradict() {
    Member one = zhang("计算机");
    Member other = put(People.named("张 伟").year(2008));
    zhang("法学");
    put(People.named("张伟").year(2009));
    put(People.named("李娜").year(2008));
    assertThat(await(store.duplicates().scan())).isEqualTo(2);
    assertThat(await(store.duplicates().scan())).as("again").isZero();
    List<Duplicates.Proposal> open = await(store.duplicates().open(10));
    assertThat(open)
        .extracting(Duplicates.Proposal::pair)
        .contains(Pair.of(one.id(), other.id()))
        .allSatisfy(pair -> assertThat(pair.has(other.id())).isTrue());
  }

  @Test
  void aPairThatWasKeptApartIsNotProposedAgain() {
    Pair pair = Pair.of(zhang("数学").id(), zhang("数学").id());
    await(store.duplicates().scan());
    assertThat(await(store.duplicates().keepApart(pair))).isTrue();
    assertThat(await(store.duplicates().keepApart(pair))).isFalse();
    assertThat(await(store.duplicates().scan())).isZero();
    assertThat(await(store.duplicates().merge(pair, pair.one()))).as("decided").isEmpty();
    assertThat(await(store.count())).isEqualTo(2);
  }

  @Test
  void mergingKeepsAccountsKeysAndOldIdsAndTheStricterWill() {
    Member kept = put(People.named("张伟")
        .year(2008)
        .with(Field.EMAIL, "old@example.org")
        .consent(Audience.MEMBERS)
        .shows(Field.CITY, Audience.NOBODY));
    Member gone = put(People.named("张玮")
        .year(2008)
        .city("深圳")
        .with(Field.EMAIL, "new@example.org")
        .consent(Audience.CHAPTER));
    await(store.link(kept.id(), OLD));
    await(store.link(gone.id(), NEW));
    Pair pair = Pair.of(kept.id(), gone.id());
    await(store.duplicates().propose(pair, Duplicates.Reason.SHARED_CONTACT));

    Member merged = await(store.duplicates().merge(pair, kept.id())).orElseThrow();

    assertThat(merged.users()).containsExactlyInAnyOrder(OLD, NEW);
    assertThat(merged.particulars().all(Field.OTHER_NAMES)).containsExactly("张玮");
    assertThat(merged.audience(Field.CITY)).isEqualTo(Audience.NOBODY);
    assertThat(merged.privacy().consent()).isEqualTo(Audience.CHAPTER);
    for (UserId user : List.of(OLD, NEW)) {
      assertThat(await(store.byUser(user)).map(Member::id)).contains(kept.id());
    }
    for (String mail : List.of("old@example.org", "NEW@example.org")) {
      assertThat(await(store.byKey(Field.EMAIL, mail)).map(Member::id)).contains(kept.id());
    }
    assertThat(await(store.get(gone.id())).map(Member::id)).contains(kept.id());
    assertThat(await(store.get(List.of(gone.id())))).isEmpty();
    assertThat(await(store.count())).isEqualTo(1);
    assertThat(await(store.duplicates().open(10))).isEmpty();
  }

  @Test
  void aMergeThatWasCutShortIsFinishedByMergingAgain() {
    Member kept = put(People.named("张伟").year(2008).with(Field.PHONE, "13800000001"));
    Member gone = put(People.named("张伟").year(2008).with(Field.PHONE, "13800000002"));
    await(store.link(gone.id(), NEW));
    Pair pair = Pair.of(kept.id(), gone.id());
    await(store.duplicates().scan());
    await(new Redirects(server.redis()).put(gone.id(), kept.id()));
    Member half = Merged.of(
        await(store.get(kept.id())).orElseThrow(), await(store.get(gone.id())).orElseThrow());
    assertThat(await(store.put(half)).isStored())
        .as("the keys of the one may go over")
        .isTrue();

    assertThat(await(store.duplicates().merge(pair, kept.id()))).isPresent();
    assertThat(await(store.byUser(NEW)).map(Member::id)).contains(kept.id());
    assertThat(await(store.exactly(gone.id()))).isEmpty();
    assertThat(await(store.byKey(Field.PHONE, "13800000002")).map(Member::id)).contains(kept.id());
  }

  @Test
  void whoeverIsGoneIsNotProposedAnyMore() {
    Member one = zhang("数学");
    zhang("数学");
    assertThat(await(store.duplicates().scan())).isEqualTo(1);
    await(store.remove(one.id()));
    assertThat(await(store.duplicates().open(10))).isEmpty();
    assertThat(await(store.duplicates().count())).isZero();
  }

  @Test
  void anImportOfTheGoneOneCannotBeRolledBackOntoTheOther() {
    Member kept = zhang("数学");
    Member gone = zhang("数学");
    String journal = await(store.imports().begin());
    await(store
        .imports()
        .note(journal, Map.of(gone.id(), ImportedRow.of(Optional.empty(), gone, List.of()))));
    Pair pair = Pair.of(kept.id(), gone.id());
    await(store.duplicates().scan());
    assertThat(await(store.duplicates().merge(pair, kept.id()))).isPresent();
    await(store.imports().rollBack(journal));
    assertThat(await(store.get(kept.id()))).isPresent();
  }
}
