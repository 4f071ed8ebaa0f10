package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.config.InvalidConfigException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a configuration, no secret is in what is said about it. */
class SecretsStaySecretTest {
  private static final String CANARY = "7f3CANARY9e";

  @TempDir
  Path directory;

  @Test
  void aVariablesValueIsNeverShownWhereverItStands() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("bot-config/reunion.yaml"));
    int places = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line =
          lines.get(i).replaceFirst("^(\\s*(?:- )?[a-zA-Z0-9]+: *)([^ #{].*)$", "$1\\${SECRET}");
      if (!line.equals(lines.get(i))) {
        places++;
        List<String> changed = new ArrayList<>(lines);
        changed.set(i, line);
        Files.write(directory.resolve("reunion.yaml"), changed);
        StringBuilder problems = new StringBuilder();
        if (ConfigCheck.run(TestConfigs.in(directory, Map.of("SECRET", CANARY)), problems::append)
            == 1) {
          assertThat(problems).doesNotContain(CANARY);
        }
      }
    }
    assertThat(places).isGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PORT", "REDIS_URI", "REUNION_API_TOKEN", "REUNION_APPROVER_TOKEN"})
  void norIsTheEnvironmentsOwn(String variable) throws IOException {
    assertThat(everythingSaid(Map.of(variable, CANARY))).doesNotContain(CANARY);
    assertThat(everythingSaid(Map.of(variable, "redis://:" + CANARY + "@h")))
        .doesNotContain(CANARY);
  }

  @Test
  void norTheContentOfASecretFile() throws IOException {
    Files.writeString(directory.resolve("secret"), " " + CANARY + "\t" + CANARY);
    Files.writeString(directory.resolve("platforms.yaml"), """
        telegram:
          main: {token: file:secret, secretToken: file:secret, apiBase: no}
        """);

    assertThat(everythingSaid(Map.of())).doesNotContain(CANARY).contains(":2: telegram.main.token");
  }

  /** Breaks a good file by hundreds of careless edits: nothing is thrown but the one exception. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void carelessEditsLeakNothing(long seed) throws IOException {
    Random random = new Random(seed);
    int broken = 0;
    for (int i = 0; i < 120; i++) {
      String edited = edited(random);
      Files.writeString(directory.resolve("platforms.yaml"), edited);
      String said = everythingSaid(Map.of());
      assertThat(said).as("about%n%s", edited).doesNotContain(CANARY);
      broken += said.contains("platforms.yaml:") ? 1 : 0;
    }
    assertThat(broken).isGreaterThan(50);
  }

  private static String edited(Random random) {
    StringBuilder text = new StringBuilder("""
        # accounts
        telegram:
          main:
            token: %1$s
            secretToken: "%1$s"
            apiBase: https://api.telegram.org
          second: {token: %1$s, secretToken: %1$s}
        slack:
          main:
            botToken: '%1$s'
            signingSecret: %1$s
        """.formatted(CANARY));
    for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
      edit(text, random);
    }
    return text.toString();
  }

  private static void edit(StringBuilder text, Random random) {
    String stray = " :\n\t\"'{}[],-#&*!|>%@`?$\\~<=中：";
    int at = random.nextInt(text.length());
    switch (random.nextInt(4)) {
      case 0 -> text.deleteCharAt(at);
      case 1 -> text.insert(at, stray.charAt(random.nextInt(stray.length())));
      case 2 -> text.setCharAt(at, stray.charAt(random.nextInt(stray.length())));
      default -> {
        List<String> lines = new ArrayList<>(Arrays.asList(text.toString().split("\n")));
        lines.add(random.nextInt(lines.size()), lines.remove(random.nextInt(lines.size())));
        text.setLength(0);
        text.append(lines.stream().collect(Collectors.joining("\n", "", "\n")));
      }
    }
  }

  /** The problems, or the settings as printed and as their own text, and the exception with its trace. */
  private String everythingSaid(Map<String, String> environment) {
    ConfigDirectory given = TestConfigs.in(directory, environment);
    StringWriter said = new StringWriter();
    ConfigCheck.run(given, line -> said.append(line).append('\n'));
    try {
      said.append(given.read().toString());
    } catch (InvalidConfigException e) {
      e.printStackTrace(new PrintWriter(said, true));
    }
    return said.toString();
  }
}
