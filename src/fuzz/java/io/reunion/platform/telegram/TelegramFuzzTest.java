package io.reunion.platform.telegram;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** A body with a good signature: taken, or refused; nothing is thrown. */
class TelegramFuzzTest {
  @FuzzTest(maxDuration = "40s")
  void bodies(byte[] body) {
    TelegramFixture.bot("http://127.0.0.1:1").receive(TelegramFixture.request(body));
  }
}
