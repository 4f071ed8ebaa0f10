package io.reunion.language.signup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists as people paste them, each entry as {@code name:seats}. */
class WildListsTest {
  static List<Named<JsonNode>> lists() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<Named<JsonNode>> lists = new ArrayList<>();
    try (InputStream in =
            Objects.requireNonNull(WildListsTest.class.getResourceAsStream("wild.jsonl"));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line : reader.lines().toList()) {
        JsonNode list = json.readTree(line);
        lists.add(Named.of(list.path("text").asText(), list));
      }
    }
    return lists;
  }

  @ParameterizedTest
  @MethodSource("lists")
  void everyEntryIsReadWithItsSeats(JsonNode list) {
    List<String> expected = new ArrayList<>();
    list.path("entries").forEach(entry -> expected.add(entry.asText()));
    SignUpList read = SignUpReader.read(list.path("text").asText()).orElseThrow();
    assertThat(read.entries().stream()
            .map(entry -> entry.party().name() + ":" + entry.party().seats()))
        .containsExactlyElementsOf(expected);
  }
}
