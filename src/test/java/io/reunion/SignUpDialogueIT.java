package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.language.signup.Attendance;
import io.reunion.language.signup.Author;
import io.reunion.language.signup.KnownList;
import io.reunion.language.signup.KnownPerson;
import io.reunion.language.signup.SignUpMerge;
import io.reunion.language.signup.SignUpReader;
import io.reunion.member.Field;
import io.reunion.member.MemberStore;
import io.reunion.redis.RedisServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Sign-up lists that people paste into the group, and answers for others. */
class SignUpDialogueIT extends Dialogue {
  private static final String WIDE = """
      {"id":"hike","title":"秋游爬山","startsAt":"2026-12-12T08:00:00+08:00","place":"香山",
       "partyLimit":4,"chats":["telegram/main/-1001"]}""";

  private void hike() {
    int before = telegram.said(GROUP).size();
    assertThat(service.api("POST", "/events", WIDE).statusCode()).isEqualTo(201);
    soon()
        .until(
            () -> telegram.said(GROUP).stream().skip(before).anyMatch(text -> text.contains("📅")));
  }

  private Map<String, String> coming() {
    Map<String, String> coming = new TreeMap<>();
    parse(service.api("GET", "/events/hike/rsvps", "").body())
        .path("items")
        .forEach(item -> coming.merge(
            item.path("name").asText(),
            item.path("status").asText() + " " + item.path("seats").asInt(),
            (one, other) -> one + " and " + other));
    return coming;
  }

  @Test
  void aListIsReadWithoutBeingAskedAndAnsweredInOneLine() {
    hike();
    Conversation group = conversation.speaking("zh").in(GROUP);
    group.says(LI, "#接龙\n秋游爬山报名\n1. 张三\n2. 李四 +1\n3. 王五 待定", "（共3人）：新增 张三, 李四 +1, 王五");
    assertThat(coming())
        .isEqualTo(Map.of("张三", "ACCEPTED 1", "李四", "ACCEPTED 2", "王五", "TENTATIVE 0"));
    group.silence(ANN, "#接龙\n秋游爬山报名\n1. 张三\n2. 李四 +1\n3. 王五 待定");
    group.says(ANN, "#接龙\n1. 张三\n2. 李四 +1\n3. 王五 待定\n4. 赵六", "（共4人）：新增 赵六");
    group.says(ANN, "#接龙\n1. 张三\n2. 李四 取消\n3. 王五\n4. 赵六 +5", "修改 王五", "取消 李四", "已不能报名 赵六 +5");
    assertThat(telegram.said(GROUP)).last().asString().doesNotContain("\n");
  }

  @Test
  void aListOfSomethingElseIsNotHeard() {
    hike();
    Conversation group = conversation.in(GROUP);
    group.silence(LI, "#接龙\n团购苹果\n1. 张三 两箱\n2. 李四 一箱");
    group.silence(LI, "1. 张三\n2. 李四\n3. 王五");
    conversation.in(OTHER_GROUP).silence(LI, "#接龙\n秋游爬山\n1. 张三");
    assertThat(coming()).isEmpty();
  }

  @Test
  void whatCannotBeReadIsKeptAndAskedAboutOnce() {
    hike();
    Conversation group = conversation.in(GROUP);
    group.says(LI, "#接龙\n秋游爬山\n1. 张三\n2. +1\n3. 李四", "新增 张三, 李四", "“+1”看不懂");
    group.silence(LI, "#接龙\n秋游爬山\n1. 张三\n2. +1\n3. 李四");
    group.says(LI, "/list hike", "Going (2)", "could not read: +1");
  }

  @Test
  void theListIsPrintedWithEverybodyAndItsCopiesAreRecognised() {
    hike();
    Conversation group = conversation.in(GROUP);
    group
        .says(LI, "/rsvp hike yes +1", "You have 2 seats")
        .says(ANN, "/rsvp hike maybe", "maybe")
        .says(LI, "/list hike as note", "#Group Note\n秋游爬山\n\n1. P11 +1\n2. P12 maybe")
        .says(LI, "/名单 hike 接龙", "#接龙\n秋游爬山\n\n1. P11 +1\n2. P12 待定")
        .says(GUEST, "#接龙\n秋游爬山\n1. P11 +1\n2. P12 待定\n3. 张三", "（共3人）：新增 张三")
        .says(LI, "#接龙\n秋游爬山\n1. P11\n2. P12 待定\n3. 张三", "（共2人）：修改 P11");
    assertThat(coming())
        .isEqualTo(Map.of("P11", "ACCEPTED 1", "P12", "TENTATIVE 0", "张三", "ACCEPTED 1"));
  }

  @Test
  void aCopyThatIsOlderThanTheOwnAnswerTakesNobodyOff() {
    hike();
    Conversation group = conversation.speaking("zh").in(GROUP);
    group
        .says(LI, "#接龙\n秋游爬山\n1. 张三\n2. 李四", "新增 张三, 李四")
        .says(GUEST, "/报名 hike 参加", "留了座位")
        .silence(GUEST, "#接龙\n秋游爬山\n1. 张三\n2. 李四");
    assertThat(coming()).containsEntry("P13", "ACCEPTED 1").hasSize(3);
    group
        .says(ANN, "/报名 hike 参加", "留了座位")
        .says(LI, "/名单 hike 接龙", "3. P13\n4. P12")
        .says(ANN, "#接龙\n秋游爬山\n1. 张三\n2. 李四\n3. P13", "取消 P12");
  }

  @Test
  void thoseWhoWaitArePrintedBelowAndTheirCopiesChangeNothing() {
    hike();
    assertThat(service.api("PATCH", "/events/hike", "{\"capacity\": 3}").statusCode())
        .isEqualTo(200);
    Conversation group = conversation.speaking("zh").in(GROUP);
    group
        .says(LI, "/报名 hike 参加 +1", "2个座位")
        .says(ANN, "/报名 hike 参加 +1", "候补")
        .says(GUEST, "/报名 hike 参加", "候补")
        .says(LI, "/名单 hike 接龙", "1. P11 +1\n\n候补：\n2. P12 +1\n3. P13");
    conversation
        .in(GROUP)
        .says(LI, "/lang en", "English")
        .says(LI, "/list hike as note", "1. P11 +1\n\nWaiting list:\n2. P12 +1\n3. P13")
        .silence(ANN, "#Group Note\n秋游爬山\n\n1. P11 +1\n\nWaiting list:\n2. P12 +1\n3. P13");
    group.says(ANN, "#接龙\n秋游爬山\n\n1. P11 +1\n\n候补：\n2. P12 +1\n3. P13\n4. 孙行者", "候补 孙行者");
    assertThat(coming())
        .isEqualTo(Map.of(
            "P11",
            "ACCEPTED 2",
            "P12",
            "WAITLISTED 2",
            "P13",
            "WAITLISTED 1",
            "孙行者",
            "WAITLISTED 1"));
  }

  @Test
  void aPersonOfTheListWhoAnswersCountsOnce() {
    hike();
    members();
    Conversation group = conversation.in(GROUP);
    group
        .says(LI, "#接龙\n秋游爬山\n1. Ann Lee +1\n2. P13", "新增 Ann Lee +1, P13")
        .says(ANN, "/rsvp hike yes", "You have a seat")
        .says(GUEST, "/rsvp hike yes +2", "You have 3 seats");
    assertThat(coming()).isEqualTo(Map.of("Ann Lee", "ACCEPTED 1", "P13", "ACCEPTED 3"));
    group.says(LI, "#接龙\n秋游爬山\n1. Ann Lee +1\n2. P13\n3. 张三", "新增 张三");
    assertThat(coming())
        .isEqualTo(Map.of("Ann Lee", "ACCEPTED 1", "P13", "ACCEPTED 3", "张三", "ACCEPTED 1"));
    assertThat(parse(service.api("GET", "/events/hike", "").body())
            .path("seatsTaken")
            .asInt())
        .isEqualTo(5);
  }

  @Test
  void somebodyIsSignedUpByAnotherIsToldAndTakesItBack() {
    hike();
    member(new MemberStore(server.redis(), clock), Map.of(Field.NAME, List.of("Li Lei")), LI);
    conversation.in(ANN).says(ANN, "/help", "What I can do");
    conversation.in(GROUP).says(ANN, "/rsvp hike no", "cannot come");
    int before = telegram.said(ANN).size();
    conversation.in(GROUP).says(LI, "/rsvp hike yes +1 for P12", "P12 has 2 seats for “秋游爬山”");
    assertThat(telegram.said(ANN).subList(before, telegram.said(ANN).size()))
        .singleElement()
        .asString()
        .contains("Li Lei answered “秋游爬山” for you: going");
    assertThat(conversation.in(ANN).presses(ANN, "Take it back")).contains("taken back");
    assertThat(coming()).isEmpty();
  }

  @Test
  void whatSomebodyAnsweredThemselvesIsChangedByNobodyUnknown() {
    hike();
    conversation.in(ANN).says(ANN, "/help", "What I can do");
    conversation.in(GROUP).says(ANN, "/rsvp hike yes", "You have a seat");
    conversation
        .in(GROUP)
        .says(LI, "/报名 hike 不参加 替 P12", "P12已经自己答复过", "没有改动")
        .says(LI, "/rsvp hike cancel for P12", "P12 answered “秋游爬山” themselves")
        .says(LI, "/rsvp hike yes on-behalf-of P14", "P14 has a seat");
    assertThat(coming()).isEqualTo(Map.of("P12", "ACCEPTED 1", "P14", "ACCEPTED 1"));
    conversation.in(ORGANISER).says(ORGANISER, "/rsvp hike no for P12", "P12");
    assertThat(coming()).containsEntry("P12", "DECLINED 0");
  }

  @Test
  void aPastedListLeavesWhatPeopleAnsweredThemselves() {
    hike();
    Conversation group = conversation.in(GROUP);
    group
        .says(ANN, "/rsvp hike maybe", "maybe")
        .says(GUEST, "/rsvp hike yes +1", "You have 2 seats")
        .says(LI, "/rsvp hike yes", "You have a seat")
        .says(LI, "#接龙\n秋游爬山\n1. P12 +1\n2. P13 取消\n3. P11\n4. 张三", "新增 张三", "本人已自行答复，未改动 P12, P13")
        .says(LI, "/list hike as note", "P13 +1", "P12 maybe", "P11", "张三");
    assertThat(coming())
        .isEqualTo(Map.of(
            "P11", "ACCEPTED 1", "P12", "TENTATIVE 0", "P13", "ACCEPTED 2", "张三", "ACCEPTED 1"));
    conversation.in(ANN).says(ANN, "/help", "What I can do");
    member(new MemberStore(server.redis(), clock), Map.of(Field.NAME, List.of("Li Lei")), LI);
    int before = telegram.said(ANN).size();
    conversation.work(TelegramBotApi.message(
        GROUP,
        LI,
        "#接龙\n秋游爬山\n1. P12 +2\n2. P13 +1\n3. P11\n4. 张三",
        clock.instant().getEpochSecond() + 60));
    assertThat(coming()).containsEntry("P12", "ACCEPTED 3");
    assertThat(telegram.said(ANN).subList(before, telegram.said(ANN).size()))
        .singleElement()
        .asString()
        .contains("Li Lei answered “秋游爬山” for you: going");
  }

  @Test
  void nobodyEditsTheLineThatAnotherPutThemselvesOnWith() {
    hike();
    Conversation group = conversation.speaking("zh").in(GROUP);
    group
        .says(LI, "#接龙\n秋游爬山\n1. P11", "新增 P11")
        .says(ANN, "#接龙\n秋游爬山\n1. P11 +2\n2. P12", "新增 P12", "本人已自行答复，未改动 P11")
        .says(ANN, "#接龙\n秋游爬山\n1. P11（素食）\n2. P12", "本人已自行答复，未改动 P11")
        .says(GUEST, "#接龙\n秋游爬山\n1. P11 取消\n2. P12\n3. P13", "新增 P13", "未改动 P11")
        .says(LI, "/名单 hike 接龙", "1. P11\n2. P12\n3. P13");
    assertThat(coming())
        .isEqualTo(Map.of("P11", "ACCEPTED 1", "P12", "ACCEPTED 1", "P13", "ACCEPTED 1"));
    group
        .says(LI, "#接龙\n秋游爬山\n1. P11 +1（清真）\n2. P12\n3. P13", "修改 P11 +1")
        .silence(ANN, "#接龙\n秋游爬山\n1. P11 +1（清真）\n2. P12\n3. P13")
        .says(LI, "/名单 hike 接龙", "1. P11 +1（清真）\n2. P12\n3. P13");
    conversation
        .in(ORGANISER)
        .speaking("zh")
        .says(ORGANISER, "#接龙\n秋游爬山\n1. P11 +2（清真）\n2. P12\n3. P13", "修改 P11 +2");
    assertThat(coming()).containsEntry("P11", "ACCEPTED 3");
  }

  /** What is said in the group after {@code person} wrote there so many seconds later than now. */
  private String said(long person, int seconds, String words) {
    int before = telegram.said(GROUP).size();
    conversation.work(
        TelegramBotApi.message(GROUP, person, words, clock.instant().getEpochSecond() + seconds));
    return String.join(
        "\n\n", telegram.said(GROUP).subList(before, telegram.said(GROUP).size()));
  }

  @Test
  void aListIsTakenBackAsAWholeAndCanBePastedAgainPutRight() {
    hike();
    said(GUEST, 1, "/rsvp hike yes");
    assertThat(said(LI, 2, "#接龙\n秋游爬山\n1. P13\n2. 张三\n3. 李四 +1")).contains("新增 张三, 李四 +1");
    assertThat(said(LI, 3, "#接龙\n秋游爬山\n1. P13\n2. 张三 +2\n3. 李四 取消\n4. 王五\n5. 赵六"))
        .contains("修改 张三 +2", "取消 李四", "新增 王五, 赵六");
    said(ANN, 4, "/rsvp hike maybe for 赵六");
    assertThat(said(LI, 5, "/撤销"))
        .contains("您贴的“秋游爬山”名单", "（共4人）", "取消 王五", "恢复原样 张三, 李四")
        .contains("之后另有答复，未改动 赵六");
    assertThat(said(LI, 6, "/撤销")).contains("没有可以撤销");
    assertThat(coming())
        .isEqualTo(Map.of(
            "P13", "ACCEPTED 1", "张三", "ACCEPTED 1", "李四", "ACCEPTED 2", "赵六", "TENTATIVE 0"));
    assertThat(said(LI, 7, "#接龙\n秋游爬山\n1. P13\n2. 张三 +2\n3. 李四 +1\n4. 王五"))
        .contains("修改 张三 +2", "新增 王五")
        .doesNotContain("李四");
    assertThat(said(LI, 8, "/为什么")).contains("您贴了“秋游爬山”的名单");
    assertThat(said(ANN, 9, "/signup back hike telegram/main:1")).contains("nothing of yours");
    assertThat(coming()).containsEntry("张三", "ACCEPTED 3").containsEntry("王五", "ACCEPTED 1");
  }

  private void changed(String change) {
    assertThat(service.api("PATCH", "/events/hike", change).statusCode()).isEqualTo(200);
  }

  @Test
  void linesThatWereRefusedAreTriedAgainWithTheListWhenTheRulesHaveChanged() {
    hike();
    String list = "#接龙\n秋游爬山\n1. 张三\n2. 李四 +4\n3. 王五 +5\n4. 孙八 +6";
    assertThat(said(LI, 1, list)).contains("新增 张三", "已不能报名 李四 +4, 王五 +5, 孙八 +6");
    assertThat(said(ANN, 2, list)).as("nothing has changed").isEmpty();
    said(ORGANISER, 3, "/rsvp hike cancel for 张三");
    said(ORGANISER, 4, "/rsvp hike cancel for 孙八");
    assertThat(coming()).isEmpty();
    changed("{\"partyLimit\": 5}");
    assertThat(said(LI, 60, list)).contains("新增 李四 +4").doesNotContain("张三", "王五", "孙八");
    changed("{\"partyLimit\": 9, \"deadline\": \"2026-11-18T09:59:00+08:00\"}");
    assertThat(said(LI, 61, list)).as("too late by now").isEmpty();
    changed("{\"deadline\": \"2026-11-30T10:00:00+08:00\"}");
    assertThat(said(GUEST, 62, list)).contains("新增 王五 +5").doesNotContain("李四", "孙八");
    assertThat(said(LI, 63, list)).isEmpty();
    assertThat(coming()).isEqualTo(Map.of("李四", "ACCEPTED 5", "王五", "ACCEPTED 6"));
  }

  @Test
  void aLineThatWasRefusedIsPrintedApartAndTriedAgainWithTheCopy() {
    hike();
    assertThat(said(LI, 1, "#接龙\n秋游爬山\n1. 张三\n2. 李四 +4")).contains("已不能报名 李四 +4");
    assertThat(said(ANN, 2, "#接龙\n秋游爬山\n1. 张三 +7\n2. 李四 +4")).contains("已不能报名 张三 +7");
    assertThat(said(LI, 3, "/list hike as note")).endsWith("1. 张三\n\nNot signed up:\n2. 李四 +4");
    String copy = said(LI, 4, "/名单 hike 接龙");
    assertThat(copy).isEqualTo("#接龙\n秋游爬山\n\n1. 张三\n\n未能报名：\n2. 李四 +4");
    assertThat(said(ANN, 5, copy)).isEmpty();
    changed("{\"partyLimit\": 5}");
    assertThat(said(ANN, 60, copy + "\n3. 王五")).contains("新增 王五, 李四 +4").doesNotContain("张三");
    assertThat(said(LI, 61, "/list hike as note")).endsWith("1. 张三\n2. 李四 +4\n3. 王五");
    assertThat(coming())
        .isEqualTo(Map.of("张三", "ACCEPTED 1", "李四", "ACCEPTED 5", "王五", "ACCEPTED 1"));
  }

  @Test
  void aLineThatWasTriedAgainAndTakenBackIsTriedOnceMoreWithTheList() {
    hike();
    said(ANN, 1, "/rsvp hike yes");
    String list = "#接龙\n秋游爬山\n1. 张三\n2. 李四 +4（素食）\n3. P12 +5";
    assertThat(said(ORGANISER, 2, list)).contains("新增 张三", "已不能报名 P12 +5, 李四 +4");
    changed("{\"partyLimit\": 9}");
    assertThat(said(ORGANISER, 60, list)).contains("新增 李四 +4", "修改 P12 +5");
    assertThat(said(ORGANISER, 61, "/撤销")).contains("取消 李四", "恢复原样 P12");
    assertThat(coming()).isEqualTo(Map.of("张三", "ACCEPTED 1", "P12", "ACCEPTED 1"));
    assertThat(said(LI, 62, "/名单 hike 接龙")).endsWith("张三\n\n未能报名：\n3. 李四 +4（素食）");
    assertThat(said(ORGANISER, 63, list)).contains("新增 李四 +4", "修改 P12 +5");
    assertThat(coming())
        .isEqualTo(Map.of("张三", "ACCEPTED 1", "李四", "ACCEPTED 5", "P12", "ACCEPTED 6"));
    assertThat(said(ORGANISER, 64, list)).as("nothing is left to try").isEmpty();
  }

  @Test
  void whoPastesARefusedLineInPrivateHearsItEachTime() {
    hike();
    Conversation own = conversation.in(LI).speaking("zh");
    String list = "#接龙\n秋游爬山\n1. 张三\n2. 李四 +4";
    own.says(LI, list, "新增 张三", "已不能报名 李四 +4").says(LI, list, "已不能报名 李四 +4");
    changed("{\"partyLimit\": 5}");
    own.says(LI, list, "新增 李四 +4").says(LI, list, "没有新的变化");
  }

  @Test
  void whoWaitedBeforeAListThatIsTakenBackWaitsWhereTheyDid() {
    hike();
    changed("{\"capacity\": 2}");
    said(LI, 1, "/rsvp hike yes +1");
    String first = "#接龙\n秋游爬山\n1. 张三\n2. 李四\n3. 王五";
    assertThat(said(ORGANISER, 2, first)).contains("候补 张三, 李四, 王五");
    assertThat(said(ORGANISER, 3, "#接龙\n秋游爬山\n1. 张三 取消\n2. 李四 待定\n3. 王五\n4. 赵六"))
        .contains("取消 张三", "修改 李四", "候补 赵六");
    said(ANN, 4, "/rsvp hike yes");
    assertThat(said(ORGANISER, 5, "/撤销")).contains("候补 张三, 李四", "取消 赵六");
    assertThat(queue()).containsExactly("张三", "李四", "王五", "P12");
  }

  private List<String> queue() {
    Map<Integer, String> queue = new TreeMap<>();
    parse(service.api("GET", "/events/hike/rsvps", "").body()).path("items").forEach(item -> {
      if (item.path("position").asInt() > 0) {
        queue.put(item.path("position").asInt(), item.path("name").asText());
      }
    });
    return List.copyOf(queue.values());
  }

  @Test
  void whoTakesTheirAnswerBackWaitsWhereTheyDid() {
    hike();
    changed("{\"capacity\": 2}");
    said(LI, 1, "/rsvp hike yes +1");
    said(ANN, 2, "/rsvp hike yes");
    said(GUEST, 3, "/rsvp hike yes");
    said(ORGANISER, 4, "/rsvp hike yes for 张三");
    said(ORGANISER, 5, "/rsvp hike maybe for 张三; no for P12");
    assertThat(queue()).containsExactly("P13");
    assertThat(said(ORGANISER, 6, "/undo")).contains("张三 is number 3", "P12 is number 1");
    assertThat(queue()).containsExactly("P12", "P13", "张三");
    said(ANN, 7, "/rsvp hike cancel");
    assertThat(said(ANN, 8, "/undo")).contains("number 1").doesNotContain("turn=");
    assertThat(said(ANN, 9, "/why")).doesNotContain("turn=");
    assertThat(queue()).containsExactly("P12", "P13", "张三");
  }

  @Test
  void whoseAnswerTheOfficeTakesBackWaitsWhereTheyDidWithWhoCameAlong() {
    hike();
    changed("{\"capacity\": 2}");
    said(LI, -9, "/rsvp hike yes +1");
    said(ANN, -8, "/rsvp hike yes with Bob");
    said(GUEST, -7, "/rsvp hike yes");
    said(ANN, -6, "/rsvp hike maybe");
    assertThat(queue()).containsExactly("P13");
    assertThat(
            service.api("POST", "/events/hike/rsvps/u:telegram:12/undo", "{}").body())
        .contains("\"position\":1");
    assertThat(queue()).containsExactly("P12", "P13");
    said(ANN, 3, "/rsvp hike no");
    assertThat(said(ANN, 4, "/undo")).contains("number 1", "2 seats");
    assertThat(said(ANN, 5, "/list hike")).contains("P12 +1");
  }

  @Test
  void nobodyTypesThemselvesAnotherTurn() {
    hike();
    changed("{\"capacity\": 2}");
    said(LI, 1, "/rsvp hike yes +1");
    said(ANN, 2, "/rsvp hike yes");
    said(GUEST, 3, "/rsvp hike yes");
    said(ANN, 4, "/rsvp hike no");
    said(ANN, 5, "/rsvp hike yes +0 turn=1");
    assertThat(queue()).as("that has been the undo, typed").containsExactly("P13", "P12");
    said(ORGANISER, 6, "/rsvp hike yes turn=0 for 张三");
    assertThat(queue()).containsExactly("P13", "P12", "张三");
  }

  @Test
  void nobodyWhoHasASeatInTheEndIsSaidToWait() {
    hike();
    changed("{\"capacity\": 4}");
    said(ORGANISER, 1, "#接龙\n秋游爬山\n1. 张三 +2\n2. 李四");
    assertThat(said(ORGANISER, 2, "#接龙\n秋游爬山\n1. 张三\n2. 李四 +2")).contains("修改 张三, 李四 +2");
    assertThat(said(ORGANISER, 3, "/撤销")).contains("恢复原样 李四, 张三");
    assertThat(coming()).isEqualTo(Map.of("张三", "ACCEPTED 3", "李四", "ACCEPTED 1"));
    said(ORGANISER, 4, "#接龙\n秋游爬山\n1. 张三 待定\n2. 李四 +3");
    assertThat(said(ORGANISER, 5, "#接龙\n秋游爬山\n1. 张三 +1\n2. 李四 取消"))
        .contains("修改 张三", "取消 李四")
        .doesNotContain("候补");
    assertThat(coming()).isEqualTo(Map.of("张三", "ACCEPTED 2"));
  }

  @Test
  void aNamedGuestWhoStaysAwayIsTakenOffTheParty() {
    makeEvent();
    hike();
    conversation
        .in(LI)
        .says(LI, "/rsvp hike yes with Ann Smith, Bob", "You have 3 seats")
        .says(LI, "/rsvp hike no for Bob", "You have 2 seats")
        .says(LI, "/undo", "You have 3 seats")
        .says(LI, "bob can't come to the 秋游爬山", "2个座位");
    assertThat(coming()).isEqualTo(Map.of("P11", "ACCEPTED 2"));
    conversation.in(LI).says(LI, "/rsvp hike no for Carl", "Carl");
    assertThat(coming()).containsEntry("Carl", "DECLINED 0").containsEntry("P11", "ACCEPTED 2");
  }

  @Test
  void aNameThatNobodyBearsIsAGuest() {
    hike();
    Conversation group = conversation.in(GROUP);
    group
        .says(LI, "@alumni_bot 帮张三报名 hike", "已为张三报名“秋游爬山”")
        .says(LI, "@alumni_bot sign up Zhang San too", "Zhang San has a seat")
        .says(LI, "/undo", "The answer of Zhang San", "taken back");
    assertThat(coming()).isEqualTo(Map.of("张三", "ACCEPTED 1"));
  }

  @Test
  void aPartyChangesByNumberAndByOneMore() {
    hike();
    Conversation group = conversation.in(GROUP);
    group.says(LI, "/rsvp hike yes +1", "You have 2 seats");
    long card = 5002;
    group
        .replies(LI, card, "改成4个人", "4个座位")
        .replies(LI, card, "改成2个人", "2个座位")
        .replies(LI, card, "add one more", "You have 3 seats")
        .says(LI, "/undo", "You have 2 seats");
  }

  /** Forty people copy, extend and change one list; six copy an old one; everything arrives shuffled and some of it twice. */
  @Test
  void fortyShuffledCopiesOfAGrowingListComeToTheTruth() {
    for (long seed = 1; seed <= 6; seed++) {
      RedisServer.<String>await(server.redis().call(c -> c.flushall()));
      hike();
      Growth growth = new Growth(new Random(seed));
      List<Growth.Post> posts = new ArrayList<>(growth.posts());
      Collections.shuffle(posts, new Random(seed));
      posts.addAll(posts.subList(0, 5));
      for (Growth.Post post : posts) {
        var update = TelegramBotApi.message(GROUP, post.author(), post.text(), post.second());
        ((com.fasterxml.jackson.databind.node.ObjectNode) update.at("/message/from"))
            .put("first_name", post.name());
        conversation.work(update);
      }
      Map<String, String> truth = new TreeMap<>();
      growth.truth().forEach((name, seats) -> truth.put(name, "ACCEPTED " + seats));
      assertThat(merged(posts)).as("seed %d, merged", seed).isEqualTo(growth.truth());
      assertThat(coming()).as("seed %d", seed).isEqualTo(truth);
      assertThat(parse(service.api("GET", "/events/hike", "").body())
              .path("seatsTaken")
              .asInt())
          .isEqualTo(growth.truth().values().stream().mapToInt(n -> n).sum());
    }
  }

  /** What the merge alone makes of the posts. */
  private static Map<String, Integer> merged(List<Growth.Post> posts) {
    KnownList known = KnownList.EMPTY;
    for (Growth.Post post : posts) {
      known = SignUpMerge.merge(
              known,
              SignUpReader.read(post.text()).orElseThrow(),
              Optional.of(new Author("u:telegram:" + post.author(), Set.of(post.name()))),
              Instant.ofEpochSecond(post.second()))
          .known();
    }
    Map<String, Integer> coming = new TreeMap<>();
    known.people().stream()
        .map(KnownPerson::party)
        .filter(party -> party.attendance() == Attendance.GOING)
        .forEach(party -> coming.put(party.name(), party.seats()));
    return coming;
  }

  /** How a list grows in a group: each person copies some version and adds, changes or takes off their own line. */
  private static final class Growth {
    private static final int PEOPLE = 40;
    private static final long FIRST = Instant.parse("2026-11-18T01:00:00Z").getEpochSecond();

    /** One list that somebody posted. */
    record Post(long author, String name, long second, String text) {}

    private final Random random;
    private final List<Map<String, Integer>> versions = new ArrayList<>(List.of(Map.of()));
    private final List<Post> posts = new ArrayList<>();
    private final Map<String, Integer> truth = new TreeMap<>();

    Growth(Random random) {
      this.random = random;
      for (int person = 0; person < PEOPLE; person++) {
        boolean stale = person >= 10 && person % 5 == 0;
        Map<String, Integer> list =
            copy(stale ? random.nextInt(versions.size()) : versions.size() - 1);
        int seats = 1 + random.nextInt(3);
        list.put(name(person), seats);
        truth.put(name(person), seats);
        post(person, list);
        if (person > 5 && person % 4 == 0) {
          changeMind(random.nextInt(person));
        }
      }
    }

    private static String name(int person) {
      return "张王李赵刘陈杨黄周吴".charAt(person % 10) + List.of("伟", "秀英", "静", "建国").get(person / 10);
    }

    private Map<String, Integer> copy(int version) {
      return new java.util.LinkedHashMap<>(versions.get(version));
    }

    private void changeMind(int person) {
      Map<String, Integer> list = copy(versions.size() - 1);
      if (!list.containsKey(name(person))) {
        return;
      }
      if (random.nextBoolean()) {
        list.remove(name(person));
        truth.remove(name(person));
      } else {
        int seats = 1 + random.nextInt(4);
        list.put(name(person), seats);
        truth.put(name(person), seats);
      }
      post(person, list);
    }

    private void post(int person, Map<String, Integer> list) {
      versions.add(list);
      StringBuilder text = new StringBuilder("#接龙\n秋游爬山\n");
      int number = 0;
      for (Map.Entry<String, Integer> line : list.entrySet()) {
        text.append('\n').append(++number).append(". ").append(line.getKey());
        text.append(line.getValue() > 1 ? " +" + (line.getValue() - 1) : "");
      }
      posts.add(
          new Post(1000L + person, name(person), FIRST + posts.size() * 30L, text.toString()));
    }

    List<Post> posts() {
      return posts;
    }

    Map<String, Integer> truth() {
      return truth;
    }
  }
}
