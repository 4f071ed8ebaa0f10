package io.reunion.platform.zulip;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.Update;
import io.reunion.chat.Update.Origin;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.platform.Fields;
import io.reunion.platform.StrictJson;
import io.reunion.platform.UnreadableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares the token, which is all the proof there is, and reads the one message of a request. */
final class ZulipInbound {
  private static final Answer NO_WORDS = Answer.json("{\"response_not_required\":true}");

  private static final Set<String> TRIGGERS =
      Set.of("mention", "direct_message", "private_message");

  private final ZulipConfig config;
  private final ZulipPlaces places;

  ZulipInbound(AccountId account, ZulipConfig config) {
    this.config = config;
    this.places = new ZulipPlaces(account, config);
  }

  WebhookResult receive(WebhookRequest request) {
    JsonNode json;
    try {
      json = StrictJson.object(request.body().getBytes());
    } catch (UnreadableException e) {
      return new WebhookResult.Unauthorized("no token that could be read");
    }
    if (!config.token().matches(Fields.text(json, "token"))) {
      return new WebhookResult.Unauthorized("wrong token");
    }
    try {
      return new WebhookResult.Accepted(read(json, request.receivedAt()), NO_WORDS);
    } catch (UnreadableException e) {
      return new WebhookResult.Malformed(e.where());
    }
  }

  /** What triggers in ways we do not know means nothing to us. */
  private List<Update> read(JsonNode json, Instant now) {
    String trigger = Fields.requiredText(json, "trigger");
    if (!TRIGGERS.contains(trigger)) {
      return List.of();
    }
    JsonNode message = Fields.requiredObject(json, "message");
    List<Long> others = others(json, message);
    boolean channel = message.path("display_recipient").isTextual();
    if (!channel && others.isEmpty()) {
      return List.of();
    }
    ChatId chat = channel
        ? places.channel(Fields.requiredInteger(message, "stream_id"))
        : places.direct(others);
    long id = Fields.requiredInteger(message, "id");
    Origin origin = new Origin(
        "message:" + id,
        chat,
        channel || others.size() > 1 ? ChatKind.GROUP : ChatKind.DIRECT,
        channel ? Fields.words(message, "display_recipient") : "",
        time(message, now),
        Optional.empty());
    ZulipText.Read text =
        ZulipText.read(Fields.words(json, "data"), Fields.words(json, "bot_full_name"));
    return List.of(new Update.MessageReceived(
        origin,
        places.person(
            Fields.requiredInteger(message, "sender_id"),
            Fields.words(message, "sender_full_name")),
        new MessageId(Long.toString(id)),
        text.text(),
        trigger.equals("mention") || text.mentioned() || !channel,
        Optional.empty(),
        /* replyToBot= */ false,
        channel ? Optional.of(Fields.words(message, "subject")) : Optional.empty(),
        Optional.empty()));
  }

  /** Who is in a direct conversation besides the bot. */
  private static List<Long> others(JsonNode json, JsonNode message) {
    String bot = Fields.text(json, "bot_email");
    List<Long> people = new ArrayList<>();
    for (JsonNode person : Fields.array(message, "display_recipient")) {
      if (!Fields.text(person, "email").equals(bot)) {
        people.add(Fields.requiredInteger(person, "id"));
      }
    }
    return people.stream().sorted().toList();
  }

  private static Instant time(JsonNode message, Instant now) {
    long seconds = Fields.integer(message, "timestamp").orElse(-1);
    return seconds < 0 || seconds > now.getEpochSecond() ? now : Instant.ofEpochSecond(seconds);
  }
}
