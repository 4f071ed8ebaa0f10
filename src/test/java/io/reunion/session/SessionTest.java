package io.reunion.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionTest {
  private static final Dialogue ASKED = new Dialogue("event-new", "title", Map.of());

  @Test
  void aSessionIsAValueThatIsChangedByMakingAnother() {
    Session session = Session.EMPTY.with(ASKED).remember("undo", "rsvp gala no");
    assertThat(Session.EMPTY.dialogue()).isEmpty();
    assertThat(session.dialogue()).contains(ASKED);
    assertThat(session.recall("undo")).contains("rsvp gala no");
    assertThat(session.forget("undo").recall("undo")).isEmpty();
    assertThat(session.withoutDialogue()).isEqualTo(Session.EMPTY.remember("undo", "rsvp gala no"));
    assertThat(session.version()).isZero();
  }

  @Test
  void anAnswerTakesTheDialogueOn() {
    Dialogue next = ASKED.answered("title", "Gala", "when");
    assertThat(next).isEqualTo(new Dialogue("event-new", "when", Map.of("title", "Gala")));
    assertThat(next.at("title").answers()).containsEntry("title", "Gala");
    assertThat(ASKED.answers()).isEmpty();
  }

  @Test
  void whatItWasMadeFromMayChange() {
    Map<String, String> memory = new HashMap<>(Map.of("a", "1"));
    Session session = new Session(3, java.util.Optional.empty(), memory);
    memory.clear();
    assertThat(session.recall("a")).contains("1");
    assertThat(session.remember("b", "2").version()).isEqualTo(3);
  }

  @Test
  void anOperationThatIsWorkedAgainFindsWhatItFoundTheFirstTime() {
    Session found = new Session(4, Optional.of(ASKED), Map.of("undo", "rsvp gala no"));
    Session left = found.withoutDialogue().forget("undo").madeBy("u7", found);
    Session stored = new Session(5, left.dialogue(), left.memory(), left.past(), left.language());
    Session again = stored.foundBy("u7");
    assertThat(again.dialogue()).contains(ASKED);
    assertThat(again.recall("undo")).contains("rsvp gala no");
    assertThat(again.version()).isEqualTo(5);
    assertThat(stored.foundBy("u8")).isEqualTo(stored);
  }
}
