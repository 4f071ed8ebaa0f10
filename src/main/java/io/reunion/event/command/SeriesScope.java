package io.reunion.event.command;

import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.event.Event;
import io.reunion.event.command.EventOrder.Verb;
import io.reunion.text.Moments;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether what is ordered of one occurrence of a series is meant of the later ones too: where that is not said, it is asked. */
final class SeriesScope {
  private static final Set<Verb> ASKED =
      EnumSet.of(Verb.MOVE, Verb.PLACE, Verb.SEATS, Verb.END, Verb.DEADLINE, Verb.TITLE);

  /** What was ordered when it was asked, for the button that has no room for it. */
  private static final String ORDERED = "ordered";

  boolean isOpen(EventOrder order, Event event) {
    return ASKED.contains(order.verb())
        && !order.only()
        && !order.words().isBlank()
        && event.terms().series().isPresent();
  }

  Reply ask(Turn turn, EventOrder order, Event event, int later) {
    String when = Moments.dayAndTime(
        event.startsAt(), turn.zone(), turn.now(), turn.texts().language());
    String text =
        turn.say("event.series.ask", "title", event.title(), "when", when, "later", later);
    return Reply.of(Say.discreetly(text)
            .withButtons(List.of(
                List.of(
                    new Button(turn.say("event.button.only"), order.of(false).command())),
                List.of(new Button(
                    turn.say("event.button.following", "later", later),
                    order.of(true).command())))))
        .keeping(turn.session().remember(ORDERED, key(order) + order.words()));
  }

  private static String key(EventOrder order) {
    return order.verb().name().toLowerCase(Locale.ROOT) + " " + order.event() + " ";
  }

  /** {@code order} with the words that it was asked about, where a button brings it without. */
  EventOrder whole(Turn turn, EventOrder order) {
    boolean bare = (order.only() || order.following())
        && order.words().isBlank()
        && ASKED.contains(order.verb());
    return turn.session()
        .recall(ORDERED)
        .filter(words -> bare && words.startsWith(key(order)))
        .map(words -> order.with(words.substring(key(order).length())))
        .orElse(order);
  }
}
