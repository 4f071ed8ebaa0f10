package io.reunion.platform.wecom;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** A body with a good signature: taken, or refused; nothing is thrown. */
class WeComFuzzTest {
  @FuzzTest(maxDuration = "40s")
  void bodies(byte[] body) {
    WeComFixture.inbound().receive(WeComFixture.post(body));
  }
}
