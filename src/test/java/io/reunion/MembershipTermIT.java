package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.redis.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever lets a membership end is told in time that the record goes, and it goes; who renews stays. */
class MembershipTermIT extends Union {
  private static final long LEAVES = 430;
  private static final long STAYS = 431;
  private static final Duration TERM = Duration.ofDays(365);
  private static final Duration KEPT = Duration.ofDays(1095);
  private static final Duration WARNED = Duration.ofDays(30);

  private void joins(long person, String language, String... answers) {
    for (String answer : answers) {
      with(person).speaking(language).answers(person, answer);
    }
  }

  private void acceptAll() {
    String list = String.join("\n", with(ADMIN).answers(ADMIN, "membership list"));
    Matcher entry = Pattern.compile("Entry (\\d+):").matcher(list);
    int accepted = 0;
    while (entry.find()) {
      with(ADMIN).says(ADMIN, "membership accept " + entry.group(1), "Accepted");
      accepted++;
    }
    assertThat(accepted).as(list).isEqualTo(2);
  }

  /** The instance looks soon after it started. */
  private void later(Duration passed) {
    time.pass(passed);
    restart();
  }

  @Test
  void aRecordGoesOnceItsMemberWasToldAndDidNotRenew() {
    with(ADMIN).answers(ADMIN, "help");
    joins(LEAVES, "zh-hans", "入会", "个人", "单雄", "启明科技", "2010", "深圳", "教育", "跳过", "可以");
    joins(
        STAYS,
        "en",
        "membership",
        "person",
        "Vera Stone",
        "Acme",
        "2010",
        "London",
        "art",
        "skip",
        "yes");
    hears(ADMIN, "Entry 1:");
    hears(ADMIN, "Entry 2:");
    acceptAll();
    hears(LEAVES, "欢迎");
    hears(STAYS, "Welcome");
    later(TERM.plus(KEPT).minus(WARNED).minusDays(1));
    assertThat(told(LEAVES, "删除")).isZero();
    later(Duration.ofDays(2));
    hears(LEAVES, "如不续期", "删除");
    hears(STAYS, "will be deleted on", "unless you renew");
    with(STAYS).says(STAYS, "membership renew", "Your membership lasts until");
    later(Duration.ofDays(20));
    assertThat(names()).as("told, not yet deleted").anyMatch(name -> name.contains("单雄"));
    later(Duration.ofDays(11));
    soon()
        .untilAsserted(() -> assertThat(names())
            .noneMatch(name -> name.contains("单雄"))
            .anyMatch(name -> name.contains("Vera Stone")));
    assertThat(told(LEAVES, "如不续期")).as("told once").isEqualTo(1);
    with(LEAVES).speaking("zh-hans").says(LEAVES, "我的资料", "没有");
  }

  private long told(long person, String words) {
    return telegram.said(person).stream().filter(text -> text.contains(words)).count();
  }

  /** What Redis has of every member. */
  private List<String> names() {
    return keys("member:*").stream()
        .filter(key -> RedisServer.await(server.redis().call(c -> c.type(key))).equals("hash"))
        .map(key -> RedisServer.await(server.redis().call(c -> c.hgetall(key))).toString())
        .toList();
  }
}
