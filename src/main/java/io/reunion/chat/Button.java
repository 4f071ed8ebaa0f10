package io.reunion.chat;

import java.nio.charset.StandardCharsets;

/**
 * A button under a message. Pressing it is the same as typing its command, which is also what people type where the
 * platform has no buttons.
 *
 * @param label what people see
 * @param command without the leading slash, for example {@code rsvp gala yes}; at most {@link #MAX_COMMAND} bytes of
 *     UTF-8, the smallest limit of all platforms (Telegram's callback_data)
 */
public record Button(String label, String command, Style style) {
  public static final int MAX_COMMAND = 64;

  /** How much a button asks to be pressed. */
  public enum Style {
    PLAIN,
    PRIMARY,
    DANGER
  }

  public Button(String label, String command) {
    this(label, command, Style.PLAIN);
  }

  public Button {
    int bytes = command.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > MAX_COMMAND) {
      throw new IllegalArgumentException("button command of " + bytes + " bytes: " + command
          + " (expected: 1 to " + MAX_COMMAND + ")");
    }
  }
}
