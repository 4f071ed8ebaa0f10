package io.reunion.lookup;

import io.reunion.bot.Command;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.member.Role;
import io.reunion.member.search.MemberQuery;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** {@code find}: who is this, who is where, who does what; {@code more}: those who did not fit into the answer. */
public final class FindCommand {
  private static final int SHORTEST_LATIN = 2;

  private final Pages pages;

  public FindCommand(Pages pages) {
    this.pages = pages;
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
    return pages.first(turn, words, false);
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
        ? pages.from(turn, place.get().words(), place.get().from())
        : Future.succeededFuture(Reply.discreetly(turn.say("lookup.more.nothing")));
  }
}
