package io.reunion.announcement;

import io.reunion.chat.ChatId;
import io.reunion.chat.MessageId;
import io.reunion.delivery.Ledger;
import io.reunion.text.Language;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Something that is said to many.
 *
 * @param author the key of the person, or the name of the automation, that wrote it
 * @param texts by language, at least one; a group without its language gets the other
 * @param sendAt not before this
 * @param expiresAt not after this
 * @param unfinished what becomes of a copy of which nobody knows whether it left
 * @param progress where its progress is shown
 */
public record Announcement(
    String id,
    String author,
    Map<Language, String> texts,
    Audience audience,
    State state,
    Instant createdAt,
    Optional<Instant> sendAt,
    Optional<Instant> expiresAt,
    Ledger.Unfinished unfinished,
    Optional<Place> progress) {

  /** Longest text in one language, in UTF-16 units. */
  public static final int MAX_TEXT = 3_000;

  /** A message of ours that is edited. */
  public record Place(ChatId chat, MessageId message) {}

  /** Where it stands. */
  public enum State {
    DRAFT,
    AWAITING_APPROVAL,
    SCHEDULED,
    RUNNING,
    PAUSED,
    DONE,
    CANCELLED
  }

  public Announcement {
    texts = Map.copyOf(texts);
  }

  /** Whether it was written in a chat, where its author waits for the report. */
  public boolean fromChat() {
    return author.startsWith("m:") || author.startsWith("u:");
  }

  /** The text for a chat in {@code language}. */
  public String textIn(Language language) {
    String own = texts.get(language);
    return own != null ? own : texts.values().iterator().next();
  }
}
