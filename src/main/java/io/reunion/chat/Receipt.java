package io.reunion.chat;

import java.util.Optional;

/**
 * The platform confirmed a send.
 *
 * @param message the id of what was sent, absent where the platform tells none (such a message cannot be edited)
 */
public record Receipt(Optional<MessageId> message) {
  public static final Receipt WITHOUT_ID = new Receipt(Optional.empty());

  public static Receipt of(String messageId) {
    return new Receipt(Optional.of(new MessageId(messageId)));
  }
}
