package io.reunion.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reunion.playground.Scene.Group;
import io.reunion.playground.Scene.Line;
import io.reunion.playground.Scene.Persona;
import io.reunion.playground.Scene.Step;
import io.reunion.playground.Scene.Tip;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SceneTest {
  private static final Bilingual WORDS = new Bilingual("字", "word");

  private static Persona persona(String id) {
    return new Persona(id, WORDS, "zh", WORDS);
  }

  private static Group group(String id, String... members) {
    return new Group(id, "Group", "en", List.of(members));
  }

  private static Scene scene(
      List<Persona> personas, List<Group> groups, List<Tip> tips, List<Line> opening) {
    return new Scene(new Scene.Bot("bot", WORDS), personas, groups, List.of(), tips, opening);
  }

  @Test
  void refusesIdsThatAreUnknownTwiceOrMisshapen() {
    List<Persona> li = List.of(persona("li"));
    List<Group> town = List.of(group("town", "li"));
    assertThatThrownBy(() -> scene(List.of(persona("Li Lei")), town, List.of(), List.of()))
        .hasMessage("persona id: Li Lei (expected: 1 to 32 lower-case letters, digits, '-')");
    assertThatThrownBy(
            () -> scene(List.of(persona("li"), persona("li")), town, List.of(), List.of()))
        .hasMessage("persona id: li (expected: each only once)");
    assertThatThrownBy(() -> scene(li, List.of(group("town", "tom")), List.of(), List.of()))
        .hasMessage("member: tom (expected: one of [li])");
    assertThatThrownBy(() -> scene(li, List.of(), List.of(), List.of()))
        .hasMessage("no group (expected: at least one)");
    Tip tip = new Tip(
        new Step("t", "li", Scene.DIRECT, "x", false), new Step("t", "li", "village", "x", false));
    assertThatThrownBy(() -> scene(li, town, List.of(tip), List.of()))
        .hasMessage("tip chat: village (expected: one of [town])");
    Line line = new Line("town", "ann", "hi", Duration.ZERO);
    assertThatThrownBy(() -> scene(li, town, List.of(), List.of(line)))
        .hasMessage("opening persona: ann (expected: one of [li])");
  }

  @ParameterizedTest
  @CsvSource({"zh, 字", "zh-TW, 字", "en, word", "en-GB, word", "fr, word", "zho, word"})
  void speaksChineseToThoseWhoDoAndEnglishToAllOthers(String language, String words) {
    assertThat(WORDS.in(language)).isEqualTo(words);
  }
}
