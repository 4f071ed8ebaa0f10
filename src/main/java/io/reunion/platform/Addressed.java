package io.reunion.platform;

import io.reunion.platform.PlainText.Span;
import java.util.List;
import java.util.Locale;

/**
 * What was said to the bot, where a platform leaves the bot's name or the word that fires the webhook in the text.
 *
 * @param text without it
 * @param mentioned whether it was there
 */
public record Addressed(String text, boolean mentioned) {

  /**
   * @param trigger the word at the beginning that fired the webhook; may be empty
   * @param name the bot's name without the at-sign; may be empty
   */
  public static Addressed read(String said, String trigger, String name) {
    String text = said.strip();
    if (!trigger.isEmpty() && text.startsWith(trigger)) {
      return without(text, new Span(0, trigger.length()));
    }
    int at = name.isEmpty() ? -1 : mention(text.toLowerCase(Locale.ROOT), name);
    return at < 0
        ? new Addressed(PlainText.wellFormed(text), false)
        : without(text, new Span(at, at + 1 + name.length()));
  }

  private static Addressed without(String text, Span span) {
    return new Addressed(PlainText.wellFormed(PlainText.without(text, List.of(span))), true);
  }

  /** Where the name stands with its at-sign and no other letter after it. */
  private static int mention(String text, String name) {
    if (text.length() == 0) {
      return -1;
    }
    String wanted = "@" + name.toLowerCase(Locale.ROOT);
    int at = text.indexOf(wanted);
    while (at >= 0) {
      int end = at + wanted.length();
      if (end == text.length() || !isPartOfName(text.charAt(end))) {
        return at;
      }
      at = text.indexOf(wanted, end);
    }
    return -1;
  }

  private static boolean isPartOfName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  }

  /**
   * A slash command as if it had been written.
   *
   * @param command with its slash, as it came
   * @param root the command under which all others can be said, without the slash: {@code /reunion rsvp gala} means
   *     {@code /rsvp gala}
   */
  public static String command(String command, String text, String root) {
    String rest = PlainText.wellFormed(text.strip());
    if (!command.equals("/" + root)) {
      return PlainText.wellFormed(command) + (rest.isEmpty() ? "" : " " + rest);
    } else if (rest.isEmpty()) {
      return "/help";
    }
    return rest.startsWith("/") ? rest : "/" + rest;
  }
}
