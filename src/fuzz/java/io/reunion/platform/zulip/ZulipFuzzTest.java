package io.reunion.platform.zulip;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.reunion.chat.Platform;
import io.reunion.platform.Fuzzed;
import io.reunion.platform.Mutations;
/** A body with a good signature: answered, and what is taken survives the journal. */
class ZulipFuzzTest {
  private static final ZulipPlatformTest TEST = new ZulipPlatformTest();
  private static final Platform ZULIP = TEST.adapter("http://127.0.0.1:1");

  static {
    Fuzzed.beginsWithWhatIsRecorded(ZulipFuzzTest.class);
  }

  @FuzzTest(maxDuration = Fuzzed.TIME)
  void bodies(byte[] body) {
    Mutations.answers(body, sent -> ZULIP.receive(TEST.signed(sent)));
  }
}
