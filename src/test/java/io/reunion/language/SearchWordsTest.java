package io.reunion.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.text.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a sentence looks for, wherever in it that stands. */
class SearchWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "李雷的微信是多少 | 李雷",
        "有李雷电话吗 | 李雷",
        "给个王晓宇的联系方式呗 | 王晓宇",
        "陈思远现在混哪儿呢 | 陈思远",
        "what's the email of Petr Novak? | Petr Novak",
        "Where did Anil Kumar end up | Anil Kumar",
        "is Erik Lindqvist in here? | Erik Lindqvist",
        "99级建筑的帮忙搜一下 | 99级建筑",
        "2010年以后毕业的在深圳有谁 | 2010年以后毕业的在深圳",
        "I'm moving to Rotterdam, got anybody there? | Rotterdam",
        "五月去河内出差，有熟人吗那边 | 五月去河内出差",
      })
  void areFoundInTheSentence(String text, String words) {
    boolean han = text.codePoints().anyMatch(Character::isIdeographic);
    Meaning meaning = Phrasings.INTERPRETER
        .read(new Utterance(text, Listening.DIRECT, han ? Language.ZH : Language.EN, Phrasings.NOW))
        .main();
    assertThat(meaning.intent()).isEqualTo(Intent.FIND);
    assertThat(meaning.slots().query()).contains(words);
  }
}
