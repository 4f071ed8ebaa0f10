package io.reunion.bot;

import io.reunion.member.MemberId;
import io.reunion.session.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The members whom the last answers in this chat have listed by number, so that the next message can mean one by it.
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

  /** With those before it that {@code session} knows, where these go on with their numbers. */
  public Listed after(Session session) {
    return in(session)
        .filter(before -> before.first + before.members.size() == first)
        .map(before -> new Listed(
            before.first,
            Stream.concat(before.members.stream(), members.stream()).toList()))
        .orElse(this);
  }

  /** Whom {@code number} means. */
  public static Optional<MemberId> at(Session session, int number) {
    return in(session)
        .filter(known -> number >= known.first && number < known.first + known.members.size())
        .map(known -> known.members.get(number - known.first));
  }

  /** The number of the last; 0 where none is known. */
  public static int last(Session session) {
    return in(session).map(known -> known.first + known.members.size() - 1).orElse(0);
  }

  private static Optional<Listed> in(Session session) {
    return session.recall(NAME).map(kept -> {
      int colon = kept.indexOf(':');
      return new Listed(
          Integer.parseInt(kept.substring(0, colon)),
          Arrays.stream(kept.substring(colon + 1).split(",")).map(MemberId::new).toList());
    });
  }
}
