package io.reunion.bot;

import io.reunion.member.MemberId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Through which everybody goes who wants to be shown members: one count for one person, whatever command and whatever
 * account of theirs they use.
 */
public interface LookupGate {
  /**
   * How somebody looks people up.
   *
   * @param kind for the detection of walks through everybody
   * @param words what was asked, as far as it matters whether it was asked before
   */
  record Asked(Kind kind, String words) {}

  /** Ways of looking people up. */
  enum Kind {
    /** Somebody in particular. */
    NAME,
    /** Anybody of a kind. */
    BROAD,
    /** The next of those who were found. */
    MORE
  }

  /**
   * What to say instead of looking; empty if the one who speaks may look somebody up. To be asked before a search, whose
   * outcome would tell something.
   */
  Future<Optional<String>> refusal(Turn turn);

  /** Those of {@code found} who may be shown; they count, and are told on request that they were shown. */
  Future<Set<MemberId>> show(Turn turn, Asked asked, List<MemberId> found);
}
