package io.reunion.language;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.reunion.text.Language;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;

/**
 * Reads one message a line, as a JSON string so that it may hold line breaks, and writes one JSON object a line that
 * tells what was understood; {@link UnderstandingJson} says which keys it has. A line that is no JSON string gives an
 * object with {@code error}, and the next line is read; blank lines are passed over.
 */
public final class LineDialogue {
  private static final int BUFFER = 1 << 16;
  private static final int LONGEST = 16 << 20;

  private final Interpreter interpreter;
  private final JsonFactory json = JsonFactory.builder()
      .streamReadConstraints(
          StreamReadConstraints.builder().maxStringLength(LONGEST).build())
      .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
      .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
      .build();

  public LineDialogue(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /**
   * What all lines have in common.
   *
   * @param now the moment of writing, in the zone of the chat
   */
  public record Setting(Listening heard, Language language, ZonedDateTime now) {
    Utterance utterance(String text) {
      return new Utterance(text, heard, language, now);
    }
  }

  /**
   * Works until {@code in} ends; what can be answered is written before more input is waited for.
   *
   * @return how many lines were no JSON strings
   */
  public long run(InputStream in, OutputStream out, Setting setting) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), BUFFER);
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
    long number = 0;
    long bad = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      String message = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
      if (!message.isBlank()) {
        bad += answer(new Line(number, message), setting, writer) ? 0 : 1;
        if (!lines.ready()) {
          writer.flush();
        }
      }
    }
    writer.flush();
    return bad;
  }

  private record Line(long number, String json) {}

  /** Returns whether the line could be read. */
  private boolean answer(Line line, Setting setting, Writer writer) throws IOException {
    boolean good = true;
    try (JsonGenerator generator = json.createGenerator(writer)) {
      try {
        Utterance utterance = setting.utterance(text(line.json()));
        UnderstandingJson.write(generator, interpreter.read(utterance), utterance);
      } catch (JsonProcessingException e) {
        good = false;
        generator.writeStartObject();
        generator.writeStringField(
            "error",
            "line " + line.number() + ": " + e.getOriginalMessage()
                + " (expected: one JSON string)");
        generator.writeEndObject();
      }
    }
    writer.write('\n');
    return good;
  }

  private String text(String line) throws IOException {
    try (JsonParser parser = json.createParser(line)) {
      if (parser.nextToken() != JsonToken.VALUE_STRING) {
        throw new NotAString(parser, "not a string but " + parser.currentToken());
      }
      String text = parser.getText();
      if (parser.nextToken() != null) {
        throw new NotAString(parser, "more than one value");
      }
      return text;
    }
  }

  /** The line is JSON, but no string. */
  private static final class NotAString extends JsonProcessingException {
    private static final long serialVersionUID = 1L;

    NotAString(JsonParser parser, String message) {
      super(message, parser.currentLocation());
    }
  }
}
