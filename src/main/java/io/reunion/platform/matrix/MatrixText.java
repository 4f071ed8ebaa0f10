package io.reunion.platform.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.platform.Fields;
import io.reunion.platform.PlainText;
import io.reunion.platform.PlainText.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a person wrote: without what it quotes, and without the bot's own mention. */
final class MatrixText {
  /**
   * @param mentioned the bot was mentioned
   */
  record Read(String text, boolean mentioned) {}

  private final String bot;
  private final String localpart;
  private final Pattern pill;
  private String displayName = "";

  MatrixText(MatrixConfig config) {
    bot = config.userId();
    localpart = config.localpart();
    String encoded = bot.replace("@", "%40").replace(":", "%3A");
    pill = Pattern.compile("<a [^>]{0,200}matrix\\.to/#/(?:" + Pattern.quote(bot) + "|"
        + Pattern.quote(encoded) + ")\"[^>]{0,200}>([^<]{1,200})</a>");
  }

  void called(String name) {
    displayName = name.strip();
  }

  Read read(JsonNode content, boolean answers) {
    String body = Fields.words(content, "body");
    String own = (answers ? withoutQuote(body) : body).strip();
    Optional<String> label = label(Fields.words(content, "formatted_body"));
    int greeting = greeting(own);
    boolean mentioned = label.isPresent() || isMentioned(content) || greeting > 0;
    if (!mentioned) {
      return new Read(own, false);
    }
    return new Read(PlainText.without(own, spans(own, label, greeting)), true);
  }

  private boolean isMentioned(JsonNode content) {
    for (JsonNode user : Fields.array(content.path("m.mentions"), "user_ids")) {
      if (user.asText().equals(bot)) {
        return true;
      }
    }
    return false;
  }

  /** The words that stand for the bot's mention. */
  private Optional<String> label(String html) {
    Matcher found = pill.matcher(html);
    return found.find()
        ? Optional.of(found
            .group(1)
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&"))
        : Optional.empty();
  }

  /** How long the name is with which the text begins, if a colon or comma follows it as in {@code reunion: help}; else 0. */
  private int greeting(String text) {
    for (String name : names()) {
      if (text.length() > name.length()
          && text.regionMatches(true, 0, name, 0, name.length())
          && ":,：，".indexOf(text.charAt(name.length())) >= 0) {
        return name.length();
      }
    }
    return 0;
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(List.of(bot, "@" + localpart, localpart));
    if (!displayName.isEmpty()) {
      names.add(0, "@" + displayName);
      names.add(1, displayName);
    }
    return names;
  }

  private List<Span> spans(String text, Optional<String> label, int greeting) {
    if (greeting > 0) {
      return List.of(new Span(0, greeting));
    }
    List<String> certain = new ArrayList<>();
    label.ifPresent(certain::add);
    certain.addAll(names().stream().filter(name -> name.startsWith("@")).toList());
    for (String name : certain) {
      int at = text.indexOf(name);
      if (at >= 0) {
        return List.of(new Span(at, at + name.length()));
      }
    }
    return names().stream()
        .filter(text::startsWith)
        .findFirst()
        .map(name -> List.of(new Span(0, name.length())))
        .orElse(List.of());
  }

  /** Older clients repeat what they answer, its lines marked by angle brackets and ended by an empty line. */
  private static String withoutQuote(String body) {
    if (!body.startsWith("> ")) {
      return body;
    }
    int at = 0;
    while (body.startsWith(">", at)) {
      int end = body.indexOf('\n', at);
      if (end < 0) {
        return "";
      }
      at = end + 1;
    }
    return body.substring(at);
  }
}
