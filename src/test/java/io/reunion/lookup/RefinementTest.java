package io.reunion.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.lookup.Refinement.Kind;
import io.reunion.member.search.Filters.Aspect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people say after a search to go on with it. */
class RefinementTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "only those in Shanghai | in Shanghai",
        "ok, just the ones who work at Tencent please | work at Tencent",
        "can you show me only people in Berlin? | in Berlin",
        "narrow it to 2008 | 2008",
        "Filter by Munich | Munich",
        "narrow that down to bankers | bankers",
        "any of them in Hong Kong? | in Hong Kong",
        "which of those are lawyers | lawyers",
        "of those who works at Huawei | works at Huawei",
        "is anyone of them a doctor? | a doctor",
        "keep only 2008 | 2008",
        "只要上海的 | 上海的",
        "那就只看2008级的吧 | 2008级的",
        "里面有做投行的吗 | 做投行的",
        "其中有谁在北京 | 在北京",
        "這些人裡面有沒有律師？ | 律師",
        "缩小到深圳 | 深圳",
        "筛选一下腾讯的 | 腾讯的",
      })
  void whoIsAskedForAmongThemIsSure(String text, String words) {
    Refinement wanted = Refinement.read(text).orElseThrow();
    assertThat(wanted.kind()).isEqualTo(Kind.NARROW);
    assertThat(wanted.words()).isEqualTo(words);
    assertThat(wanted.sure()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "what about Berlin? | Berlin",
        "and in 2009? | in 2009",
        "Shanghai only | Shanghai",
        "那北京呢 | 北京",
        "换成深圳 | 深圳",
        "those at Google | those at Google",
        "which of them plays chess | plays chess",
      })
  void whatMayBeSomethingElseIsNotSure(String text, String words) {
    Refinement wanted = Refinement.read(text).orElseThrow();
    assertThat(wanted.kind()).isEqualTo(Kind.NARROW);
    assertThat(wanted.words()).isEqualTo(words);
    assertThat(wanted.sure()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "and not at Tencent | not at Tencent",
        "but nobody from Google | not from Google",
        "except those in London | not in London",
        "not 2008 | not 2008",
        "exclude lawyers | not lawyers",
        "only those not in Beijing | not in Beijing",
        "不要腾讯的 | 不要腾讯",
        "不在北京的 | 不在北京",
        "除了上海以外的 | 不要上海",
      })
  void whoIsLeftOutIsNamedWithANo(String text, String words) {
    Refinement wanted = Refinement.read(text).orElseThrow();
    assertThat(wanted.kind()).isEqualTo(Kind.EXCLUDE);
    assertThat(wanted.words()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "without the first filter | 1",
        "drop the second condition | 2",
        "remove the last filter please | 0",
        "去掉第一个条件 | 1",
        "把最后一个条件去掉 | 0",
      })
  void aFilterIsTakenOutByItsNumber(String text, int number) {
    Refinement wanted = Refinement.read(text).orElseThrow();
    assertThat(wanted.kind()).isEqualTo(Kind.DROP_NUMBER);
    assertThat(wanted.number()).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "drop the city | PLACE",
        "forget about the year | YEAR",
        "any city | PLACE",
        "regardless of company | FIRM",
        "the year doesn't matter | YEAR",
        "remove the industry filter | WORK",
        "不限城市 | PLACE",
        "去掉年级条件 | YEAR",
        "公司不限 | FIRM",
        "把城市去掉吧 | PLACE",
        "专业无所谓 | STUDY",
      })
  void aFilterIsTakenOutByWhatItIsAbout(String text, Aspect aspect) {
    Refinement wanted = Refinement.read(text).orElseThrow();
    assertThat(wanted.kind()).isEqualTo(Kind.DROP_ASPECT);
    assertThat(wanted.aspect()).contains(aspect);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"drop Shanghai | Shanghai", "without 2008 | 2008", "把上海去掉 | 上海", "上海无所谓 | 上海"})
  void aFilterIsTakenOutByItsWords(String text, String words) {
    Refinement wanted = Refinement.read(text).orElseThrow();
    assertThat(wanted.kind()).isEqualTo(Kind.DROP_WORDS);
    assertThat(wanted.words()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the second one | 2 | true",
        "more about 3 | 3 | true",
        "tell me more about number 12 | 12 | true",
        "who is the first one? | 1 | true",
        "#4 | 4 | true",
        "show me the last one | 0 | true",
        "第二个是谁 | 2 | true",
        "第3位 | 3 | true",
        "看看第一个 | 1 | true",
        "最后一个呢 | 0 | true",
        "说说第五位的情况 | 5 | true",
        "never mind, the first | 1 | false",
        "算了，第一个 | 1 | true",
        "the third | 3 | false",
        "3 | 3 | false",
      })
  void oneOfThoseWhoAreListedIsMeantByTheNumber(String text, int number, boolean sure) {
    Refinement wanted = Refinement.read(text).orElseThrow();
    assertThat(wanted.kind()).isEqualTo(Kind.DETAIL);
    assertThat(wanted.number()).isEqualTo(number);
    assertThat(wanted.sure()).isEqualTo(sure);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "women only",
        "only the girls",
        "any of them women?",
        "只要女生",
        "里面有女的吗",
        "just the ladies"
      })
  void whatIsKnownOfNobodyIsToldApart(String text) {
    assertThat(Refinement.read(text).orElseThrow().kind()).isEqualTo(Kind.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anybody in law in London?",
        "anybody in London",
        "who is in Shanghai?",
        "and who works in law in London?",
        "in Shanghai",
        "people in Berlin",
        "北京的校友有谁",
        "那北京的校友有谁",
        "深圳有做金融科技的校友吗？",
        "在上海的人",
        "谁在北京",
        "有没有在上海的校友",
        "上海有做投行的吗",
      })
  void aWholeQuestionGoesOnWithNothing(String text) {
    assertThat(Refinement.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "any lawyers in London?",
        "who works at a hospital in London?",
        "find fintech Shenzhen 2008",
        "I'm coming on Friday",
        "not on Friday",
        "no",
        "没有",
        "不要了",
        "只要有空就来",
        "count me in, plus two",
        "2 people",
        "remind me on the second",
        "the second event please",
        "张伟在上海吗",
        "有没有在上海的校友",
        "cancel",
        "just wondering who works in law in London",
        "除了腾讯还有谁在深圳",
        "without doubt",
        "is there food at the venue?",
      })
  void otherWordsAreNotForIt(String text) {
    assertThat(Refinement.read(text).filter(Refinement::sure)).isEmpty();
  }
}
