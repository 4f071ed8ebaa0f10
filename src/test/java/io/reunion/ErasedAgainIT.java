package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.keeping.Backup;
import io.reunion.keeping.Restore;
import io.reunion.member.Duplicates.Reason;
import io.reunion.member.Field;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Pair;
import io.reunion.redis.Redis;
import io.reunion.redis.RedisServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Whoever was deleted stays deleted, also when a backup is restored that was made before. */
class ErasedAgainIT extends Dialogue {
  private static final String CANARY = "蓝鲸支付";

  private MemberId gone;
  private MemberId twin;
  private byte[] before;

  @BeforeEach
  void aBackupIsMadeAndThenSomebodyIsDeleted() throws IOException {
    MemberStore store = new MemberStore(server.redis(), Clock.systemUTC());
    gone = member(store, Map.of(Field.NAME, List.of("张伟"), Field.COMPANY, List.of(CANARY)), LI);
    twin = member(store, Map.of(Field.NAME, List.of("Zhang Wei")), 0);
    member(store, Map.of(Field.NAME, List.of("Ann Lee")), ANN);
    makeEvent();
    conversation.in(GROUP).says(LI, "/rsvp gala yes", "You have a seat");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(new Backup(dedicated(), Clock.systemUTC()).write(out).keys()).isPositive();
    before = out.toByteArray();
    Pair pair = Pair.of(gone, twin);
    assertThat(RedisServer.await(store.duplicates().propose(pair, Reason.SAME_NAME_AND_YEAR)))
        .isTrue();
    assertThat(RedisServer.await(store.duplicates().merge(pair, gone))).isPresent();
    conversation.in(LI).says(LI, "/me delete", "Do you want");
    conversation.in(LI).presses(LI, "Yes, delete everything");
    assertThat(isThere(gone)).isFalse();
    service.close();
  }

  private static Redis dedicated() {
    return RedisServer.await(server.redis().dedicated(Duration.ofSeconds(10)));
  }

  private boolean isThere(MemberId member) {
    return RedisServer.await(new MemberStore(server.redis(), Clock.systemUTC()).get(member))
        .isPresent();
  }

  private Path list() {
    return directory.resolve("erased.txt");
  }

  private void isDeletedAgain() {
    assertThat(isThere(gone)).as("restored").isTrue();
    service = anotherService();
    assertThat(isThere(gone)).as("after the start").isFalse();
    assertThat(isThere(twin)).as("who was merged before").isFalse();
    assertThat(service.api("GET", "/members?q=zhangwei", "").body()).doesNotContain("张伟");
    assertThat(service.api("GET", "/members?q=ann", "").body()).contains("Ann Lee");
    assertThat(service.api("GET", "/events/gala/rsvps", "").body()).doesNotContain("张伟");
    assertThat(AppendOnlyFile.rewritten(server).holds(CANARY)).isFalse();
  }

  @Test
  void byTheListThatIsKeptBesideRedis() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(list())))
        .isEqualTo("rw-------");
    assertThat(Files.readString(list()).split("\\s+")).contains(gone.value(), twin.value());
    server.command("FLUSHALL");
    new Restore(dedicated(), Clock.systemUTC())
        .read(new ByteArrayInputStream(before), false, () -> {});
    isDeletedAgain();
  }

  @Test
  void byTheListInRedisThatTheRestoreTakesOverBeforeItReplacesIt() throws IOException {
    Files.delete(list());
    Path backup = Files.write(directory.resolve("backup"), before);
    Path config = Files.createDirectories(directory.resolve("config"));
    Files.writeString(
        config.resolve("reunion.yaml"),
        "association: {language: en}\nredis: {accept: [appendfsync-no], uri: '" + server.uri()
            + "'}\nprivacy: {erasedFile: '" + list() + "'}\n");
    Files.writeString(config.resolve("platforms.yaml"), "{}\n");
    StringWriter said = new StringWriter();
    int code = new CommandLine(new KeepingCommands.Bring())
        .setErr(new PrintWriter(said))
        .execute("--force", backup.toString(), "--config", config.toString());
    assertThat(code).as(said.toString()).isZero();
    assertThat(said.toString()).contains("2 members were deleted once");
    isDeletedAgain();
  }

  /** A line that was cut off by a full disk takes no other with it. */
  @Test
  void aDamagedLineOfTheListHarmsNoOther() throws IOException {
    Files.writeString(list(), "\nab!\n\n" + gone + "\n\n" + twin + "\n");
    server.command("FLUSHALL");
    new Restore(dedicated(), Clock.systemUTC())
        .read(new ByteArrayInputStream(before), false, () -> {});
    isDeletedAgain();
  }
}
