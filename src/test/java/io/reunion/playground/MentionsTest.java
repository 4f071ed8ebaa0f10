package io.reunion.playground;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {
  private final Mentions mentions =
      new Mentions(new Scene.Bot("reunion", new Bilingual("校友小助手", "Reunion Bot")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@reunion find Li | find Li",
        "@Reunion, who comes? | who comes?",
        "@reunion帮我报名 | 帮我报名",
        "＠校友小助手 报名 | 报名",
        "@校友小助手：报名 | 报名",
        "@Reunion Bot help | help",
        "hello @reunion can you help | hello can you help",
        "你好@reunion 帮助 | 你好帮助",
        "/help@reunion | /help",
        "/find@reunion Li | /find Li",
        "/帮助 | /帮助",
        "/rsvp gala yes | /rsvp gala yes"
      })
  void takesTheMentionOut(String said, String understood) {
    assertThat(mentions.find(said)).isEqualTo(new Mentions.Addressed(understood, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "write to me@reunion.org",
        "@reunionist is another one",
        "@reunion_fan too",
        "@reunion.example is a host",
        "reunion is on Friday",
        "好的",
        "1/2",
        "/ alone"
      })
  void leavesWhatIsNoMention(String said) {
    assertThat(mentions.find(said)).isEqualTo(new Mentions.Addressed(said, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"@reunion", " @校友小助手 "})
  void leavesNothingOfAMentionAlone(String said) {
    assertThat(mentions.find(said)).isEqualTo(new Mentions.Addressed("", true));
  }
}
