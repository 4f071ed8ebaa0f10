package io.reunion.lookup;

import io.reunion.bot.Admins;
import io.reunion.bot.Letter;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.delivery.Outbound;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the admins that somebody walked through the members. */
public final class WalkAlarm {
  private static final Logger LOG = LoggerFactory.getLogger(WalkAlarm.class);

  private final Admins admins;
  private final Outbound outbound;

  public WalkAlarm(Admins admins, Outbound outbound) {
    this.admins = admins;
    this.outbound = outbound;
  }

  /** Succeeds when every admin who can be reached is told, or it is known that one was not. */
  Future<Void> raise(Turn turn, Walk walk) {
    String person = turn.speaker().personKey();
    LOG.warn("{}: {} is stopped looking people up", turn.operation(), person);
    return admins
        .letters(new Admins.Draft(
            "walk " + turn.operation(), say -> text(say, turn, walk), say -> buttons(say, person)))
        .compose(this::send);
  }

  private Future<Void> send(List<Letter> letters) {
    List<Future<?>> sent = new ArrayList<>();
    letters.forEach(letter -> sent.add(outbound.send(letter.message(), letter.kind())));
    return Future.join(sent).otherwiseEmpty().mapEmpty();
  }

  private static String text(Sentences say, Turn turn, Walk walk) {
    return say.say(
        "lookup.alarm",
        "name",
        turn.speaker().name(),
        "person",
        turn.speaker().personKey(),
        "count",
        walk.shown(turn.now()));
  }

  private static List<List<Button>> buttons(Sentences say, String person) {
    return List.of(List.of(new Button(say.say("lookup.button.free"), "lookups free " + person)));
  }
}
