package io.reunion.event;

import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.vertx.core.Future;
import java.util.Optional;

/** {@code calendar}: gives a person, and nobody else, the address of their calendar. */
final class CalendarCommand {
  private final CalendarKeys keys;
  private final Optional<String> publicUrl;

  CalendarCommand(CalendarKeys keys, Optional<String> publicUrl) {
    this.keys = keys;
    this.publicUrl =
        publicUrl.map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
  }

  Future<Reply> give(Turn turn) {
    if (publicUrl.isEmpty()) {
      return Future.succeededFuture(Reply.discreetly(turn.say("event.calendar.none")));
    }
    return keys.of(turn.speaker().personKey(), turn.speaker().name())
        .map(secret -> Reply.privately(
            turn.say("event.calendar", "url", publicUrl.get() + "/calendar/" + secret + ".ics")));
  }
}
