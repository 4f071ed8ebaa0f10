package io.reunion.member.search;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.People;
import io.reunion.member.Viewer;
import io.reunion.member.imports.ImportOptions;
import io.reunion.member.imports.ImportReport;
import io.reunion.member.imports.MemberImport;
import io.reunion.redis.RedisServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sample association that is shipped can be taken as it is, and shows what the search can do. */
final class SampleAssociationIT {
  private static final Path MEMBERS = Path.of("bot-config/sample/members.csv");

  @RegisterExtension
  static final RedisServer server = new RedisServer();

  @Test
  void everyMemberIsTakenAndFound() {
    MemberStore store = new MemberStore(server.redis(), Clock.systemUTC());
    MemberImport imports = new MemberImport(server.vertx(), store);
    ImportReport report = await(imports.run(MEMBERS, ImportOptions.USUAL, counts -> {}));
    assertThat(report.fileProblem()).isEmpty();
    assertThat(report.problems()).isEmpty();
    assertThat(report.columns()).allMatch(column -> column.meaning().isPresent());
    assertThat(report.counts().created()).isBetween(190L, 220L);

    Map<MemberId, Member> members =
        await(store.get(await(store.changesAfter(0, 1_000)).changed()));
    Set<String> chapters = members.values().stream()
        .flatMap(member -> member.chapters().stream())
        .collect(Collectors.toSet());
    assertThat(chapters).containsExactlyInAnyOrder("beijing", "shenzhen", "london");

    MemberDirectory directory = await(MemberDirectory.open(server.vertx(), store));
    for (Member member : members.values()) {
      SearchResult found =
          await(directory.search(MemberQuery.parse(member.name()), Viewer.OFFICE, 5));
      List<MemberId> ids = found.matches().stream().map(Match::id).toList();
      assertThat(ids).as(member.name()).contains(member.id());
    }
    SearchResult fintech = await(directory.search(
        MemberQuery.parse("who works in fintech in Shenzhen, class of 2008"), People.viewer(), 5));
    assertThat(fintech.matches())
        .extracting(match -> match.profile().name().orElse("?"))
        .contains("韩梅梅", "单晓楠");
    await(directory.close());
    await(imports.close());
  }
}
