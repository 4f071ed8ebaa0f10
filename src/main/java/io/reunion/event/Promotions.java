package io.reunion.event;

import io.reunion.bot.Letter;
import io.reunion.bot.Manners;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.OutboundMessage;
import io.reunion.delivery.SendKey;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** What those are told who got a seat from the waiting list: in their direct chat, else where they signed up. */
public final class Promotions {

  private final RsvpStore rsvps;
  private final RoomStore rooms;

  private final Manners manners;

  public Promotions(RsvpStore rsvps, RoomStore rooms, Manners manners) {
    this.rsvps = rsvps;
    this.rooms = rooms;

    this.manners = manners;
  }

  /**
   * @param people their keys
   * @param operation what freed the seats: with the person it names this message on every attempt
   */
  public Future<List<Letter>> letters(Event event, List<String> people, String operation) {
    return rsvps.attendees(event.id(), people).compose(attendees -> {
      List<Future<Letter>> letters = new ArrayList<>(attendees.size());
      attendees.forEach(attendee -> letters.add(letter(event, attendee, operation)));
      return Future.join(letters).map(done -> done.list());
    });
  }

  private Future<Letter> letter(Event event, Rsvp.Attendee attendee, String operation) {
    String key = SendKey.of("promoted", event.id().value(), attendee.key(), operation);
    return rooms
        .directChat(attendee.user())
        .map(direct -> direct.orElse(attendee.chat()))
        .compose(this::room)
        .map(room -> new Letter(message(event, attendee, room, key), room.kind()));
  }

  private Future<Room> room(ChatId chat) {
    return rooms
        .find(chat)
        .map(known -> known.orElseGet(() -> Room.seen(chat, ChatKind.DIRECT, "")));
  }

  private OutboundMessage message(Event event, Rsvp.Attendee attendee, Room room, String key) {
    String text = manners
        .sentencesFor(room)
        .say("event.promoted", "name", attendee.name(), "title", event.title(), "id", event.id());
    return OutboundMessage.text(room.chat(), text, key);
  }
}
