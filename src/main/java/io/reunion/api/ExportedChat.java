package io.reunion.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The messages of a chat as some app exported it. JSON: a list of texts or of objects that hold one, alone or under
 * {@code messages}. Text: where lines tell who wrote when, as the exports and copies of the usual apps do, a message lasts
 * until the next such line, so that a sign-up list stays whole; otherwise it is one message a line.
 */
final class ExportedChat {
  /** Under which names an app keeps what was written. */
  private static final List<String> TEXTS = List.of("text", "message", "content", "body");

  private static final String TIME =
      "(?:(?:上午|下午|[AaPp][Mm])\\s*)?\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s*[AaPp]\\.?[Mm]\\.?)?";
  private static final String DAY =
      "(?:\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}|\\d{1,2}月\\d{1,2}日)";
  private static final String MOMENT = DAY + "[,，]?\\s+" + TIME;

  /** {@code [20.11.2026, 10:22] Li: text}, {@code 20/11/2026, 10:22 - Li: text}. */
  private static final Pattern BEGINS = Pattern.compile(
      "^\\u200e?\\[?" + MOMENT + "\\]?\\s*[-–]?\\s*([^:：\\[\\]]{1,60})[:：]\\s?(.*)$");

  /** {@code 10:22<TAB>Li<TAB>text}. */
  private static final Pattern COLUMNS = Pattern.compile("^" + TIME + "\\t([^\\t]{1,60})\\t(.*)$");

  /** {@code Li 2026-11-20 10:22:33}, {@code 2026-11-20 10:22:33 Li(12345)}, {@code Li, [20.11.2026 10:22]:}; the text follows. */
  private static final Pattern HEADS = Pattern.compile(
      "^(?:[^\\t]{1,60}?[,，]?\\s+\\[?" + MOMENT + "\\]?:?|" + MOMENT + "\\s+\\S[^:：]{0,59})$");

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
    List<String> all = text.lines().map(String::strip).toList();
    return all.stream().anyMatch(line -> begun(line).isPresent())
        ? headed(all)
        : all.stream().filter(line -> !line.isEmpty()).toList();
  }

  /** What a line that tells who wrote says of the message itself; empty for any other line. */
  private static Optional<String> begun(String line) {
    Matcher begins = BEGINS.matcher(line);
    if (begins.matches()) {
      return Optional.of(begins.group(2));
    }
    Matcher columns = COLUMNS.matcher(line);
    if (columns.matches()) {
      return Optional.of(columns.group(2));
    }
    return HEADS.matcher(line).matches() ? Optional.of("") : Optional.empty();
  }

  /** What stands before the first such line is the export's own. */
  private static List<String> headed(List<String> lines) {
    List<StringBuilder> messages = new ArrayList<>();
    for (String line : lines) {
      Optional<String> first = begun(line);
      if (first.isPresent()) {
        messages.add(new StringBuilder(first.get()));
      } else if (!messages.isEmpty()) {
        messages.get(messages.size() - 1).append('\n').append(line);
      }
    }
    return messages.stream()
        .map(message -> message.toString().strip())
        .filter(message -> !message.isEmpty())
        .toList();
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
