package io.reunion.guidance;

import java.time.Instant;

/**
 * Something that members may apply for with an expert's guidance.
 *
 * @param requirements what is asked of an application, in the organiser's words
 * @param language {@code zh}, {@code en}, or nothing for any
 * @param deadline until when to apply there
 * @param settled whether the matches stand
 */
public record Call(
    int number,
    String title,
    String requirements,
    String language,
    Instant deadline,
    boolean settled) {
  boolean isOpen(Instant now) {
    return !settled && now.isBefore(deadline);
  }

  Call asSettled() {
    return new Call(number, title, requirements, language, deadline, true);
  }
}
