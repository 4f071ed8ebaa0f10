package io.reunion.member.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.member.lexicon.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MemberQueryTest {
  private static List<String> split(String text) {
    return text == null ? List.of() : Tables.split(text, ",");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "who works in fintech in Shenzhen, class of 2008? | fintech, shenzhen, classof2008 |",
        "有没有在深圳做金融科技的08级校友张伟 | 深圳, 金融科技, 08级 | 张伟",
        "Zhang Wei new york | newyork | zhang, wei",
        "找一下北京的王芳 | 北京 | 王芳",
        "城市：深圳 李雷 | 深圳 | 李雷",
        "company:\"Blue Whale\" Li | blue whale | li",
        "張偉 | | 张伟",
        "2005-2008 | 20052008 |",
      })
  void takesAQuestionApart(String question, String constraints, String words) {
    MemberQuery query = MemberQuery.parse(question);
    assertThat(query.constraints()).isEqualTo(split(constraints));
    assertThat(query.words()).isEqualTo(split(words));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "airbus or boeing, preferably toulouse side | airbus / boeing | toulouse |",
        "lawyers in Leeds, but not divorce lawyers please | lawyers, Leeds | | divorce lawyers",
        "lawyers, preferably in Leeds but not at Zorblatt Quux | lawyers | Leeds | zorblatt quux",
        "lawyers who are not from Zorblatt | lawyers | | Zorblatt",
        "北京做市场的校友，不要销售 | 北京, 市场 | | 销售",
        "做芯片的，人在上海优先 | 芯片 | 上海 |",
        "surname Okafor, maybe spelt Okafur | Okafor / Okafur | |",
        "深圳或者广州的律师 | 深圳 / 广州, 律师 | |",
        "a chef in Paris, France | chef, Paris, France | |",
        "是不是在北京的医生 | 北京, 医生 | |",
        "do you know a doctor? not sure whether he is in Leeds | doctor, Leeds | |",
        "有冇師姐做保險㗎 | 保險 | |",
        "帮忙找叫欧阳什么琳的 | 欧阳, 琳 | |",
        "武汉做保险的，平安的不要 | 武汉, 保险 | | 平安",
        "成都搞房产的，卖房的别给我 | 成都, 房产 | | 卖房",
        "化学系毕业但没进大厂的同学 | 化学系 | | 大厂",
        "a consultant at MBB in Leeds | consultant, MBB, Leeds | |",
      })
  void readsHowPartsStandToEachOther(
      String question, String asked, String wishes, String excluded) {
    MemberQuery query = MemberQuery.parse(question);
    assertThat(query.asked()).isEqualTo(split(asked));
    assertThat(query.wishes()).isEqualTo(split(wishes));
    assertThat(query.excluded()).isEqualTo(split(excluded));
  }

  @Test
  void exclusionsAloneAskForNobody() {
    assertThat(MemberQuery.parse("not in Boston").asked()).isEmpty();
  }

  @Test
  void fillersAreAskedForWhereThereIsNothingElse() {
    assertThat(MemberQuery.parse("an").words()).containsExactly("an");
    assertThat(MemberQuery.parse("an ran").words()).containsExactly("ran");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "???",
        "\uD800",
        "\uDC00张",
        "\u202E",
        "a\u0000b",
        "'",
        "((((",
        ":=:=",
        "\"",
        "class of"
      })
  void understandsAnythingWithoutFailing(String text) {
    assertThat(MemberQuery.parse(text).text()).isEqualTo(text.strip());
  }

  @Test
  void cutsWhatIsTooLong() {
    String longest = "张".repeat(10_000);
    assertThat(MemberQuery.parse(longest).text()).hasSize(MemberQuery.LONGEST);
    assertThat(MemberQuery.parse("a b ".repeat(1_000)).words().size()).isLessThanOrEqualTo(16);
  }

  @Test
  void doesNotPrintWhatWasAsked() {
    assertThat(MemberQuery.parse("zhang wei").toString()).isEqualTo("MemberQuery[2 parts]");
  }
}
