package io.reunion.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a request's JSON object. Whatever is not as expected is a {@link Refusal} with 400 that says so. */
final class Fields {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode object;

  private Fields(ObjectNode object) {
    this.object = object;
  }

  /** @param known all the names that may be there */
  /** @param body null where none came */
  static Fields read(@Nullable Buffer body, List<String> known) {
    ObjectNode object = parse(body);
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new Refusal(400, "unknown field " + name + " (expected: " + known + ")");
      }
    }
    return new Fields(object);
  }

  private static ObjectNode parse(@Nullable Buffer body) {
    try {
      if (body != null && JSON.readTree(body.getBytes()) instanceof ObjectNode found) {
        return found;
      }
    } catch (IOException e) {
      throw new Refusal(400, "body is not JSON (expected: a JSON object)");
    }
    throw new Refusal(400, "body is empty or JSON of another kind (expected: a JSON object)");
  }

  String text(String name) {
    return optionalText(name)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> new Refusal(400, name + " is missing or blank (expected: a text)"));
  }

  Optional<String> optionalText(String name) {
    JsonNode node = object.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isTextual()) {
      throw wrong(name, node, "a text");
    }
    return Optional.of(node.textValue());
  }

  /** A list of at most {@code most} texts of at most {@code longest} UTF-16 units each. */
  List<String> texts(String name, int most, int longest) {
    JsonNode node = object.path(name);
    String expected = "a list of at most " + most + " texts of 1 to " + longest + " characters";
    if (!node.isArray() || node.size() > most) {
      throw wrong(name, node, expected);
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode element : node) {
      String text = element.asText();
      if (!element.isTextual() || text.isBlank() || text.length() > longest) {
        throw wrong(name, node, expected);
      }
      texts.add(text);
    }
    return texts;
  }

  private static Refusal wrong(String name, JsonNode node, String expected) {
    String kind = node.getNodeType().name().toLowerCase(Locale.ROOT);
    return new Refusal(400, name + " is " + kind + " (expected: " + expected + ")");
  }
}
