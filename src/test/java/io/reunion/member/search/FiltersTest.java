package io.reunion.member.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.member.search.Filters.Aspect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Adding to a question and taking out of it. */
class FiltersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fintech Shenzhen | 2008 | fintech Shenzhen, 2008",
        "fintech Shenzhen | in Oslo | fintech, in Oslo",
        "投行 上海 | 腾讯的 | 投行 上海, 腾讯的",
        "lawyers 2008 | 2009级的 | lawyers, 2009级的",
        "lawyers in France | in Paris | lawyers in France, in Paris",
        "lawyers at Google in Leeds | not in Boston | lawyers at Google in Leeds, not in Boston",
        "city:Oslo lawyers | in Leeds | city:Oslo lawyers, in Leeds",
      })
  void addsToAQuestionAndReplacesWhatOnePersonHasOnce(String before, String words, String after) {
    assertThat(Filters.of(before).with(words)).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lawyers in Leeds, but not at Google | PLACE | lawyers, but not at Google",
        "lawyers in Leeds, but not at Google | FIRM | lawyers in Leeds",
        "lawyers in Leeds, but not at Google | WORK | in Leeds, but not at Google",
        "有没有在上海做投行的08级校友 | YEAR | 有没有在上海做投行 校友",
        "Boeing or Airbus in Toulouse | FIRM | in Toulouse",
        "Zhang Wei Leeds | NAME | Leeds",
      })
  void takesOutWhatIsOfAKind(String before, Aspect aspect, String after) {
    assertThat(Filters.of(before).without(aspect).map(String::strip)).contains(after);
  }

  @Test
  void takesOutByNumberAndByMeaning() {
    Filters filters = Filters.of("fintech Shenzhen 2008");
    assertThat(filters.without(1)).contains("Shenzhen 2008");
    assertThat(filters.without(0)).contains("fintech Shenzhen");
    assertThat(filters.without(4)).isEmpty();
    assertThat(filters.without("深圳的")).contains("fintech 2008");
    assertThat(filters.without("Oslo")).isEmpty();
    assertThat(filters.without(Aspect.STUDY)).isEmpty();
  }
}
