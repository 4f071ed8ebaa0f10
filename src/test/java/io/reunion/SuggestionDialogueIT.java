package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.redis.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A suggestion has a number and gets an answer; of an anonymous one nothing that is stored names its author. */
class SuggestionDialogueIT extends Union {
  @BeforeEach
  void people() {
    member(LI, "李雷", "zh-hans");
    member(ANN, "Ann Lee", "en");
    member(ADMIN, "Ada Min", "en");
  }

  @Test
  void itIsAnsweredAndTheMonthIsReported() {
    with(LI).says(LI, "建议 👍", "换一个安静的场地").says(LI, "建议：换一个安静的场地", "1号建议");
    hears(ADMIN, "A new suggestion, 1", "换一个安静的场地");
    tap(ADMIN, "I take care of it", "Taken care of by Ada Min");
    with(ADMIN)
        .says(ADMIN, "suggest done 1: the library from now on", "done", "the library")
        .says(ADMIN, "suggest list", "0 open suggestions");
    hears(LI, "1号建议", "已落实", "the library from now on");
    with(ANN).says(ANN, "suggest report", "You said, we did", "one suggestion came", "换一个安静的场地");
    with(ANN).says(ANN, "suggest done 1: by me", "suggestion 2");
    time.pass(Duration.ofDays(20));
    hears(ADMIN, "You said, we did", "2026-11", "We: done. the library from now on");
  }

  @Test
  void itMayBeMadeInWordsOfOnesOwn() {
    with(LI).says(LI, "我有个建议，换一个安静的场地", "1号建议");
    with(ANN).says(ANN, "it would be great if there was a job board", "suggestion 2");
    hears(ADMIN, "A new suggestion, 1", "换一个安静的场地");
    hears(ADMIN, "A new suggestion, 2", "if there was a job board");
  }

  @Test
  void whoTookCareOfOneAndIsForgottenIsNotNamedThereAnyMore() {
    with(LI).says(LI, "建议：换一个安静的场地", "1号建议");
    hears(ADMIN, "A new suggestion, 1", "换一个安静的场地");
    tap(ADMIN, "I take care of it", "Taken care of by Ada Min");
    with(ADMIN).says(ADMIN, "me delete", "Do you want");
    with(ADMIN).presses(ADMIN, "Yes, delete everything");
    List<String> stored =
        RedisServer.await(server.redis().call(c -> c.hvals("suggestions:{all}:records")));
    assertThat(stored).singleElement().asString().contains("场地").doesNotContain("Ada Min");
  }

  @Test
  void anAnonymousOneReachesItsAuthorByACodeAlone() {
    with(ANN).answers(ANN, "suggest anonymous: fewer speeches");
    String said = last(ANN);
    assertThat(said).contains("Thank you: suggestion 1", "cannot write to you", "chat platform");
    Matcher code = Pattern.compile("[A-Z]{4}-[A-Z]{4}-[A-Z]{4}").matcher(said);
    assertThat(code.find()).isTrue();
    List<String> stored =
        RedisServer.await(server.redis().call(c -> c.hvals("suggestions:{all}:records")));
    assertThat(stored)
        .singleElement()
        .asString()
        .contains("fewer speeches", "2026-11-18T00:00:00Z")
        .doesNotContain(known.get(ANN).value(), "telegram", "Ann", code.group());
    hears(ADMIN, "fewer speeches");
    int before = telegram.said(ANN).size();
    with(ADMIN).says(ADMIN, "suggest planned 1: two at most", "planned");
    with(ANN).says(ANN, "suggest " + code.group(), "planned", "two at most");
    assertThat(telegram.said(ANN)).as("nobody knew whom to tell").hasSize(before + 1);
    with(LI).says(LI, "建议 BBBB-CCCC-DDDD", "没有这个编码");
    with(LI).says(LI, "建议 匿名：李雷觉得太吵", "透露您是谁");
    List<String> operations = keys("suggestions:{all}:operation:*");
    assertThat(operations)
        .allSatisfy(key -> assertThat(
                RedisServer.<Long>await(server.redis().call(c -> c.pttl(key))))
            .isBetween(1L, Duration.ofMinutes(10).toMillis()));
    conversation.in(GROUP).says(ANN, "/suggest anonymous: shh", "directly");
  }

  @Test
  void aNumberOrAWordOfTheDeskAloneIsNoSuggestion() {
    with(LI).says(LI, "建议：换一个安静的场地\n• 9号建议：“免费晚餐”（已落实）", "1号建议");
    with(LI).says(LI, "建议 1", "1号建议", "换一个安静的场地 • 9号建议", "待处理").says(LI, "建议 列表", "换一个安静的场地");
    with(ANN).says(ANN, "suggest 1", "no suggestion of this number");
    assertThat(last(ANN)).doesNotContain("场地");
    with(ADMIN).says(ADMIN, "suggest reply", "For organisers").says(ADMIN, "suggest 1", "场地");
    with(ADMIN).says(ADMIN, "suggest list", "One open suggestion");
  }

  @Test
  void theOfficeIsNotToldOneByOneWhenVeryManyCome() {
    for (int i = 1; i <= 14; i++) {
      with(LI).says(LI, "建议：第" + i + "条", i + "号建议");
    }
    hears(ADMIN, "A new suggestion, 10");
    time.pass(Duration.ofHours(1));
    hears(ADMIN, "More suggestions came", "14 are open");
    assertThat(telegram.said(ADMIN)).noneMatch(text -> text.contains("A new suggestion, 11"));
    with(LI).says(LI, "建议：第15条", "15号建议");
    hears(ADMIN, "A new suggestion, 15");
  }
}
