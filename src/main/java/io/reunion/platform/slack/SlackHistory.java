package io.reunion.platform.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.ChatId;
import io.reunion.chat.Receipt;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.platform.Fields;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Looks through a channel for a message of ours by the key that it carries as metadata. Needs the history scopes. */
final class SlackHistory {
  /** Slack's clock is not ours. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  /** Of 200 messages each; a channel in which more was said since is not looked through. */
  private static final int MOST_PAGES = 10;

  private final SlackMethods methods;

  SlackHistory(SlackMethods methods) {
    this.methods = methods;
  }

  /** The newest first. Fails with {@link SendFailedException} when not all messages since then can be seen. */
  Future<Optional<Receipt>> find(ChatId chat, String sendKey, Instant since) {
    return page(chat, sendKey, since.minus(SKEW), "", 1);
  }

  private Future<Optional<Receipt>> page(
      ChatId chat, String sendKey, Instant oldest, String cursor, int page) {
    return methods
        .call(SlackMethods.HISTORY, SlackRequests.history(chat, oldest, cursor))
        .compose(answer -> {
          Optional<Receipt> found = in(answer, sendKey);
          String next = Fields.text(answer.path("response_metadata"), "next_cursor");
          if (found.isPresent()) {
            return Future.succeededFuture(found);
          }
          if (!answer.path("messages").isArray()) {
            return Future.failedFuture(
                SendFailedException.of(Reason.UNKNOWN_OUTCOME, "history-without-messages"));
          }
          if (next.isEmpty()) {
            return Fields.isTrue(answer, "has_more")
                ? tooMuch()
                : Future.succeededFuture(Optional.empty());
          }
          return page == MOST_PAGES ? tooMuch() : page(chat, sendKey, oldest, next, page + 1);
        });
  }

  private static Future<Optional<Receipt>> tooMuch() {
    return Future.failedFuture(SendFailedException.of(Reason.REJECTED, "history-too-long"));
  }

  private static Optional<Receipt> in(JsonNode answer, String sendKey) {
    for (JsonNode message : answer.path("messages")) {
      JsonNode metadata = message.path("metadata");
      String ts = Fields.text(message, "ts");
      if (Fields.text(metadata, "event_type").equals(SlackRequests.EVENT_TYPE)
          && Fields.text(metadata.path("event_payload"), SlackRequests.KEY).equals(sendKey)
          && SlackTimes.isTs(ts)) {
        return Optional.of(Receipt.of(ts));
      }
    }
    return Optional.empty();
  }
}
