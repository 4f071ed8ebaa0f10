package io.reunion.lookup;

import io.reunion.bot.Listed;
import io.reunion.bot.LookupGate;
import io.reunion.bot.LookupGate.Asked;
import io.reunion.bot.LookupGate.Kind;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.bot.Viewers;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** A closer look at one of those whom the last answers have listed by number. */
public final class Closer {
  private final MemberStore members;
  private final LookupGate gate;
  private final Viewers viewers;
  private final FoundText text;

  public Closer(MemberStore members, LookupGate gate, Viewers viewers, FoundText text) {
    this.members = members;
    this.gate = gate;
    this.viewers = viewers;
    this.text = text;
  }

  /** Whom {@code number} means, as the asker may see them now; 0 is the last. */
  Future<Reply> look(Turn turn, int number) {
    if (turn.inGroup()) {
      return said(turn.say("lookup.private"));
    }
    int place = number == 0 ? Listed.last(turn.session()) : number;
    Optional<MemberId> meant = Listed.at(turn.session(), place);
    if (meant.isEmpty()) {
      return said(turn.say("lookup.closer.number"));
    }
    return gate.refusal(turn)
        .compose(refusal -> refusal.isPresent()
            ? said(refusal.get())
            : members
                .get(List.of(meant.get()))
                .compose(known -> shown(turn, place, Optional.ofNullable(known.get(meant.get())))));
  }

  private Future<Reply> shown(Turn turn, int place, Optional<Member> member) {
    return member
        .map(one -> one.visibleTo(viewers.of(turn)))
        .filter(profile -> !profile.isEmpty())
        .map(profile -> gate.show(turn, new Asked(Kind.NAME, ""), List.of(profile.id()))
            .map(admitted -> Reply.discreetly(
                admitted.isEmpty()
                    ? turn.say("lookup.budget")
                    : text.closely(turn, place, profile))))
        .orElseGet(() -> said(turn.say("lookup.closer.gone")));
  }

  private static Future<Reply> said(String sentence) {
    return Future.succeededFuture(Reply.discreetly(sentence));
  }
}
