package io.reunion.platform.slack;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** A body with a good signature: taken, or refused; nothing is thrown. */
class SlackFuzzTest {
  @FuzzTest(maxDuration = "40s")
  void bodies(byte[] body) {
    SlackFixture.app().receive(SlackFixture.json(body));
  }
}
