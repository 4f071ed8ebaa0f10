package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.UserId;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.redis.RedisServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Finding members by asking. */
class FindDialogueIT extends Dialogue {
  @Test
  void aMemberFindsPeopleByNameYearCityAndCompany() {
    members();
    conversation
        .in(ANN)
        .says(ANN, "/find zhang wei", "one person", "张伟", "2008", "深圳", "蓝鲸支付")
        .says(ANN, "/find munich 2012", "Maria Schmidt")
        .says(ANN, "find 蓝鲸支付", "张伟")
        .says(ANN, "/find Nobody Atall 1950", "nobody")
        .says(ANN, "/find", "Who are you looking for")
        .says(ANN, "/找 深圳 08", "找到一位校友", "张伟")
        .says(ANN, "找慕尼黑", "Maria Schmidt")
        .says(ANN, "/找", "您想找谁");
    assertThat(telegram.said(ANN)).noneMatch(text -> text.contains("zhang@example.org"));
  }

  @Test
  void aGuestIsRefused() {
    members();
    conversation
        .in(GUEST)
        .says(GUEST, "/find zhang wei", "for verified members")
        .says(GUEST, "/找 张伟", "仅限已认证校友");
  }

  @Test
  void aGroupSeesOnlyWhatEverybodyMay() {
    members();
    conversation
        .in(GROUP)
        .says(ANN, "/find zhang wei", "I found nobody like that", "Write to me directly")
        .says(ANN, "/找 张伟", "没有找到符合的人", "想看更多请私聊我");
    assertThat(telegram.said(GROUP)).noneMatch(text -> text.contains("蓝鲸支付"));
  }

  @Test
  void aNameThatIsReadAsInitialsIsSaidToBe() {
    members();
    String list = "name,student number,consent\n马骁,M1,members\n";
    assertThat(service.api("POST", "/members/import", list).statusCode()).isEqualTo(200);
    findable(service, "马骁", 1);
    conversation
        .in(ANN)
        .says(ANN, "/find max", "one person", "马骁", "“max” as initials")
        .says(ANN, "找 max", "马骁", "“max”当作姓名缩写");
    String more = "name,student number,consent\nMax Weber,M2,members\n";
    assertThat(service.api("POST", "/members/import", more).statusCode()).isEqualTo(200);
    findable(service, "max", 2);
    assertThat(conversation.in(ANN).answers(ANN, "/find Max"))
        .singleElement()
        .asString()
        .containsSubsequence("1. ", "Max Weber", "2. ", "马骁", "“max” as initials")
        .doesNotContain("Max Weber</b> – ");
  }

  /** Twelve in Berlin, one of whom is of the Shenzhen chapter. */
  private void berliners() {
    StringBuilder list = new StringBuilder("name,class year,city,chapter,student number,consent\n");
    for (int i = 1; i <= 12; i++) {
      list.append("Berliner %c,20%02d,Berlin,%s,B%d,members\n"
          .formatted('A' + i, i, i == 1 ? "Shenzhen" : "", i));
    }
    assertThat(service.api("POST", "/members/import", list.toString()).statusCode())
        .isEqualTo(200);
    findable(service, "berliner", 12);
  }

  @Test
  void theOthersWhoWereFoundAreAPressOrAWordAway() {
    members();
    berliners();
    conversation.in(ANN).says(ANN, "/find berlin", "13 people", "best 5");
    conversation.in(ANN).presses(ANN, "More");
    conversation
        .in(ANN)
        .says(ANN, "more", "11–13 of 13", "berlin", "That is everyone")
        .says(ANN, "更多", "没有更多")
        .says(ANN, "/intro 14", "listed nobody");
    for (int listed : List.of(2, 7, 12)) {
      assertThat(conversation.in(ANN).answers(ANN, "/intro " + listed))
          .noneMatch(text -> text.contains("listed nobody"));
      conversation.in(ANN).answers(ANN, "cancel");
    }
    conversation.in(ANN).says(ANN, "/找 berlin", "13位校友", "最符合的5位").says(ANN, "更多", "第6–10位");
    assertThat(telegram.said(ANN)).anyMatch(text -> text.contains("6–10 of 13"));
    assertThat(telegram.said(ANN).stream()
            .flatMap(text -> text.lines())
            .filter(line -> line.contains("Berliner"))
            .map(line -> line.substring(0, line.indexOf("</b>")))
            .distinct())
        .hasSize(12);
    conversation.in(GROUP).says(ANN, "/more", "Write to me directly");
  }

  private void playersAndJames() {
    String list = "name,class year,industry,title,city,student number,consent\n"
        + "Player One,2001,games,,Rome,P1,members\n"
        + "Player Two,2002,games,,Rome,P2,members\n"
        + "James Bond,2003,law,,London,P3,members\n";
    assertThat(service.api("POST", "/members/import", list).statusCode()).isEqualTo(200);
    findable(service, "rome", 2);
    findable(service, "bond", 1);
  }

  @Test
  void aNameIsNotTakenForATradeThatIsWrittenNearlySo() {
    members();
    playersAndJames();
    conversation
        .in(ANN)
        .says(ANN, "/find James", "I found one person", "James Bond")
        .says(ANN, "/找 James", "找到一位校友", "James Bond");
    assertThat(telegram.said(ANN)).noneMatch(text -> text.contains("Player"));
  }

  @Test
  void aChapterThatIsCalledAsTheCityIsSaidOnce() {
    members();
    String list = "name,class year,city,chapter,student number,consent\n"
        + "Twice Said,2004,Shenzhen Chapter,Shenzhen,T1,members\n";
    assertThat(service.api("POST", "/members/import", list).statusCode()).isEqualTo(200);
    findable(service, "twice", 1);
    conversation.in(ANN).says(ANN, "/find twice said", "2004 · Shenzhen Chapter");
    assertThat(telegram.said(ANN))
        .noneMatch(text -> text.contains("Shenzhen Chapter · Shenzhen Chapter"));
    conversation.in(ANN).says(ANN, "/找一下 twice said", "找到一位校友");
  }

  @Test
  void whatAWordWasTakenForIsSaid() {
    members();
    playersAndJames();
    conversation
        .in(ANN)
        .says(
            ANN,
            "/find gamess",
            "Nobody fits exactly",
            "“gamess” as “games”",
            "2 people",
            "Player One")
        .says(ANN, "/找 gamess", "没有人完全符合", "“gamess”当作“games”", "2 位", "Player Two")
        .says(ANN, "/find Bons", "Nobody fits exactly", "One person comes close", "James Bond")
        .says(ANN, "/找 Bons", "没有人完全符合", "相近的有 1 位", "James Bond");
  }

  private void cooksAndDoctors() {
    String list = "name,class year,industry,title,city,student number,consent\n"
        + "何嘉敏,2003,餐饮,火锅店老板,成都,H1,members\n"
        + "Fiona Gallagher,2002,Healthcare,Consultant Cardiologist,Manchester,H2,members\n"
        + "Neil Sharma,2006,Healthcare,Cardiologist,London,H3,members\n";
    assertThat(service.api("POST", "/members/import", list).statusCode()).isEqualTo(200);
    findable(service, "何嘉敏", 1);
    findable(service, "fiona", 1);
  }

  /** Of a whole sentence it is said what was taken of it, and what none of those who are shown fits. */
  @Test
  void aWholeSentenceFindsWhomItIsAboutAndIsReadBack() {
    members();
    cooksAndDoctors();
    conversation
        .in(ANN)
        .says(ANN, "家里老人过生日，有没有在成都开火锅店的校友，想请教一下", "何嘉敏", "我是按这些找的：", "成都、火锅店")
        .says(
            ANN,
            "could you find me a cardiologist from our lot who lives in Reykjavik",
            "Nobody fits all of it",
            "Fiona Gallagher",
            "I looked for: cardiologist.",
            "Left out, since nobody here fits it as well: Reykjavik.")
        .says(
            ANN,
            "find me any cardiologists please but not in London",
            "I found one person",
            "Fiona Gallagher",
            "Without: London.");
    assertThat(conversation.in(ANN).answers(ANN, "/find fiona gallagher"))
        .noneMatch(text -> text.contains("I looked for"));
  }

  @Test
  void aChapterHasItsNameInTheLanguageOfTheAnswer() {
    members();
    berliners();
    conversation
        .in(ANN)
        .says(ANN, "/find Berliner B 2001", "Shenzhen Chapter")
        .says(ANN, "/找 Berliner B 2001", "深圳校友会");
  }

  @Test
  void whoMaySeeNobodyNewLearnsNothingFromTheAnswer() {
    members();
    String ann =
        parse(service.api("GET", "/members?q=Ann", "").body()).at("/items/0/id").asText();
    for (int i = 0; i < 40; i++) {
      server.command(
          "ZADD", "lookups:{m:" + ann + "}", Long.toString(START.toEpochMilli()), "seen" + i);
    }
    conversation
        .in(ANN)
        .says(ANN, "/find zhang wei 2008", "go on tomorrow")
        .says(ANN, "/find zhang wei 1999", "go on tomorrow")
        .says(ANN, "/找 王五", "明天再来");
  }

  @Test
  void everybodyMayAskWhoWasShownTheirProfile() {
    members();
    String zhang =
        parse(service.api("GET", "/members?q=张伟", "").body()).at("/items/0/id").asText();
    MemberStore store = new MemberStore(server.redis(), clock);
    RedisServer.await(store.link(new MemberId(zhang), UserId.of("telegram", "11")));
    conversation
        .in(LI)
        .says(LI, "谁找过我", "没有人看过")
        .says(LI, "/find zhang wei", "one person")
        .says(LI, "/lookups", "Nobody was shown");
    conversation.in(ANN).says(ANN, "/find zhang wei", "one person");
    conversation
        .in(LI)
        .says(LI, "/lookups", "Ann Lee, 2026-11-18")
        .says(LI, "谁找过我", "Ann Lee，2026-11-18");
    conversation.in(GUEST).says(GUEST, "/lookups", "not linked");
  }
}
