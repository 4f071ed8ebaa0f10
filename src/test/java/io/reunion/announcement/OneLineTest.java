package io.reunion.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {
  @Test
  void audienceAndOptionsStandInFrontInAnyOrder() {
    assertThat(OneLine.read("#london --urgent #-2008 --until \"tomorrow 9 pm\" The hall -- moved."))
        .isEqualTo(new OneLine(
            "#london #-2008",
            "urgent\nuntil tomorrow 9 pm",
            "The hall -- moved.",
            Optional.empty()));
    assertThat(OneLine.read("--紧急 --截止 明晚9点 --必达\n礼堂换了。"))
        .isEqualTo(new OneLine("", "urgent\nuntil 明晚9点\nat least once", "礼堂换了。", Optional.empty()));
  }

  @Test
  void aPictureAndAPinStandInFrontToo() {
    assertThat(OneLine.read("--pin --image https://a.example/a,b.png The hall"))
        .isEqualTo(new OneLine(
            "", "pin\nimage https://a.example/a%2Cb.png", "The hall", Optional.empty()));
    assertThat(OneLine.read("--置顶 --图片 “https://a.example/b.png” 礼堂"))
        .isEqualTo(new OneLine("", "pin\nimage https://a.example/b.png", "礼堂", Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hello --urgent", "---\nHello", "-- Hello", "【紧急】Hello", "#", ""})
  void whatIsNoOptionIsText(String text) {
    OneLine line = OneLine.read(text);
    assertThat(line.conditions()).isEmpty();
    assertThat(line.wrong()).isEmpty();
    assertThat(line.text()).isEqualTo(text.equals("#") ? "" : text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--urgnet Hello", "--until", "#london --pinn Hello", "--image"})
  void anOptionThatThereIsNotIsRefusedAndNotSent(String text) {
    assertThat(OneLine.read(text).wrong()).isPresent();
    assertThat(OneLine.read(text).text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# ",
        "#\n",
        "#a ",
        "#",
        "--urgent ",
        "--until # ",
        "--image a ",
        "--until \"a\" #b "
      })
  void hostileTextTakesLinearTime(String piece) {
    for (String before : List.of("", "--until ")) {
      String line = before + piece.repeat(400_000 / piece.length()) + "Hello";
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> OneLine.read(line).text().length(), piece);
    }
  }
}
