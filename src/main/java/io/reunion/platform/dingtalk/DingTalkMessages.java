package io.reunion.platform.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.Update.Origin;
import io.reunion.platform.CallableHosts;
import io.reunion.platform.Fields;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what the robot hears. Pictures, files and whatever else has no words give no update. */
final class DingTalkMessages {
  static final String CREDIT = "session_webhook";

  private static final int CREDIT_USES = 20;
  private static final String DIRECT = "1";

  private final DingTalkPlaces places;
  private final CallableHosts sessionHosts;

  DingTalkMessages(DingTalkPlaces places, CallableHosts sessionHosts) {
    this.places = places;
    this.sessionHosts = sessionHosts;
  }

  List<Update> read(JsonNode json, Instant now) {
    return switch (Fields.requiredText(json, "msgtype")) {
      case "text" -> List.of(message(json, Fields.words(json.path("text"), "content"), now));
      case "richText" -> List.of(message(json, rich(json.path("content")), now));
      case "audio" ->
        List.of(message(json, Fields.words(json.path("content"), "recognition"), now));
      default -> List.of();
    };
  }

  private static String rich(JsonNode content) {
    StringBuilder words = new StringBuilder();
    for (JsonNode part : Fields.array(content, "richText")) {
      words.append(Fields.words(part, "text"));
    }
    return words.toString();
  }

  /** In a group only what names the robot arrives, with a blank in the name's place. */
  private Update message(JsonNode json, String words, Instant now) {
    String id = Fields.requiredText(json, "msgId");
    String staff = Fields.text(json, "senderStaffId");
    boolean group = !Fields.text(json, "conversationType").equals(DIRECT);
    String conversation = Fields.requiredText(json, "conversationId");
    ChatId chat = group || staff.isEmpty() ? places.chat(conversation) : places.direct(staff);
    String sender = staff.isEmpty() ? Fields.requiredText(json, "senderId") : staff;
    Origin origin = new Origin(
        "message:" + id,
        chat,
        group ? ChatKind.GROUP : ChatKind.DIRECT,
        group ? Fields.words(json, "conversationTitle") : "",
        instant(json, "createAt").orElse(now),
        credit(json));
    return new Update.MessageReceived(
        origin,
        new Sender(places.user(sender), Fields.words(json, "senderNick")),
        new MessageId(id),
        words.strip(),
        group,
        DingTalkQuotes.quoted(json),
        /* replyToBot= */ false,
        Optional.empty(),
        Optional.empty());
  }

  /** What a message that comes again has as it had it at first: who says what where. */
  static byte[] essence(Update message) {
    Update.MessageReceived said = (Update.MessageReceived) message;
    return String.join(
            "\n",
            said.message().value(),
            said.chat().toString(),
            said.sender().user().toString(),
            said.text())
        .getBytes(StandardCharsets.UTF_8);
  }

  private Optional<ReplyCredit> credit(JsonNode json) {
    String url = Fields.text(json, "sessionWebhook");
    return instant(json, "sessionWebhookExpiredTime")
        .filter(until -> sessionHosts.allow(url))
        .map(until -> new ReplyCredit(CREDIT, url, CREDIT_USES, until));
  }

  private static Optional<Instant> instant(JsonNode json, String field) {
    long millis = Fields.integer(json, field).orElse(-1);
    return millis > 0 && millis < 1L << 47
        ? Optional.of(Instant.ofEpochMilli(millis))
        : Optional.empty();
  }
}
