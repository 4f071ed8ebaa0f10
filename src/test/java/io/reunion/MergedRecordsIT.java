package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.introduction.IntroductionStore;
import io.reunion.introduction.Onward;
import io.reunion.member.Duplicates;
import io.reunion.member.Field;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Pair;
import io.reunion.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two records turn out to be one person's: what was kept under either is theirs. */
class MergedRecordsIT extends Union {
  private static final long BOB = 4711;
  private static final Pattern DRAWER = Pattern.compile("new Drawer<>\\(\\s*redis, \"([a-z]+)\"");

  private List<String> values(String key) {
    return RedisServer.await(server.redis().call(c -> c.hvals(key)));
  }

  @Test
  void cardsIntroductionsAndWishesGoOnUnderTheOneRecord() {
    member(LI, Map.of(Field.NAME, List.of("李雷"), Field.STUDENT_NUMBER, List.of("1")), "en");
    member(ANN, Map.of(Field.NAME, List.of("Li Lei"), Field.STUDENT_NUMBER, List.of("2")), "en");
    member(BOB, Map.of(Field.NAME, List.of("Bob"), Field.STUDENT_NUMBER, List.of("3")), "en");
    MemberId gone = known.get(LI);
    MemberId into = known.get(ANN);
    with(LI).says(LI, "offer: lab space in Shenzhen", "Card 1").says(LI, "unsubscribe", "");
    with(ANN).says(ANN, "need lab space", "fits card 1");
    with(BOB).says(BOB, "exchange ask 1", "What contact").says(BOB, "skip", "");
    MemberStore members = store();
    RedisServer.await(
        members.duplicates().propose(Pair.of(gone, into), Duplicates.Reason.SHARED_CONTACT));
    RedisServer.await(members.duplicates().merge(Pair.of(gone, into), into));
    soon().untilAsserted(() -> {
      assertThat(values("exchangecards:{all}:records"))
          .noneMatch(json -> json.contains(gone.value()));
      assertThat(values("exchangepairs:{all}:records"))
          .noneMatch(json -> json.contains(gone.value()));
      Set<String> deaf = RedisServer.await(server.redis().call(c -> c.smembers("noise:{deaf}")));
      assertThat(deaf).contains("m:" + into).doesNotContain("m:" + gone);
    });
    with(ANN)
        .says(ANN, "exchange", "lab space in Shenzhen")
        .says(ANN, "exchange yes 1-2", "over")
        .says(ANN, "exchange close 1", "Card 1");
    with(ANN).says(ANN, "me delete", "Do you want");
    with(ANN).presses(ANN, "Yes, delete everything");
    soon().untilAsserted(() -> assertThat(values("exchangecards:{all}:records")).isEmpty());
    assertThat(values("exchangepairs:{all}:records")).isEmpty();
  }

  @Test
  void introductionsGoOnForBothSides() {
    MemberId gone = MemberId.random();
    MemberId into = MemberId.random();
    MemberId other = MemberId.random();
    IntroductionStore introductions = new IntroductionStore(
        server.redis(), new IntroductionStore.Rules(5, 5, Duration.ofDays(14)));
    String all = "introductions:{all}:";
    server.command("HSET", all + "one:x", "a", gone.value(), "b", other.value(), "s", "WAITING");
    server.command("ZADD", all + "by:" + gone, "5", "x " + other);
    server.command("SADD", all + "about:" + other, "x");
    server.command("HSET", all + "one:y", "a", other.value(), "b", gone.value(), "s", "WAITING");
    server.command("ZADD", all + "by:" + other, "6", "y " + gone);
    server.command("SADD", all + "about:" + gone, "y");
    server.command("HSET", all + "one:z", "a", gone.value(), "b", into.value(), "s", "WAITING");
    server.command("ZADD", all + "by:" + gone, "7", "z " + into);
    server.command("SADD", all + "about:" + into, "z");
    server.command("SADD", all + "paused", gone.value());
    server.command("SADD", all + "blocks", gone + " " + other);
    Onward onward = new Onward(server.redis());
    RedisServer.await(onward.goOn(gone, into));
    RedisServer.await(onward.goOn(gone, into));
    assertThat(RedisServer.await(introductions.export(into, Instant.EPOCH)).toString())
        .contains("\"paused\":true", "\"askedFor\":[{");
    Set<String> left = new TreeSet<>();
    for (String key : RedisServer.await(server.redis().call(c -> c.keys(all + "*")))) {
      left.add(key);
      left.add(
          server.command("TYPE", key).contains("hash")
              ? values(key).toString()
              : server.command(key.contains("by:") ? "ZRANGE" : "SMEMBERS", key, "0", "-1"));
    }
    assertThat(left).noneMatch(text -> text.contains(gone.value()));
    assertThat(left).noneMatch(text -> text.contains("one:z"));
  }

  @Test
  void everyDrawerThatStandsForMembersIsKnown() throws IOException {
    Set<String> drawers = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        DRAWER
            .matcher(Files.readString(file))
            .results()
            .forEach(found -> drawers.add(found.group(1)));
      }
    }
    assertThat(drawers).as("rounds are about nobody").contains("profilerounds");
    drawers.remove("profilerounds");
    assertThat(MergedRecords.DRAWERS).containsExactlyInAnyOrderElementsOf(drawers);
  }
}
