package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Going on with a search, in one's own words. */
class NarrowDialogueIT extends Dialogue {
  private static final String ZH_WHY = "您为什么想认识对";

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
        .says(ANN, "/narrow only 2009", "First look for somebody")
        .says(ANN, "/narrow 2", "First look for somebody");
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

  /** What found nobody, or was no search at all, is nothing to go on with. */
  @Test
  void whatFoundNobodyDoesNotLeakIntoTheNextQuestion() {
    bankersAndLawyers();
    hasOnly(4, ann("find investment banking"), "Bao Lin");
    conversation.in(ANN).says(ANN, "find zzyzx quuxly", "I found nobody");
    assertThat(ann("what about Shanghai?")).noneMatch(text -> text.contains("zzyzx"));
    conversation
        .in(ANN)
        .says(ANN, "find zzyzx quuxly", "I found nobody")
        .says(ANN, "narrow only 2009", "First look for somebody");
  }

  @Test
  void whoAsksToBeIntroducedHasNotSearched() {
    bankersAndLawyers();
    hasOnly(4, ann("find investment banking"), "Bao Lin");
    ann("introduce me to a lawyer");
    conversation.in(ANN).says(ANN, "narrow only Oslo", "First look for somebody");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"anybody in law in Shanghai?", "who works in law in Shanghai?", "上海有做律师的校友吗？"})
  void aWholeQuestionIsANewSearch(String question) {
    bankersAndLawyers();
    ann("find investment banking 2008");
    ann("and not at Tencent");
    List<String> answers = ann(question);
    assertThat(answers)
        .singleElement()
        .asString()
        .contains("Eve Pohl")
        .doesNotContain("Tencent", "2008", "腾讯");
  }

  @Test
  void afterTenMinutesASearchIsOver() {
    TestClock time = new TestClock(START);
    service.close();
    clock = time;
    service = anotherService();
    conversation = talkTo(service);
    bankersAndLawyers();
    hasOnly(4, ann("find investment banking"), "Bao Lin");
    time.pass(Duration.ofMinutes(9));
    hasOnly(2, ann("only those in Oslo"), "Dan Moss", "Fritz Ott");
    time.pass(Duration.ofMinutes(11));
    assertThat(ann("what about Shanghai?")).noneMatch(text -> text.contains("Now I look for"));
  }

  @Test
  void whatWasShownSinceIsMeantByANumber() {
    bankersAndLawyers();
    makeEvent();
    ann("find investment banking");
    conversation.in(ANN).says(ANN, "events", "Gala");
    assertThat(ann("the second one"))
        .noneMatch(text -> text.contains("Cai Wen") || text.contains("Dan Moss"));
    conversation.in(ANN).says(ANN, "narrow only Oslo", "First look for somebody");
  }

  @ParameterizedTest
  @ValueSource(strings = {"remove London pub night", "skip the London pub night", "drop Pub Night"})
  void anEventThatIsNamedIsNoFilter(String text) {
    bankersAndLawyers();
    makeEvent(EVENT.replace("\"Gala\"", "\"London Pub Night\""));
    ann("find investment banking");
    assertThat(ann(text)).noneMatch(answer -> answer.contains("Bao Lin"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "introduce me to the second one please",
        "introduce me to the second",
        "can you introduce me to number two?",
        "introduce the second to me",
        "put me in touch with the 2nd one",
        "第二个介绍给我",
        "把第二位介绍给我",
        "介绍第二个给我",
        "帮我引荐第二个",
        "引荐第二个",
        "我想认识第二位",
      })
  void whoStandsInTheListIsAskedForByTheirPlace(String text) {
    bankersAndLawyers();
    hasOnly(4, ann("find investment banking"), "Bao Lin");
    assertThat(ann(text)).singleElement().asString().containsAnyOf("Why would you like", ZH_WHY);
  }

  @Test
  void whereNobodyHasThatPlaceTheListStays() {
    bankersAndLawyers();
    hasOnly(4, ann("find investment banking"), "Bao Lin");
    conversation
        .in(ANN)
        .says(ANN, "introduce me to the ninth one please", "listed nobody under that number")
        .says(ANN, "帮我引荐第九个", "2")
        .says(ANN, "intro 2", "Why would you like");
  }

  @Test
  void aSearchThatFoundNobodyLeavesTheNumbersOfTheListBefore() {
    bankersAndLawyers();
    hasOnly(4, ann("find investment banking"), "Bao Lin");
    conversation.in(ANN).says(ANN, "find zzyzx quuxly", "I found nobody").says(ANN, "引荐 2", ZH_WHY);
  }
}
