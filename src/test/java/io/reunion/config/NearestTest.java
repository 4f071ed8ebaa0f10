package io.reunion.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {
  private static final List<String> KEYS =
      List.of("host", "port", "timeZone", "maxBodyBytes", "apiBase", "secretToken", "token", "zh");

  @ParameterizedTest
  @CsvSource({
    "hots, host",
    "Port, port",
    "prot, port",
    "ports, port",
    "time_zone, timeZone",
    "time-zone, timeZone",
    "timezone, timeZone",
    "zone, timeZone",
    "maxBodyByte, maxBodyBytes",
    "api_base, apiBase",
    "apiBaseUrl, apiBase",
    "secret, secretToken",
    "tokn, token",
    "zg, zh"
  })
  void namesWhatWasProbablyMeant(String written, String meant) {
    assertThat(Nearest.to(written, KEYS)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "quux", "en", "language", "时区", "x"})
  void namesNothingFarAway(String written) {
    assertThat(Nearest.to(written, KEYS)).isEmpty();
  }
}
