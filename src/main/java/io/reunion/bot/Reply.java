package io.reunion.bot;

import io.reunion.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to be said and remembered after a turn. Handlers return it; only {@link Bot} sends and keeps.
 *
 * @param says messages to the one who asked, in order
 * @param letters messages to others
 * @param session what to remember, if it changed
 */
public record Reply(List<Say> says, List<Letter> letters, Optional<Session> session) {
  /** Says nothing. */
  public static final Reply SILENCE = new Reply(List.of(), List.of(), Optional.empty());

  public Reply {
    says = List.copyOf(says);
    letters = List.copyOf(letters);
  }

  public static Reply of(Say... says) {
    return new Reply(List.of(says), List.of(), Optional.empty());
  }

  public static Reply here(String text) {
    return of(Say.here(text));
  }

  public static Reply discreetly(String text) {
    return of(Say.discreetly(text));
  }

  public static Reply privately(String text) {
    return of(Say.privately(text));
  }

  public Reply and(Say more) {
    List<Say> all = new ArrayList<>(says);
    all.add(more);
    return new Reply(all, letters, session);
  }

  /** This and then that: everything is said, and what was remembered last is kept. */
  Reply then(Reply next) {
    return new Reply(
        Stream.concat(says.stream(), next.says.stream()).toList(),
        Stream.concat(letters.stream(), next.letters.stream()).toList(),
        next.session.or(() -> session));
  }

  public Reply withLetters(List<Letter> more) {
    return new Reply(says, more, session);
  }

  public Reply keeping(Session next) {
    return new Reply(says, letters, Optional.of(next));
  }
}
