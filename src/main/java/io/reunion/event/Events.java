package io.reunion.event;

import io.reunion.bot.Command;
import io.reunion.bot.Manners;
import io.reunion.delivery.Ledger;
import io.reunion.delivery.Outbound;
import io.reunion.redis.Redis;
import io.reunion.room.RoomStore;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;

/** The events, put together: what the service starts and stops, and what commands and API call. */
public record Events(
    EventStore store,
    RsvpStore rsvps,
    EventCards cards,
    Promotions promotions,
    EventMaking making,
    List<Command> commands) {
  /** What they are built on. */
  public record Parts(
      Vertx vertx,
      Redis redis,
      EventStore events,
      RsvpStore rsvps,
      RoomStore rooms,
      Ledger ledger,
      Outbound outbound,
      Manners manners) {}

  /**
   * What holds for all events that do not say otherwise.
   *
   * @param cardInterval the shortest time between two edits of one card
   * @param undoWindow how long an answer can be taken back with one word
   */
  public record Rules(
      int partyLimit, Event.Policy policy, Duration cardInterval, Duration undoWindow) {}

  public static Events of(Parts parts, Rules rules) {
    EventCards cards = new EventCards(
        parts.vertx(),
        parts.events(),
        parts.rsvps(),
        parts.rooms(),
        parts.outbound(),
        parts.manners(),
        rules.cardInterval());
    Promotions promotions = new Promotions(parts.rsvps(), parts.rooms(), parts.manners());
    EventMaking making =
        new EventMaking(parts.events(), cards, rules.partyLimit(), rules.policy());
    EventCommands commands = new EventCommands(new EventCommands.Parts(
        parts.events(),
        parts.rsvps(),
        new SignUpStore(parts.redis()),
        new ChatPeople(parts.redis()),
        cards,
        promotions,
        making,
        rules.undoWindow()));
    return new Events(
        parts.events(), parts.rsvps(), cards, promotions, making, commands.commands());
  }

  public void start() {
    cards.start();
  }

  public void stop() {
    cards.stop();
  }
}
