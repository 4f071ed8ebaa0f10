package io.reunion.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.text.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request that is refused, as RFC 9457 wants it said. */
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** One mistake in a request: where it is, as a JSON pointer or parameter, and what was expected there. */
  record Mistake(String at, String detail) {}

  private final int status;
  private final String title;
  private final transient List<Mistake> mistakes;
  private final transient Map<String, JsonNode> parts = new LinkedHashMap<>();

  ProblemException(int status, String title, String detail, List<Mistake> mistakes) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
    this.mistakes = List.copyOf(mistakes);
  }

  static ProblemException invalid(List<Mistake> mistakes) {
    return new ProblemException(
        422,
        "The request cannot be taken",
        "Nothing was changed; see errors for what was expected.",
        mistakes);
  }

  static ProblemException notFound(String what) {
    return new ProblemException(404, "Not found", "There is no " + what + ".", List.of());
  }

  static ProblemException conflict(String detail) {
    return new ProblemException(409, "Not possible in this state", detail, List.of());
  }

  /** The same, telling a part of what it is about besides. */
  ProblemException with(String name, JsonNode part) {
    parts.put(name, part);
    return this;
  }

  /** As it goes out. */
  ObjectNode json(Language language) {
    ObjectNode body = Exchange.object();
    body.put("type", "about:blank");
    body.put("title", RefusalWords.in(language, title));
    body.put("status", status);
    body.put("detail", RefusalWords.in(language, String.valueOf(getMessage())));
    if (!mistakes.isEmpty()) {
      ArrayNode errors = body.putArray("errors");
      mistakes.forEach(mistake -> errors
          .addObject()
          .put("at", mistake.at())
          .put("detail", RefusalWords.in(language, mistake.detail())));
    }
    parts.forEach(body::set);
    return body;
  }

  int status() {
    return status;
  }
}
