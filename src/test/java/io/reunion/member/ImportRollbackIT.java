package io.reunion.member;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.UserId;
import io.reunion.member.imports.ImportOptions;
import io.reunion.member.imports.ImportReport;
import io.reunion.member.imports.MemberImport;
import io.reunion.redis.RedisServer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An import is taken back as a whole, and nothing that anybody did since is lost. */
final class ImportRollbackIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final String HEADING = "姓名,学号,届别,城市,邮箱,Telegram\n";

  private MemberStore store;
  private MemberImport imports;

  @BeforeEach
  void open() {
    store = new MemberStore(server.redis(), Clock.systemUTC());
    imports = new MemberImport(server.vertx(), store);
  }

  @AfterEach
  void close() {
    await(imports.close());
  }

  private ImportReport take(String rows) {
    byte[] bytes = (HEADING + rows).getBytes(StandardCharsets.UTF_8);
    return await(imports.run(new ByteArrayInputStream(bytes), ImportOptions.USUAL, counts -> {}));
  }

  private Rollback rollBack(String id) {
    return await(store.imports().rollBack(id)).orElseThrow();
  }

  private Optional<Member> member(String number) {
    return await(store.byStudentNumber(number));
  }

  @Test
  void takesBackWhatWasAddedAndWhatWasChanged() {
    take("张伟,1,2008,深圳,old@example.org,\n");
    String id = take("张伟,1,2008,北京,new@example.org,\n李娜,2,2009,上海,,\n").id().orElseThrow();
    assertThat(rollBack(id)).isEqualTo(new Rollback(id, 1, 1, List.of()));
    assertThat(member("1").orElseThrow().first(Field.CITY)).contains("深圳");
    assertThat(await(store.byKey(Field.EMAIL, "old@example.org"))).isPresent();
    assertThat(await(store.byKey(Field.EMAIL, "new@example.org"))).isEmpty();
    assertThat(member("2")).isEmpty();
    assertThat(await(store.imports().find(id)).orElseThrow().state())
        .isEqualTo(ImportJournal.State.ROLLED_BACK);
    assertThat(rollBack(id)).as("again").isEqualTo(new Rollback(id, 0, 0, List.of()));
  }

  @Test
  void keepsAndListsWhatSomebodyHasChangedSince() {
    String id = take("张伟,11,2008,北京,,\n李娜,12,2009,上海,,\n王芳,13,2009,上海,,\n").id().orElseThrow();
    MemberId zhang = member("11").orElseThrow().id();
    MemberId wang = member("13").orElseThrow().id();
    await(store.change(zhang, m -> m.with(m.particulars().with(Field.CITY, List.of("London")))));
    await(store.link(wang, UserId.parse("telegram:777")));
    Rollback done = rollBack(id);
    assertThat(done.removed()).isEqualTo(1);
    assertThat(done.changedSince()).containsExactlyInAnyOrder(zhang, wang);
    assertThat(member("11").orElseThrow().first(Field.CITY)).contains("London");
    assertThat(await(store.byUser(UserId.parse("telegram:777")))).isPresent();
  }

  @Test
  void takesTheAccountsBackThatItLinked() {
    take("张伟,21,2008,北京,,\n");
    String id = take("张伟,21,2008,北京,,555\n李娜,22,2009,上海,,556\n").id().orElseThrow();
    assertThat(member("21").orElseThrow().verified()).isTrue();
    Rollback done = rollBack(id);
    assertThat(done.changedSince()).isEmpty();
    assertThat(member("21").orElseThrow().users()).isEmpty();
    assertThat(member("22")).isEmpty();
  }

  /** Two batches: one is written, the other only noted when the process dies. */
  @Test
  void takesBackAnImportThatWasKilledBetweenItsBatches() {
    take("张伟,31,2008,北京,,\n孙丽,32,2008,北京,,\n");
    Member written = member("31").orElseThrow();
    Member noted = member("32").orElseThrow();
    Member after = written.with(written.particulars().with(Field.CITY, List.of("Paris")));
    Member never = noted.with(noted.particulars().with(Field.CITY, List.of("Paris")));
    Member unborn = People.named("无人").member();
    String id = await(store.imports().begin());
    await(store
        .imports()
        .note(id, Map.of(after.id(), ImportedRow.of(Optional.of(written), after, List.of()))));
    await(store.put(after));
    await(store
        .imports()
        .note(
            id,
            Map.of(
                never.id(), ImportedRow.of(Optional.of(noted), never, List.of()),
                unborn.id(), ImportedRow.of(Optional.empty(), unborn, List.of()))));
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5));
    MemberStore restarted = new MemberStore(server.redis(), later);
    assertThat(await(restarted.imports().find(id)).orElseThrow().state())
        .isEqualTo(ImportJournal.State.INTERRUPTED);
    assertThat(await(restarted.imports().rollBack(id))).contains(new Rollback(id, 1, 0, List.of()));
    assertThat(member("31").orElseThrow().first(Field.CITY)).contains("北京");
    assertThat(member("32").orElseThrow()).isEqualTo(noted);
  }

  @Test
  void keepsNothingOfAMemberWhoIsDeleted() {
    take("钱七,51,2008,北京,,\n");
    String id = take("钱七,51,2008,上海,,\n").id().orElseThrow();
    assertThat(await(store.imports().find(id)).orElseThrow().members()).isEqualTo(1);
    await(store.remove(member("51").orElseThrow().id()));
    assertThat(await(store.imports().find(id)).orElseThrow().members()).isZero();
    assertThat(rollBack(id)).isEqualTo(new Rollback(id, 0, 0, List.of()));
  }

  @Test
  void writesNoJournalForADryRun() {
    byte[] bytes = (HEADING + "赵六,41,2008,北京,,\n").getBytes(StandardCharsets.UTF_8);
    int before = await(store.imports().list()).size();
    ImportReport report =
        await(imports.run(new ByteArrayInputStream(bytes), ImportOptions.DRY_RUN, counts -> {}));
    assertThat(report.id()).isEmpty();
    assertThat(await(store.imports().list())).hasSize(before);
  }

  @Test
  void knowsNoImportOfAnotherId() {
    assertThat(await(store.imports().rollBack("nothing"))).isEmpty();
  }

  @Test
  void takesAChapterForOneInWhateverLanguage() {
    for (String name : List.of("Shenzhen", "深圳", "深圳校友会", "Shenzhen Chapter", "深圳市")) {
      assertThat(People.named("甲").with(Field.CHAPTER, name).member().chapters())
          .as(name)
          .containsExactly("shenzhen");
    }
    assertThat(People.named("乙").with(Field.CHAPTER, "Mars").member().chapters())
        .containsExactly("mars");
  }
}
