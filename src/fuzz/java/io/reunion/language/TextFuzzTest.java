package io.reunion.language;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.reunion.platform.Fuzzed;
import io.reunion.language.signup.SignUpReader;
import io.reunion.language.when.Hint;
import io.reunion.language.when.WhenParser;
import java.time.ZonedDateTime;

/** What people write: it is understood or it is not, and nothing is thrown. */
class TextFuzzTest {
  private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-18T10:00:00+08:00");

  @FuzzTest(maxDuration = Fuzzed.TIME)
  void signUpLists(FuzzedDataProvider data) {
    SignUpReader.readAll(data.consumeRemainingAsString());
  }

  @FuzzTest(maxDuration = Fuzzed.TIME)
  void dates(FuzzedDataProvider data) {
    new WhenParser().find(data.consumeRemainingAsString(), NOW, Hint.NONE);
  }
}
