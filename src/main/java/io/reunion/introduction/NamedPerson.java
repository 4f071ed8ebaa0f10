package io.reunion.introduction;

import io.reunion.bot.LookupGate;
import io.reunion.bot.Turn;
import io.reunion.bot.Viewers;
import io.reunion.member.MemberId;
import io.reunion.member.search.Match;
import io.reunion.member.search.MemberDirectory;
import io.reunion.member.search.MemberQuery;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Finds the one person who is meant by a name. It counts as a look-up like any other. */
final class NamedPerson {
  private static final int MOST = 2;

  /** How many fit. */
  enum Outcome {
    ONE,
    NONE,
    SEVERAL,
    /** The one who asks may look nobody up now. */
    REFUSED
  }

  /** Who was found. */
  record Found(Outcome outcome, Optional<MemberId> member, String refusal) {}

  private final MemberDirectory directory;
  private final Viewers viewers;
  private final LookupGate gate;

  NamedPerson(MemberDirectory directory, Viewers viewers, LookupGate gate) {
    this.directory = directory;
    this.viewers = viewers;
    this.gate = gate;
  }

  Future<Found> find(Turn turn, String words) {
    return gate.refusal(turn)
        .compose(refusal -> refusal.isPresent()
            ? Future.succeededFuture(new Found(Outcome.REFUSED, Optional.empty(), refusal.get()))
            : directory
                .search(MemberQuery.parse(words), viewers.of(turn), MOST)
                .compose(result -> found(
                    turn,
                    words,
                    result.matches().stream()
                        .filter(match -> !match.near() && match.missing().isEmpty())
                        .map(Match::id)
                        .toList())));
  }

  private Future<Found> found(Turn turn, String words, List<MemberId> ids) {
    if (ids.size() != 1) {
      return Future.succeededFuture(
          new Found(ids.isEmpty() ? Outcome.NONE : Outcome.SEVERAL, Optional.empty(), ""));
    }
    LookupGate.Asked asked = new LookupGate.Asked(LookupGate.Kind.NAME, words);
    return gate.show(turn, asked, ids)
        .map(admitted -> admitted.contains(ids.get(0)))
        .map(shown -> new Found(
            shown ? Outcome.ONE : Outcome.NONE,
            shown ? Optional.of(ids.get(0)) : Optional.empty(),
            ""));
  }
}
