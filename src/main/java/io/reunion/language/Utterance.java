package io.reunion.language;

import io.reunion.text.Language;
import java.time.ZonedDateTime;

/**
 * What was written, and where.
 *
 * @param text with the mention of the bot removed
 * @param language of the person or group; it decides only what both languages write alike, such as "+1" and 5/1
 * @param now when it was written, in the zone of the chat
 * @param events how the events that take answers now are called
 */
public record Utterance(
    String text, Listening heard, Language language, ZonedDateTime now, EventNames events) {
  /** Where no event is known. */
  public Utterance(String text, Listening heard, Language language, ZonedDateTime now) {
    this(text, heard, language, now, EventNames.NONE);
  }

  /** Words of it, as one hears them who has asked about the event. */
  Utterance part(String words) {
    return new Utterance(words, Listening.QUESTION, language, now, events);
  }

  Tokens tokens(PhraseBook book) {
    Tokens tokens = book.tokens(text);
    events.mark(book, tokens);
    if (heard != Listening.AMBIENT && heard != Listening.DIALOGUE) {
      new EventDays(book, this, tokens).mark();
      UnknownTitles.mark(book, tokens, heard == Listening.DIRECT || heard == Listening.ADDRESSED);
    }
    return tokens;
  }
}
