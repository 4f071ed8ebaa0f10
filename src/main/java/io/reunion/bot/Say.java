package io.reunion.bot;

import io.reunion.chat.Button;
import io.reunion.chat.Receipt;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * One message of a reply.
 *
 * @param text with {@link io.reunion.chat.Markup} marks
 * @param subject what the message is a card for, for example {@code event:gala}: answers to it are then understood so
 * @param sent what to note when it is sent
 */
public record Say(
    String text, List<List<Button>> buttons, To to, Optional<String> subject, Optional<Sent> sent) {
  /** What to note once the platform has confirmed the message. */
  @FunctionalInterface
  public interface Sent {
    Future<Void> note(Receipt receipt);
  }

  /** Who may see it. */
  public enum To {
    /** Everybody in the chat. */
    HERE,
    /** As few as the platform allows without leaving the chat. */
    DISCREETLY,
    /** The one person and nobody else; not said at all if that cannot be had. */
    PRIVATELY
  }

  public static Say here(String text) {
    return new Say(text, List.of(), To.HERE, Optional.empty(), Optional.empty());
  }

  public static Say discreetly(String text) {
    return new Say(text, List.of(), To.DISCREETLY, Optional.empty(), Optional.empty());
  }

  public static Say privately(String text) {
    return new Say(text, List.of(), To.PRIVATELY, Optional.empty(), Optional.empty());
  }

  /** The same with another text. */
  Say saying(String other) {
    return new Say(other, buttons, to, subject, sent);
  }

  public Say withButtons(List<List<Button>> rows) {
    return new Say(text, rows, to, subject, sent);
  }

  public Say about(String what) {
    return new Say(text, buttons, to, Optional.of(what), sent);
  }

  public Say whenSent(Sent note) {
    return new Say(text, buttons, to, subject, Optional.of(note));
  }
}
