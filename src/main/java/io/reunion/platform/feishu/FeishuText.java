package io.reunion.platform.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.platform.Fields;
import io.reunion.platform.PlainText;
import io.reunion.platform.PlainText.Span;
import io.reunion.platform.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a message's content: text, or a post as the words that it shows. Placeholders of mentions become names, the bot's
 * own is taken out. While the bot does not know itself, the first one that is mentioned in a group is taken for it: Feishu
 * delivers a group's message to a bot that it mentions.
 */
final class FeishuText {
  /**
   * @param mentioned the bot was mentioned
   */
  record Read(String text, boolean mentioned) {}

  private record Mention(String name, boolean bot) {}

  private static final Pattern PLACEHOLDER = Pattern.compile("@_(user_[0-9]{1,4}|all)");
  private static final String ALL = "@_all";

  private FeishuText() {}

  /** Empty for pictures, files and whatever else has no words. */
  static Optional<Read> read(JsonNode message, String bot) {
    String content = Fields.text(message, "content");
    Optional<String> words = switch (Fields.text(message, "message_type")) {
      case "text" -> Optional.of(Fields.text(parsed(content), "text"));
      case "post" -> Optional.of(post(parsed(content)));
      default -> Optional.empty();
    };
    return words.map(text -> named(text, mentions(message, bot)));
  }

  /** A text may be longer here than anywhere else: Feishu takes 150 KB. */
  private static JsonNode parsed(String content) {
    return StrictJson.envelope(content.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Mention> mentions(JsonNode message, String bot) {
    Map<String, Mention> mentions = new HashMap<>();
    boolean found = Fields.text(message, "chat_type").equals("p2p");
    for (JsonNode mention : Fields.array(message, "mentions")) {
      String id = Fields.text(mention.path("id"), "open_id");
      boolean self = bot.isEmpty() ? !found : id.equals(bot);
      found |= self;
      mentions.put(Fields.text(mention, "key"), new Mention(Fields.words(mention, "name"), self));
    }
    return mentions;
  }

  private static Read named(String text, Map<String, Mention> mentions) {
    StringBuilder out = new StringBuilder(text.length());
    List<Span> ours = new ArrayList<>(1);
    Matcher matcher = PLACEHOLDER.matcher(text);
    int from = 0;
    while (matcher.find()) {
      Mention mention = mentions.get(matcher.group());
      out.append(text, from, matcher.start());
      from = matcher.end();
      if (mention == null) {
        out.append(matcher.group().equals(ALL) ? "@all" : matcher.group());
        continue;
      }
      int start = out.length();
      out.append('@').append(mention.name());
      if (mention.bot()) {
        ours.add(new Span(start, out.length()));
      }
    }
    out.append(text, from, text.length());
    return new Read(PlainText.wellFormed(PlainText.without(out.toString(), ours)), !ours.isEmpty());
  }

  /** Its title and its lines; what is written in several languages as in the first of them. */
  private static String post(JsonNode content) {
    JsonNode post = content;
    if (!post.has("content") && post.size() > 0 && post.elements().next().isObject()) {
      post = post.elements().next();
    }
    StringBuilder out = new StringBuilder(Fields.text(post, "title"));
    for (JsonNode line : Fields.array(post, "content")) {
      out.append(out.isEmpty() ? "" : "\n");
      for (JsonNode part : line) {
        out.append(shown(part));
      }
    }
    return out.toString().strip();
  }

  private static String shown(JsonNode part) {
    return switch (Fields.text(part, "tag")) {
      case "text", "a", "md", "code_block" -> Fields.text(part, "text");
      case "at" -> at(Fields.text(part, "user_id"), Fields.text(part, "user_name"));
      default -> "";
    };
  }

  private static String at(String user, String name) {
    return user.startsWith("@_") ? user : "@" + (user.equals("all") ? "all" : name);
  }
}
