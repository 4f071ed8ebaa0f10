package io.reunion.playground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.reunion.chat.Markup;
import java.util.Locale;

/**
 * A marked text as a tree: {@code {"text"}}, {@code {"bold": [...]}}, {@code {"italic": [...]}}, {@code {"code":
 * [...]}}, {@code {"link": [...], "url"}}. Each node is written with a comma behind it, so that nodes stand one after
 * the other as the dialect's texts do.
 */
final class Runs implements Markup.Dialect {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Runs DIALECT = new Runs();

  private Runs() {}

  static ArrayNode of(String marked) {
    return list(Markup.render(marked, DIALECT));
  }

  /** One run of what is no markup. */
  static ArrayNode literal(String text) {
    ArrayNode runs = JSON.createArrayNode();
    runs.addObject().put("text", text);
    return runs;
  }

  private static ArrayNode list(String nodes) {
    try {
      return (ArrayNode) JSON.readTree(array(nodes));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("runs are written as JSON", e);
    }
  }

  private static String array(String nodes) {
    return nodes.isEmpty() ? "[]" : "[" + nodes.substring(0, nodes.length() - 1) + "]";
  }

  private static String quoted(String text) {
    return JSON.getNodeFactory().textNode(text).toString();
  }

  @Override
  public String escape(String literal) {
    return literal.isEmpty() ? "" : "{\"text\":" + quoted(literal) + "},";
  }

  @Override
  public String bold(String nodes) {
    return "{\"bold\":" + array(nodes) + "},";
  }

  @Override
  public String italic(String nodes) {
    return "{\"italic\":" + array(nodes) + "},";
  }

  @Override
  public String code(String nodes) {
    return "{\"code\":" + array(nodes) + "},";
  }

  @Override
  public String link(String nodes, String url) {
    String lower = url.toLowerCase(Locale.ROOT);
    boolean safe = lower.startsWith("https://") || lower.startsWith("http://");
    return safe
        ? "{\"link\":" + array(nodes) + ",\"url\":" + quoted(url) + "},"
        : nodes + escape(" " + url);
  }
}
