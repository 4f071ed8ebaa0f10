package io.reunion.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLogTest {
  private final EventLog log = new EventLog("now", 3);

  private void happen(int times) {
    for (int i = 0; i < times; i++) {
      log.append("message", RoomJson.object());
    }
  }

  private List<String> seenSince(String id) {
    List<String> seen = new ArrayList<>();
    log.watch(Optional.of(id), event -> seen.add(event.type() + " " + event.id()));
    return seen;
  }

  @Test
  void tellsWhatWasMissedAndThenWhatComes() {
    happen(2);
    List<String> seen = seenSince("now-1");
    happen(1);
    assertThat(seen).containsExactly("message now-2", "message now-3");
  }

  @Test
  void tellsNothingToOneWhoHasSeenAll() {
    happen(3);
    assertThat(seenSince(log.cursor())).isEmpty();
  }

  @Test
  void tellsEverythingThatIsKeptToOneWhoSawTheEventBefore() {
    happen(5);
    assertThat(seenSince("now-2"))
        .containsExactly("message now-3", "message now-4", "message now-5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"now-1", "now-6", "now--1", "now-", "now-x", "before-5", "", "\n"})
  void asksToReadAnewWhereTheGapCannotBeFilled(String seen) {
    happen(5);
    assertThat(seenSince(seen)).containsExactly("reset now-5");
  }

  @Test
  void startsWithWhatIsNewForOneWhoNamesNothing() {
    happen(2);
    List<String> seen = new ArrayList<>();
    Runnable end = log.watch(Optional.empty(), event -> seen.add(event.id()));
    happen(1);
    end.run();
    happen(1);
    assertThat(seen).containsExactly("now-3");
    assertThat(log.watchers()).isZero();
  }
}
