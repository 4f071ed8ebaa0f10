package io.reunion.event.card;

import io.reunion.bot.Manners;
import io.reunion.chat.OutboundMessage;
import io.reunion.delivery.SendKey;
import io.reunion.event.CardReader;
import io.reunion.event.Event;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.rsvp.Tally;
import io.reunion.room.Room;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/** What an event's card says to whom. */
final class CardMessages {
  private final RsvpStore rsvps;
  private final Manners manners;
  private final Function<Event, Future<Event>> presentable;

  CardMessages(RsvpStore rsvps, Manners manners, Function<Event, Future<Event>> presentable) {
    this.rsvps = rsvps;
    this.manners = manners;
    this.presentable = presentable;
  }

  Sentences sentences(Room room, Optional<CardReader> reader) {
    return reader
        .map(one -> manners.texts().in(one.language()))
        .orElseGet(() -> manners.sentencesFor(room));
  }

  OutboundMessage render(Event event, Tally tally, Room room, Optional<CardReader> reader) {
    Sentences say = sentences(room, reader);
    ZoneId zone = reader.flatMap(CardReader::zone).orElseGet(() -> manners.zoneOf(room));
    String text = CardText.of(event, tally, say, zone, manners.now());
    return OutboundMessage.text(room.chat(), text, key(event))
        .withButtons(CardText.buttons(event, say, manners.now()));
  }

  Future<OutboundMessage> rendered(Event event, Room room, Optional<CardReader> reader) {
    return rsvps
        .tally(event.id())
        .compose(
            tally -> presentable.apply(event).map(shown -> render(shown, tally, room, reader)));
  }

  /** One send of one version of the card. */
  static String key(Event event) {
    return SendKey.of("card", event.id().value(), Long.toString(event.version()));
  }
}
