package io.reunion;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.UserId;
import io.reunion.member.Field;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An assembly in a group: the roll, who is there, proxies, and votes by hand. */
class AssemblyDialogueIT extends Dialogue {
  private static final long LIS_OTHER = 111;
  private static final long BEN = 14;

  private MemberStore store;
  private Conversation group;
  private Conversation admin;

  @BeforeEach
  void people() {
    store = new MemberStore(server.redis(), Clock.systemUTC());
    MemberId li = member(store, Map.of(Field.NAME, List.of("李明")), LI);
    await(store.link(li, UserId.of("telegram", Long.toString(LIS_OTHER))));
    member(store, Map.of(Field.NAME, List.of("Ann Lee")), ANN);
    member(store, Map.of(Field.NAME, List.of("Ben Wu"), Field.CLASS_YEAR, List.of("2008")), BEN);
    member(store, Map.of(Field.NAME, List.of("Never Verified")), 0);
    group = conversation.in(GROUP);
    admin = conversation.in(ADMIN);
  }

  private static String found(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1);
  }

  private String answer(String words) {
    return admin.answers(ADMIN, words).get(0);
  }

  private String ballot(String words) {
    String id = found(answer("/ballot new " + words), "(b[0-9a-z]{5})");
    answer("/ballot open " + id);
    return id;
  }

  @Test
  void aMotionIsCarriedOnlyWithAQuorumAndOnlyAfterClosing() {
    String opened = answer("/assembly new General assembly | 2/3");
    assertThat(opened).contains("On the roll: 3", "that is 2");
    String code = found(opened, "here ([0-9]{4})");
    group.says(LI, "/here " + code, "Present and represented: 1");
    group.says(LIS_OTHER, "/到会 " + code, "到场与受托共1人");
    admin.says(ADMIN, "/assembly", "present 1", "no quorum yet");
    String id = ballot("Annual report | two-thirds");
    group.says(LI, "/vote " + id + " for", "for: Annual report");
    group.says(LIS_OTHER, "/vote " + id + " against", "in place of your earlier vote");
    assertThat(group.answers(LI, "/ballot " + id).get(0))
        .contains("hand vote", "not secret")
        .doesNotContain("Carried", "█");
    group.says(GUEST, "/vote " + id + " for", "not on the roll");
    group.says(ANN, "/投票 " + id + " 赞成", "赞成：Annual report");
    group.says(LI, "/vote " + id + " yes", "in place of");
    assertThat(answer("/ballot close " + id + " yes"))
        .contains("Carried", "2 for", "0 against", "Took part: 2 of 3, needed 2: quorum reached");
    group.says(ANN, "/vote " + id + " against", "too late");
    assertThat(answer("/ballot open " + id)).contains("closed");
    assertThat(answer("/ballot announcement " + id))
        .startsWith("announce 投票结果：Annual report")
        .contains("通过", "\n---\nResult: Annual report", "Carried");
    assertThat(answer("/assembly minutes"))
        .contains("会议纪要", "Minutes: General assembly", "法定人数", "Annual report", "2 for");
  }

  @Test
  void withoutAQuorumNobodyEverSeesAResult() {
    answer("/大会 召开 会员大会 | 100%");
    String id = ballot("章程");
    group.says(LI, "/vote " + id + " against", "against");
    assertThat(answer("/ballot close " + id + " yes"))
        .contains("there is no result", "no quorum")
        .doesNotContain("Carried", "1 against", "█");
    assertThat(service.api("GET", "/ballots/" + id, "").body()).doesNotContain("AGAINST");
    assertThat(server.command("EXISTS", "ballot:{" + id + "}:votes")).contains("0");
  }

  @Test
  void whatIsNeverOpenedAgainIsClosedOnlyAfterAYes() {
    answer("/assembly new Meeting | 1/3");
    String id = ballot("Budget");
    group.says(LI, "/vote " + id + " for", "for");
    assertThat(answer("/ballot close " + id))
        .contains("Close “Budget”", "never opened again", "ballot close " + id + " yes")
        .doesNotContain("Carried");
    group.says(ANN, "/vote " + id + " against", "against: Budget");
    admin.presses(ADMIN, "Yes, close it");
    assertThat(telegram.said(ADMIN)).last().asString().contains("Not carried", "1 for");
    assertThat(answer("/ballot close " + id)).as("nothing is left to ask").contains("Not carried");
    String second = ballot("Statutes");
    assertThat(answer("票决 结束 " + second)).contains("要结束“Statutes”", "不能重新开始");
    assertThat(answer("议案 结束 " + second + " 确认")).contains("参加：2 / 3", "░ 0 赞成");
    assertThat(answer("/assembly close")).contains("Is “Meeting”", "never opened again");
    assertThat(answer("/assembly")).contains("Meeting");
    assertThat(answer("/assembly close yes")).contains("is over");
    assertThat(answer("/assembly")).contains("no such assembly");
  }

  @Test
  void whatEverybodyReadsIsInTheLanguageOfTheGroupAndWhatOneReadsInTheirs() {
    assertThat(service
            .api("PATCH", "/chats/telegram/main/-1001", "{\"language\":\"zh\"}")
            .statusCode())
        .isEqualTo(200);
    answer("/assembly new Meeting | 1/3");
    String id = ballot("Budget");
    group.says(ANN, "/lang en", "English");
    conversation.in(ADMIN).says(ADMIN, "/lang en", "English");
    group
        .says(ANN, "/vote " + id + " for", "for: Budget")
        .says(ANN, "/ballot " + id, "规则", "赞成")
        .says(ANN, "/ballot", "1项投票")
        .says(ANN, "/vote", "1项投票", "Budget")
        .says(ANN, "/assembly", "需要");
    conversation.in(ANN).says(ANN, "/ballot " + id, "Rule:");
    group.says(ADMIN, "/ballot close " + id, "Close “Budget”");
    group.says(ADMIN, "/ballot close " + id + " yes", "✅ 通过", "1 赞成");
    group.says(ADMIN, "/assembly close yes", "已结束");
  }

  /** The code is four digits that are read out in a room. */
  @Test
  void whoTriesManyCodesIsStoppedAndNobodyElseIs() {
    String opened = answer("/assembly new Meeting");
    String code = found(opened, "here ([0-9]{4})");
    for (int i = 0; i < 4; i++) {
      group.says(LI, "/here x" + i, "not valid");
    }
    group.says(LI, "/here " + code, "on the list of those present");
    for (int i = 0; i < 5; i++) {
      group.says(LI, "/here y" + i, "not valid");
    }
    group.says(LI, "/here y5", "Too many wrong codes");
    group.says(LIS_OTHER, "/到会 " + code, "输错的次数太多了");
    group.says(ANN, "/here " + code, "on the list of those present");
  }

  @Test
  void manyWhoTryTogetherAreStoppedToo() {
    String opened = answer("/assembly new Meeting");
    String code = found(opened, "here ([0-9]{4})");
    String id = found(opened, "<code>(a[0-9a-z]{5})</code>");
    server.command("SET", "assembly:{" + id + "}:guesses", "199");
    group.says(LI, "/here wrong", "not valid");
    group.says(ANN, "/here " + code, "Too many wrong codes");
    String later = answer("/assembly new Another");
    group.says(ANN, "/here " + found(later, "here ([0-9]{4})"), "Another");
  }

  @Test
  void codesOfProxiesAreNotGuessedEither() {
    answer("/assembly new Meeting");
    String word =
        found(conversation.in(ANN).answers(ANN, "/proxy").get(0), "proxy a[0-9a-z]{5} ([0-9]{8})");
    Conversation li = conversation.in(LI);
    for (int i = 0; i < 5; i++) {
      li.says(LI, "/proxy 1234567" + i, "not valid");
    }
    li.says(LI, "/proxy " + word, "Too many wrong codes");
  }

  @Test
  void aProxyVotesForWhoGaveItUntilTheyComeThemselves() {
    String opened = answer("/assembly new Meeting | 1/2 | 1");
    String code = found(opened, "here ([0-9]{4})");
    String word =
        found(conversation.in(ANN).answers(ANN, "/proxy").get(0), "proxy a[0-9a-z]{5} ([0-9]{8})");
    group.says(LI, "/proxy " + word, "directly");
    conversation.in(LI).says(LI, "/proxy " + word, "Ann Lee votes for you");
    conversation.in(BEN).says(BEN, "/委托 " + word, "已达上限");
    conversation.in(ANN).says(ANN, "/proxy " + word, "cannot represent yourself");
    group.says(ANN, "/here " + code, "represented: 2, needed: 2");
    String first = ballot("First | roll");
    group.says(ANN, "/vote " + first + " for", "for");
    assertThat(answer("/ballot close " + first + " yes")).contains("Carried", "2 for");
    String second = ballot("Second | roll");
    group.says(ANN, "/vote " + second + " for", "for");
    group.says(LI, "/vote " + second + " abstain", "abstain");
    assertThat(answer("/ballot close " + second + " yes"))
        .contains("Not carried", "1 for", "1 abstain");
    assertThat(answer("/assembly")).contains("present 2, represented 0");
  }

  @Test
  void theRollIsFixedAndCanBeOfAClassYear() {
    assertThat(answer("/assembly new Class | 2008")).contains("On the roll: 1");
    member(store, Map.of(Field.NAME, List.of("Late Comer"), Field.CLASS_YEAR, List.of("2008")), 55);
    assertThat(answer("/assembly")).contains("of 1");
    String id = ballot("Picnic");
    group.says(55, "/vote " + id + " for", "not on the roll", "nothing was counted");
    assertThat(answer("/assembly new Nobody | 1950")).contains("nobody on the roll");
  }

  @Test
  void wrongWordsAreAnsweredAndChangeNothing() {
    group.says(LI, "/assembly new Coup", "for admins");
    group.says(LI, "/assembly", "no such assembly");
    answer("/assembly new Meeting");
    group.says(LI, "/here 00000", "not valid");
    assertThat(answer("/ballot new Council | block 3 | Ann; Ann")).contains("Write");
    assertThat(answer("/ballot new")).contains("Write");
    group.says(LI, "/vote b00000 for", "no such ballot");
    String id = found(answer("/ballot new Report"), "(b[0-9a-z]{5})");
    group.says(LI, "/vote " + id + " for", "not open yet", "nothing was counted");
    group.says(LI, "/ballot close " + id, "for admins");
    assertThat(answer("/票决 新建")).as("the old words are understood").contains("议案 新建", "选举 新建");
    assertThat(answer("/议案 新建")).doesNotContain("票决", "表决");
    String council = found(answer("/选举 新建 理事会 | 多选 2 | 张三：教师；李四；王五"), "(b[0-9a-z]{5})");
    assertThat(answer("/ballot open " + council)).contains("2 to 5 trustees");
    assertThat(answer("/ballot trustee " + council + " xyz")).contains("not a public key");
    group.says(LI, "/vote " + council, "directly");
  }

  @Test
  void aTitleMayBeginWithAWordThatCouldBeAnId() {
    answer("/assembly new General assembly | 2/3");
    assertThat(answer("/ballot new Accept the budget | two-thirds"))
        .contains("Accept the budget", "draft");
    assertThat(answer("/ballot new a99999 The budget")).contains("no such assembly");
  }
}
