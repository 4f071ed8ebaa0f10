package io.reunion.member.pull;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a value is: names with dots between them, {@code contact.email}, {@code phones.0.number}, through a list without a
 * number to each of its items; or, where names have dots themselves, a JSON pointer, {@code /contact/e.mail}.
 */
final class JsonPath {
  private static final String DOT = "\\.";

  private JsonPath() {}

  /** All that is there, without nulls and what is empty. */
  static List<JsonNode> all(JsonNode node, String path) {
    List<JsonNode> found = new ArrayList<>();
    if (path.startsWith("/")) {
      collect(node.at(JsonPointer.compile(path)), List.of(), found);
    } else {
      collect(node, path.isEmpty() ? List.of() : List.of(path.split(DOT)), found);
    }
    return found;
  }

  private static void collect(JsonNode node, List<String> steps, List<JsonNode> found) {
    if (steps.isEmpty()) {
      if (!node.isMissingNode() && !node.isNull()) {
        found.add(node);
      }
    } else if (node.isArray() && !isNumber(steps.get(0))) {
      node.forEach(item -> collect(item, steps, found));
    } else {
      String step = steps.get(0);
      JsonNode child = node.isArray() ? node.path(Integer.parseInt(step)) : node.path(step);
      collect(child, steps.subList(1, steps.size()), found);
    }
  }

  private static boolean isNumber(String step) {
    return step.matches("\\d{1,6}");
  }

  /** The texts that are there: of a list each item, of a number and a truth value how they are written. */
  static List<String> texts(JsonNode node, String path) {
    List<String> texts = new ArrayList<>();
    for (JsonNode found : all(node, path)) {
      if (found.isArray()) {
        found.forEach(item -> add(item, texts));
      } else {
        add(found, texts);
      }
    }
    return texts;
  }

  private static void add(JsonNode node, List<String> texts) {
    if (node.isValueNode() && !node.isNull() && !node.asText().isBlank()) {
      texts.add(node.asText());
    }
  }
}
