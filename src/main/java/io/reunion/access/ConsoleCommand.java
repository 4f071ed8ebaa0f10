package io.reunion.access;

import io.reunion.bot.Command;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.member.Role;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code console}: a one-time link to the console, only in a direct chat. */
public final class ConsoleCommand {
  private final SignIns signIns;
  private final Supplier<Optional<String>> publicUrl;

  /** @param publicUrl where people reach the service, for example {@code https://bot.example.org}, if it is known */
  public ConsoleCommand(SignIns signIns, Supplier<Optional<String>> publicUrl) {
    this.signIns = signIns;
    this.publicUrl = publicUrl;
  }

  public List<Command> commands() {
    return List.of(new Command("console", List.of("控制台", "后台"), Role.ORGANISER, this::console));
  }

  private Future<Reply> console(Turn turn) {
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
