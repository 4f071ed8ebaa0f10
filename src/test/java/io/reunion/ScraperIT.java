package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.UserId;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.redis.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody wants the whole list, with several accounts and all commands that name people. */
class ScraperIT extends Dialogue {
  private static final int MEMBERS = 400;
  private static final Pattern NAME = Pattern.compile("Person [A-Z]+\\b");
  private static final long SECOND = 31;
  private static final long THIRD = 32;

  @TempDir
  Path ours;

  private final TestClock time = new TestClock(START);
  private final Set<String> stolen = new TreeSet<>();
  private TestService guarded;

  @BeforeEach
  void manyMembers() {
    StringBuilder list = new StringBuilder("name,class year,city,student number,consent\n");
    for (int i = 0; i < MEMBERS; i++) {
      list.append("Person %s,%d,%s,S%d,members\n"
          .formatted(letters(i), 1990 + i % 20, i % 2 == 0 ? "Berlin" : "Munich", i));
    }
    // Where Redis takes too long for hundreds of rows at once it is said so, and the list may be
    // given again.
    soon()
        .until(
            () -> service.api("POST", "/members/import", list.toString()).statusCode(),
            status -> status == 200);
    findable(service, "person", MEMBERS);
    guarded = TestService.start(ours, server.uri(), """
        association: {language: en}
        redis: {accept: [appendfsync-no]}
        admins: ["telegram:77"]
        """, telegram.config(), time);
    conversation = talkTo(guarded);
    MemberId thief =
        new MemberId(parse(service.api("GET", "/members?q=person+aa", "").body())
            .at("/items/0/id")
            .asText());
    MemberStore store = new MemberStore(server.redis(), time);
    for (long account : new long[] {LI, SECOND, THIRD}) {
      RedisServer.await(store.link(thief, UserId.of("telegram", Long.toString(account))));
    }
    conversation.in(ADMIN).says(ADMIN, "/help", "find");
  }

  @AfterEach
  void closeGuarded() {
    guarded.close();
  }

  private static String letters(int i) {
    return "" + (char) ('A' + i / 26) + (char) ('A' + i % 26);
  }

  private boolean take(long account, String words) {
    int before = telegram.said(account).size();
    conversation.work(
        TelegramBotApi.message(account, account, words, time.instant().getEpochSecond()));
    String answer = telegram.said(account).get(before);
    Matcher name = NAME.matcher(answer);
    boolean some = false;
    while (name.find()) {
      stolen.add(name.group());
      some = true;
    }
    return some;
  }

  @Test
  void aDayOfSweepsGivesFewAndAWeekNotManyMore() {
    for (int day = 0; day < 6; day++) {
      Set<String> before = new TreeSet<>(stolen);
      for (int turn = 0; turn < 20; turn++) {
        long account = new long[] {LI, SECOND, THIRD}[turn % 3];
        if (take(account, "/find " + (1990 + turn % 20))) {
          take(account, "/more");
        }
        take(account, "/intro Person " + letters(40 + day * 30 + turn) + ": hello");
        take(account, "cancel");
        time.pass(Duration.ofMinutes(20));
      }
      assertThat(stolen.size() - before.size()).as("in a day").isLessThanOrEqualTo(40);
      time.pass(Duration.ofHours(14));
    }
    assertThat(stolen).as("in six days").hasSizeBetween(20, 90);
    assertThat(telegram.said(ADMIN).stream().filter(text -> text.contains("one after the other")))
        .isNotEmpty()
        .allMatch(text -> text.contains("different profiles"));
    assertThat(telegram.said(LI)).anyMatch(text -> text.contains("An admin knows"));
  }

  @Test
  void whoeverIsInAHurryWaits() {
    conversation.in(LI).says(LI, "/find berlin", "Person");
    for (int i = 0; i < 5; i++) {
      conversation.in(LI).says(LI, "/more", "Person");
    }
    conversation
        .in(SECOND)
        .says(SECOND, "/find munich", "wait 120 seconds")
        .says(SECOND, "/intro Person BB", "wait 120 seconds");
    time.pass(Duration.ofSeconds(121));
    conversation.in(SECOND).says(SECOND, "/find munich", "Person");
    conversation.in(SECOND).speaking("zh-hans").says(SECOND, "更多", "请等120秒");
  }

  @Test
  void anAdminLetsSomebodyGoOn() {
    for (int i = 0; i < 20; i++) {
      take(LI, "/find " + (1990 + i));
      take(LI, "/more");
      time.pass(Duration.ofHours(6));
    }
    conversation.in(THIRD).says(THIRD, "/find person zz", "show you nobody until");
    conversation.in(ADMIN).presses(ADMIN, "Let them go on");
    assertThat(telegram.said(ADMIN).get(telegram.said(ADMIN).size() - 1)).contains("may look");
    time.pass(Duration.ofDays(1));
    conversation.in(LI).says(LI, "/find person BC", "Person BC");
    conversation.in(LI).says(LI, "/lookups free m:0123456789ab", "Nobody was shown");
  }
}
