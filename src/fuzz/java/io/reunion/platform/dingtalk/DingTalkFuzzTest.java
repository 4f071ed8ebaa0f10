package io.reunion.platform.dingtalk;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.reunion.platform.Fuzzed;
import io.reunion.platform.Mutations;
/** A body with a good signature: answered, and what is taken survives the journal. */
class DingTalkFuzzTest {
  private static final DingTalkFixture.Instance DINGTALK =
      DingTalkFixture.inbound(DingTalkFixture.config());

  static {
    Fuzzed.beginsWithWhatIsRecorded(DingTalkFuzzTest.class);
  }

  @FuzzTest(maxDuration = Fuzzed.TIME)
  void bodies(byte[] body) {
    Mutations.answers(body, sent -> DINGTALK.receive(
        sent.length % 2 == 0 ? DingTalkFixture.message(sent) : DingTalkFixture.press(sent)));
  }
}
