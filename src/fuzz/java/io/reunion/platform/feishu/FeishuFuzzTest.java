package io.reunion.platform.feishu;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** A body with a good signature: taken, or refused; nothing is thrown. */
class FeishuFuzzTest {
  @FuzzTest(maxDuration = "40s")
  void bodies(byte[] body) {
    FeishuFixture.inbound().receive(FeishuFixture.signed(body), FeishuFixture.BOT);
  }
}
