package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Going on with a search, in one's own words. */
class NarrowDialogueIT extends Dialogue {
  private void bankersAndLawyers() {
    members();
    String list = "name,class year,industry,company,city,chapter,student number,consent\n"
        + "Bao Lin,2008,investment banking,Bluewhale,Shanghai,,N1,members\n"
        + "Cai Wen,2008,investment banking,Tencent,Shanghai,,N2,members\n"
        + "Dan Moss,2009,investment banking,Bluewhale,Oslo,,N3,members\n"
        + "Eve Pohl,2010,law,Pohl Legal,Shanghai,,N4,members\n"
        + "Fritz Ott,2008,investment banking,Ott Capital,Oslo,,N5,members\n";
    assertThat(service.api("POST", "/members/import", list).statusCode()).isEqualTo(200);
    findable(service, "Fritz Ott", 1);
    findable(service, "Bao Lin", 1);
  }

  private List<String> ann(String text) {
    return conversation.in(ANN).answers(ANN, text);
  }

  private static void hasOnly(int people, List<String> answers, String... said) {
    assertThat(answers).hasSize(1);
    assertThat(answers.get(0).lines().filter(line -> line.matches("\\d+\\..*")).toList())
        .hasSize(people);
    assertThat(answers.get(0)).contains(said);
  }

  @Test
  void aSearchIsNarrowedAndWidenedAndItIsSaidWhatIsLookedForNow() {
    bankersAndLawyers();
    hasOnly(4, ann("find investment banking"), "Bao Lin", "Cai Wen", "Dan Moss", "Fritz Ott");
    hasOnly(
        2,
        ann("only those in Shanghai"),
        "Bao Lin",
        "Cai Wen",
        "Now I look for: investment banking, Shanghai.");
    hasOnly(1, ann("and not at Tencent"), "Bao Lin", "Without: Tencent.");
    hasOnly(3, ann("drop the city"), "Bao Lin", "Dan Moss", "Fritz Ott", "Without: Tencent.");
    hasOnly(1, ann("narrow it to 2009"), "Dan Moss", "2009");
    hasOnly(
        2,
        ann("what about 2008?"),
        "Bao Lin",
        "Fritz Ott",
        "Now I look for: investment banking, 2008.");
    hasOnly(
        3,
        ann("without the first filter"),
        "Bao Lin",
        "张伟",
        "Now I look for: 2008.",
        "Without: Tencent");
  }

  @Test
  void aSearchIsNarrowedInChinese() {
    bankersAndLawyers();
    hasOnly(3, ann("找 上海"), "Bao Lin", "Cai Wen", "Eve Pohl");
    hasOnly(2, ann("里面有做投行的吗"), "Bao Lin", "Cai Wen", "现在找的是：上海、投行。");
    hasOnly(1, ann("不要腾讯的"), "Bao Lin", "排除：腾讯。");
    hasOnly(2, ann("换成奥斯陆"), "Dan Moss", "Fritz Ott");
    hasOnly(3, ann("城市不限"), "Bao Lin", "Dan Moss", "Fritz Ott");
    hasOnly(1, ann("筛选 2009级的"), "Dan Moss");
  }

  @Test
  void oneOfThoseWhoWereListedIsShownWithAllThatTheAskerMaySee() {
    bankersAndLawyers();
    hasOnly(1, ann("find lawyers in Shanghai"), "Eve Pohl");
    assertThat(ann("who is the first one?"))
        .singleElement()
        .asString()
        .contains("1. <b>Eve Pohl</b>", "company: Pohl Legal", "city: Shanghai", "intro 1")
        .doesNotContain("N4", "consent");
    conversation
        .in(ANN)
        .says(ANN, "第一个是谁", "Eve Pohl", "公司：Pohl Legal")
        .says(ANN, "more about 9", "listed nobody under that number");
  }

  @Test
  void whatNobodyKnowsIsSaidToBeUnknownAndTheSearchGoesOn() {
    bankersAndLawyers();
    ann("find investment banking");
    conversation
        .in(ANN)
        .says(ANN, "women only", "I do not keep that of anybody")
        .says(ANN, "只要女生", "不记录这一项");
    hasOnly(0, ann("drop the year"), "That is nothing of what I looked for last");
    hasOnly(2, ann("only those in Oslo"), "Dan Moss", "Fritz Ott");
  }

  @Test
  void withoutASearchTheSameWordsNarrowNothing() {
    bankersAndLawyers();
    assertThat(ann("the second one")).noneMatch(text -> text.contains("listed nobody"));
    conversation.in(ANN).says(ANN, "narrow 2008", "First look for somebody");
  }

  /** One person's words are not another's, and a group learns nothing more than by a search. */
  @Test
  void aSearchBelongsToItsPersonAndChat() {
    bankersAndLawyers();
    ann("find investment banking");
    conversation
        .in(GROUP)
        .says(ANN, "/narrow 2008", "First look for somebody")
        .says(ANN, "/find Oslo", "I found nobody like that")
        .says(ANN, "/narrow only 2009", "I found nobody like that", "Now I look for: Oslo, 2009.")
        .says(ANN, "/narrow 2", "Write to me directly");
    assertThat(telegram.said(GROUP)).noneMatch(text -> text.contains("Dan Moss"));
    hasOnly(2, ann("only in Oslo"), "Dan Moss", "Fritz Ott");
  }

  @Test
  void whoMaySeeNobodyNewLearnsNothingByNarrowing() {
    bankersAndLawyers();
    ann("find investment banking");
    String id = TelegramBotApi.parse(service.api("GET", "/members?q=Ann", "").body())
        .at("/items/0/id")
        .asText();
    for (int i = 0; i < 40; i++) {
      server.command(
          "ZADD", "lookups:{m:" + id + "}", Long.toString(START.toEpochMilli()), "seen" + i);
    }
    conversation
        .in(ANN)
        .says(ANN, "only those in Oslo", "go on tomorrow")
        .says(ANN, "the second one", "go on tomorrow");
  }
}
