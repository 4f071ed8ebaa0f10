package io.reunion.platform;

import io.reunion.platform.PlainText.Span;
import java.util.List;

/**
 * What was said to the bot, where a platform leaves the bot's name or the word that fires the webhook in the text.
 *
 * @param text without it
 * @param mentioned whether it was there
 */
public record Addressed(String text, boolean mentioned) {
  private static final String MARKS = "_*~";
  private static final String JOINTS = "_-";

  /**
   * @param trigger the word at the beginning that fired the webhook; may be empty
   * @param name the bot's name without the at-sign; may be empty
   */
  public static Addressed read(String said, String trigger, String name) {
    String text = said.strip();
    if (!trigger.isEmpty() && text.startsWith(trigger)) {
      return without(text, new Span(0, trigger.length()));
    }
    int at = name.isEmpty() ? -1 : mention(text, "@" + name);
    return at < 0
        ? new Addressed(PlainText.wellFormed(text), false)
        : without(text, withMarks(text, at, at + 1 + name.length()));
  }

  /** With the marks that make it stand out, which would be left over around nothing. */
  private static Span withMarks(String text, int from, int to) {
    int first = from;
    int end = to;
    while (first > 0
        && end < text.length()
        && MARKS.indexOf(text.charAt(first - 1)) >= 0
        && text.charAt(first - 1) == text.charAt(end)) {
      first--;
      end++;
    }
    return new Span(first, end);
  }

  private static Addressed without(String text, Span span) {
    return new Addressed(PlainText.wellFormed(PlainText.without(text, List.of(span))), true);
  }

  /** Where {@code wanted} stands as a word, in whatever case; -1 if nowhere. It is no mention within an address of e-mail. */
  private static int mention(String text, String wanted) {
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      int end = at + wanted.length();
      boolean whole = text.regionMatches(/* ignoreCase= */ true, at, wanted, 0, wanted.length())
          && !goesOn(text, at - 1, -1)
          && !goesOn(text, end, 1);
      if (whole) {
        return at;
      }
    }
    return -1;
  }

  /** Whether a name goes on there: underscores and hyphens alone are marks, or the end of a sentence. */
  private static boolean goesOn(String text, int from, int step) {
    int at = from;
    while (at >= 0 && at < text.length() && JOINTS.indexOf(text.charAt(at)) >= 0) {
      at += step;
    }
    return at >= 0
        && at < text.length()
        && text.charAt(at) < 0x80
        && Character.isLetterOrDigit(text.charAt(at));
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
