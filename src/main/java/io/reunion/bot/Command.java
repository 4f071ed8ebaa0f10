package io.reunion.bot;

import io.reunion.member.Role;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Something that can be asked of the bot. The sentences {@code help.NAME} (one line) and {@code usage.NAME} (how to write
 * it) belong to it.
 *
 * @param name the English name, also the canonical one
 * @param aliases other names, the first of them the Chinese one; all are equal
 * @param role who may
 * @param rehearsal says the same where the bot only listens, and does nothing; absent where only the doing tells what would
 *     be said
 * @param obeyedWhereListening it is done also where the bot only listens
 * @param theirs whose it is among those who have the role
 */
public record Command(
    String name,
    List<String> aliases,
    Role role,
    Handler handler,
    Optional<Handler> rehearsal,
    boolean obeyedWhereListening,
    Predicate<Speaker> theirs) {
  /** Answers one turn. A failed Future is a fault of ours, never a way to say no. */
  @FunctionalInterface
  public interface Handler {
    Future<Reply> handle(Turn turn);
  }

  public Command(String name, List<String> aliases, Role role, Handler handler) {
    this(name, aliases, role, handler, Optional.empty(), false, speaker -> true);
  }

  public Command {
    aliases = aliases.stream().map(alias -> alias.toLowerCase(Locale.ROOT)).toList();
  }

  /** One whose handler changes nothing, at least not where {@link Turn#rehearsed}. */
  public Command saidWhereListening() {
    return rehearsedBy(handler);
  }

  /** One of which {@code other} says what {@link #handler} would, and does nothing. */
  public Command rehearsedBy(Handler other) {
    return new Command(
        name, aliases, role, handler, Optional.of(other), obeyedWhereListening, theirs);
  }

  /** One that is done also where the bot only listens. */
  Command alsoWhereListening() {
    return new Command(name, aliases, role, handler, rehearsal, true, theirs);
  }

  /** One that of those who have its role only some may; whoever else asks is told so by the handler. */
  public Command offeredTo(Predicate<Speaker> some) {
    return new Command(name, aliases, role, handler, rehearsal, obeyedWhereListening, some);
  }

  /** Whether to offer it. */
  boolean isFor(Speaker speaker) {
    return speaker.has(role) && theirs.test(speaker);
  }

  List<String> names() {
    List<String> names = new ArrayList<>(aliases);
    names.add(0, name);
    return names;
  }
}
