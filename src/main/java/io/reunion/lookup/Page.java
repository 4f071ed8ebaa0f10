package io.reunion.lookup;

import io.reunion.bot.Listed;
import io.reunion.member.MemberId;
import io.reunion.member.search.Match;
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
 */
record Page(String words, int from, List<Match> matches, int total, boolean relaxed, boolean cut) {
  /** How many people a page shows. */
  static final int SIZE = 5;

  private static final String WORDS = "find";
  private static final String FROM = "find.from";

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

  static Page of(String words, int from, SearchResult result) {
    List<Match> rest = result.matches().stream().skip(from).toList();
    return new Page(words, from, rest, result.total(), result.relaxed(), false);
  }

  Page admitting(Set<MemberId> admitted) {
    List<Match> seen =
        matches.stream().filter(match -> admitted.contains(match.id())).toList();
    return new Page(words, from, seen, total, relaxed, seen.size() < matches.size());
  }

  int to() {
    return from + matches.size();
  }

  boolean isLast() {
    return to() >= total;
  }

  /** {@code session} with the place at which {@code more} goes on, if there is more, and with who has which number. */
  Session kept(Session session) {
    Session listed = matches.isEmpty()
        ? Listed.forgotten(session)
        : new Listed(from + 1, matches.stream().map(Match::id).toList())
            .after(session)
            .kept(session);
    return isLast() || cut || matches.isEmpty()
        ? listed.forget(WORDS).forget(FROM)
        : listed.remember(WORDS, words).remember(FROM, Integer.toString(to()));
  }
}
