package io.reunion.member.search;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reunion.chat.ChatKind;
import io.reunion.member.Audience;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberStore;
import io.reunion.member.People;
import io.reunion.member.Viewer;
import io.reunion.redis.RedisServer;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class MemberDirectoryIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private MemberStore store;
  private MemberDirectory directory;

  @BeforeEach
  void open() {
    store = new MemberStore(server.redis(), Clock.systemUTC());
    directory = await(MemberDirectory.open(server.vertx(), store));
  }

  @AfterEach
  void close() {
    await(directory.close());
  }

  private SearchResult search(String question, Viewer viewer) {
    return await(directory.search(MemberQuery.parse(question), viewer, 10));
  }

  private List<String> names(String question, Viewer viewer) {
    return search(question, viewer).matches().stream()
        .map(match -> match.profile().name().orElse("?"))
        .toList();
  }

  private Member stored(People people) {
    return await(store.put(people.member())).member();
  }

  private void eventually(Runnable holds) {
    await().atMost(Duration.ofSeconds(10)).untilAsserted(holds::run);
  }

  @Test
  void findsWhatAnyInstanceStoresWithinASecond() {
    stored(People.named("张伟").year(2008).city("深圳"));
    eventually(() -> assertThat(names("zhangwei 08", People.viewer())).containsExactly("张伟"));
    MemberDirectory other = await(MemberDirectory.open(server.vertx(), store));
    try {
      assertThat(other.size()).isEqualTo(1);
    } finally {
      await(other.close());
    }
  }

  @Test
  void followsChangesAndRemovals() {
    Member member = stored(People.named("张伟").city("深圳"));
    eventually(() -> assertThat(names("深圳", People.viewer())).hasSize(1));
    await(store.change(member.id(), m -> m.with(m.particulars().with(Field.CITY, List.of("北京")))));
    eventually(() -> assertThat(names("深圳", People.viewer())).isEmpty());
    eventually(() -> assertThat(names("北京", People.viewer())).containsExactly("张伟"));
    await(store.remove(member.id()));
    eventually(() -> assertThat(names("张伟", People.viewer())).isEmpty());
  }

  @Test
  void showsOnlyWhatTheViewerMaySeeAndWhyItWasFound() {
    stored(People.named("单小明")
        .city("深圳")
        .company("蓝鲸支付")
        .with(Field.EMAIL, "a@example.org")
        .shows(Field.COMPANY, Audience.NOBODY));
    eventually(() -> assertThat(directory.size()).isEqualTo(1));
    Match match = search("shan xiaoming shenzhen", People.viewer()).matches().get(0);
    assertThat(match.profile().particulars().values()).containsOnlyKeys(Field.NAME, Field.CITY);
    assertThat(match.near()).isFalse();
    assertThat(match.reasons())
        .contains(new Reason("shenzhen", Field.CITY, Reason.How.MEANING))
        .contains(new Reason("shan", Field.NAME, Reason.How.SOUND));
    assertThat(names("蓝鲸支付", People.viewer())).isEmpty();
    assertThat(names("蓝鲸支付", Viewer.OFFICE)).containsExactly("单小明");
    assertThat(names("a@example.org", Viewer.OFFICE)).containsExactly("单小明");
    assertThat(names("单小明", Viewer.NOBODY)).isEmpty();
    assertThat(names("单小明", People.inGroup())).isEmpty();
  }

  @Test
  void theRecordDecidesWhileTheIndexIsStillOld() {
    Member member = stored(People.named("张伟").city("深圳"));
    eventually(() -> assertThat(names("深圳", People.viewer())).hasSize(1));
    await(store.change(
        member.id(), m -> m.with(m.privacy().choosing(Field.CITY, Audience.NOBODY))));
    assertThat(search("深圳", People.viewer())).isEqualTo(SearchResult.NOTHING);
  }

  @Test
  void answersWhileItIsBuiltAnew() {
    for (int i = 0; i < 20; i++) {
      stored(People.named("张伟" + (char) ('一' + i)));
    }
    eventually(() -> assertThat(directory.size()).isEqualTo(20));
    List<Future<SearchResult>> answers = new ArrayList<>();
    Future<Void> rebuilt = directory.rebuild();
    for (int i = 0; i < 50; i++) {
      answers.add(directory.search(MemberQuery.parse("张伟"), People.viewer(), 5));
    }
    await(rebuilt);
    for (Future<SearchResult> answer : answers) {
      assertThat(await(answer).total()).isEqualTo(20);
    }
    stored(People.named("李娜"));
    eventually(() -> assertThat(names("lina", People.viewer())).containsExactly("李娜"));
  }

  /** The middle one of five: what a busy machine does to a single one is not ours. */
  @Test
  void findsOnAnotherInstanceWithinASecondWhatWasStoredHere() {
    MemberDirectory other = await(MemberDirectory.open(server.vertx(), store));
    try {
      List<Duration> times = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        String name = "张" + (char) ('一' + i) + "伟";
        stored(People.named(name));
        long begun = System.nanoTime();
        await()
            .pollInterval(Duration.ofMillis(20))
            .until(() ->
                await(other.search(MemberQuery.parse(name), People.viewer(), 5)).total() == 1);
        times.add(Duration.ofNanos(System.nanoTime() - begun));
      }
      assertThat(times.stream().sorted().toList().get(2)).isLessThan(Duration.ofSeconds(1));
    } finally {
      await(other.close());
    }
  }

  /** Asked without a pause from before the rebuilding until after it, and somebody comes meanwhile. */
  @Test
  void hasNoGapWhileItIsBuiltAnewInTheBackground() {
    List<Member> many = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      many.add(People.named("张伟" + (char) ('一' + i)).member());
    }
    await(store.put(
        many.stream().map(m -> new MemberStore.Edit(Optional.empty(), m)).toList()));
    // A few names are variants of one another, and one person then.
    long known = await(store.count());
    assertThat(known).isGreaterThan(2_900);
    eventually(() -> assertThat(directory.size()).isEqualTo((int) known));
    Future<Void> rebuilt = directory.rebuild();
    stored(People.named("李娜"));
    int asked = 0;
    while (!rebuilt.isComplete() || asked == 0) {
      assertThat(search("张伟", People.viewer()).total()).as("answer %s", asked++).isEqualTo(known);
    }
    assertThat(rebuilt.succeeded()).isTrue();
    assertThat(asked).as("answers while it was built").isGreaterThan(1);
    eventually(() -> assertThat(names("lina", People.viewer())).startsWith("李娜"));
  }

  @Test
  void theOfficeListsEverybodyWithoutAQuestion() {
    stored(People.named("张伟").consent(Audience.NOBODY));
    eventually(() -> assertThat(search("", Viewer.OFFICE).total()).isEqualTo(1));
    assertThat(search("", People.viewer()).total()).isZero();
  }

  @Test
  void aMemberWhoIsNotVerifiedFindsNobody() {
    Member member = stored(People.named("张伟"));
    eventually(() -> assertThat(directory.size()).isEqualTo(1));
    assertThat(names("张伟", Viewer.of(Optional.of(member), ChatKind.DIRECT))).isEmpty();
  }

  private long storedMany(int many) {
    List<MemberStore.Edit> edits = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      Member member = People.named("张伟" + (char) ('一' + i)).member();
      edits.add(new MemberStore.Edit(Optional.empty(), member));
    }
    await(store.put(edits));
    return await(store.count());
  }

  @Test
  void aQuestionBeforeEverybodyIsReadWaitsForIt() {
    long known = storedMany(1_500);
    MemberDirectory other = await(MemberDirectory.near(server.vertx(), store));
    try {
      assertThat(other.size()).isZero();
      SearchResult found =
          await(other.search(MemberQuery.parse("张伟"), People.viewer(), MemberDirectory.MOST));
      assertThat(found.total()).isEqualTo((int) known);
    } finally {
      await(other.close());
    }
  }

  @Test
  void readsTheMembersOnceRedisIsBack() {
    long known = storedMany(10);
    MemberDirectory other = await(MemberDirectory.near(server.vertx(), store));
    try {
      server.kill9();
      Future<Void> begun = other.begin();
      await().until(begun::isComplete);
      assertThat(begun.failed()).isTrue();
      assertThat(other.isBehind()).isTrue();
      server.restart();
      eventually(
          () -> assertThat(names("张伟", other)).as("found").hasSize((int) Math.min(10, known)));
    } finally {
      await(other.close());
    }
  }

  private static List<String> names(String question, MemberDirectory asked) {
    Future<SearchResult> found = asked.search(MemberQuery.parse(question), People.viewer(), 10);
    await().until(found::isComplete);
    return found.succeeded()
        ? found.result().matches().stream()
            .map(m -> m.profile().name().orElse("?"))
            .toList()
        : List.of();
  }

  @Test
  void canBeClosedWhileItReadsForTheFirstTime() {
    storedMany(3_000);
    MemberDirectory other = await(MemberDirectory.near(server.vertx(), store));
    Future<Void> begun = other.begin();
    await(other.close());
    assertThat(begun.isComplete()).isTrue();
  }
}
