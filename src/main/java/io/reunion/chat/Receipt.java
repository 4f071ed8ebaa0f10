package io.reunion.chat;

import java.util.Optional;

/**
 * The platform confirmed a send.
 *
 * @param message the id of what was sent, absent where the platform tells none (such a message cannot be edited)
 */
public record Receipt(Optional<MessageId> message) {
  public static final Receipt WITHOUT_ID = new Receipt(Optional.empty());

  /** What was confirmed was sent, also where the id that the platform tells is none that could be kept. */
  public static Receipt of(String messageId) {
    try {
      return new Receipt(Optional.of(new MessageId(messageId)));
    } catch (IllegalArgumentException e) {
      return WITHOUT_ID;
    }
  }
}
