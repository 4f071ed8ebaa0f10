package io.reunion.language.signup;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One entry of a sign-up list that was read.
 *
 * @param number as written; skipped and repeated numbers stay as they are
 * @param contact a telephone number on the line, kept apart so that nothing that prints an entry can post it
 * @param section the heading the entry stands under, such as {@code A组}; may be empty
 * @param author who wrote the entry, by the platform's id; only WeChat's own form tells
 * @param writtenAt when it was written; only WeChat's own form tells
 * @param firstLine the first line of the text it comes from, from 0
 * @param lastLine the last one, wrapped lines included
 */
public record SignUpEntry(
    OptionalInt number,
    Party party,
    Set<Doubt> doubts,
    String contact,
    String section,
    Optional<String> author,
    Optional<Instant> writtenAt,
    int firstLine,
    int lastLine) {
  public SignUpEntry {
    doubts = Set.copyOf(doubts);
  }

  SignUpEntry writtenBy(Optional<String> id, Optional<Instant> time) {
    return new SignUpEntry(number, party, doubts, contact, section, id, time, firstLine, lastLine);
  }
}
