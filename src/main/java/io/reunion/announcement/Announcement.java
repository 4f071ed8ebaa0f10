package io.reunion.announcement;

import io.reunion.chat.ChatId;
import io.reunion.chat.MessageId;
import io.reunion.delivery.Ledger;
import io.reunion.delivery.SendKey;
import io.reunion.text.Language;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Something that is said to many.
 *
 * @param author the key of the person, or the name of the automation, that wrote it
 * @param unfinished what becomes of a copy of which nobody knows whether it left
 * @param change what it does to an earlier one, if it says nothing of its own
 * @param progress where its progress is shown
 */
public record Announcement(
    String id,
    String author,
    Content content,
    Audience audience,
    Timing timing,
    State state,
    Instant createdAt,
    Ledger.Unfinished unfinished,
    Optional<Change> change,
    Optional<Place> progress) {

  /** Longest text in one language, in UTF-16 units. */
  public static final int MAX_TEXT = 3_000;

  /**
   * What is said.
   *
   * @param texts by language, at least one; a group without its language gets the other
   * @param buttons {@code seen}, or {@code rsvp EVENT}
   * @param image the https address of a picture, which platforms fetch
   * @param pin each copy is kept in view at the top of its chat, where the platform can
   */
  public record Content(
      Map<Language, String> texts, List<String> buttons, Optional<String> image, boolean pin) {
    private static final Pattern IMAGE = Pattern.compile(
        "https://[A-Za-z0-9.-]{1,200}(:[0-9]{1,5})?/[A-Za-z0-9._~!$&+,;=:@%/?-]{0,1500}");

    public Content {
      texts = Map.copyOf(texts);
      buttons = List.copyOf(buttons);
    }

    /** Words and buttons alone. */
    public Content(Map<Language, String> texts, List<String> buttons) {
      this(texts, buttons, Optional.empty(), false);
    }

    /** Whether it is an address by which every platform could fetch a picture, with nothing in it that a mark could be. */
    static boolean isImage(String url) {
      return IMAGE.matcher(url).matches() && Markdown.isWebAddress(url);
    }

    private String extras() {
      return image.map(url -> " " + url).orElse("") + (pin ? " pin" : "");
    }

    /** The text for a chat in {@code language}. */
    public String in(Language language) {
      String own = texts.get(language);
      return own != null ? own : texts.values().iterator().next();
    }
  }

  /**
   * When it is said.
   *
   * @param sendAt not before this
   * @param expiresAt not after this
   * @param everyonesClock {@code sendAt} is what the clock shows in the first place; elsewhere it is sent when the clock
   *     there shows the same
   * @param urgent neither quiet hours nor the daily measure hold it back
   */
  public record Timing(
      Optional<Instant> sendAt,
      Optional<Instant> expiresAt,
      boolean everyonesClock,
      boolean urgent) {
    public static final Timing NOW = new Timing(Optional.empty(), Optional.empty(), false, false);

    /** At some time, not for everybody's own clock. */
    public static Timing at(Instant moment) {
      return new Timing(Optional.of(moment), Optional.empty(), false, false);
    }
  }

  /** What is done to the copies of the announcement {@code of}. */
  public record Change(Kind kind, String of) {
    /** Each copy says the new text, or is followed by it; or is taken back. */
    public enum Kind {
      CORRECTION,
      RECALL
    }
  }

  /**
   * A message of ours that is edited.
   *
   * @param language what was spoken there, where it is one person's; otherwise the chat's
   */
  public record Place(ChatId chat, MessageId message, Optional<Language> language) {}

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

  /** Whether it was written in a chat, where its author waits for the report. */
  public boolean fromChat() {
    return author.startsWith("m:") || author.startsWith("u:");
  }

  public boolean isRecall() {
    return change.filter(what -> what.kind() == Change.Kind.RECALL).isPresent();
  }

  /**
   * What an approval agrees to: 8 hexadecimal digits that are others for every other text, set of buttons,
   * picture or audience.
   */
  public String digest() {
    return SendKey.of(
            new TreeMap<>(content.texts).toString(),
            content.buttons + content.extras(),
            audience.canonical(),
            change.toString())
        .substring(0, 8);
  }
}
