package io.reunion.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of a session: {@code name}, {@code step} and {@code answers} of its dialogue, and the same of the one that it
 * {@code interrupted}, {@code memory}, and with {@code operation} the same of {@code before}. What is not there is left out, but not what is empty: an empty answer is one.
 * Fields of a newer version are skipped. Read and written by hand, since both are done with every message.
 */
final class SessionJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** What has been read of a session, or of what it was before. */
  private static final class Stored {
    private @Nullable String name;
    private @Nullable String step;
    private Map<String, String> answers = Map.of();
    private @Nullable Stored interrupted;
    private Map<String, String> memory = Map.of();
    private @Nullable String operation;
    private @Nullable Stored before;

    private Optional<Dialogue> dialogue() {
      return name == null || step == null
          ? Optional.empty()
          : Optional.of(new Dialogue(
              name, step, answers, Optional.ofNullable(interrupted).flatMap(Stored::dialogue)));
    }

    private Optional<Session.Past> past() {
      return operation == null || before == null
          ? Optional.empty()
          : Optional.of(new Session.Past(operation, before.dialogue(), before.memory));
    }
  }

  private SessionJson() {}

  static String write(Session session) {
    StringBuilder json = new StringBuilder(512).append('{');
    write(json, session.dialogue(), session.memory());
    if (session.past().isPresent()) {
      Session.Past past = session.past().get();
      write(json.append(','), "operation", past.operation());
      write(json.append(",\"before\":{"), past.dialogue(), past.memory());
      json.append('}');
    }
    return json.append('}').toString();
  }

  private static void write(
      StringBuilder json, Optional<Dialogue> dialogue, Map<String, String> memory) {
    if (dialogue.isPresent()) {
      write(json, dialogue.get());
      json.append(',');
    }
    write(json, "memory", memory);
  }

  private static void write(StringBuilder json, Dialogue dialogue) {
    write(json, "name", dialogue.name());
    write(json.append(','), "step", dialogue.step());
    write(json.append(','), "answers", dialogue.answers());
    if (dialogue.interrupted().isPresent()) {
      write(json.append(",\"interrupted\":{"), dialogue.interrupted().get());
      json.append('}');
    }
  }

  private static void write(StringBuilder json, String field, Map<String, String> values) {
    json.append('"').append(field).append("\":{");
    int begin = json.length();
    values.forEach(
        (name, value) -> write(json.length() > begin ? json.append(',') : json, name, value));
    json.append('}');
  }

  private static void write(StringBuilder json, String field, String value) {
    text(json, field);
    text(json.append(':'), value);
  }

  private static void text(StringBuilder json, String text) {
    json.append('"');
    if (isPlain(text)) {
      json.append(text);
    } else {
      JsonStringEncoder.getInstance().quoteAsString(text, json);
    }
    json.append('"');
  }

  /** Nearly all is: ids, numbers, words. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  /** What cannot be read was written by another version of ours: the exchange starts anew, nothing confirmed is lost. */
  static Session read(long version, String text) {
    try (JsonParser json = FACTORY.createParser(text)) {
      json.nextToken();
      Stored stored = read(json);
      return new Session(
          version, stored.dialogue(), stored.memory, stored.past(), Optional.empty());
    } catch (IOException e) {
      return new Session(version, Optional.empty(), Map.of());
    }
  }

  private static Stored read(JsonParser json) throws IOException {
    Stored stored = new Stored();
    for (String field = first(json); field != null; field = json.nextFieldName()) {
      json.nextToken();
      switch (field) {
        case "name" -> stored.name = json.getValueAsString();
        case "step" -> stored.step = json.getValueAsString();
        case "operation" -> stored.operation = json.getValueAsString();
        case "answers" -> stored.answers = values(json);
        case "interrupted" -> stored.interrupted = read(json);
        case "memory" -> stored.memory = values(json);
        case "before" -> stored.before = read(json);
        default -> json.skipChildren();
      }
    }
    return stored;
  }

  private static Map<String, String> values(JsonParser json) throws IOException {
    Map<String, String> values = new HashMap<>();
    for (String field = first(json); field != null; field = json.nextFieldName()) {
      values.put(field, text(json));
    }
    return values;
  }

  private static String text(JsonParser json) throws IOException {
    String text = json.nextTextValue();
    if (text == null) {
      throw new IOException("no text");
    }
    return text;
  }

  /** The name of the first field of the object that begins here. */
  private static @Nullable String first(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new IOException("no object");
    }
    return json.nextFieldName();
  }
}
