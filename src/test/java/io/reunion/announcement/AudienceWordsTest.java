package io.reunion.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.announcement.Audience.To;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudienceWordsTest {
  private static final AudienceWords.Known KNOWN =
      new AudienceWords.Known(Set.of("berlin"), Set.of("hiking", "2008"), Set.of("telegram"));
  private static final Map<String, String> NAMES =
      Map.of("london", "london", "伦敦校友会", "london", "beijing", "beijing");

  private static Audience read(String words) {
    return AudienceWords.read(words, KNOWN, NAMES).audience().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "ALL", "全部", "所有群", ""})
  void everybodyIsEverybody(String words) {
    assertThat(read(words)).isEqualTo(Audience.ALL);
  }

  @Test
  void eachWordIsOfItsSort() {
    assertThat(read("#london, berlin 2008级 telegram、hiking"))
        .isEqualTo(new Audience(
            To.GROUPS,
            Set.of(),
            Set.of("london", "berlin"),
            Set.of("telegram"),
            Set.of("2008"),
            Set.of("hiking"),
            Set.of()));
    assertThat(read("伦敦校友会").chapters()).containsExactly("london");
    assertThat(read("校友 2008届"))
        .isEqualTo(new Audience(
            To.MEMBERS, Set.of(), Set.of(), Set.of(), Set.of("2008"), Set.of(), Set.of()));
    assertThat(read("members class of 2012").classYears()).containsExactly("2012");
  }

  @Test
  void aDashLeavesOut() {
    assertThat(read("all -伦敦校友会 #-berlin -#hiking -2008届").except())
        .containsExactly("2008", "berlin", "hiking", "london");
    assertThat(AudienceWords.read("-atlantis", KNOWN, NAMES).unknown()).isEqualTo("-atlantis");
  }

  @Test
  void aWordThatMeansNothingIsNamed() {
    assertThat(AudienceWords.read("london atlantis", KNOWN, NAMES).unknown()).isEqualTo("atlantis");
  }
}
