package io.reunion.lookup;

import io.reunion.bot.Command;
import io.reunion.bot.LookupGate;
import io.reunion.bot.LookupGate.Asked;
import io.reunion.bot.LookupGate.Kind;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.bot.Viewers;
import io.reunion.member.MemberId;
import io.reunion.member.Role;
import io.reunion.member.search.Match;
import io.reunion.member.search.MemberDirectory;
import io.reunion.member.search.MemberQuery;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** {@code find}: who is this, who is where, who does what; {@code more}: those who did not fit into the answer. */
public final class FindCommand {
  private static final int SHORTEST_LATIN = 2;

  private final MemberDirectory directory;
  private final LookupGate gate;
  private final Viewers viewers;
  private final FoundText text;

  public FindCommand(MemberDirectory directory, LookupGate gate, Viewers viewers, FoundText text) {
    this.directory = directory;
    this.gate = gate;
    this.viewers = viewers;
    this.text = text;
  }

  public List<Command> commands() {
    return List.of(
        new Command("find", List.of("找", "查找", "who"), Role.MEMBER, this::find)
            .saidWhereListening(),
        new Command("more", List.of("更多", "下一页"), Role.MEMBER, this::more).saidWhereListening());
  }

  private Future<Reply> find(Turn turn) {
    String words = turn.arguments();
    if (isTooShort(words)) {
      return Future.succeededFuture(Reply.discreetly(turn.say("lookup.how")));
    }
    if (words.length() > MemberQuery.LONGEST) {
      return Future.succeededFuture(
          Reply.discreetly(turn.say("lookup.long", "limit", MemberQuery.LONGEST)));
    }
    return page(turn, words, 0);
  }

  private static boolean isTooShort(String words) {
    boolean han = words
        .codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    return words.isBlank() || (!han && words.strip().length() < SHORTEST_LATIN);
  }

  /** The next of those whom the last question in this chat has found. */
  private Future<Reply> more(Turn turn) {
    if (turn.inGroup()) {
      return Future.succeededFuture(Reply.discreetly(turn.say("lookup.private")));
    }
    Optional<Page.Place> place = Page.Place.in(turn.session());
    return place.isPresent()
        ? page(turn, place.get().words(), place.get().from())
        : Future.succeededFuture(Reply.discreetly(turn.say("lookup.more.nothing")));
  }

  /** Whoever may see nobody new today learns nothing at all: neither that somebody is there nor that nobody is. */
  private Future<Reply> page(Turn turn, String words, int from) {
    if (turn.rehearsed()) {
      // Whom it would show is kept for nobody: that would be another way to look people up,
      // uncounted.
      return Future.succeededFuture(
          Reply.discreetly(turn.say("lookup.unshown", "most", Page.SIZE)));
    }
    return gate.refusal(turn)
        .compose(refusal -> refusal.isPresent()
            ? Future.succeededFuture(Reply.discreetly(refusal.get()))
            : directory
                .search(MemberQuery.parse(words), viewers.of(turn), from + Page.SIZE)
                .compose(result -> admit(turn, Page.of(words, from, result))));
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
