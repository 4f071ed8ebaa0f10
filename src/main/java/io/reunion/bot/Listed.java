package io.reunion.bot;

import io.reunion.member.MemberId;
import io.reunion.session.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The members whom the last answer in this chat has listed by number, so that the next message can mean one by it.
 *
 * @param first the number of the first
 */
public record Listed(int first, List<MemberId> members) {
  private static final String NAME = "listed";

  public Listed {
    members = List.copyOf(members);
  }

  /** {@code session} that knows these. */
  public Session kept(Session session) {
    return session.remember(
        NAME,
        first + ":" + String.join(",", members.stream().map(MemberId::value).toList()));
  }

  /** {@code session} that knows none. */
  public static Session forgotten(Session session) {
    return session.forget(NAME);
  }

  /** Whom {@code number} means. */
  public static Optional<MemberId> at(Session session, int number) {
    return session.recall(NAME).flatMap(kept -> {
      int colon = kept.indexOf(':');
      List<String> ids = Arrays.asList(kept.substring(colon + 1).split(","));
      int at = number - Integer.parseInt(kept.substring(0, colon));
      return at >= 0 && at < ids.size() ? Optional.of(new MemberId(ids.get(at))) : Optional.empty();
    });
  }
}
