package io.reunion.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.platform.Fields;
import io.reunion.platform.PlainText;
import io.reunion.platform.PlainText.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a message's text whether it is meant for the bot, and takes the bot's name out of it. Entities say where names
 * and commands are; a message without any is searched for them.
 */
final class TelegramText {
  /**
   * @param mentioned the bot's handle was in the text, alone or in a command; a command without one may be for any bot
   * @param foreign the text begins with a command for another bot
   */
  record Read(String text, boolean mentioned, boolean foreign) {}

  private final TelegramBot bot;
  private final String text;
  private final List<Span> ours = new ArrayList<>(2);
  private boolean mentioned;
  private boolean foreign;

  private TelegramText(TelegramBot bot, String text) {
    this.bot = bot;
    this.text = text;
  }

  static Read read(String text, @Nullable JsonNode entities, TelegramBot bot) {
    TelegramText found = new TelegramText(bot, text);
    if (entities != null && entities.isArray() && !entities.isEmpty()) {
      entities.forEach(found::entity);
    } else {
      found.search();
    }
    return found.result();
  }

  private void entity(JsonNode entity) {
    long offset = Fields.integer(entity, "offset").orElse(-1);
    long length = Fields.integer(entity, "length").orElse(0);
    if (offset < 0 || length <= 0 || length > text.length() || offset > text.length() - length) {
      return;
    }
    Span span = new Span((int) offset, (int) (offset + length));
    switch (Fields.text(entity, "type")) {
      case "mention" -> mention(span);
      case "text_mention" ->
        Fields.object(entity, "user").ifPresent(user -> textMention(user, span));
      case "bot_command" -> command(span);
      default -> {}
    }
  }

  private void mention(Span span) {
    if (bot.isCalled(text.substring(span.from() + 1, span.to()))) {
      ours.add(span);
      mentioned = true;
    }
  }

  private void textMention(JsonNode user, Span span) {
    if (bot.id() != 0 && Fields.integer(user, "id").orElse(0) == bot.id()) {
      ours.add(span);
      mentioned = true;
    }
  }

  /** {@code /rsvp} or {@code /rsvp@some_bot}; while the bot's own handle is unknown, every handle may be it. */
  private void command(Span span) {
    int at = text.indexOf('@', span.from());
    if (at < 0 || at >= span.to()) {
      return;
    } else if (bot.username().isEmpty() || bot.isCalled(text.substring(at + 1, span.to()))) {
      ours.add(new Span(at, span.to()));
      mentioned = true;
    } else {
      foreign |= text.substring(0, span.from()).isBlank();
    }
  }

  private void search() {
    int start = text.length() - text.stripLeading().length();
    if (text.startsWith("/", start)) {
      int end = start + 1;
      while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
        end++;
      }
      command(new Span(start, end));
    }
    if (!bot.username().isEmpty() && text.indexOf('@') >= 0) {
      searchHandle();
    }
  }

  private void searchHandle() {
    String handle = "@" + bot.username().toLowerCase(Locale.ROOT);
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      int end = at + handle.length();
      boolean whole = text.regionMatches(true, at, handle, 0, handle.length())
          && (at == 0 || !isWord(text.charAt(at - 1)))
          && (end == text.length() || !isWord(text.charAt(end)));
      if (whole) {
        ours.add(new Span(at, end));
        mentioned = true;
      }
    }
  }

  private static boolean isWord(char c) {
    return c == '_' || (c < 0x80 && Character.isLetterOrDigit(c));
  }

  private Read result() {
    List<Span> inOrder = new ArrayList<>(ours.size());
    ours.sort(Comparator.comparingInt(Span::from));
    int end = 0;
    for (Span span : ours) {
      if (span.from() >= end) {
        inOrder.add(span);
        end = span.to();
      }
    }
    return new Read(
        PlainText.wellFormed(PlainText.without(text, inOrder)), mentioned && !foreign, foreign);
  }
}
