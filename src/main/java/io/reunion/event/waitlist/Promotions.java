package io.reunion.event.waitlist;

import io.reunion.bot.Letter;
import io.reunion.bot.Manners;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.OutboundMessage;
import io.reunion.delivery.SendKey;
import io.reunion.event.Event;
import io.reunion.event.OnlineLink;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.Rsvp;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.redis.Batches;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What those are told who got a seat from the waiting list: in their direct chat, else where they signed up. */
public final class Promotions {

  private final RsvpStore rsvps;
  private final RoomStore rooms;
  private final Manners manners;
  private final Confirmations confirmations;

  public Promotions(
      RsvpStore rsvps, RoomStore rooms, Manners manners, Confirmations confirmations) {
    this.rsvps = rsvps;
    this.rooms = rooms;
    this.manners = manners;
    this.confirmations = confirmations;
  }

  /**
   * Where a seat has to be taken within a time, the schedule tells it instead, and there are no letters.
   *
   * @param people their keys
   * @param operation what freed the seats: with the person it names this message on every attempt
   */
  public Future<List<Letter>> letters(Event event, List<String> people, String operation) {
    return event.terms().confirmMinutes().isPresent()
        ? confirmations.promoted(event, people, operation).map(List.of())
        : plain(event, people, operation);
  }

  /**
   * Has them told by the schedule, where nobody's message is being answered that could come again: it outlives this instance,
   * waits where a platform asks to, and nobody waits for it.
   */
  public Future<Void> told(Event event, List<String> people, String operation) {
    return confirmations.promoted(event, people, operation);
  }

  private Future<List<Letter>> plain(Event event, List<String> people, String operation) {
    return rsvps
        .attendees(event.id(), people)
        .compose(
            attendees -> Batches.map(attendees, attendee -> letter(event, attendee, operation)));
  }

  private Future<Letter> letter(Event event, Attendee attendee, String operation) {
    String key = SendKey.of("promoted", event.id().value(), attendee.key(), operation);
    return direct(attendee)
        .map(direct -> direct.orElse(attendee.chat()))
        .compose(this::room)
        .compose(room -> link(event, attendee, room)
            .map(link -> new Letter(
                OutboundMessage.text(room.chat(), text(event, attendee, room, link), key),
                room.kind())));
  }

  private String text(Event event, Attendee attendee, Room room, Optional<OnlineLink> link) {
    Sentences say = manners.sentencesFor(room);
    return say.say(
            "event.promoted",
            "name",
            attendee.calledIn(room.isGroup()).orElseGet(() -> say.say("event.somebody")),
            "title",
            event.title(),
            "id",
            event.id())
        + link.map(one -> "\n" + say.say("event.link", "link", one.url())).orElse("");
  }

  /** Told in private only. */
  private Future<Optional<OnlineLink>> link(Event event, Attendee attendee, Room room) {
    return event.terms().online().isEmpty() || room.isGroup()
        ? Future.succeededFuture(Optional.empty())
        : rsvps
            .standing(event.id(), attendee.key())
            .map(standing -> standing.flatMap(one -> Rsvp.link(event, one.status(), one.seat())));
  }

  private Future<Optional<ChatId>> direct(Attendee attendee) {
    return attendee
        .reachedAt()
        .map(rooms::directChat)
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  /** Whether somebody can be told in private what another one answered for them. */
  public Future<Boolean> reaches(Attendee attendee) {
    return attendee
        .user()
        .map(user -> rooms.directChat(user).map(Optional::isPresent))
        .orElseGet(() -> Future.succeededFuture(false));
  }

  /** What somebody is told for whom another one answered, where they have a direct chat; with the way back. */
  public Future<List<Letter>> spokenFor(
      Event event, Attendee attendee, Answer answer, String by, String operation) {
    String key = SendKey.of("spoken-for", event.id().value(), attendee.key(), operation);
    return direct(attendee)
        .compose(chat -> chat.isEmpty()
            ? Future.succeededFuture(List.of())
            : room(chat.get()).map(room -> List.of(spokenFor(event, answer, by, room, key))));
  }

  private Letter spokenFor(Event event, Answer answer, String by, Room room, String key) {
    Sentences say = manners.sentencesFor(room);
    return new Letter(
        OutboundMessage.text(room.chat(), spokenFor(event, answer, by, say), key)
            .withButtons(List.of(List.of(wayBack(event, answer, say)))),
        room.kind());
  }

  /** What they are told. */
  public static String spokenFor(Event event, Answer answer, String by, Sentences say) {
    return say.say(
        "event.told",
        "by",
        by,
        "title",
        event.title(),
        "answer",
        say.mark("event.answer." + answer.name().toLowerCase(Locale.ROOT)));
  }

  /** The way back from it. */
  public static Button wayBack(Event event, Answer answer, Sentences say) {
    boolean comes = answer == Answer.ACCEPTED || answer == Answer.TENTATIVE;
    return new Button(
        say.say(comes ? "event.button.undo" : "event.button.yes"),
        "rsvp " + event.id() + (comes ? " cancel" : " yes"));
  }

  private Future<Room> room(ChatId chat) {
    return rooms
        .find(chat)
        .map(known -> known.orElseGet(() -> Room.seen(chat, ChatKind.DIRECT, "")));
  }
}
