package io.reunion.showcase;

import io.reunion.chat.ChatId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A story about one member.
 *
 * @param person {@code m:MEMBER}
 * @param year in whose archive it stands
 * @param consent the digest of what the person agreed to; nothing before, and after it was taken back
 * @param consentAt when; as long as there is a consent
 * @param published whether it may be read in the archive
 * @param shown where it was posted
 */
public record Story(
    int number,
    String person,
    String title,
    String text,
    int year,
    String consent,
    Instant consentAt,
    boolean published,
    List<Shown> shown) {
  /**
   * A copy in a chat.
   *
   * @param message the platform's id of it, or nothing if the platform told none
   */
  public record Shown(ChatId chat, String message) {}

  public Story {
    shown = List.copyOf(shown);
  }

  String id() {
    return Integer.toString(number);
  }

  /** A digest of the title and the text, character by character. */
  public String digest() {
    try {
      byte[] both = (title + "\n" + text).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(both));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** The one condition under which anybody but its person and the organisers may read it. */
  public boolean isAgreed() {
    return consent.equals(digest());
  }

  public boolean isPublic() {
    return published && isAgreed();
  }

  /** Another text is another story to agree to. */
  Story rewritten(String newTitle, String newText) {
    Story other =
        new Story(number, person, newTitle, newText, year, consent, consentAt, published, shown);
    return other.isAgreed() ? other : other.with("", Instant.EPOCH, false);
  }

  private Story with(String digest, Instant at, boolean isPublished) {
    return new Story(number, person, title, text, year, digest, at, isPublished, shown);
  }

  /** Agreed, if {@code seen} is what stands here now. */
  Story agreed(String seen, Instant at) {
    return seen.length() >= SHORT && digest().startsWith(seen)
        ? with(digest(), at, published)
        : this;
  }

  /** How many characters of a digest go into a button. */
  static final int SHORT = 24;

  Story inArchive() {
    return isAgreed() ? with(consent, consentAt, true) : this;
  }

  Story withdrawn() {
    return with("", Instant.EPOCH, false);
  }

  Story shownIn(Shown place) {
    List<Shown> more = new ArrayList<>(shown);
    if (!more.contains(place)) {
      more.add(place);
    }
    return withShown(more);
  }

  Story withShown(List<Shown> places) {
    return new Story(number, person, title, text, year, consent, consentAt, published, places);
  }
}
