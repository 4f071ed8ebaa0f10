package io.reunion.lookup;

import io.reunion.bot.LookupGate;
import io.reunion.bot.Turn;
import io.reunion.member.MemberId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How many people may be shown to one person, how fast, and what is noted of it: for every command that shows any. */
public final class Lookups implements LookupGate {
  private final LookupBudget budget;
  private final LookupLog log;
  private final WalkStore walks;
  private final WalkAlarm alarm;

  public Lookups(LookupBudget budget, LookupLog log, WalkStore walks, WalkAlarm alarm) {
    this.budget = budget;
    this.log = log;
    this.walks = walks;
    this.alarm = alarm;
  }

  @Override
  public Future<Optional<String>> refusal(Turn turn) {
    String person = turn.speaker().personKey();
    return walks.stoppedUntil(person).compose(until -> {
      if (until.isPresent()) {
        return said(turn.say("lookup.stopped", "day", day(turn, until.get())));
      }
      return budget
          .isSpent(person, turn.now())
          .compose(spent -> spent ? said(turn.say("lookup.budget")) : slowed(turn, person));
    });
  }

  private static Future<Optional<String>> said(String sentence) {
    return Future.succeededFuture(Optional.of(sentence));
  }

  private static String day(Turn turn, Instant at) {
    return at.atZone(turn.zone()).toLocalDate().toString();
  }

  private Future<Optional<String>> slowed(Turn turn, String person) {
    return walks.of(person).map(walk -> {
      long seconds = walk.pause(turn.now()).toSeconds();
      return seconds > 0
          ? Optional.of(turn.say("lookup.slowed", "seconds", seconds))
          : Optional.empty();
    });
  }

  @Override
  public Future<Set<MemberId>> show(Turn turn, Asked asked, List<MemberId> found) {
    String person = turn.speaker().personKey();
    return budget
        .admit(person, found, turn.now())
        .compose(admitted -> log.note(turn.speaker(), admitted.members(), turn.now())
            .compose(noted -> step(turn, person, asked, admitted))
            .map(stepped -> admitted.members()));
  }

  private Future<Void> step(Turn turn, String person, Asked asked, LookupBudget.Admitted admitted) {
    Walk.Step step = new Walk.Step(
        turn.now(),
        asked.kind(),
        Walk.shape(asked.words()),
        admitted.members().size(),
        admitted.fresh());
    return walks
        .add(person, step)
        .compose(walk -> walk.verdict(turn.now()) == Walk.Verdict.STOPPED
            ? walks
                .stop(person, turn.operation(), turn.now())
                .compose(first -> first ? alarm.raise(turn, walk) : Future.succeededFuture())
            : Future.succeededFuture());
  }
}
