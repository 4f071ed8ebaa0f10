package io.reunion.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * One JSON object a line: {@code at} (ISO 8601, UTC), {@code level}, {@code logger}, {@code message}, {@code operation} where
 * the line belongs to one, and of a failure {@code error} (class and message of it and of its causes) and {@code where}, its
 * first frames.
 */
public final class JsonLayout extends LayoutBase<ILoggingEvent> {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int FRAMES = 6;
  private static final int CAUSES = 5;

  @Override
  public String doLayout(ILoggingEvent event) {
    StringWriter line = new StringWriter(256);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("at", event.getInstant().toString());
      json.writeStringField("level", event.getLevel().toString());
      json.writeStringField("logger", event.getLoggerName());
      json.writeStringField("message", event.getFormattedMessage());
      if (event.getKeyValuePairs() != null) {
        for (KeyValuePair pair : event.getKeyValuePairs()) {
          json.writeStringField(pair.key, String.valueOf(pair.value));
        }
      }
      failure(json, event.getThrowableProxy());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.append('\n').toString();
  }

  private static void failure(JsonGenerator json, @Nullable IThrowableProxy failure)
      throws IOException {
    if (failure == null) {
      return;
    }
    StringBuilder error = new StringBuilder();
    IThrowableProxy each = failure;
    for (int i = 0; each != null && i < CAUSES; i++) {
      error.append(i == 0 ? "" : "; because of ").append(each.getClassName());
      error.append(each.getMessage() == null ? "" : ": " + each.getMessage());
      each = each.getCause();
    }
    json.writeStringField("error", error.toString());
    StackTraceElementProxy[] frames = failure.getStackTraceElementProxyArray();
    json.writeArrayFieldStart("where");
    for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
      json.writeString(frames[i].getStackTraceElement().toString());
    }
    json.writeEndArray();
  }
}
