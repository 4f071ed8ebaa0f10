package io.reunion.platform.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.MessageId;
import io.reunion.chat.Update;
import io.reunion.chat.Update.MessageReceived;
import io.reunion.platform.Fields;
import io.reunion.platform.Notes;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a message quotes: words of the robot by the key that their sending gave. A card is quoted by the id of its delivery,
 * which is therefore noted when it is sent.
 */
final class DingTalkQuotes {
  /** Longer than most events are talked of; a quote of an older card is a message like any other. */
  private static final Duration LIFE = Duration.ofDays(60);

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/=_-]{1,200}");

  private final AccountId account;
  private final Notes notes;

  DingTalkQuotes(AccountId account, Notes notes) {
    this.account = account;
    this.notes = notes;
  }

  /** The words of the robot that {@code message} quotes, or a delivery of which {@link #resolved} tells the card. */
  static Optional<MessageId> quoted(JsonNode message) {
    return Optional.of(Fields.text(message, "originalProcessQueryKey"))
        .filter(key -> KEY.matcher(key).matches())
        .flatMap(DingTalkPlaces::sent)
        .map(MessageId::new);
  }

  /** Notes how the card {@code track} was delivered. Never fails. */
  Future<Void> keep(JsonNode created, String track) {
    Future<Void> kept = Future.succeededFuture();
    for (JsonNode result : Fields.array(created.path("result"), "deliverResults")) {
      String carrier = Fields.text(result, "carrierId");
      if (KEY.matcher(carrier).matches()) {
        kept = notes.put(account, name(carrier), track, LIFE);
      }
    }
    return kept;
  }

  /** The same with the card in place of its delivery. Never fails: what cannot be asked is done without. */
  Future<List<Update>> resolved(List<Update> updates) {
    Optional<MessageReceived> message = updates.stream()
        .filter(MessageReceived.class::isInstance)
        .map(MessageReceived.class::cast)
        .findFirst();
    Optional<String> key =
        message.flatMap(MessageReceived::replyTo).flatMap(DingTalkPlaces::queryKey);
    return key.isEmpty()
        ? Future.succeededFuture(updates)
        : notes
            .get(account, name(key.get()))
            .map(track -> track
                .<List<Update>>map(card -> List.of(answering(message.get(), card)))
                .orElse(updates))
            .otherwise(updates);
  }

  private static Update answering(MessageReceived said, String card) {
    return new MessageReceived(
        said.origin(),
        said.sender(),
        said.message(),
        said.text(),
        said.mentioned(),
        Optional.of(new MessageId(card)),
        said.replyToBot(),
        said.thread(),
        said.attachment());
  }

  private static String name(String carrier) {
    return "card " + carrier;
  }
}
