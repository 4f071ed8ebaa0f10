package io.reunion.access;

import io.reunion.bot.Command;
import io.reunion.bot.Reply;
import io.reunion.bot.Speaker;
import io.reunion.bot.Turn;
import io.reunion.member.Role;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * {@code console}: a one-time link to the console, only in a direct chat. It is for organisers, and for whoever holds an
 * event.
 */
public final class ConsoleCommand {
  private final SignIns signIns;
  private final Supplier<Optional<String>> publicUrl;
  private final Predicate<Speaker> hosts;

  /**
   * @param publicUrl where people reach the service, for example {@code https://bot.example.org}, if it is known
   * @param hosts who is known to hold an event, to be offered the command; whether they may is found out when they write it
   */
  public ConsoleCommand(
      SignIns signIns, Supplier<Optional<String>> publicUrl, Predicate<Speaker> hosts) {
    this.signIns = signIns;
    this.publicUrl = publicUrl;
    this.hosts = hosts;
  }

  public List<Command> commands() {
    return List.of(new Command("console", List.of("控制台", "后台"), Role.GUEST, this::console)
        .offeredTo(speaker -> speaker.has(Role.ORGANISER) || hosts.test(speaker)));
  }

  private Future<Reply> console(Turn turn) {
    return signIns
        .caller(turn.speaker().user())
        .compose(caller -> caller.mayEnter()
            ? entering(turn)
            : Future.succeededFuture(Reply.discreetly(turn.say("bot.refused.organiser"))));
  }

  private Future<Reply> entering(Turn turn) {
    if (turn.inGroup()) {
      return Future.succeededFuture(Reply.discreetly(turn.say("access.direct")));
    }
    Optional<String> url = publicUrl.get();
    if (url.isEmpty()) {
      return Future.succeededFuture(Reply.privately(turn.say("access.nowhere")));
    }
    return signIns
        .link(turn.speaker().user(), turn.speaker().role())
        .map(code -> Reply.privately(turn.say(
            "access.link", "url", address(url.get(), code), "minutes", SignIns.LINK.toMinutes())));
  }

  /** The code stands behind #, which no browser sends and no link preview opens. */
  public static String address(String publicUrl, String code) {
    String base =
        publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    return base + "/console/enter#" + code;
  }
}
