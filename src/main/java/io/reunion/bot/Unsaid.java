package io.reunion.bot;

import io.reunion.chat.Button;
import io.reunion.chat.Markup;
import java.time.Instant;
import java.util.List;

/**
 * What the bot would have said in a group in which it only listens. Who wrote the message is not kept.
 *
 * @param operation the update's, by which it is kept once
 * @param at the time of the message
 * @param message what it would have answered; empty for a button
 * @param says what it would have said, in order
 */
public record Unsaid(String operation, Instant at, String message, List<Line> says) {
  /**
   * One message.
   *
   * @param to who would have seen it
   * @param buttons their labels
   */
  public record Line(String text, Say.To to, List<String> buttons) {
    public Line {
      buttons = List.copyOf(buttons);
    }

    static Line of(Say say) {
      return new Line(
          Markup.plain(say.text()),
          say.to(),
          say.buttons().stream().flatMap(List::stream).map(Button::label).toList());
    }
  }

  public Unsaid {
    says = List.copyOf(says);
  }

  /** Whether {@code word} is in what was written or in what would have been said. */
  boolean has(String word) {
    return message.contains(word) || says.stream().anyMatch(line -> line.text().contains(word));
  }
}
