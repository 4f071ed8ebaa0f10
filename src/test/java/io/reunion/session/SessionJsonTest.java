package io.reunion.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionJsonTest {
  private static final Dialogue DIALOGUE =
      new Dialogue("event", "place", Map.of("title", "Dinner \"in\" 上海\n", "note", ""));

  @Test
  void whatIsWrittenIsRead() {
    Session session = new Session(7, Optional.of(DIALOGUE), Map.of("undo", "rsvp gala no", "", ""))
        .madeBy("telegram/main:1", new Session(6, Optional.empty(), Map.of("why", "words")));

    assertThat(SessionJson.read(7, SessionJson.write(session))).isEqualTo(session);
    assertThat(SessionJson.read(3, SessionJson.write(Session.EMPTY)))
        .isEqualTo(new Session(3, Optional.empty(), Map.of()));
  }

  @Test
  void aDialogueIsReadWithTheOneThatItInterrupted() {
    Dialogue inner = new Dialogue("verify", "who", Map.of()).over(DIALOGUE);
    Session session = new Session(7, Optional.of(inner), Map.of())
        .madeBy("telegram/main:1", new Session(6, Optional.of(inner), Map.of()));

    assertThat(SessionJson.read(7, SessionJson.write(session))).isEqualTo(session);
  }

  @Test
  void theFormIsThatOfEarlierVersions() {
    Session session = new Session(
            1, Optional.of(new Dialogue("d", "s", Map.of("a", "1"))), Map.of("m", "2"))
        .madeBy("op", new Session(0, Optional.empty(), Map.of("k", "v")));

    assertThat(SessionJson.write(session))
        .isEqualTo(
            "{\"name\":\"d\",\"step\":\"s\",\"answers\":{\"a\":\"1\"},\"memory\":{\"m\":\"2\"},"
                + "\"operation\":\"op\",\"before\":{\"memory\":{\"k\":\"v\"}}}");
  }

  @Test
  void fieldsOfANewerVersionAreSkipped() {
    Session read = SessionJson.read(
        2, "{\"more\":{\"of\":[1,{\"name\":\"no\"}]},\"memory\":{\"a\":\"b\"},\"last\":null}");

    assertThat(read).isEqualTo(new Session(2, Optional.empty(), Map.of("a", "b")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "\"text\"",
        "{",
        "{\"memory\":[]}",
        "{\"memory\":{\"a\":{\"b\":\"c\"}}}",
        "{\"memory\":{\"a\":1}}"
      })
  void whatCannotBeReadIsAFreshStart(String text) {
    assertThat(SessionJson.read(5, text)).isEqualTo(new Session(5, Optional.empty(), Map.of()));
  }
}
