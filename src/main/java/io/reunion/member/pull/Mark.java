package io.reunion.member.pull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;

/**
 * What is remembered of a page, so that it need not be sent again while it is the same.
 *
 * @param count how many records it had
 * @param next what it led to
 */
record Mark(String etag, int count, Optional<URI> next) {
  private static final ObjectMapper JSON = new ObjectMapper();

  String json() {
    ObjectNode json = JSON.createObjectNode().put("etag", etag).put("count", count);
    next.ifPresent(to -> json.put("next", to.toString()));
    return json.toString();
  }

  static Mark read(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      return new Mark(
          json.path("etag").asText(),
          json.path("count").asInt(),
          Optional.ofNullable(json.get("next")).map(to -> URI.create(to.asText())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("mark of a page (expected: JSON)", e);
    }
  }
}
