package io.reunion.platform.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.platform.Equipment;
import io.reunion.platform.Fields;
import io.reunion.platform.JsonBody;
import io.reunion.platform.MessageCrypt;
import io.reunion.platform.StrictJson;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * The cards that were sent, each a note {@code card TASK_ID}: the response to a press is the only place where a card can be
 * changed, it takes the whole card again, and a press tells only its id.
 */
final class WeComCards {
  private static final Duration LIFE = Duration.ofDays(7);

  private final AccountId account;
  private final Equipment equipment;
  private final MessageCrypt crypt;

  WeComCards(AccountId account, Equipment equipment, MessageCrypt crypt) {
    this.account = account;
    this.equipment = equipment;
    this.crypt = crypt;
  }

  /** Keeps the card of a message that has buttons. Never fails. */
  Future<Void> keep(OutboundMessage message) {
    return message.buttons().isEmpty()
        ? Future.succeededFuture()
        : equipment
            .notes()
            .put(
                account,
                name(WeComRequests.id(message)),
                WeComRequests.templateCard(message).toString(),
                LIFE);
  }

  /**
   * The card {@code task} with {@code notice} under its title, as the one who pressed is to see it from now on. Fails or is empty
   * where the card is not known any more.
   */
  Future<Optional<Answer>> with(String task, String user, String notice) {
    return equipment
        .notes()
        .get(account, name(task))
        .map(kept -> kept.map(card -> updated(card, user, notice)));
  }

  private Answer updated(String kept, String user, String notice) {
    JsonNode card = StrictJson.object(kept.getBytes(StandardCharsets.UTF_8));
    Buffer plain = JsonBody.of(json -> {
      json.writeStringField("response_type", "update_template_card");
      json.writeArrayFieldStart("userids");
      json.writeString(user);
      json.writeEndArray();
      json.writeObjectFieldStart("template_card");
      json.writeStringField("sub_title_text", WeComRequests.notice(notice));
      for (var field : Fields.requiredObject(card, "template_card").properties()) {
        json.writeFieldName(field.getKey());
        json.writeRawValue(field.getValue().toString());
      }
      json.writeEndObject();
    });
    return WeComRequests.sealed(crypt, plain, equipment.clock().instant());
  }

  private static String name(String task) {
    return "card " + task;
  }
}
