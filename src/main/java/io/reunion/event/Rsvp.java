package io.reunion.event;

import io.reunion.chat.ChatId;
import io.reunion.chat.UserId;
import java.util.Optional;

/**
 * One person's standing for one event.
 *
 * @param attendee who
 * @param seats including the person; 0 unless ACCEPTED or WAITLISTED
 * @param position on the waiting list, from 1; 0 for all others
 */
public record Rsvp(Attendee attendee, Status status, int seats, int position) {
  /** As in iCalendar's PARTSTAT, and WAITLISTED. */
  public enum Status {
    ACCEPTED,
    TENTATIVE,
    DECLINED,
    WAITLISTED
  }

  /**
   * Who answers.
   *
   * @param key under which the person is counted once, whatever account they use
   * @param name as others may see it
   * @param member our id of them, if they are one
   * @param chat where the answer was given
   */
  public record Attendee(
      String key, String name, UserId user, Optional<String> member, ChatId chat) {}
}
