package io.reunion.playground;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.PlatformId;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.UserId;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the room posts to its webhook, read. One JSON object an update:
 *
 * <pre>
 * {"id": "mi2k-7", "type": "message", "time": "2026-11-21T10:00:00Z",
 *  "chat": {"id": "beijing", "kind": "GROUP", "title": "北京校友群"},
 *  "from": {"id": "li", "name": "李雷", "language": "zh"},
 *  "message": {"id": "mi2k-6", "text": "@reunion 帮助", "replyTo": {"id": "mi2k-3", "byBot": true}}}
 * </pre>
 *
 * <p>{@code replyTo} may be absent. Instead of {@code message}, an update of type {@code press} has {@code "press":
 * {"message", "command"}}, one of type {@code reaction} has {@code "reaction": {"message", "emoji": []}}, and one of
 * type {@code botAdded} has nothing, not even {@code from}. What is not named here is ignored.
 */
final class LocalProtocol {
  private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(8).build())
          .build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  /** The body cannot be read; the message says where, never what was there. */
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(String why) {
      super(why, null, false, false);
    }
  }

  private final Mentions mentions;

  LocalProtocol(Mentions mentions) {
    this.mentions = mentions;
  }

  Update read(Buffer body) throws UnreadableException {
    JsonNode root = parse(body);
    try {
      String type = text(root, "/type");
      return switch (type) {
        case "message" -> message(root);
        case "press" -> press(root);
        case "reaction" -> reaction(root);
        case "botAdded" -> new Update.BotAdded(origin(root), Optional.empty());
        default ->
          throw new UnreadableException(
              "unknown type (expected: message, press, reaction or botAdded)");
      };
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new UnreadableException("an id, a kind or a time is not well-formed");
    }
  }

  private static JsonNode parse(Buffer body) throws UnreadableException {
    try {
      JsonNode root = JSON.readTree(body.getBytes());
      if (root instanceof ObjectNode) {
        return root;
      }
    } catch (IOException e) {
      throw new UnreadableException("not JSON");
    }
    throw new UnreadableException("not a JSON object");
  }

  private Update message(JsonNode root) throws UnreadableException {
    Mentions.Addressed said = mentions.find(text(root, "/message/text"));
    Optional<MessageId> replyTo = optional(root, "/message/replyTo/id").map(MessageId::new);
    return new Update.MessageReceived(
        origin(root),
        sender(root),
        new MessageId(text(root, "/message/id")),
        said.text(),
        said.mentioned(),
        replyTo,
        root.at("/message/replyTo/byBot").asBoolean(),
        Optional.empty(),
        Optional.empty());
  }

  private static Update press(JsonNode root) throws UnreadableException {
    return new Update.ButtonPressed(
        origin(root),
        sender(root),
        text(root, "/press/command"),
        Optional.of(new MessageId(text(root, "/press/message"))),
        text(root, "/id"),
        Optional.empty());
  }

  private static Update reaction(JsonNode root) throws UnreadableException {
    List<String> emoji = new ArrayList<>();
    root.at("/reaction/emoji").forEach(sign -> emoji.add(sign.asText()));
    return new Update.ReactionChanged(
        origin(root), sender(root), new MessageId(text(root, "/reaction/message")), emoji);
  }

  private static Update.Origin origin(JsonNode root) throws UnreadableException {
    return new Update.Origin(
        text(root, "/id"),
        new ChatId(LocalPlatform.ACCOUNT, text(root, "/chat/id")),
        ChatKind.valueOf(text(root, "/chat/kind")),
        optional(root, "/chat/title").orElse(""),
        Instant.parse(text(root, "/time")),
        Optional.empty());
  }

  private static Sender sender(JsonNode root) throws UnreadableException {
    PlatformId local = LocalPlatform.ACCOUNT.platform();
    return new Sender(
        new UserId(local, text(root, "/from/id")),
        optional(root, "/from/name").orElse(""),
        optional(root, "/from/language"));
  }

  private static String text(JsonNode root, String pointer) throws UnreadableException {
    return optional(root, pointer)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> new UnreadableException(pointer + " is not a text"));
  }

  private static Optional<String> optional(JsonNode root, String pointer) {
    JsonNode node = root.at(pointer);
    return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
  }
}
