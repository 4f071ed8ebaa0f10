package io.reunion.lookup;

import io.reunion.bot.LookupGate;
import io.reunion.bot.LookupGate.Asked;
import io.reunion.bot.LookupGate.Kind;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.bot.Viewers;
import io.reunion.member.MemberId;
import io.reunion.member.search.Match;
import io.reunion.member.search.MemberDirectory;
import io.reunion.member.search.MemberQuery;
import io.vertx.core.Future;
import java.util.List;

/** Shows some of those whom a question finds, within what the asker may see and how many they may be shown. */
public final class Pages {
  private final MemberDirectory directory;
  private final LookupGate gate;
  private final Viewers viewers;
  private final FoundText text;

  public Pages(MemberDirectory directory, LookupGate gate, Viewers viewers, FoundText text) {
    this.directory = directory;
    this.gate = gate;
    this.viewers = viewers;
    this.text = text;
  }

  /**
   * The best of those whom {@code words} find.
   *
   * @param refined whether the words were made out of those before
   */
  Future<Reply> first(Turn turn, String words, boolean refined) {
    return page(turn, words, 0, refined);
  }

  /** The next ones. */
  Future<Reply> from(Turn turn, String words, int from) {
    return page(turn, words, from, false);
  }

  /** Whoever may see nobody new today learns nothing at all: neither that somebody is there nor that nobody is. */
  private Future<Reply> page(Turn turn, String words, int from, boolean refined) {
    if (turn.rehearsed()) {
      // Whom it would show is kept for nobody: that would be another way to look people up,
      // uncounted.
      return Future.succeededFuture(
          Reply.discreetly(turn.say("lookup.unshown", "most", Page.SIZE)));
    }
    return gate.refusal(turn).compose(refusal -> {
      if (refusal.isPresent()) {
        return Future.succeededFuture(Reply.discreetly(refusal.get()));
      }
      MemberQuery question = MemberQuery.parse(words);
      return directory
          .search(question, viewers.of(turn), from + Page.SIZE)
          .compose(result -> admit(turn, Page.of(question, from, result, refined)));
    });
  }

  private Future<Reply> admit(Turn turn, Page page) {
    List<MemberId> found = page.matches().stream().map(Match::id).toList();
    return gate.show(turn, new Asked(kind(page), page.words()), found)
        .map(admitted -> text.answer(turn, page.admitting(admitted)));
  }

  private static Kind kind(Page page) {
    if (page.from() > 0) {
      return Kind.MORE;
    }
    return page.total() > Page.SIZE ? Kind.BROAD : Kind.NAME;
  }
}
