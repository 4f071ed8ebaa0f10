package io.reunion.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.member.Field;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "change my city to Leeds please | city=Leeds",
        "please set my phone number to +44 20 7946 0999 | phone=+44 20 7946 0999",
        "把我的城市改成杭州 | city=杭州",
        "麻烦帮我把工作单位换成蓝鲸支付吧 | company=蓝鲸支付",
      })
  void anOrderIsPutDown(String text, String expected) {
    OwnWords words = OwnWords.read(text);
    assertThat(words.ordered().map(change -> change.field().key() + "=" + change.value()))
        .contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hi, can you update my job title to Head of Data? | title=Head of Data",
        "I moved to Leeds | city=Leeds",
        "hey, we've just relocated from Paris to São Paulo! | city=São Paulo",
        "my new email is ann@example.org | email=ann@example.org",
        "I now work at Begonia Health | company=Begonia Health",
        "我搬到杭州了 | city=杭州",
        "大家好，我最近调到成都了 | city=成都",
        "我跳槽到云帆智能了 | company=云帆智能",
        "我换工作了，现在在蓝鲸 | company=蓝鲸 city=蓝鲸",
        "我现在在南屏银行上班 | company=南屏银行",
        "我跳槽去了腾讯 | company=腾讯",
        "Ann said, change my city to Leeds | city=Leeds",
        "Ann, change my city to Rome | city=Rome",
        "change my city to Leeds? | city=Leeds",
        "if I move, change my city to Leeds | city=Leeds",
        "妈妈说，把我的城市改成广州 | city=广州",
      })
  void newsIsOffered(String text, String expected) {
    OwnWords words = OwnWords.read(text);
    assertThat(words.ordered()).isEmpty();
    assertThat(words.offered().stream()
            .map(change -> change.field().key() + "=" + change.value())
            .toList())
        .containsExactly(expected.split(" (?=\\w+=)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hide my phone number | phone | true",
        "please don't show my email to anyone | email | true",
        "my city should not be visible | city | true",
        "我的手机号不要给别人看 | phone | true",
        "who can see my company? | company | false",
        "手机号只给校友看 | phone | false",
        "what do you know about me | | false",
        "you have my name wrong | | false",
        "hide my phone and my email | phone email | true",
        "unhide my email | email | false",
        "make my email visible to members, not private | email | false",
        "别隐藏我的手机号 | phone | false",
        "取消隐藏我的邮箱 | email | false",
        "is my phone number hidden? | phone | false",
        "why does nobody see my email | email | false",
        "show my profile | | false",
        "我的资料 | | false",
      })
  void aFieldOfWhichIsSaidWhoSeesIt(String text, String field, boolean hides) {
    OwnWords words = OwnWords.read(text);
    assertThat(words.ordered()).isEmpty();
    assertThat(words.offered()).isEmpty();
    assertThat(words.fields().stream().map(Field::key))
        .containsExactly(field == null ? new String[0] : field.split(" "));
    assertThat(words.hides()).isEqualTo(hides);
  }
}
