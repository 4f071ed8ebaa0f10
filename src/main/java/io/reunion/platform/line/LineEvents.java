package io.reunion.platform.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.Update.Origin;
import io.reunion.chat.UserId;
import io.reunion.platform.Digests;
import io.reunion.platform.Fields;
import io.reunion.platform.PlainText;
import io.reunion.platform.PlainText.Span;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads one event. Those that mean nothing to us, are for another channel or come from long ago give no update. */
final class LineEvents {
  static final String CREDIT = "reply_token";

  private static final Duration CREDIT_LIFE = Duration.ofSeconds(50);
  private static final Duration OLDEST = Duration.ofDays(1);

  private final AccountId account;

  LineEvents(AccountId account) {
    this.account = account;
  }

  /**
   * @param bot the bot's own user id, empty where it is not told
   */
  List<Update> read(JsonNode event, String bot, Instant now) {
    long millis = Fields.integer(event, "timestamp").orElse(now.toEpochMilli());
    Instant time = Instant.ofEpochMilli(Math.max(0, Math.min(millis, 1L << 47)));
    Optional<JsonNode> source = Fields.object(event, "source");
    boolean ours = !Fields.text(event, "mode").equals("standby")
        && source.isPresent()
        && Duration.between(time, now).abs().compareTo(OLDEST) <= 0;
    return ours ? read(event, source.get(), bot, time, now) : List.of();
  }

  private List<Update> read(
      JsonNode event, JsonNode source, String bot, Instant time, Instant now) {
    Optional<Sender> person = person(source);
    return switch (Fields.requiredText(event, "type")) {
      case "message" ->
        person.map(sender -> message(event, source, sender, bot, time, now)).orElseGet(List::of);
      case "postback" ->
        person.map(sender -> press(event, source, sender, time, now)).orElseGet(List::of);
      case "join", "follow" ->
        List.of(new Update.BotAdded(origin(event, source, time, now), person));
      case "leave", "unfollow" -> List.of(new Update.BotRemoved(origin(event, source, time, now)));
      case "memberJoined" ->
        List.of(new Update.MemberJoined(
            origin(event, source, time, now), members(event.path("joined"))));
      case "memberLeft" ->
        List.of(
            new Update.MemberLeft(origin(event, source, time, now), members(event.path("left"))));
      default -> List.of();
    };
  }

  private List<Update> message(
      JsonNode event, JsonNode source, Sender sender, String bot, Instant time, Instant now) {
    JsonNode message = Fields.requiredObject(event, "message");
    if (!Fields.text(message, "type").equals("text")) {
      return List.of();
    }
    String text = Fields.text(message, "text");
    List<Span> ours = mentions(message, bot, text.length());
    return List.of(new Update.MessageReceived(
        origin(event, source, time, now),
        sender,
        new MessageId(Fields.requiredText(message, "id")),
        PlainText.wellFormed(PlainText.without(text, ours)),
        !ours.isEmpty(),
        Optional.of(Fields.text(message, "quotedMessageId"))
            .filter(id -> !id.isEmpty())
            .map(MessageId::new),
        /* replyToBot= */ false,
        Optional.empty(),
        Optional.empty()));
  }

  /** Where the text names the bot, in order and not overlapping. */
  private static List<Span> mentions(JsonNode message, String bot, int length) {
    List<Span> found = new ArrayList<>(1);
    for (JsonNode mention : Fields.array(message.path("mention"), "mentionees")) {
      long from = Fields.integer(mention, "index").orElse(-1);
      long size = Fields.integer(mention, "length").orElse(0);
      boolean self = Fields.isTrue(mention, "isSelf")
          || (!bot.isEmpty() && Fields.text(mention, "userId").equals(bot));
      if (self && from >= 0 && size > 0 && from <= length - size) {
        found.add(new Span((int) from, (int) (from + size)));
      }
    }
    found.sort(Comparator.comparingInt(Span::from));
    List<Span> apart = new ArrayList<>(found.size());
    int end = 0;
    for (Span span : found) {
      if (span.from() >= end) {
        apart.add(span);
        end = span.to();
      }
    }
    return apart;
  }

  private List<Update> press(
      JsonNode event, JsonNode source, Sender sender, Instant time, Instant now) {
    String command = Fields.words(Fields.requiredObject(event, "postback"), "data");
    return command.isEmpty()
        ? List.of()
        : List.of(new Update.ButtonPressed(
            origin(event, source, time, now),
            sender,
            command,
            Optional.empty(),
            "",
            Optional.empty()));
  }

  private Origin origin(JsonNode event, JsonNode source, Instant time, Instant now) {
    boolean direct = Fields.requiredText(source, "type").equals("user");
    String chat = switch (Fields.text(source, "type")) {
      case "group" -> Fields.requiredText(source, "groupId");
      case "room" -> Fields.requiredText(source, "roomId");
      default -> Fields.requiredText(source, "userId");
    };
    return new Origin(
        "event:" + key(event),
        new ChatId(account, chat),
        direct ? ChatKind.DIRECT : ChatKind.GROUP,
        "",
        time,
        Optional.of(Fields.text(event, "replyToken"))
            .filter(token -> !token.isEmpty())
            .map(token -> new ReplyCredit(CREDIT, token, 1, now.plus(CREDIT_LIFE))));
  }

  /** Where LINE gives no id, all that an event says; one that is delivered again says the same but for that. */
  private static String key(JsonNode event) {
    String id = Fields.text(event, "webhookEventId");
    if (!id.isEmpty()) {
      return id;
    }
    ObjectNode said = ((ObjectNode) event).deepCopy().without("deliveryContext");
    byte[] all = said.toString().getBytes(StandardCharsets.UTF_8);
    return Digests.hex(Digests.sha256(all)).substring(0, 32);
  }

  private Optional<Sender> person(JsonNode source) {
    String id = Fields.text(source, "userId");
    return id.isEmpty() ? Optional.empty() : Optional.of(sender(id));
  }

  private List<Sender> members(JsonNode parent) {
    List<Sender> people = new ArrayList<>();
    for (JsonNode member : Fields.array(parent, "members")) {
      person(member).ifPresent(people::add);
    }
    return List.copyOf(people);
  }

  private Sender sender(String id) {
    return new Sender(new UserId(account.platform(), id), "");
  }
}
