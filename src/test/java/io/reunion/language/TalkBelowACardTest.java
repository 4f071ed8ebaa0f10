package io.reunion.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.text.Language;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who replies to a card need not answer: what only has the words of an answer changes nothing. */
class TalkBelowACardTest {
  private static String read(String text, Listening heard) {
    return Phrasings.read(text, heard, EventNames.NONE, TalkBelowACardTest::told);
  }

  private static String told(Meaning meaning) {
    Slots slots = meaning.slots();
    return (slots.seats().isPresent() ? " " + slots.seats().getAsInt() : "")
        + slots.onBehalfOf().map(name -> " for " + name).orElse("");
  }

  @ParameterizedTest
  @EnumSource
  void talkIsSeldomTakenForAnAnswer(Language language) {
    List<Example> talk = Example.read(language, "corpus/" + language.code() + "-talk.txt");
    List<String> taken = talk.stream()
        .filter(example -> Phrasings.INTERPRETER
            .read(new Utterance(example.text(), Listening.CARD, language, Phrasings.NOW))
            .intent()
            .isAction())
        .map(Example::text)
        .toList();
    assertThat((double) taken.size() / talk.size()).as("%s", taken).isLessThan(0.04);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yep, gate 12",
        "同意",
        "赞成",
        "支持",
        "完全同意楼上",
        "agreed",
        "I totally agree with Jim",
        "合同还没批",
        "我报销还没下来",
        "我看行，就这家吧",
        "my friend is busy that day",
        "my cousin is in hospital",
        "我同事那天加班",
        "我朋友出差",
        "yeah he taught us physics",
        "nope, that was our last year",
        "might snow",
        "对对对，就是那个操场",
        "嗯嗯，收到了",
        "我去，这排面",
        "yeah right",
        "I'm on it",
        "I'll ask my assistant to send the forms",
        "I'll get back to you about the invoice",
        "no, he moved to Leeds",
        "没问题，发票明天寄",
        "好的，我转给财务",
        "我让助理把合同发你",
        "不好意思，手滑",
        "will do, boss",
        "Done deal then, you owe me a beer",
        "不去看一眼真不知道",
        "\"count me in\" he says, every single time",
        "'Maybe' was her favourite word back then",
        "“一定来”这话他说了十年",
        "帮她也报一个",
        "sign him up",
        "cancel his seat",
      })
  void aWordBesideSomethingElseIsNeitherNotedNorAskedAbout(String text) {
    assertThat(read(text, Listening.CARD)).isEqualTo("NONE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yes, it's been far too long | YES",
        "no problem, I'll be there | YES",
        "I'll get back to you about Saturday | MAYBE",
        "I'll ask my assistant to check my calendar | MAYBE",
        "没问题，周六见 | YES",
        "不行，那天要加班 | NO",
        "yep, see you on Saturday | YES",
        "no, we're abroad that week | NO",
        "对，我去 | YES",
        "嗯嗯，我参加 | YES",
        "先占个坑，去不去周四定 | MAYBE",
        "帮我列「可能」 | MAYBE",
        "put me down as 'maybe' | MAYBE",
        "正想见见大家，我去 | YES",
        "等我，我下班就到 | YES",
        "你给我记上 | YES",
        "我去，给我留个位 | YES",
      })
  void aWordBesideWhatGoesWithItIsAnAnswer(String text, String expected) {
    assertThat(read(text, Listening.CARD)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sorry guys can't make it | NO",
        "sorry all have to drop out | WITHDRAW",
        "抱歉各位来不了 | NO",
        "everyone can't make it | NONE",
        "大家都来不了 | NONE",
      })
  void whoeverIsGreetedIsNotSpokenOf(String text, String expected) {
    assertThat(read(text, Listening.CARD)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "我要问问老婆 | MAYBE",
        "等我和老公商量一下 | MAYBE",
        "let me check with my husband | MAYBE",
        "老婆批准了，我来 | YES",
        "my wife said yes, I'm in | YES",
        "+3，我带三个同事 | YES 4",
        "大人两位小孩一位，我们参加 | YES 3",
        "我俩加俩孩子，一共四个 | YES 4",
        "我带一个孩子，一个朋友 | YES 3",
        "我带两个同事，再加一个司机 | YES 4",
        "带两个孩子，儿子和女儿，我来 | YES 3",
        "me, my mum and my sister will be there | YES 3",
        "我和我父母都来 | YES 3",
      })
  void whoIsAskedIsNoGuestAndNobodyIsCountedTwice(String text, String expected) {
    assertThat(read(text, Listening.CARD)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "帮我太太报名 | YES for 太太",
        "帮我爸妈报名 | YES 2 for 爸妈",
        "帮我爸妈也报名 | YES 2 for 爸妈",
        "给我岳父岳母留两个位 | YES 2 for 岳父岳母",
        "把爷爷奶奶也加上 | YES 2 for 爷爷奶奶",
        "给我父母取消报名 | WITHDRAW for 父母",
        "sign up my grandparents | YES 2 for grandparents",
        "赵丽也想来，帮她报一个 | YES for 赵丽",
        "帮我室友也报一个 | YES for 室友",
        "给我先生取消报名 | WITHDRAW for 先生",
        "add my mum too | YES for mum",
        "please add my dad, he'd like to come | YES for dad",
        "赵强托我说一声，他来不了 | WITHDRAW for 赵强",
        "赵强托我说一声，他来不了，在老家带孩子 | WITHDRAW for 赵强",
        "Dave told me to say he can't make it | WITHDRAW for Dave",
      })
  void somebodysWordIsPassedOn(String text, String expected) {
    assertThat(read(text, Listening.CARD)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mech eng 2009 | FIND",
        "03级土木 深圳 | FIND",
        "class of 1999 law | FIND",
        "12月5号 | NONE",
        "happy new year 2027 | NONE",
        "房间 101 | NONE",
      })
  void aYearBesideWordsLooksForPeople(String text, String expected) {
    assertThat(read(text, Listening.DIRECT)).isEqualTo(expected);
  }
}
