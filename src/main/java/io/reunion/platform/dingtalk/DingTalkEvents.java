package io.reunion.platform.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.ChatKind;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.Update.Origin;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.platform.Digests;
import io.reunion.platform.Fields;
import io.reunion.platform.JsonBody;
import io.reunion.platform.MessageCrypt;
import io.reunion.platform.StrictJson;
import io.reunion.platform.UnreadableException;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads subscribed events. Each is answered with an encrypted {@code success}, also those that mean nothing to us. */
final class DingTalkEvents {
  private static final byte[] SUCCESS = "success".getBytes(StandardCharsets.UTF_8);

  private final MessageCrypt crypt;
  private final DingTalkPlaces places;

  DingTalkEvents(DingTalkConfig.Events page, String clientId, DingTalkPlaces places) {
    this.crypt = new MessageCrypt(page.token(), page.aesKey(), page.ownerKey().orElse(clientId));
    this.places = places;
  }

  static boolean isFor(WebhookRequest request) {
    return request.query().contains("msg_signature") || request.query().contains("signature");
  }

  WebhookResult receive(WebhookRequest request) {
    MultiMap query = request.query();
    String timestamp = DingTalkSignature.only(query, "timestamp");
    String nonce = DingTalkSignature.only(query, "nonce");
    String presented = DingTalkSignature.only(
        query, query.contains("msg_signature") ? "msg_signature" : "signature");
    String encrypted = encrypted(request.body().getBytes());
    if (encrypted.isEmpty()
        || !Digests.same(crypt.signature(timestamp, nonce, encrypted), presented)) {
      return new WebhookResult.Unauthorized("wrong signature");
    }
    JsonNode event = StrictJson.object(crypt.decrypt(encrypted));
    return new WebhookResult.Accepted(
        read(event, request.receivedAt()), success(request.receivedAt()));
  }

  private static String encrypted(byte[] body) {
    try {
      return Fields.text(StrictJson.envelope(body), "encrypt");
    } catch (UnreadableException e) {
      return "";
    }
  }

  private Answer success(Instant now) {
    String encrypted = crypt.encrypt(SUCCESS);
    String timestamp = Long.toString(now.toEpochMilli());
    String nonce = crypt.nonce();
    String signature = crypt.signature(timestamp, nonce, encrypted);
    return new Answer("application/json", JsonBody.of(json -> {
      json.writeStringField("msg_signature", signature);
      json.writeStringField("timeStamp", timestamp);
      json.writeStringField("nonce", nonce);
      json.writeStringField("encrypt", encrypted);
    }));
  }

  /** Events of groups name them by the id that messages use only where they tell the open one. */
  private List<Update> read(JsonNode event, Instant now) {
    String type = Fields.text(event, "EventType");
    String conversation = Fields.text(event, "OpenConversationId");
    if (conversation.isEmpty()) {
      return List.of();
    }
    return switch (type) {
      case "chat_add_member" ->
        List.of(new Update.MemberJoined(origin(event, type, conversation, now), people(event)));
      case "chat_remove_member", "chat_quit" ->
        List.of(new Update.MemberLeft(origin(event, type, conversation, now), people(event)));
      case "chat_disband" -> List.of(new Update.BotRemoved(origin(event, type, conversation, now)));
      default -> List.of();
    };
  }

  private Origin origin(JsonNode event, String type, String conversation, Instant now) {
    long millis = Fields.integer(event, "TimeStamp").orElse(0);
    Instant time = millis > 0 && millis < 1L << 47 ? Instant.ofEpochMilli(millis) : now;
    String what = String.join("\n", type, conversation, event.toString());
    String key =
        Digests.hex(Digests.sha256(what.getBytes(StandardCharsets.UTF_8))).substring(0, 32);
    return new Origin(
        "event:" + key, places.chat(conversation), ChatKind.GROUP, "", time, Optional.empty());
  }

  private List<Sender> people(JsonNode event) {
    List<Sender> people = new ArrayList<>();
    for (JsonNode user : Fields.array(event, "UserId")) {
      if (user.isTextual() && !user.textValue().isEmpty()) {
        people.add(new Sender(places.user(user.textValue()), ""));
      }
    }
    return List.copyOf(people);
  }
}
