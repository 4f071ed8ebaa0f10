package io.reunion.platform.discord;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.reunion.chat.Platform;
import io.reunion.platform.Fuzzed;
import io.reunion.platform.Mutations;
/** A body with a good signature: answered, and what is taken survives the journal. */
class DiscordFuzzTest {
  private static final DiscordPlatformTest TEST = new DiscordPlatformTest();
  private static final Platform DISCORD = TEST.adapter("http://127.0.0.1:1");

  static {
    Fuzzed.beginsWithWhatIsRecorded(DiscordFuzzTest.class);
  }

  @FuzzTest(maxDuration = Fuzzed.TIME)
  void bodies(byte[] body) {
    Mutations.answers(body, sent -> DISCORD.receive(TEST.signed(sent)));
  }
}
