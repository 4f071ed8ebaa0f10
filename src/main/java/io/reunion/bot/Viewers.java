package io.reunion.bot;

import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.member.Member;
import io.reunion.member.Viewer;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * As whom somebody who asks looks at members, which depends on who they are, and on where the answer is read: a group, or
 * a platform whose operator is abroad.
 */
public final class Viewers {
  private final Predicate<ChatId> abroad;

  /** @param abroad whether the operator of a chat's platform is abroad */
  public Viewers(Predicate<ChatId> abroad) {
    this.abroad = abroad;
  }

  public Predicate<ChatId> abroad() {
    return abroad;
  }

  /** For what is said to them alone, wherever they ask. */
  public Viewer inDirectChat(Turn turn) {
    return of(turn, ChatKind.DIRECT);
  }

  /** For commands of members: an admin whom the configuration names need not be one, and sees what any member sees. */
  public Viewer of(Turn turn) {
    return of(turn, turn.room().kind());
  }

  private Viewer of(Turn turn, ChatKind kind) {
    Optional<Member> member = turn.speaker().member();
    Viewer viewer = member.isPresent()
        ? Viewer.of(member, kind)
        : new Viewer(
            kind == ChatKind.GROUP ? Viewer.Sight.GROUP : Viewer.Sight.MEMBER,
            Optional.empty(),
            Set.of());
    return viewer.readAbroad(abroad.test(turn.chat()));
  }
}
