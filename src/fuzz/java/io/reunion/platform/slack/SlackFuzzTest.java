package io.reunion.platform.slack;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.reunion.platform.Fuzzed;
import io.reunion.platform.Mutations;
/** A body with a good signature: answered, and what is taken survives the journal. */
class SlackFuzzTest {
  static {
    Fuzzed.beginsWithWhatIsRecorded(SlackFuzzTest.class);
  }

  @FuzzTest(maxDuration = Fuzzed.TIME)
  void bodies(byte[] body) {
    Mutations.answers(body, sent -> SlackFixture.app().receive(SlackFixture.json(sent)));
  }
}
