package io.reunion.language;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.text.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How well labelled messages are understood. The lines of the test parts were written apart from phrases and examples
 * and are never looked at to change them.
 */
class UnderstandingTest {
  private static Evaluation evaluation(Language language) {
    return new Evaluation(Phrasings.INTERPRETER, Phrasings.NOW)
        .add(Example.read(language, "corpus/" + language.code() + "-test.txt"));
  }

  @ParameterizedTest
  @EnumSource
  void nearlyAllThatIsAnsweredIsRightAndLittleIsAskedBack(Language language) {
    Evaluation evaluation = evaluation(language);
    assertThat(evaluation.accuracy()).as(evaluation.summary()).isGreaterThanOrEqualTo(0.97);
    assertThat(evaluation.abstention()).as(evaluation.summary()).isLessThanOrEqualTo(0.05);
    assertThat(evaluation.slotAccuracy()).as(evaluation.summary()).isGreaterThanOrEqualTo(0.97);
  }

  @ParameterizedTest
  @EnumSource
  void manyVoicesAreReadAsWell(Language language) {
    Evaluation fresh = new Evaluation(Phrasings.INTERPRETER, Phrasings.NOW)
        .add(Example.read(language, "corpus/" + language.code() + "-fresh.txt"))
        .add(Example.read(language, "corpus/" + language.code() + "-blind.txt"))
        .add(Example.read(language, "corpus/" + language.code() + "-circles.txt"))
        .add(Example.read(language, "corpus/" + language.code() + "-voices.txt"));
    assertThat(fresh.actedOnChatter()).as(fresh.summary()).isZero();
    assertThat(fresh.accuracy()).as(fresh.summary()).isGreaterThanOrEqualTo(0.97);
    assertThat(fresh.abstention()).as(fresh.summary()).isLessThanOrEqualTo(0.05);
  }

  @ParameterizedTest
  @EnumSource
  void peopleOfAllWalksAreRead(Language language) {
    Evaluation walks = new Evaluation(Phrasings.INTERPRETER, Phrasings.NOW)
        .add(Example.read(language, "corpus/" + language.code() + "-walks.txt"));
    assertThat(walks.actedOnChatter()).as(walks.summary()).isZero();
    assertThat(walks.accuracy()).as(walks.summary()).isGreaterThanOrEqualTo(0.95);
    assertThat(walks.abstention()).as(walks.summary()).isLessThanOrEqualTo(0.05);
    assertThat(walks.slotAccuracy()).as(walks.summary()).isGreaterThanOrEqualTo(0.95);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "算我一个,另外帮我查下深圳做芯片的 | RSVP_YES FIND",
        "帮我找做律师的,顺便给我报个名 | RSVP_YES FIND",
        "count me in, and find someone in fintech | RSVP_YES FIND",
        "find someone in fintech and count me in | RSVP_YES FIND",
        "I cannot come, who else is coming? | RSVP_NO LIST",
        "请帮孙悦、赵磊报名 | RSVP_YES RSVP_YES",
      })
  void severalWishesOfOneMessageAreAllRead(String text, String intents) {
    Utterance utterance = new Utterance(text, Listening.CARD, Language.ZH, Phrasings.NOW);
    assertThat(Phrasings.INTERPRETER.read(utterance).meanings().stream()
            .map(meaning -> meaning.intent().name()))
        .containsExactly(intents.split(" "));
  }

  @ParameterizedTest
  @CsvSource({"王伟, 王伟", "Anna Schmidt, Anna Schmidt", "欧阳娜娜, 欧阳娜娜", "李老师, 李老师"})
  void aNameAloneToTheBotMayLookForSomebody(String text, String name) {
    Utterance utterance = new Utterance(text, Listening.DIRECT, Language.ZH, Phrasings.NOW);
    Understanding understood = Phrasings.INTERPRETER.read(utterance);
    assertThat(understood.intent()).isEqualTo(Intent.ASK);
    assertThat(understood.choices()).containsExactly(Intent.FIND);
    assertThat(understood.main().slots().query()).contains(name);
  }

  @ParameterizedTest
  @CsvSource({"替王刚登记, 王刚", "给李晓红报个名, 李晓红", "帮我师兄陈大伟也报一个, 陈大伟", "给我老婆报名, 老婆"})
  void whoSignsUpSomebodyElseDoesNotSignUpThemselves(String text, String name) {
    Utterance utterance = new Utterance(text, Listening.CARD, Language.ZH, Phrasings.NOW);
    Understanding understood = Phrasings.INTERPRETER.read(utterance);
    assertThat(understood.meanings()).hasSize(1);
    assertThat(understood.main().slots().onBehalfOf()).contains(name);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsTurnedRoundIsReadTheRightWayRound(Language language) {
    Evaluation turned = new Evaluation(Phrasings.INTERPRETER, Phrasings.NOW)
        .add(Example.read(language, "corpus/" + language.code() + "-turns.txt"));
    assertThat(turned.mistakes())
        .noneMatch(line -> line.matches("RSVP_YES -> RSVP_NO.*|RSVP_NO -> RSVP_YES.*"));
    assertThat(turned.accuracy()).as(turned.summary()).isGreaterThanOrEqualTo(0.9);
  }

  @ParameterizedTest
  @CsvSource({
    "no way I'd miss it, RSVP_YES",
    "don't count me out, RSVP_YES",
    "count me in?, ASK",
    "could you count me in?, RSVP_YES",
    "算我一个？, ASK",
    "算我一个好吗？, RSVP_YES",
    "不是不去, ASK",
    "不是不去，是去不了, RSVP_NO",
    "I'll be there in spirit, RSVP_NO",
    "人不到心到, RSVP_NO",
    "switching to online, RSVP_YES",
    "我改成线上了, RSVP_YES"
  })
  void aReplyToACardThatMayBeReadBothWaysIsAskedAbout(String text, Intent intent) {
    Utterance utterance = new Utterance(text, Listening.CARD, Language.EN, Phrasings.NOW);
    assertThat(Phrasings.INTERPRETER.read(utterance).intent()).isEqualTo(intent);
  }

  @ParameterizedTest
  @CsvSource({
    "is the dinner still on?, ABOUT",
    "has it been cancelled?, ABOUT",
    "was it moved, ABOUT",
    "下雨还办吗, ABOUT",
    "活动取消了吗, ABOUT",
    "要穿正装吗, ABOUT",
    "need a lawyer who graduated from our school in Toronto, FIND",
    "计算机系95级有哪些人在上海, FIND",
    "都有哪些人在报名, LIST",
    "谁来参加年会？, LIST",
    "who else from London is going to the pub, LIST",
    "did I sign up for anything, MINE",
    "do you speak Chinese?, HELP",
    "你会说中文吗, HELP",
    "link to the zoom?, ABOUT",
    "help me sign up for the gala, RSVP_YES",
    "更多人想来, NONE",
    "跳过, NONE"
  })
  void whatIsAskedOfTheBotIsAnEventOrPeople(String text, Intent intent) {
    Utterance utterance = new Utterance(text, Listening.DIRECT, Language.EN, Phrasings.NOW);
    assertThat(Phrasings.INTERPRETER.read(utterance).intent()).isEqualTo(intent);
  }

  @ParameterizedTest
  @CsvSource({
    "rsvp gala nope, RSVP_NO, gala",
    "rsvp gala sorry can't make it, RSVP_NO, gala",
    "报名 gala 不去了, RSVP_NO, gala",
    "取消报名 gala, RSVP_WITHDRAW, gala",
    "取消报名年会, RSVP_WITHDRAW, 年会",
    "我想报名年会, RSVP_YES, 年会",
    "我不去年会了, RSVP_NO, 年会",
    "I can't make the gala, RSVP_NO, gala"
  })
  void anEventIsNamedByItsIdOrAWordOfItsTitle(String text, Intent intent, String event) {
    Utterance utterance = new Utterance(text, Listening.DIRECT, Language.EN, Phrasings.NOW);
    Meaning meaning = Phrasings.INTERPRETER.read(utterance).main();
    assertThat(meaning.intent()).isEqualTo(intent);
    assertThat(meaning.slots().event()).contains(event);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gala yes, picnic no | YES gala, NO picnic",
        "yes to the gala, no to the picnic | YES gala, NO picnic",
        "I'll be at the gala but not the picnic | YES gala, NO picnic",
        "I can make the picnic but can't make the gala | YES picnic, NO gala",
        "I'll come to the gala and the picnic | YES gala, YES picnic",
        "gala and picnic: I'm in | YES gala, YES picnic",
        "gala +2, picnic maybe | YES gala 3, MAYBE picnic",
        "sign up Tom for the gala and Ann for the picnic | YES gala for Tom, YES picnic for Ann",
        "#12 yes, #13 no | YES 12, NO 13",
        "Thanks for the picnic! Count me in for the gala | YES gala",
        "count me in for the gala, the picnic sounds nice | YES gala",
        "the gala picnic works for me | YES gala",
        "晚会参加，野餐不去 | YES 晚会, NO 野餐",
        "晚会我去，但是野餐去不了 | YES 晚会, NO 野餐",
        "晚会和野餐我都去 | YES 晚会, YES 野餐",
        "年会和讲座都不去了 | NO 年会, NO 讲座",
        "年会我和老婆来，讲座就算了 | YES 年会 2, NO 讲座",
        "野餐不去了，晚会+2 | NO 野餐, YES 晚会 3",
        "《校友年会》我来，《春季论坛》来不了 | YES 校友年会, NO 春季论坛",
        "the gala was good, the picnic was bad | ",
        "How is the gala, and is the picnic on? | ",
        "谁去年会和徒步？ | "
      })
  void eachEventGetsTheAnswerThatIsGivenToIt(String text, @Nullable String expected) {
    Utterance utterance = new Utterance(text, Listening.DIRECT, Language.EN, Phrasings.NOW);
    assertThat(Phrasings.INTERPRETER.read(utterance).meanings().stream()
            .filter(meaning -> meaning.intent().isAnswer())
            .map(UnderstandingTest::told)
            .collect(joining(", ")))
        .isEqualTo(expected == null ? "" : expected);
  }

  private static String told(Meaning meaning) {
    Slots slots = meaning.slots();
    String seats = slots.seats().isPresent() ? " " + slots.seats().getAsInt() : "";
    String whose = slots.onBehalfOf().map(name -> " for " + name).orElse("");
    return meaning.intent().name().replace("RSVP_", "") + " " + slots.event().orElse("?") + seats
        + whose;
  }

  @ParameterizedTest
  @CsvSource({
    "We'll be at the reunion, RSVP_YES",
    "I'll definitely be at the gala, RSVP_YES",
    "I'll be at a wedding, RSVP_NO",
    "I will be at the office, RSVP_NO",
    "I won't be at the gala, RSVP_NO",
    "校友年会我来, RSVP_YES",
    "校友晚宴我去不了, RSVP_NO"
  })
  void whereSomebodyWillBeTellsWhetherTheyCome(String text, Intent intent) {
    Utterance utterance = new Utterance(text, Listening.CARD, Language.EN, Phrasings.NOW);
    assertThat(Phrasings.INTERPRETER.read(utterance).intent()).isEqualTo(intent);
  }

  @ParameterizedTest
  @CsvSource({"帮我同学王刚报名, 王刚", "给我同学李明报名, 李明", "报一下名王刚, 王刚", "Can you sign up Li Lei too, Li Lei"})
  void anotherIsSignedUpByName(String text, String name) {
    Utterance utterance = new Utterance(text, Listening.CARD, Language.ZH, Phrasings.NOW);
    assertThat(Phrasings.INTERPRETER.read(utterance).main().slots().onBehalfOf())
        .contains(name);
  }

  @ParameterizedTest
  @CsvSource({"delete my account", "erase all my data", "删除我的账号", "把我的资料删掉"})
  void whoWantsToBeDeletedIsLedThere(String text) {
    Utterance utterance = new Utterance(text, Listening.DIRECT, Language.EN, Phrasings.NOW);
    Meaning meaning = Phrasings.INTERPRETER.read(utterance).main();
    assertThat(meaning.intent()).isEqualTo(Intent.ME);
    assertThat(meaning.slots().query()).contains("delete");
  }

  @Test
  void aDayThatMayBeAMonthIsAskedAbout() {
    Utterance utterance = new Utterance("4/5", Listening.DIRECT, Language.EN, Phrasings.NOW);
    assertThat(Phrasings.INTERPRETER.read(utterance).intent()).isEqualTo(Intent.ASK);
  }

  @ParameterizedTest
  @EnumSource
  void ordinaryTalkDoesNothing(Language language) {
    assertThat(evaluation(language).actedOnChatter()).isZero();
    List<Example> shipped = Example.read(language, "corpus/" + language.code() + ".txt");
    assertThat(new Evaluation(Phrasings.INTERPRETER, Phrasings.NOW).add(shipped).actedOnChatter())
        .isZero();
  }

  @ParameterizedTest
  @EnumSource
  void theCorpusIsLargeEnoughToMeanSomething(Language language) {
    List<Example> test = Example.read(language, "corpus/" + language.code() + "-test.txt");
    List<Example> dev = Example.read(language, "corpus/" + language.code() + ".txt");
    assertThat(test).hasSizeGreaterThanOrEqualTo(500);
    assertThat(dev).hasSizeGreaterThanOrEqualTo(600);
    assertThat(test.stream().filter(example -> !example.intent().isAction()))
        .hasSizeGreaterThanOrEqualTo(150);
    assertThat(dev.stream().filter(example -> !example.intent().isAction()))
        .hasSizeGreaterThanOrEqualTo(300);
  }

  @ParameterizedTest
  @EnumSource
  void noLineIsInBothParts(Language language) {
    List<String> dev = Example.read(language, "corpus/" + language.code() + ".txt").stream()
        .map(Example::text)
        .toList();
    assertThat(Example.read(language, "corpus/" + language.code() + "-test.txt").stream()
            .map(Example::text)
            .filter(text -> text.length() > 12))
        .doesNotContainAnyElementsOf(dev);
  }
}
