package io.reunion.lookup;

import io.reunion.bot.Command;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.chat.ChatKind;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.Role;
import io.reunion.member.Viewer;
import io.reunion.member.search.Match;
import io.reunion.member.search.MemberDirectory;
import io.reunion.member.search.MemberQuery;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code find}: who is this, who is where, who does what; {@code more}: those who did not fit into the answer. */
public final class FindCommand {
  private static final int SHORTEST_LATIN = 2;

  private final MemberDirectory directory;
  private final LookupBudget budget;
  private final LookupLog log;
  private final FoundText text;

  public FindCommand(
      MemberDirectory directory, LookupBudget budget, LookupLog log, FoundText text) {
    this.directory = directory;
    this.budget = budget;
    this.log = log;
    this.text = text;
  }

  public List<Command> commands() {
    return List.of(
        new Command("find", List.of("找", "查找", "who"), Role.MEMBER, this::find),
        new Command("more", List.of("更多", "下一页"), Role.MEMBER, this::more));
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
    return budget
        .isSpent(turn.speaker().personKey(), turn.now())
        .compose(spent -> spent
            ? Future.succeededFuture(Reply.discreetly(turn.say("lookup.budget")))
            : directory
                .search(MemberQuery.parse(words), viewer(turn), from + Page.SIZE)
                .compose(result -> admit(turn, Page.of(words, from, result))));
  }

  /** An admin whom the configuration names need not be a member; they then see what any member sees. */
  private static Viewer viewer(Turn turn) {
    Optional<Member> member = turn.speaker().member();
    ChatKind kind = turn.room().kind();
    return member.isPresent()
        ? Viewer.of(member, kind)
        : new Viewer(
            kind == ChatKind.GROUP ? Viewer.Sight.GROUP : Viewer.Sight.MEMBER,
            Optional.empty(),
            Set.of());
  }

  private Future<Reply> admit(Turn turn, Page page) {
    List<MemberId> found = page.matches().stream().map(Match::id).toList();
    return budget
        .admit(turn.speaker().personKey(), found, turn.now())
        .compose(admitted ->
            log.note(turn.speaker(), admitted, turn.now()).map(page.admitting(admitted)))
        .map(seen -> text.answer(turn, seen));
  }
}
