package io.reunion.bot;

import io.reunion.member.Role;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Something that can be asked of the bot. The sentences {@code help.NAME} (one line) and {@code usage.NAME} (how to write
 * it) belong to it.
 *
 * @param name the English name, also the canonical one
 * @param aliases other names, the first of them the Chinese one; all are equal
 * @param role who may
 */
public record Command(String name, List<String> aliases, Role role, Handler handler) {
  /** Answers one turn. A failed Future is a fault of ours, never a way to say no. */
  @FunctionalInterface
  public interface Handler {
    Future<Reply> handle(Turn turn);
  }

  public Command {
    aliases = aliases.stream().map(alias -> alias.toLowerCase(Locale.ROOT)).toList();
  }

  List<String> names() {
    List<String> names = new ArrayList<>(aliases);
    names.add(0, name);
    return names;
  }
}
