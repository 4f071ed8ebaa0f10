package io.reunion.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenAudienceTest {
  private static final Map<String, String> NAMES = Map.of(
      "new-york", "new-york",
      "new york chapter", "new-york",
      "dublin", "dublin",
      "dublin chapter", "dublin",
      "都柏林校友会", "dublin",
      "kyoto", "kyoto",
      "kyoto chapter", "kyoto",
      "京都校友会", "kyoto");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "to the Dublin people: the pub has changed | dublin | the pub has changed",
        "to all alumni in Kyoto and Dublin: see you | kyoto dublin | see you",
        "for the class of 2009: photos are up | 2009 | photos are up",
        "tell the Kyoto chapter that the talk is off | kyoto | the talk is off",
        "to everyone: happy new year | all | happy new year",
        "to everyone in New York and Dublin: see you | new-york dublin | see you",
        "to the New Haven people: hello | new haven | hello",
        "给都柏林的同学们：改到周六 | dublin | 改到周六",
        "给京都校友会发个通知：讲座取消 | kyoto | 讲座取消",
        "致2009级校友：照片出来了 | 2009级 | 照片出来了",
        "给所有群：新年快乐 | all | 新年快乐",
        "to the Atlantis folks: hello | atlantis | hello",
      })
  void whoStandsBeforeAColonIsTheAudience(String line, String audience, String text) {
    assertThat(SpokenAudience.read(line, NAMES)).contains(new SpokenAudience(audience, text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The hall has moved: see the map",
        "明天下午两点：图书馆见",
        "to be or not to be",
        "Dublin: see you there"
      })
  void whatNamesNobodyIsText(String line) {
    assertThat(SpokenAudience.read(line, NAMES)).isEqualTo(Optional.empty());
  }
}
