package io.reunion.platform.wecom;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.reunion.platform.Fuzzed;
import io.reunion.platform.Mutations;
/** A body with a good signature: answered, and what is taken survives the journal. */
class WeComFuzzTest {
  private static final WeComInbound WECOM = WeComFixture.inbound();

  static {
    Fuzzed.beginsWithWhatIsRecorded(WeComFuzzTest.class);
  }

  @FuzzTest(maxDuration = Fuzzed.TIME)
  void bodies(byte[] body) {
    Mutations.answers(body, sent -> WECOM.receive(WeComFixture.post(sent)));
  }
}
