package io.reunion.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigPrinterTest {
  enum Mode {
    AT_MOST_ONCE
  }

  record Inner(int a) {}

  record All(
      Secret secret,
      Optional<Secret> other,
      Optional<String> absent,
      Mode mode,
      List<Duration> lengths,
      List<Inner> many,
      Map<String, Inner> named,
      Map<String, Inner> none,
      Set<String> words,
      Inner inner) {}

  @Test
  void writesOneSettingALine() {
    All all = new All(
        Secret.of("s3cret"),
        Optional.of(Secret.of("s3cret")),
        Optional.empty(),
        Mode.AT_MOST_ONCE,
        List.of(Duration.ofHours(24), Duration.ofMillis(1_500)),
        List.of(new Inner(1), new Inner(2)),
        Map.of("x", new Inner(3)),
        Map.of(),
        Set.of(),
        new Inner(4));

    assertThat(ConfigPrinter.lines("all", all))
        .containsExactly(
            "all.secret: [REDACTED]",
            "all.other: [REDACTED]",
            "all.absent: -",
            "all.mode: at-most-once",
            "all.lengths: [1d, 1s500ms]",
            "all.many[0].a: 1",
            "all.many[1].a: 2",
            "all.named.x.a: 3",
            "all.none: {}",
            "all.words: []",
            "all.inner.a: 4");
  }
}
