package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lettuce.core.Range;
import io.reunion.redis.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A union is founded in an empty store: twenty accounts, of eighteen alumni, and an impostor apply in any order and interrupt
 * themselves, and the service is restarted again and again in between; then there are eighteen members.
 */
class UnionDialogueIT extends Union {
  private static final int APPLICANTS = 21;
  private static final int RESTARTS = 6;
  private static final long IMPOSTOR = 420;

  private final Random random = new Random(7);
  private final Map<Long, List<String>> scripts = new HashMap<>();

  /** Three surnames that are read in two ways; two people come with a second account; the impostor says to be one of them. */
  private void script() {
    List<String> names = List.of(
        "单雄", "解晓东", "仇英", "张伟", "王芳", "李娜", "刘洋", "陈静", "杨帆", "赵敏", "黄磊", "周涛", "吴磊", "徐峥", "孙俪",
        "马东", "朱军", "胡歌");
    for (int i = 0; i < names.size(); i++) {
      scripts.put(400L + i, answers(names.get(i), i, i % 3 != 2));
    }
    scripts.put(418L, answers("张伟", 3, true));
    scripts.put(419L, answers("王芳", 4, true));
    scripts.put(IMPOSTOR, answers("李娜", 5, true));
  }

  private static List<String> answers(String name, int i, boolean consents) {
    return List.of(
        "入会",
        i % 4 == 0 ? "企业" : "个人",
        name,
        "启明科技" + i,
        "20" + (10 + i % 9),
        i % 2 == 0 ? "深圳" : "上海",
        i % 5 == 0 ? "新能源" : "教育",
        "跳过",
        consents ? "可以" : "不可以");
  }

  private void everybodyApplies() {
    List<Long> turns = new ArrayList<>();
    scripts.forEach((person, script) -> turns.addAll(Collections.nCopies(script.size(), person)));
    Collections.shuffle(turns, random);
    Map<Long, Integer> next = new HashMap<>();
    int every = turns.size() / RESTARTS;
    for (int i = 0; i < turns.size(); i++) {
      long person = turns.get(i);
      if (i % every == every - 1) {
        restart();
      }
      if (random.nextInt(12) == 0) {
        with(person).speaking("zh-hans").answers(person, "/帮助");
      }
      int step = next.merge(person, 1, Integer::sum) - 1;
      with(person).speaking("zh-hans").answers(person, scripts.get(person).get(step));
    }
  }

  /** The admin merges what is the same person, and does not believe the one who cannot be. */
  private void decide() {
    for (int round = 0; round < 3; round++) {
      String list = with(ADMIN).answers(ADMIN, "membership list").get(0);
      Matcher entry =
          Pattern.compile("Entry (\\d+): (\\S+), [^\\n]*telegram:(\\d+)\\)").matcher(list);
      while (entry.find()) {
        long person = Long.parseLong(entry.group(3));
        String number = entry.group(1);
        if (person == IMPOSTOR) {
          with(ADMIN).says(ADMIN, "membership decline " + number, "Declined");
        } else if (person >= 418) {
          decideLater.put(person, number);
        } else {
          with(ADMIN).says(ADMIN, "membership accept " + number, "Accepted");
        }
      }
    }
  }

  /** Nothing is due, and nothing in anybody's hands; who has no chat with the bot is tried again later. */
  private boolean everybodyIsTold() {
    List<String> jobs =
        RedisServer.await(server.redis().call(c -> c.hvals("schedule:{notices}:jobs")));
    long due = RedisServer.<Long>await(server
        .redis()
        .call(
            c -> c.zcount("schedule:{notices}:due", Range.create(Double.NEGATIVE_INFINITY, (double)
                time.instant().toEpochMilli()))));
    return due == 0 && jobs.stream().noneMatch(job -> job.matches("(TAKEN|BEGUN):.*"));
  }

  private final Map<Long, String> decideLater = new HashMap<>();

  private JsonNode listed() {
    return parse(service.api("GET", "/members?limit=100", "").body());
  }

  @Test
  void twentyAccountsAndAnImpostorMakeEighteenMembers() {
    script();
    assertThat(scripts).hasSize(APPLICANTS);
    with(ADMIN).answers(ADMIN, "help");
    everybodyApplies();
    assertThat(scripts.keySet())
        .allSatisfy(
            person -> assertThat(telegram.said(person)).anyMatch(text -> text.contains("管理员会处理")));
    // What an instance that died had in its hands is taken over when its time is over.
    time.pass(Duration.ofMinutes(5));
    soon().until(this::everybodyIsTold);
    assertThat(telegram.said(ADMIN)).anyMatch(text -> text.startsWith("Entry"));
    decide();
    soon().until(() -> listed().path("items").size() == 18);
    for (long person : List.of(418L, 419L)) {
      String list = with(ADMIN).answers(ADMIN, "membership list").get(0);
      Matcher same = Pattern.compile("Entry " + decideLater.get(person)
              + ":[^\\n]*\\n• may be the same as [^\\n]*\\(([0-9a-z]{12})\\)")
          .matcher(list);
      assertThat(same.find())
          .as("%s is proposed for merging in %s", person, list)
          .isTrue();
      with(ADMIN)
          .says(
              ADMIN,
              "membership merge " + decideLater.get(person) + " " + same.group(1),
              "Accepted");
    }
    assertThat(listed().path("items")).hasSize(18);
    hears(418, "欢迎");
    hears(IMPOSTOR, "没有通过");
    assertThat(with(IMPOSTOR).speaking("zh-hans").answers(IMPOSTOR, "谁做新能源"))
        .noneMatch(text -> text.contains("单雄") || text.contains("李娜"));
    soon().untilAsserted(() -> {
      String found = String.join("\n", with(401).speaking("zh-hans").answers(401, "谁做新能源"));
      // Of those in it (0, 5, 10, 15) the ones who consented.
      assertThat(found).contains("单雄", "黄磊", "马东").doesNotContain("李娜");
    });
  }
}
