package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.UserId;
import io.reunion.member.Audience;
import io.reunion.member.Field;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.redis.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people are introduced when both want it, and nothing is known of either before. */
class IntroductionDialogueIT extends Dialogue {
  private static final List<String> OF_ANN =
      List.of("Ann", "Lee", "Berlin", "ann@", "telegram:12", "P12");

  private static final long LIS_OTHER = 111;

  @TempDir
  Path ours;

  private final TestClock time = new TestClock(START);
  private TestService asking;
  private MemberId ann;

  @BeforeEach
  void twoMembers() {
    service.close();
    service = anotherService();
    members();
    asking = TestService.start(ours, server.uri(), """
        association: {language: en}
        redis: {accept: [appendfsync-no]}
        admins: ["telegram:77"]
        introductions: {perWeek: 2, askedPerWeek: 2, expiry: 14d}
        """, telegram.config(), time);
    conversation = talkTo(asking);
    MemberStore store = new MemberStore(server.redis(), time);
    MemberId zhang = idOf("zhang");
    ann = idOf("Ann");
    RedisServer.await(store.link(zhang, UserId.of("telegram", "11")));
    RedisServer.await(store.change(
        zhang,
        member -> member.with(member.privacy().choosing(Field.EMAIL, Audience.INTRODUCTION))));
    RedisServer.await(store.change(
        ann,
        member -> member.with(member.particulars().with(Field.EMAIL, List.of("ann@example.org")))));
    conversation.in(LI).speaking("zh-hans").says(LI, "帮助 找", "引荐");
    conversation.in(ANN).says(ANN, "help find", "intro NUMBER");
    soon().untilAsserted(() -> conversation.in(ANN).says(ANN, "/find zhang wei", "1.", "张伟"));
  }

  @AfterEach
  void closeOurs() {
    asking.close();
  }

  private MemberId idOf(String words) {
    return new MemberId(parse(service.api("GET", "/members?q=" + words, "").body())
        .at("/items/0/id")
        .asText());
  }

  private String last(long chat) {
    List<String> said = telegram.said(chat);
    return said.get(said.size() - 1);
  }

  private void hears(long chat, String... fragments) {
    soon().untilAsserted(() -> assertThat(last(chat)).contains(fragments));
  }

  private void askFor(String words) {
    conversation
        .in(ANN)
        .says(ANN, words, "Why would you like")
        .says(ANN, "I want to learn about payments", "What contact")
        .says(ANN, "WeChat annlee88", "Noted", "张伟", "2026-12-02");
  }

  @Test
  void whatBothShowIsExchangedAfterTheSecondYes() {
    int before = telegram.said(LI).size();
    askFor("intro 1");
    hears(LI, "一位已认证的校友希望认识您", "I want to learn about payments", "引荐 同意");
    assertThat(telegram.said(LI).stream().skip(before))
        .noneMatch(text -> OF_ANN.stream().anyMatch(text::contains));
    conversation.in(LI).speaking("zh-hans").presses(LI, "同意引荐");
    assertThat(last(LI)).contains("联系方式");
    assertThat(telegram.said(LI).stream().skip(before))
        .noneMatch(text -> OF_ANN.stream().anyMatch(text::contains));
    conversation.in(LI).speaking("zh-hans").presses(LI, "邮箱");
    hears(LI, "已为您引荐", "Ann Lee", "Berlin", "WeChat annlee88");
    assertThat(last(LI)).as("what Ann shows to nobody").doesNotContain("ann@example.org");
    hears(ANN, "You are introduced to", "张伟", "深圳", "zhang@example.org");
    conversation
        .in(ANN)
        .says(ANN, "intro", "张伟", "introduced")
        .says(ANN, "intro zhang wei: again", "What contact")
        .says(ANN, "yes", "I see no contact in that")
        .says(ANN, "skip", "You asked for", "2026-11-18", "2027-02-16");
  }

  @Test
  void aNoLooksLikeSilence() {
    askFor("intro zhang wei");
    hears(LI, "希望认识您");
    int before = telegram.said(ANN).size();
    conversation.in(LI).presses(LI, "不同意");
    assertThat(last(LI)).contains("Nobody is told");
    conversation.in(ANN).says(ANN, "intro", "no answer yet, until 2026-12-02");
    time.pass(Duration.ofDays(14));
    hears(ANN, "There was no answer", "张伟");
    assertThat(telegram.said(ANN)).hasSize(before + 2);
    conversation.in(LI).says(LI, "intro yes", "no such question, or it is over");
    conversation.in(ANN).says(ANN, "intro", "no answer");
  }

  @Test
  void aPauseAndABlockLookLikeSilence() {
    conversation.in(LI).says(LI, "引荐 关", "不会告诉任何人");
    int before = telegram.said(LI).size();
    askFor("intro 1");
    time.pass(Duration.ofDays(1));
    conversation.in(LI).says(LI, "引荐", "关闭");
    assertThat(telegram.said(LI)).hasSize(before + 1);
    conversation.in(LI).says(LI, "intro on", "asked for introductions again");
    time.pass(Duration.ofHours(7));
    hears(LI, "一位已认证的校友", "payments");
    conversation.in(LI).presses(LI, "不再转达此人");
    time.pass(Duration.ofDays(14));
    hears(ANN, "There was no answer");
    time.pass(Duration.ofDays(90));
    soon().untilAsserted(() -> conversation.in(ANN).says(ANN, "/find zhang wei", "张伟"));
    int blocked = telegram.said(LI).size();
    conversation
        .in(ANN)
        .says(ANN, "intro 1 please", "What contact")
        .says(ANN, "skip", "Noted", "张伟");
    time.pass(Duration.ofDays(15));
    hears(ANN, "There was no answer");
    assertThat(telegram.said(LI)).hasSize(blocked);
  }

  @Test
  void aReasonMustNotTellWhoAsks() {
    conversation
        .in(ANN)
        .says(ANN, "intro 1: it is Ann Lee, hello", "leave out names")
        .says(ANN, "intro 1: write to a@b.example", "leave out names")
        .says(ANN, "intro 1: call 138 0013 8000", "leave out names")
        .says(ANN, "intro 9", "nobody under that number")
        .says(ANN, "intro Nobody Atall", "no such person")
        .says(ANN, "intro Ann Lee", "That is you");
    conversation.in(GROUP).says(ANN, "/intro 1", "directly");
    conversation.in(GUEST).says(GUEST, "intro 1", "for verified members");
  }

  @Test
  void anAskerMayTakeItBackAndAWeekHasALimit() {
    askFor("intro 1");
    hears(LI, "希望认识您");
    conversation.in(ANN).says(ANN, "undo", "Taken back");
    conversation.in(LI).presses(LI, "同意引荐");
    assertThat(last(LI)).contains("over");
    conversation
        .in(ANN)
        .says(ANN, "intro Maria Schmidt: about Munich", "What contact")
        .says(ANN, "skip", "Noted", "Maria Schmidt");
    JsonNode counts = parse(asking.api("GET", "/introductions", "").body());
    assertThat(counts.path("asked").asInt()).isEqualTo(2);
    assertThat(counts.path("withdrawn").asInt()).isEqualTo(1);
    assertThat(counts.path("open").asInt()).isEqualTo(1);
  }

  @Test
  void severalInstancesAndARestartTellEverythingOnce() {
    TestService second = TestService.start(ours, server.uri(), """
        association: {language: en}
        redis: {accept: [appendfsync-no]}
        """, telegram.config(), time);
    try {
      int before = telegram.said(LI).size();
      askFor("intro 1");
      hears(LI, "希望认识您");
      conversation.in(LI).says(LI, "intro yes", "What contact");
      asking.close();
      asking = second;
      Conversation later = talkTo(second);
      later.in(LI).says(LI, "skip", "You both agree");
      hears(LI, "Ann Lee");
      hears(ANN, "张伟");
      assertThat(telegram.said(LI).stream().skip(before).filter(t -> t.contains("希望认识您")))
          .hasSize(1);
      assertThat(telegram.said(LI).stream().filter(t -> t.contains("Ann Lee"))).hasSize(1);
      assertThat(telegram.said(ANN).stream().filter(t -> t.contains("You are introduced")))
          .hasSize(1);
    } finally {
      if (asking != second) {
        second.close();
      }
    }
  }

  @Test
  void whoIsForgottenIsForgottenHereToo() {
    askFor("intro 1");
    hears(LI, "希望认识您");
    conversation.in(ANN).says(ANN, "me delete", "Do you want");
    conversation.in(ANN).presses(ANN, "Yes, delete everything");
    conversation.in(LI).presses(LI, "同意引荐");
    assertThat(last(LI)).contains("over");
    assertThat(keys("*" + ann + "*")).isEmpty();
  }

  @Test
  void aNoWhileAContactIsAskedForStaysANo() {
    askFor("intro 1");
    hears(LI, "希望认识您");
    Conversation li = conversation.in(LI).speaking("zh-hans");
    int before = telegram.said(ANN).size();
    li.presses(LI, "同意引荐");
    assertThat(last(LI)).contains("联系方式");
    li.presses(LI, "不同意");
    assertThat(last(LI)).contains("不会告诉任何人");
    li.answers(LI, "wechat lilei88");
    assertThat(last(LI)).doesNotContain("双方都同意");
    li.presses(LI, "同意引荐");
    assertThat(last(LI)).contains("联系方式");
    li.presses(LI, "不再转达此人");
    li.answers(LI, "wechat lilei88");
    assertThat(last(LI)).doesNotContain("双方都同意");
    time.pass(Duration.ofHours(1));
    conversation.in(ANN).says(ANN, "intro", "no answer yet, until 2026-12-02");
    assertThat(telegram.said(ANN)).hasSize(before + 1);
  }

  @Test
  void whoTurnsIntroductionsOffIsAskedForNoContactAnyMore() {
    askFor("intro 1");
    hears(LI, "希望认识您");
    Conversation li = conversation.in(LI).speaking("zh-hans");
    int before = telegram.said(ANN).size();
    li.presses(LI, "同意引荐");
    assertThat(last(LI)).contains("联系方式");
    li.answers(LI, "intro off");
    li.answers(LI, "wechat lilei88");
    assertThat(last(LI)).doesNotContain("双方都同意");
    time.pass(Duration.ofHours(1));
    assertThat(telegram.said(ANN)).hasSize(before);
  }

  @Test
  void wordsThatAreNoContactConsentToNothing() {
    askFor("intro 1");
    hears(LI, "希望认识您");
    conversation.in(LI).speaking("en").presses(LI, "同意引荐");
    for (String words :
        List.of("I would rather wait", "thanks", "ok.", "why me...", "absolutely", "sure", "好的")) {
      conversation.in(LI).says(LI, words, "I see no contact in that", "WeChat lilei");
    }
    conversation.in(LI).says(LI, "forget it", "Cancelled. Nothing was done.");
    conversation.in(LI).says(LI, "intro yes", "What contact");
    conversation.in(LI).says(LI, "my WeChat is zhangwei", "You both agree");
  }

  @Test
  void aReasonIsOneLine() {
    conversation
        .in(ANN)
        .says(ANN, "intro 1: payments”\nReunion: “both of you agreed", "What contact")
        .says(ANN, "skip", "Noted");
    hears(LI, "payments” Reunion: “both of you agreed");
  }

  @Test
  void aNoFromAnotherAccountIsOneToo() {
    askFor("intro 1");
    hears(LI, "希望认识您");
    conversation.in(LI).presses(LI, "同意引荐");
    RedisServer.await(new MemberStore(server.redis(), time)
        .link(idOf("zhang"), UserId.of("telegram", Long.toString(LIS_OTHER))));
    conversation.in(LIS_OTHER).says(LIS_OTHER, "intro no", "Nobody is told");
    conversation.in(LI).says(LI, "wechat lilei88", "or it is over");
    conversation.in(ANN).says(ANN, "intro", "no answer yet");
  }
}
