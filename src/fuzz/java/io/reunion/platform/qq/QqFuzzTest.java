package io.reunion.platform.qq;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.reunion.chat.AccountId;
import io.reunion.config.Secret;
import io.reunion.platform.Fuzzed;
import io.reunion.platform.Mutations;
import java.net.URI;
/** A body with a good signature: answered, and what is taken survives the journal. */
class QqFuzzTest {
  private static final QqPlatformIT TEST = new QqPlatformIT();
  private static final QqInbound QQ = new QqInbound(
      AccountId.of("qq", "main"),
      new QqConfig("1020", Secret.of("canary-secret"), URI.create("http://127.0.0.1:1")));

  static {
    Fuzzed.beginsWithWhatIsRecorded(QqFuzzTest.class);
  }

  @FuzzTest(maxDuration = Fuzzed.TIME)
  void bodies(byte[] body) {
    Mutations.answers(body, sent -> QQ.receive(TEST.signed(sent)));
  }
}
