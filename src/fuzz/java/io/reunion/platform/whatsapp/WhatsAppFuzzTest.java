package io.reunion.platform.whatsapp;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.reunion.platform.Fuzzed;
import io.reunion.platform.Mutations;
/** A body with a good signature: answered, and what is taken survives the journal. */
class WhatsAppFuzzTest {
  static {
    Fuzzed.beginsWithWhatIsRecorded(WhatsAppFuzzTest.class);
  }

  @FuzzTest(maxDuration = Fuzzed.TIME)
  void bodies(byte[] body) {
    Mutations.answers(body, sent -> WhatsAppReceiveTest.WHATSAPP.receive(WhatsAppReceiveTest.signed(sent)));
  }
}
