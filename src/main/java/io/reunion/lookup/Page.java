package io.reunion.lookup;

import io.reunion.bot.Listed;
import io.reunion.bot.Turn;
import io.reunion.member.MemberId;
import io.reunion.member.search.Match;
import io.reunion.member.search.MemberQuery;
import io.reunion.member.search.SearchResult;
import io.reunion.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Some of those who were found.
 *
 * @param words the question
 * @param from how many were shown before
 * @param matches whom this page shows
 * @param total how many there are in all
 * @param relaxed nobody met every part of the question
 * @param cut some of the page are not shown, because the asker has seen as many people as anybody may
 * @param question {@code words}, read
 * @param refined whether it was made out of the question before, so that it has to be said what is looked for now
 */
record Page(
    String words,
    int from,
    List<Match> matches,
    int total,
    boolean relaxed,
    boolean cut,
    MemberQuery question,
    boolean refined) {
  /** How many people a page shows. */
  static final int SIZE = 5;

  private static final String WORDS = "find";
  private static final String FROM = "find.from";

  /** The last question that has found anybody: what the next words may narrow. */
  private static final String LAST = "find.last";

  /** When that was. */
  private static final String AT = "find.at";

  /** After so long people have talked of something else, and what they ask is a question of its own. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  /** Where a question may go on. */
  record Place(String words, int from) {
    static Optional<Place> in(Session session) {
      return session
          .recall(WORDS)
          .flatMap(
              words -> session.recall(FROM).map(from -> new Place(words, Integer.parseInt(from))));
    }
  }

  Page {
    matches = List.copyOf(matches);
  }

  /** What was looked for last in this chat. */
  static Optional<String> last(Session session) {
    return session.recall(LAST);
  }

  /** The same while the next words may well be about it. */
  static boolean isFresh(Turn turn) {
    return last(turn.session()).isPresent()
        && turn.session()
            .recall(AT)
            .filter(at -> Duration.between(Instant.parse(at), turn.now()).compareTo(FRESH) <= 0)
            .isPresent();
  }

  /** {@code session} after something else was shown, with numbers or names of its own: the next number means that. */
  static Session overtaken(Session session) {
    return Listed.forgotten(unasked(session));
  }

  /** Whether there is anything that could be overtaken. */
  static boolean isAround(Session session) {
    return last(session).isPresent() || Listed.last(session) > 0;
  }

  private static Session unasked(Session session) {
    return session.forget(LAST).forget(AT);
  }

  static Page of(MemberQuery question, int from, SearchResult result, boolean refined) {
    List<Match> rest = result.matches().stream().skip(from).toList();
    return new Page(
        question.text(), from, rest, result.total(), result.relaxed(), false, question, refined);
  }

  Page admitting(Set<MemberId> admitted) {
    List<Match> seen =
        matches.stream().filter(match -> admitted.contains(match.id())).toList();
    return new Page(
        words, from, seen, total, relaxed, seen.size() < matches.size(), question, refined);
  }

  int to() {
    return from + matches.size();
  }

  boolean isLast() {
    return to() >= total;
  }

  /**
   * What is known after this page was shown to {@code turn}. In a group no numbers are said, so that only the words are kept.
   */
  Session kept(Turn turn) {
    if (matches.isEmpty()) {
      return keptOfNobody(turn);
    }
    // Who asks for an introduction is done with searching: the next question is a new one.
    Session known = Introducing.isAsked(turn)
        ? unasked(turn.session())
        : turn.session().remember(LAST, words).remember(AT, turn.now().toString());
    if (turn.inGroup()) {
      return known;
    }
    Session listed = new Listed(from + 1, matches.stream().map(Match::id).toList())
        .after(known)
        .kept(known);
    return isLast() || cut
        ? listed.forget(WORDS).forget(FROM)
        : listed.remember(WORDS, words).remember(FROM, Integer.toString(to()));
  }

  /**
   * Whoever was listed before still has the number under which they stand there. A question that was made out of the one
   * before leaves that, so that another can be; a new one ends it.
   */
  private Session keptOfNobody(Turn turn) {
    Session before = turn.session();
    if (from > 0) {
      return before.forget(WORDS).forget(FROM);
    }
    return cut || refined || Introducing.isAsked(turn)
        ? before
        : unasked(before).forget(WORDS).forget(FROM);
  }
}
