package io.reunion.language.when;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pieces that belong together.
 *
 * @param from its first token, or the one before it that says how it is used
 * @param to the token after its last
 * @param spans token ranges of its pieces, where words of others lie between
 * @param end the other end of a range
 * @param length a length of time, after the start or by itself
 * @param soon a moment counted from now by the clock
 * @param meal what part of the day a meal named in the text tells
 * @param torn words of time stand beside it that could not be read
 * @param continues the phrase directly before, where this one goes on listing: 12月12日、13日
 */
record Phrase(
    int from,
    int to,
    List<int[]> spans,
    Relation relation,
    Side start,
    @Nullable Side end,
    @Nullable Amount length,
    Meaning.@Nullable Soon soon,
    @Nullable ZoneName zone,
    boolean approximate,
    boolean joined,
    boolean torn,
    @Nullable PartOfDay meal,
    @Nullable Phrase continues) {

  Phrase startingOn(DaySpec day) {
    Side side = new Side(day, start.check(), start.part(), start.clock());
    return new Phrase(
        from,
        to,
        spans,
        relation,
        side,
        end,
        length,
        soon,
        zone,
        approximate,
        joined,
        torn,
        meal,
        continues);
  }

  Phrase asTorn() {
    return new Phrase(
        from,
        to,
        spans,
        relation,
        start,
        end,
        length,
        soon,
        zone,
        approximate,
        joined,
        true,
        meal,
        continues);
  }

  boolean isDayOnly() {
    return end == null
        && length == null
        && soon == null
        && start.day() != null
        && start.clock() == null;
  }

  boolean isClockOnly() {
    boolean dayless = start.day() == null && (end == null || end.day() == null);
    return soon == null && start.clock() != null && dayless;
  }
}
