package io.reunion.platform.teams;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.reunion.chat.AccountId;
import io.reunion.platform.Fuzzed;
import io.reunion.platform.Mutations;
import java.time.Instant;
import java.util.Optional;
/** A body with a good signature: answered, and what is taken survives the journal. */
class TeamsFuzzTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
  private static final TeamsActivities READER =
      new TeamsActivities(AccountId.of("teams", "main"), /* named= */ false);

  static {
    Fuzzed.beginsWithWhatIsRecorded(TeamsFuzzTest.class);
  }

  @FuzzTest(maxDuration = Fuzzed.TIME)
  void bodies(byte[] body) {
    Mutations.answers(body, sent -> Fuzzed.read(sent, json -> READER.read(json, NOW, Optional.empty())));
  }
}
