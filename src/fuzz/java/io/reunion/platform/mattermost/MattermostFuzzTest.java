package io.reunion.platform.mattermost;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.reunion.platform.Fuzzed;
import io.reunion.platform.Mutations;
/** A body with a good signature: answered, and what is taken survives the journal. */
class MattermostFuzzTest {
  private static final MattermostReceiveTest TEST = new MattermostReceiveTest();

  static {
    Fuzzed.beginsWithWhatIsRecorded(MattermostFuzzTest.class);
  }

  @FuzzTest(maxDuration = Fuzzed.TIME)
  void bodies(byte[] body) {
    Mutations.answers(body, sent -> TEST.json(new String(sent, UTF_8)));
  }
}
