package io.reunion.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.text.Language;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody wants of the bot, in words that no phrase has. */
class WishesTest {
  private static Understanding read(String text, Listening heard) {
    boolean han = text.codePoints().anyMatch(Character::isIdeographic);
    return Phrasings.INTERPRETER.read(
        new Utterance(text, heard, han ? Language.ZH : Language.EN, Phrasings.NOW));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mech eng grads who ended up in Stuttgart | FIND",
        "got any contacts in the Dubai chapter | FIND",
        "校友里有没有开诊所的 | FIND",
        "跳槽啦，把我资料里的公司换成宁波港 | ME",
        "my phone number is out of date | ME",
        "I pressed the wrong thing, please undo | UNDO",
        "how did you get that from my message | WHY",
        "提醒太频繁了，关掉 | REMINDERS_OFF",
        "take me off the mailing list | UNSUBSCRIBE",
        "有没有周末的活动 | EVENTS",
        "I am lost, please help | HELP",
      })
  void whatNoPhraseHasIsGuessed(String text, Intent intent) {
    for (Listening heard : List.of(Listening.DIRECT, Listening.ADDRESSED)) {
      assertThat(read(text, heard).intent()).as("%s", heard).isEqualTo(intent);
    }
    assertThat(read(text, Listening.CARD).intent().isAction()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void talkToTheBotIsSeldomTakenForAWish(Language language) {
    List<Example> talk = Example.read(language, "corpus/" + language.code() + "-talk.txt");
    List<String> taken = talk.stream()
        .map(Example::text)
        .filter(text -> {
          Meaning main = read(text, Listening.DIRECT).main();
          return main.isGuessed() && main.intent().isAction() && !main.intent().isAnswer();
        })
        .toList();
    assertThat((double) taken.size() / talk.size()).as("%s", taken).isLessThan(0.02);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I don't wish to receive your announcements any longer | UNSUBSCRIBE",
        "给所有分会群发一条通知：本周六捐赠仪式改线上 | ANNOUNCE",
      })
  void wordsOfAnAnswerThatBelongToAWishAreNone(String text, Intent intent) {
    assertThat(read(text, Listening.DIRECT).intent()).isEqualTo(intent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "刚才填错了，想改一下 | BACK",
        "can I go back to the last question | BACK",
        "没有，下一个 | SKIP",
        "I'd rather not say | SKIP",
        "不是他 | DENY",
        "no, that's not her | DENY",
        "对，就是他 | CONFIRM",
        "yes, that's him | CONFIRM",
        "算了，不填了 | CANCEL",
        "I don't want to do this anymore | CANCEL",
        "老校区图书馆二楼 | NONE",
        "校友迎新晚宴 | NONE",
        "The old library, second floor | NONE",
        "Annual hike and picnic | NONE",
      })
  void aStepOfADialogueIsAnsweredInManyWords(String text, Intent intent) {
    assertThat(read(text, Listening.DIALOGUE).intent()).isEqualTo(intent);
  }

  @ParameterizedTest
  @CsvSource({"looks good, DIALOGUE", "对的, DIALOGUE", "没错, DIALOGUE"})
  void whoIsAskedAndSaysNoMoreThanYesConfirms(String text, Listening heard) {
    assertThat(read(text, heard).intent()).isEqualTo(Intent.CONFIRM);
  }
}
