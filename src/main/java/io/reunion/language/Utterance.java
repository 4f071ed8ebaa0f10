package io.reunion.language;

import io.reunion.text.Language;
import java.time.ZonedDateTime;

/**
 * What was written, and where.
 *
 * @param text with the mention of the bot removed
 * @param language of the person or group; it decides only what both languages write alike, such as "+1" and 5/1
 * @param now when it was written, in the zone of the chat
 */
public record Utterance(String text, Listening heard, Language language, ZonedDateTime now) {}
