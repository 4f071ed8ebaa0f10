package io.reunion.platform.feishu;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.reunion.platform.Fuzzed;
import io.reunion.platform.Mutations;
/** A body with a good signature: answered, and what is taken survives the journal. */
class FeishuFuzzTest {
  private static final FeishuInbound FEISHU = FeishuFixture.inbound();

  static {
    Fuzzed.beginsWithWhatIsRecorded(FeishuFuzzTest.class);
  }

  @FuzzTest(maxDuration = Fuzzed.TIME)
  void bodies(byte[] body) {
    Mutations.answers(body, sent -> FEISHU.receive(FeishuFixture.signed(sent), FeishuFixture.BOT));
  }
}
