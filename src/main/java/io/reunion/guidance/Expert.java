package io.reunion.guidance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A member who guides others.
 *
 * @param person {@code m:MEMBER}
 * @param fields in their words
 * @param languages {@code zh}, {@code en}
 * @param capacity how many at a time
 * @param pausedUntil asked nothing until then
 * @param conflicts words (people, companies, schools) with which they will not be matched
 * @param asked when they were asked, in the last week
 * @param guiding the applications that they guide now, never more than the capacity
 */
public record Expert(
    String person,
    String fields,
    List<String> languages,
    int capacity,
    Instant pausedUntil,
    String conflicts,
    List<Instant> asked,
    List<Integer> guiding) {
  static final int MOST_QUESTIONS = 2;
  static final Duration WEEK = Duration.ofDays(7);

  public Expert {
    languages = List.copyOf(languages);
    asked = List.copyOf(asked);
    guiding = List.copyOf(guiding);
  }

  public int free() {
    return Math.max(0, capacity - guiding.size());
  }

  /** Whether a question may be put now. */
  boolean mayBeAsked(Instant now) {
    return !now.isBefore(pausedUntil) && free() > 0 && recent(asked, now).size() < MOST_QUESTIONS;
  }

  static List<Instant> recent(List<Instant> times, Instant now) {
    return times.stream().filter(time -> time.isAfter(now.minus(WEEK))).toList();
  }

  /** One more question, if it may be put. */
  Expert asked(Instant now) {
    if (!mayBeAsked(now)) {
      return this;
    }
    List<Instant> times = new ArrayList<>(recent(asked, now));
    times.add(now);
    return new Expert(person, fields, languages, capacity, pausedUntil, conflicts, times, guiding);
  }

  Expert pausedUntil(Instant until) {
    return new Expert(person, fields, languages, capacity, until, conflicts, asked, guiding);
  }

  /** The same with an application more, if there is room. */
  Expert guiding(int application) {
    if (guiding.contains(application) || free() == 0) {
      return this;
    }
    List<Integer> more = new ArrayList<>(guiding);
    more.add(application);
    return new Expert(person, fields, languages, capacity, pausedUntil, conflicts, asked, more);
  }

  Expert done(int application) {
    return new Expert(
        person,
        fields,
        languages,
        capacity,
        pausedUntil,
        conflicts,
        asked,
        guiding.stream().filter(one -> one != application).toList());
  }

  /** The same person with what they have now said of themselves. */
  Expert described(Expert newer) {
    return new Expert(
        person,
        newer.fields(),
        newer.languages(),
        newer.capacity(),
        pausedUntil,
        newer.conflicts(),
        asked,
        guiding);
  }
}
