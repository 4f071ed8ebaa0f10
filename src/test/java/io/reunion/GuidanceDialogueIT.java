package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.member.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An expert and an applicant find each other when both accept, and a no is told to nobody. */
class GuidanceDialogueIT extends Union {
  private static final long WANG = 31;
  private static final long ZOE = 32;

  @BeforeEach
  void peopleAndACall() {
    member(WANG, "王教授", "zh-hans");
    member(ZOE, "Zoe Chan", "en");
    member(ANN, Map.of(Field.NAME, List.of("Ann Lee"), Field.COMPANY, List.of("Acme")), "en");
    member(LI, "李雷", "zh-hans");
    member(ORGANISER, "Olga Org", "en");
    with(ORGANISER)
        .says(ORGANISER, "guidance call", "What is it called")
        .says(ORGANISER, "Young Teachers Fund", "required")
        .says(ORGANISER, "a one-page outline", "deadline")
        .says(ORGANISER, "2026-12-20 18:00", "Call 1", "open");
  }

  private void expert(long person, String fields, String capacity, String conflicts) {
    with(person).answers(person, "guidance expert");
    with(person).answers(person, fields);
    with(person).answers(person, "both");
    with(person).answers(person, capacity);
    with(person).answers(person, conflicts);
  }

  private void apply(long person, String topic) {
    with(person).answers(person, "guidance apply 1");
    with(person).answers(person, topic);
    with(person).answers(person, "both");
  }

  @Test
  void bothAcceptAndOnlyThenLearnWhoItIs() {
    expert(WANG, "教育研究、课题申报 grant", "1", "跳过");
    assertThat(last(WANG)).contains("已登记", "最多同时1位");
    apply(ANN, "a grant for reading research");
    assertThat(last(ANN)).contains("Application 1");
    with(ORGANISER).says(ORGANISER, "guidance ask 1", "One expert is asked");
    hears(WANG, "有1位希望得到您的指导", "a grant for reading research");
    tap(WANG, "愿意1", "如果申请人也接受");
    assertThat(telegram.said(WANG)).noneMatch(text -> text.contains("Ann"));
    hears(ANN, "somebody who would guide you", "课题申报");
    assertThat(telegram.said(ANN)).noneMatch(text -> text.contains("王教授"));
    tap(ANN, "Accept 1", "When the matches are made");
    with(ORGANISER).says(ORGANISER, "guidance settle 1", "One match", "0 applications without");
    hears(WANG, "您将在", "Ann Lee");
    hears(ANN, "王教授", "guides you");
    time.pass(Duration.ofDays(31));
    hears(ANN, "“Young Teachers Fund” ends on 2026-12-20");
  }

  @Test
  void aDayIsADeadlineUntilItIsOver() {
    with(ORGANISER)
        .says(ORGANISER, "guidance call", "What is it called")
        .says(ORGANISER, "Travel grants", "required")
        .says(ORGANISER, "one page", "deadline")
        .says(ORGANISER, "31 October 2026", "deadline")
        .says(ORGANISER, "31 December", "Call 2", "open")
        .says(ORGANISER, "guidance", "until 2026-12-31");
  }

  @Test
  void aNoIsNotToldAndNobodyIsAskedMoreThanTwiceAWeek() {
    expert(WANG, "教育研究 reading", "4", "跳过");
    apply(LI, "阅读 教育研究");
    with(ORGANISER).says(ORGANISER, "guidance ask 1", "One expert is asked");
    hears(WANG, "有1位希望");
    int before = telegram.said(LI).size();
    tap(WANG, "婉拒1", "不会告诉申请人");
    with(LI).says(LI, "指导", "申请1", "正在寻找专家");
    assertThat(telegram.said(LI)).hasSize(before + 1);
    apply(ANN, "reading circles");
    with(ORGANISER).says(ORGANISER, "guidance ask 1", "One expert is asked");
    apply(ZOE, "reading aloud");
    with(ORGANISER).says(ORGANISER, "guidance ask 1", "Nobody can be asked now");
    time.pass(Duration.ofDays(8));
    with(ORGANISER).says(ORGANISER, "guidance ask 1", "One expert is asked");
    with(ORGANISER).says(ORGANISER, "guidance settle 1", "No match", "3 applications without");
    time.pass(Duration.ofDays(25));
    with(LI).says(LI, "指导", "正在寻找专家");
    assertThat(telegram.said(LI)).noneMatch(text -> text.contains("您已匹配"));
  }

  @Test
  void aConflictAPauseAndAForeignLanguageAreRespected() {
    expert(WANG, "grant writing", "2", "Acme");
    with(ZOE)
        .says(ZOE, "guidance expert", "fields")
        .says(ZOE, "👍👍", "no words in that", "fields")
        .says(ZOE, "grant writing", "languages")
        .says(ZOE, "English", "How many")
        .says(ZOE, "many", "from 1 to 20")
        .says(ZOE, "-3", "from 1 to 20")
        .says(ZOE, "3", "conflict")
        .says(ZOE, "skip", "Noted")
        .says(ZOE, "guidance pause 10", "until 2026-11-28");
    apply(ANN, "grant writing");
    with(ORGANISER).says(ORGANISER, "guidance ask 1", "Nobody can be asked now");
    with(ANN).says(ANN, "guidance apply 1", "applied for this call already");
    with(LI)
        .says(LI, "指导 申请 1", "哪方面")
        .says(LI, "grant，请联系 li@example.org", "透露您是谁")
        .says(LI, "grant writing", "哪些语言")
        .says(LI, "中文", "申请2");
    with(ORGANISER).says(ORGANISER, "guidance ask 1", "One expert is asked");
    time.pass(Duration.ofDays(11));
    with(ORGANISER).says(ORGANISER, "guidance ask 1", "One expert is asked");
    hears(ZOE, "Somebody would", "grant writing");
    with(LI).says(LI, "指导 征集", "这是组织者的功能");
    conversation.in(GROUP).says(LI, "/guidance", "");
  }

  @Test
  void onlyWholeWordsAreLanguagesAndAnExpertIsNotNamedBeforehand() {
    with(ZOE)
        .says(ZOE, "guidance expert", "In which fields")
        .says(ZOE, "grants, write to zoe@example.org", "leave out names")
        .says(ZOE, "grants", "In which languages")
        .says(ZOE, "French, I think, when needed", "Chinese, English, or both")
        .says(ZOE, "English please", "How many people")
        .says(ZOE, "1", "conflict of interest")
        .says(ZOE, "skip", "you guide in grants");
    with(LI)
        .says(LI, "指导 申请 1", "哪方面")
        .says(LI, "grants", "哪些语言")
        .says(LI, "中学水平", "中文、英文")
        .says(LI, "中文", "申请1");
    with(ORGANISER)
        .says(ORGANISER, "guidance ask 1", "Nobody can be asked")
        .says(ORGANISER, "guidance call", "What is it called")
        .says(ORGANISER, "Travel grants", "required")
        .says(ORGANISER, "one page", "deadline")
        .says(ORGANISER, "tomorrow", "is open until 2026-11-19");
  }

  @Test
  void whoIsGuidedHearsThatTheExpertHasLeft() {
    with(ZOE)
        .says(ZOE, "guidance leave", "not an expert here yet")
        .says(ZOE, "guidance pause 10", "not an expert here yet");
    expert(ZOE, "grant applications", "1", "skip");
    apply(ANN, "a grant for reading research");
    with(ORGANISER).says(ORGANISER, "guidance ask 1", "One expert is asked");
    hears(ZOE, "a grant for reading research");
    with(ZOE).says(ZOE, "guidance take 1", "Thank you");
    hears(ANN, "somebody who would guide you");
    with(ANN).says(ANN, "guidance accept 1 1", "When the matches are made");
    with(ORGANISER).says(ORGANISER, "guidance settle 1", "One match");
    hears(ANN, "Zoe Chan", "guides you");
    with(ZOE).says(ZOE, "guidance leave", "not an expert any more");
    hears(ANN, "Your expert for “a grant for reading research” (application 1) guides no longer");
    with(ANN).says(ANN, "guidance", "I am looking for an expert");
  }
}
