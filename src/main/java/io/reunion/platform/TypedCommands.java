package io.reunion.platform;

import io.reunion.chat.Button;
import io.reunion.chat.Markup;
import io.reunion.chat.OutboundMessage;
import java.util.List;

/** Buttons as words, where a platform has none or not enough: under the text, each label with what to type instead. */
public final class TypedCommands {
  private TypedCommands() {}

  /** The text, and a line for each of the buttons after the first {@code shown}. */
  public static String under(OutboundMessage message, int shown) {
    List<Button> rest =
        message.buttons().stream().flatMap(List::stream).skip(shown).toList();
    StringBuilder out = new StringBuilder(message.text());
    for (int i = 0; i < rest.size(); i++) {
      Button button = rest.get(i);
      out.append(i == 0 ? "\n\n" : "\n")
          .append(Markup.literal(Markup.plain(button.label())))
          .append(": ")
          .append(Markup.code(Markup.literal("/" + button.command())));
    }
    return out.toString();
  }
}
