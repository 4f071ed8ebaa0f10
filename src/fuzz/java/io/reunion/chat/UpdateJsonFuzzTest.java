package io.reunion.chat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.reunion.platform.Fuzzed;
import java.nio.charset.StandardCharsets;

/** What the journal holds: an update, or refused as none. */
class UpdateJsonFuzzTest {
  @FuzzTest(maxDuration = Fuzzed.TIME)
  void updates(byte[] json) {
    try {
      Update read = UpdateJson.read(new String(json, StandardCharsets.UTF_8));
      if (!UpdateJson.read(UpdateJson.write(read)).equals(read)) {
        throw new AssertionError("not the same after it was written: " + read);
      }
    } catch (IllegalArgumentException refused) {
      return;
    }
  }
}
