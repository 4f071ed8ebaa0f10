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
