package io.reunion.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhraseBookTest {
  @TempDir
  Path directory;

  /** A copy that nobody has touched is the shipped one and is not compiled a second time. */
  @Test
  void phrasesThatAnOperatorChangedAreReadAndACopyIsTheShippedOne() throws IOException {
    for (String file : List.of("en.yaml", "zh.yaml")) {
      Files.copy(Path.of("bot-config/phrases", file), directory.resolve(file));
    }
    assertThat(PhraseBook.read(directory)).isSameAs(PhraseBook.shipped());
    Files.writeString(directory.resolve("en.yaml"), "\n# ours\n", StandardOpenOption.APPEND);
    assertThat(PhraseBook.read(directory).edition())
        .isNotEqualTo(PhraseBook.shipped().edition());
  }
}
