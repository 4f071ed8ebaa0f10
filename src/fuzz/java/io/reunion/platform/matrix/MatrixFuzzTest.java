package io.reunion.platform.matrix;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.reunion.chat.Platform;
import io.reunion.platform.Fuzzed;
import io.reunion.platform.Mutations;
/** A body with a good signature: answered, and what is taken survives the journal. */
class MatrixFuzzTest {
  private static final MatrixPlatformTest TEST = new MatrixPlatformTest();
  private static final Platform MATRIX = TEST.adapter("http://127.0.0.1:1");

  static {
    Fuzzed.beginsWithWhatIsRecorded(MatrixFuzzTest.class);
  }

  @FuzzTest(maxDuration = Fuzzed.TIME)
  void bodies(byte[] body) {
    Mutations.answers(body, sent -> MATRIX.receive(TEST.signed(sent)));
  }
}
