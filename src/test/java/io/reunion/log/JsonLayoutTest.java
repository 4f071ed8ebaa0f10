package io.reunion.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class JsonLayoutTest {
  private static final Logger LOGGER = new LoggerContext().getLogger("io.reunion.bot.Inbox");

  private static String line(String message, @Nullable Throwable failure) {
    LoggingEvent event = new LoggingEvent(
        JsonLayoutTest.class.getName(), LOGGER, Level.WARN, message, failure, null);
    event.setInstant(Instant.parse("2026-01-02T03:04:05.678Z"));
    event.addKeyValuePair(new KeyValuePair(TrailAppender.KEY, "telegram/main:7"));
    return new JsonLayout().doLayout(event);
  }

  @Test
  void aLineIsOneObjectWhateverIsInIt() throws IOException {
    String line = line("a \"quoted\"\nline\u2028 of 校友", null);
    assertThat(line).endsWith("}\n");
    assertThat(line.strip()).doesNotContain("\n");
    JsonNode read = new ObjectMapper().readTree(line);
    assertThat(read)
        .isEqualTo(new ObjectMapper()
            .createObjectNode()
            .put("at", "2026-01-02T03:04:05.678Z")
            .put("level", "WARN")
            .put("logger", "io.reunion.bot.Inbox")
            .put("message", "a \"quoted\"\nline\u2028 of 校友")
            .put("operation", "telegram/main:7"));
  }

  @Test
  void aFailureIsToldWithItsCausesAndWhereItWas() throws IOException {
    JsonNode read = new ObjectMapper()
        .readTree(line(
            "it failed", new IllegalStateException("outside", new IOException((String) null))));
    assertThat(read.path("error").asText())
        .isEqualTo("java.lang.IllegalStateException: outside; because of java.io.IOException");
    assertThat(read.path("where")).isNotEmpty();
    assertThat(read.path("where").size()).isLessThanOrEqualTo(6);
    assertThat(read.at("/where/0").asText()).startsWith("io.reunion.log.JsonLayoutTest.");
  }
}
