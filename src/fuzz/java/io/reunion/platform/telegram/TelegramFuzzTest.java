package io.reunion.platform.telegram;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.reunion.platform.Fuzzed;
import io.reunion.platform.Mutations;
/** A body with a good signature: answered, and what is taken survives the journal. */
class TelegramFuzzTest {
  private static final TelegramPlatform BOT = TelegramFixture.bot("http://127.0.0.1:1");

  static {
    Fuzzed.beginsWithWhatIsRecorded(TelegramFuzzTest.class);
  }

  @FuzzTest(maxDuration = Fuzzed.TIME)
  void bodies(byte[] body) {
    Mutations.answers(body, sent -> BOT.receive(TelegramFixture.request(sent)));
  }
}
