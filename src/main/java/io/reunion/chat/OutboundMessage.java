package io.reunion.chat;

import java.util.List;
import java.util.Optional;

/**
 * What is to be said, before a platform's own form is given to it.
 *
 * @param chat where
 * @param text in Reunion's small {@link Markup}: everything but its few marks is literal, and the adapter escapes it
 *     for its platform
 * @param buttons rows of buttons, may be empty
 * @param replyTo the message that is answered, where the platform can show that
 * @param thread the thread or topic it belongs to
 * @param onlyFor the person for whom alone it is meant, where the platform can show a message in a group to one person;
 *     what must not be seen by others is sent to the direct chat instead, see {@link Capabilities#ephemeral}
 * @param image the https address of a picture, only for a {@link Platform.ShowsImages}; the platform fetches it, we never do
 * @param sendKey a key derived from what is sent, the same on every attempt; platforms with an idempotent send use it
 */
public record OutboundMessage(
    ChatId chat,
    String text,
    List<List<Button>> buttons,
    Optional<MessageId> replyTo,
    Optional<String> thread,
    Optional<UserId> onlyFor,
    String sendKey,
    Optional<String> image) {

  public OutboundMessage {
    buttons = buttons.stream().map(List::copyOf).toList();
  }

  /** One without a picture. */
  public OutboundMessage(
      ChatId chat,
      String text,
      List<List<Button>> buttons,
      Optional<MessageId> replyTo,
      Optional<String> thread,
      Optional<UserId> onlyFor,
      String sendKey) {
    this(chat, text, buttons, replyTo, thread, onlyFor, sendKey, Optional.empty());
  }

  public static OutboundMessage text(ChatId chat, String text, String sendKey) {
    return new OutboundMessage(
        chat, text, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), sendKey);
  }

  public OutboundMessage withButtons(List<List<Button>> rows) {
    return new OutboundMessage(chat, text, rows, replyTo, thread, onlyFor, sendKey, image);
  }

  public OutboundMessage withText(String newText) {
    return new OutboundMessage(chat, newText, buttons, replyTo, thread, onlyFor, sendKey, image);
  }

  public OutboundMessage inChat(ChatId other) {
    return new OutboundMessage(other, text, buttons, replyTo, thread, onlyFor, sendKey, image);
  }

  public OutboundMessage withImage(Optional<String> other) {
    return new OutboundMessage(chat, text, buttons, replyTo, thread, onlyFor, sendKey, other);
  }
}
