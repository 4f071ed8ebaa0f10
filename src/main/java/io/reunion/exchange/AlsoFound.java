package io.reunion.exchange;

import io.reunion.bot.Listed;
import io.reunion.bot.LookupGate;
import io.reunion.bot.Turn;
import io.reunion.bot.Viewers;
import io.reunion.exchange.Card.Kind;
import io.reunion.member.Field;
import io.reunion.member.MemberId;
import io.reunion.member.lexicon.Terms;
import io.reunion.member.search.Match;
import io.reunion.member.search.MemberDirectory;
import io.reunion.member.search.MemberQuery;
import io.reunion.member.search.Reason;
import io.reunion.session.Session;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Members whose own record fits a need, as the search index finds them: only those whom the one who asks may see, counted
 * as a look-up like any other. To be in touch with one of them is an introduction.
 */
final class AlsoFound {
  private static final int MOST = 3;
  private static final Set<Field> TELLING =
      Set.of(Field.OFFERS, Field.SKILLS, Field.INDUSTRY, Field.COMPANY, Field.TITLE);

  /** What is said of them, and whom the next message can mean by a number. */
  record Also(String text, List<MemberId> members) {
    static final Also NOBODY = new Also("", List.of());

    Session kept(Session session) {
      return members.isEmpty() ? session : new Listed(1, members).kept(session);
    }
  }

  private final MemberDirectory directory;
  private final Viewers viewers;
  private final LookupGate gate;

  AlsoFound(MemberDirectory directory, Viewers viewers, LookupGate gate) {
    this.directory = directory;
    this.viewers = viewers;
    this.gate = gate;
  }

  /** Nobody in a group, where everybody would read it. */
  Future<Also> byRecord(Turn turn, Card card) {
    String words = String.join(" ", Terms.of(Card.withoutTags(card.text())));
    if (card.kind() != Kind.NEED || turn.inGroup() || words.isEmpty()) {
      return Future.succeededFuture(Also.NOBODY);
    }
    return gate.refusal(turn)
        .compose(refusal -> refusal.isPresent()
            ? Future.succeededFuture(Also.NOBODY)
            : directory
                .search(MemberQuery.parse(shortened(card.text())), viewers.of(turn), MOST)
                .compose(result -> show(
                    turn,
                    words,
                    result.matches().stream()
                        .filter(match -> !match.near() && fields(match).length() > 0)
                        .filter(match -> !turn.speaker().personKey().equals("m:" + match.id()))
                        .toList())));
  }

  private static String shortened(String text) {
    String plain = Card.withoutTags(text);
    return plain.length() > MemberQuery.LONGEST ? plain.substring(0, MemberQuery.LONGEST) : plain;
  }

  private static String fields(Match match) {
    return match.reasons().stream()
        .filter(reason -> TELLING.contains(reason.field()))
        .map(Reason::asked)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private Future<Also> show(Turn turn, String words, List<Match> found) {
    if (found.isEmpty()) {
      return Future.succeededFuture(Also.NOBODY);
    }
    LookupGate.Asked asked = new LookupGate.Asked(LookupGate.Kind.BROAD, words);
    return gate.show(turn, asked, found.stream().map(Match::id).toList()).map(shown -> {
      List<Match> left =
          found.stream().filter(match -> shown.contains(match.id())).toList();
      if (left.isEmpty()) {
        return Also.NOBODY;
      }
      StringBuilder text = new StringBuilder("\n").append(turn.say("exchange.also"));
      for (int i = 0; i < left.size(); i++) {
        text.append('\n')
            .append(turn.say(
                "exchange.also.line",
                "number",
                i + 1,
                "name",
                left.get(i).profile().name().orElseGet(() -> turn.say("exchange.somebody")),
                "why",
                fields(left.get(i))));
      }
      return new Also(text.toString(), left.stream().map(Match::id).toList());
    });
  }
}
