package io.reunion.platform.googlechat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.reunion.chat.AccountId;
import io.reunion.platform.Fuzzed;
import io.reunion.platform.Mutations;
import java.time.Instant;
import java.util.Optional;
/** A body with a good signature: answered, and what is taken survives the journal. */
class GoogleChatFuzzTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
  private static final GoogleChatEvents READER =
      new GoogleChatEvents(AccountId.of("googlechat", "main"));

  static {
    Fuzzed.beginsWithWhatIsRecorded(GoogleChatFuzzTest.class);
  }

  @FuzzTest(maxDuration = Fuzzed.TIME)
  void bodies(byte[] body) {
    Mutations.answers(body, sent -> Fuzzed.read(sent, json -> READER.read(json, NOW, Optional.empty())));
  }
}
