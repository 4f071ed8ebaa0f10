package io.reunion.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages of a chat as some app exported it: JSON, a list of texts or of objects that hold one, alone or under
 * {@code messages}; anything else is one message a line.
 */
final class ExportedChat {
  /** Under which names an app keeps what was written. */
  private static final List<String> TEXTS = List.of("text", "message", "content", "body");

  private static final ObjectMapper JSON = new ObjectMapper();

  private ExportedChat() {}

  /** Not blank, in their order. */
  static List<String> messages(String export) {
    String trimmed = export.strip();
    if (trimmed.startsWith("[") || trimmed.startsWith("{")) {
      try {
        JsonNode all = JSON.readTree(trimmed);
        return written(all.isArray() ? all : all.path("messages"));
      } catch (JsonProcessingException e) {
        return lines(trimmed);
      }
    }
    return lines(trimmed);
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static List<String> written(JsonNode messages) {
    List<String> texts = new ArrayList<>();
    messages.forEach(message -> {
      String text = text(message);
      if (!text.isBlank()) {
        texts.add(text.strip());
      }
    });
    return texts;
  }

  /** A text may be in pieces, some of which are objects for what is emphasised in them. */
  private static String text(JsonNode node) {
    if (node.isTextual()) {
      return node.textValue();
    }
    if (node.isArray()) {
      StringBuilder whole = new StringBuilder();
      node.forEach(piece -> whole.append(text(piece)));
      return whole.toString();
    }
    return TEXTS.stream()
        .map(node::path)
        .filter(held -> !held.isMissingNode())
        .findFirst()
        .map(ExportedChat::text)
        .orElse("");
  }
}
