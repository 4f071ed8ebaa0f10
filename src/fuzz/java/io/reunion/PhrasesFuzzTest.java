package io.reunion;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.reunion.platform.Fuzzed;
import io.reunion.language.Interpreter;
import io.reunion.language.LineDialogue;
import io.reunion.language.Listening;
import io.reunion.text.Language;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZonedDateTime;

/** Lines of JSON with what people write, as the command {@code understand} and a replayed chat give them. */
class PhrasesFuzzTest {
  private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-18T10:00:00+08:00");
  private static final LineDialogue DIALOGUE =
      new LineDialogue(new Interpreter(Wording.read(Path.of("bot-config")).phrases()));

  @FuzzTest(maxDuration = Fuzzed.TIME)
  void phrases(FuzzedDataProvider data) throws IOException {
    Listening heard = data.pickValue(Listening.values());
    Language language = data.pickValue(Language.values());
    DIALOGUE.run(
        new ByteArrayInputStream(data.consumeRemainingAsBytes()),
        new ByteArrayOutputStream(),
        new LineDialogue.Setting(heard, language, NOW));
  }
}
