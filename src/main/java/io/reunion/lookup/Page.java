package io.reunion.lookup;

import io.reunion.bot.Listed;
import io.reunion.member.MemberId;
import io.reunion.member.search.Match;
import io.reunion.member.search.MemberQuery;
import io.reunion.member.search.SearchResult;
import io.reunion.session.Session;
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

  /** The last question, whoever it has found: what the next words may narrow. */
  private static final String LAST = "find.last";

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

  /** {@code session} that knows the words, and nothing of whom they have found: in a group no numbers are said. */
  Session keptWords(Session session) {
    return session.remember(LAST, words);
  }

  /** {@code session} with the place at which {@code more} goes on, if there is more, and with who has which number. */
  Session kept(Session session) {
    Session known = keptWords(session);
    Session listed = matches.isEmpty()
        ? Listed.forgotten(known)
        : new Listed(from + 1, matches.stream().map(Match::id).toList())
            .after(known)
            .kept(known);
    return isLast() || cut || matches.isEmpty()
        ? listed.forget(WORDS).forget(FROM)
        : listed.remember(WORDS, words).remember(FROM, Integer.toString(to()));
  }
}
