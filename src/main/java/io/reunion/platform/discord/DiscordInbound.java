package io.reunion.platform.discord;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.Update;
import io.reunion.chat.Update.Origin;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.platform.Ed25519Requests;
import io.reunion.platform.Ed25519Verifier;
import io.reunion.platform.Fields;
import io.reunion.platform.Readings;
import io.reunion.platform.StrictJson;
import io.reunion.platform.UnreadableException;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** One address takes both: interactions, which wait for their answer, and webhook events, which want none. */
final class DiscordInbound {
  private static final Answer PONG = Answer.json("{\"type\":1}");
  private static final Answer NO_CHOICES = Answer.json("{\"type\":8,\"data\":{\"choices\":[]}}");
  private static final Answer NO_CONTENT = new Answer(204, "application/json", Buffer.buffer());

  private final Ed25519Requests signature;
  private final DiscordInteractions interactions;
  private final DiscordPlaces places;
  private final DiscordAnswers answers;

  DiscordInbound(AccountId account, DiscordConfig config, DiscordAnswers answers) {
    this.signature =
        new Ed25519Requests(new Ed25519Verifier(HexFormat.of().parseHex(config.publicKey())));
    this.interactions = new DiscordInteractions(account, config.command());
    this.places = new DiscordPlaces(account);
    this.answers = answers;
  }

  WebhookResult receive(WebhookRequest request) {
    byte[] body = request.body().getBytes();
    Optional<String> fault = signature.fault(request, body);
    if (fault.isPresent()) {
      return new WebhookResult.Unauthorized(fault.get());
    }
    return Readings.of(() -> {
      JsonNode json = StrictJson.object(body);
      long type = Fields.requiredInteger(json, "type");
      boolean event = type == 0 || json.path("event").isObject();
      return event
          ? new WebhookResult.Accepted(event(json), NO_CONTENT)
          : interaction(json, (int) type, request.receivedAt());
    });
  }

  /** Types we did not ask for are taken and mean nothing. */
  private WebhookResult interaction(JsonNode json, int type, Instant now) {
    return switch (type) {
      case 1 -> new WebhookResult.Handshake(PONG);
      case 2 -> held(interactions.command(json, now), DiscordAnswers.THINKING);
      case 3 -> held(interactions.press(json, now), DiscordAnswers.SEEN);
      case 4 -> new WebhookResult.Handshake(NO_CHOICES);
      default -> new WebhookResult.Accepted(List.of());
    };
  }

  private WebhookResult held(List<Update> updates, Answer silence) {
    return updates.isEmpty()
        ? new WebhookResult.Accepted(List.of(), DiscordAnswers.SEEN)
        : new WebhookResult.Accepted(updates, answers.hold(updates.get(0), silence));
  }

  /** When the application is added to a server, the only channel told is the one in which Discord would welcome it. */
  private List<Update> event(JsonNode json) {
    JsonNode event = json.path("event");
    JsonNode given = event.path("data");
    JsonNode guild = given.path("guild");
    String channel = Fields.text(guild, "system_channel_id");
    if (!Fields.text(event, "type").equals("APPLICATION_AUTHORIZED")
        || !DiscordPlaces.isSnowflake(channel)) {
      return List.of();
    }
    Origin origin = new Origin(
        "authorized:" + DiscordPlaces.id(guild, "id") + ":" + Fields.text(event, "timestamp"),
        places.chat(channel),
        ChatKind.GROUP,
        Fields.words(guild, "name"),
        time(Fields.text(event, "timestamp")),
        Optional.empty());
    Optional<JsonNode> by = Fields.object(given, "user");
    return List.of(
        new Update.BotAdded(origin, by.map(user -> places.person(user, "", Optional.empty()))));
  }

  private static Instant time(String iso) {
    try {
      return OffsetDateTime.parse(iso).toInstant();
    } catch (DateTimeParseException e) {
      throw new UnreadableException("timestamp (expected: ISO 8601)");
    }
  }
}
