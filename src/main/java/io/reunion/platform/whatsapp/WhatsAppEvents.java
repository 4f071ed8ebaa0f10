package io.reunion.platform.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.Update.Origin;
import io.reunion.chat.UserId;
import io.reunion.platform.Fields;
import io.reunion.platform.Readings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the changes of one request. Those that mean nothing to us give no update. */
final class WhatsAppEvents {
  private static final Logger LOG = LoggerFactory.getLogger(WhatsAppEvents.class);

  /**
   * WhatsApp comes again for seven days, and so long a message is remembered. What is older has been here before: the
   * signature, which tells no time, would be good for it for ever.
   */
  static final Duration OLDEST = Duration.ofDays(7);

  private final AccountId account;
  private final String phoneNumberId;

  WhatsAppEvents(AccountId account, String phoneNumberId) {
    this.account = account;
    this.phoneNumberId = phoneNumberId;
  }

  /** A message and the change that it came in. */
  private record Written(JsonNode message, JsonNode value) {}

  List<Update> read(JsonNode envelope, Instant now) {
    List<Written> all = new ArrayList<>();
    for (JsonNode entry : Fields.array(envelope, "entry")) {
      for (JsonNode change : Fields.array(entry, "changes")) {
        JsonNode value = change.path("value");
        if (Fields.text(change, "field").equals("messages") && isOurs(value)) {
          Fields.array(value, "messages").forEach(message -> all.add(new Written(message, value)));
          Fields.array(value, "statuses").forEach(this::status);
        }
      }
    }
    return Readings.each(
        all, one -> message(one.message(), one.value(), now).stream().toList());
  }

  private boolean isOurs(JsonNode value) {
    return Fields.text(value.path("metadata"), "phone_number_id").equals(phoneNumberId);
  }

  private void status(JsonNode status) {
    if (Fields.text(status, "status").equals("failed")) {
      long code = Fields.integer(status.path("errors").path(0), "code").orElse(0);
      LOG.warn("{}: a message that was accepted did not arrive: {}", account, code);
    }
  }

  /** One in a group is not for us, nor is one that WhatsApp itself wrote. */
  private Optional<? extends Update> message(JsonNode message, JsonNode value, Instant now) {
    String from = Fields.requiredText(message, "from");
    String id = Fields.requiredText(message, "id");
    Instant time = time(Fields.text(message, "timestamp"), now);
    if (!Fields.text(message, "group_id").isEmpty() || time.isBefore(now.minus(OLDEST))) {
      return Optional.empty();
    }
    Origin origin = new Origin("message:" + id, new ChatId(account, from), ChatKind.DIRECT, time);
    Sender sender = new Sender(new UserId(account.platform(), from), name(value, from));
    return switch (Fields.text(message, "type")) {
      case "text" ->
        written(message, Fields.words(message.path("text"), "body"), origin, sender, id);
      case "image", "video", "document" -> {
        JsonNode file = message.path(Fields.text(message, "type"));
        yield written(message, Fields.words(file, "caption"), origin, sender, id);
      }
      case "interactive" -> press(message, chosen(message.path("interactive")), origin, sender);
      case "button" ->
        press(message, Fields.words(message.path("button"), "payload"), origin, sender);
      case "reaction" -> reaction(message.path("reaction"), origin, sender);
      default -> Optional.empty();
    };
  }

  private static String chosen(JsonNode interactive) {
    String button = Fields.words(interactive.path("button_reply"), "id");
    return button.isEmpty() ? Fields.words(interactive.path("list_reply"), "id") : button;
  }

  private static Optional<Update> written(
      JsonNode message, String text, Origin origin, Sender sender, String id) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    JsonNode quoted = message.path("context");
    Optional<MessageId> answered = quoted(quoted);
    String author = Fields.text(quoted, "from");
    return Optional.of(new Update.MessageReceived(
        origin,
        sender,
        new MessageId(id),
        text.strip(),
        /* mentioned= */ false,
        answered,
        answered.isPresent()
            && !author.isEmpty()
            && !author.equals(sender.user().value()),
        Optional.empty(),
        Optional.empty()));
  }

  private static Optional<Update> press(
      JsonNode message, String command, Origin origin, Sender sender) {
    return command.isEmpty()
        ? Optional.empty()
        : Optional.of(new Update.ButtonPressed(
            origin, sender, command, quoted(message.path("context")), "", Optional.empty()));
  }

  private static Optional<MessageId> quoted(JsonNode quoted) {
    return Optional.of(Fields.text(quoted, "id")).filter(id -> !id.isEmpty()).map(MessageId::new);
  }

  /** A reaction that was taken back has no emoji. */
  private static Optional<Update> reaction(JsonNode reaction, Origin origin, Sender sender) {
    String emoji = Fields.words(reaction, "emoji");
    return Optional.of(new Update.ReactionChanged(
        origin,
        sender,
        new MessageId(Fields.requiredText(reaction, "message_id")),
        emoji.isEmpty() ? List.of() : List.of(emoji)));
  }

  private static String name(JsonNode value, String from) {
    for (JsonNode contact : Fields.array(value, "contacts")) {
      if (Fields.text(contact, "wa_id").equals(from)) {
        return Fields.words(contact.path("profile"), "name");
      }
    }
    return "";
  }

  private static Instant time(String seconds, Instant now) {
    return seconds.matches("[0-9]{1,11}") ? Instant.ofEpochSecond(Long.parseLong(seconds)) : now;
  }
}
