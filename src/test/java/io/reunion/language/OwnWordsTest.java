package io.reunion.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.text.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Constructions in which people say what others say in plainer words. */
class OwnWordsTest {
  private static Understanding read(String text, Listening heard) {
    boolean han = text.codePoints().anyMatch(Character::isIdeographic);
    return Phrasings.INTERPRETER.read(
        new Utterance(text, heard, han ? Language.ZH : Language.EN, Phrasings.NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "看天气吧，晴天就去，下雨就算了",
        "赶得上就来，赶不上就不去了",
        "能调休就参加，不然就算了",
        "If my shift gets swapped I'm in, otherwise no",
        "yes if the trains run, if not I'll have to pass"
      })
  void whoSaysBothHalvesOfAConditionMayCome(String text) {
    assertThat(read(text, Listening.CARD).intent()).isEqualTo(Intent.RSVP_MAYBE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "这次就算了，下次一定",
        "我就算了吧",
        "I have a wedding, otherwise I'd come",
        "Otherwise engaged, sorry",
        "aiyah cannot make it"
      })
  void aRefusalWithoutConditionStaysOne(String text) {
    Understanding understood = read(text, Listening.CARD);
    assertThat(understood.intent()).isEqualTo(Intent.RSVP_NO);
    assertThat(understood.main().slots().onBehalfOf()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "赵姐托我报个名, 赵姐",
    "'来不了，不过李明让我帮他报名', 李明",
    "Jo says she won't be able to make it, Jo",
    "'Mei Fen also coming lah, she asked me to tell you', Mei Fen"
  })
  void whatSomebodyHadPassedOnIsTheirs(String text, String who) {
    assertThat(read(text, Listening.CARD).meanings())
        .anySatisfy(meaning -> assertThat(meaning.slots().onBehalfOf()).contains(who));
  }

  @ParameterizedTest
  @CsvSource({
    "'Count me in, bringing Prof Lin', 2",
    "我+王芳（我老婆）, 2",
    "Me and Priya (my wife), 2",
    "我们夫妻俩加孩子, 3",
    "the two of us plus my mum, 3",
    "'四个人，我和老婆加两个孩子', 4",
    "'之前说四个，孩子们不来了，就两个', 2",
    "'just me, my wife dropped out', 1"
  })
  void whoIsToldOfTwiceIsCountedOnce(String text, int seats) {
    Understanding understood = read(text, Listening.CARD);
    assertThat(understood.intent()).isEqualTo(Intent.RSVP_YES);
    assertThat(understood.main().slots().seats()).hasValue(seats);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "how come I'm marked as a no? | WHY",
        "what made you think I'm coming? | WHY",
        "Here's an idea: run a careers evening | SUGGEST",
        "could we have fewer events in pubs | SUGGEST",
        "王小明还在群里吗 | FIND",
        "刘洋怎么联系 | FIND",
        "Dentists near Leeds please | FIND",
        "physics grads from 2010 | FIND",
        "只看北京的 | FIND",
        "the same but in Paris | FIND",
        "还有其他人吗 | FIND_MORE",
        "erase whatever you've got on me | ME",
        "paste me the names so I can send them to security | LIST",
        "咱们投个票吧，聚餐还是唱K | BALLOT",
        "票决 | BALLOT",
        "搞个投票 | BALLOT",
        "我报过名的那些 | MINE",
        "手里有hc，简历发我 | OFFER",
        "inform the Sydney classmates the picnic is at noon | ANNOUNCE",
        "人均大概多少 | ABOUT",
        "how much per head? | ABOUT",
        "any seats left ah | ABOUT",
        "还有坑吗 | ABOUT",
        "自驾过去有地方停吗 | ABOUT",
        "which station do I get off at? | ABOUT",
        "when we meeting? | ABOUT",
        "can I come in jeans? | ABOUT"
      })
  void aWishIsMadeOutInItsOwnWords(String text, Intent intent) {
    assertThat(read(text, Listening.DIRECT).intent()).isEqualTo(intent);
    assertThat(read(text, Listening.AMBIENT).intent()).isEqualTo(Intent.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sam will bring the cake",
        "Tom is bringing the speaker",
        "老李带酒",
        "同样的问题，但没人回答",
        "teachers in those days were strict",
        "a thought: we were all so young",
        "how come you never told us",
        "Maria says he won't be able to walk for a month",
        "先吃着，不用等我们"
      })
  void talkBelowACardIsLeftAlone(String text) {
    assertThat(read(text, Listening.CARD).intent()).isEqualTo(Intent.NONE);
  }
}
