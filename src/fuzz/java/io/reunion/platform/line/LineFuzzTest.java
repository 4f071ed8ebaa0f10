package io.reunion.platform.line;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.reunion.platform.Fuzzed;
import io.reunion.platform.Mutations;
/** A body with a good signature: answered, and what is taken survives the journal. */
class LineFuzzTest {
  static {
    Fuzzed.beginsWithWhatIsRecorded(LineFuzzTest.class);
  }

  @FuzzTest(maxDuration = Fuzzed.TIME)
  void bodies(byte[] body) {
    Mutations.answers(body, sent -> LineReceiveTest.LINE.receive(LineReceiveTest.signed(sent)));
  }
}
