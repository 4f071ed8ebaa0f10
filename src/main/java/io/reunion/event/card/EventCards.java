package io.reunion.event.card;

import io.reunion.bot.Manners;
import io.reunion.bot.Say;
import io.reunion.chat.ChatId;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Receipt;
import io.reunion.chat.SendFailedException;
import io.reunion.delivery.Outbound;
import io.reunion.delivery.Wishes;
import io.reunion.event.CardReader;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.rsvp.Tally;
import io.reunion.redis.Batches;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.reunion.text.Language;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one card per event and chat up to date: many changes become one edit. What a card shows is kept beside it, so
 * a change that no instance lived to show is found and shown by the next look-round.
 */
public final class EventCards {
  private static final Logger LOG = LoggerFactory.getLogger(EventCards.class);
  private static final String SUBJECT = "event:";
  private static final Duration RECENTLY = Duration.ofDays(2);
  private static final Duration ROUND = Duration.ofSeconds(15);
  /** How long nobody looks again for each event that was looked after, so that very many cost no more of a second. */
  private static final Duration EACH = Duration.ofMillis(10);

  /** After so many edits without a pause the pauses are longer. */
  private static final int MOST_IN_A_ROW = 3;
  /** Stands for a message of which the platform tells no id. */
  private static final MessageId NOWHERE = new MessageId("-");

  private enum Refresh {
    RUNNING,
    RUNNING_AND_AGAIN
  }

  private final Vertx vertx;
  private final EventStore events;
  private final RsvpStore rsvps;
  private final CardMessages messages;
  private final RoomStore rooms;
  private final Outbound outbound;
  private final Manners manners;
  private final Function<Event, Future<Event>> presentable;
  private final Duration interval;
  private final Duration repeat;
  private final Map<EventId, Refresh> refreshing = new HashMap<>();
  private final Map<EventId, Integer> inARow = new HashMap<>();
  private long round;
  private boolean looking;
  private Instant nextLook = Instant.MIN;

  /**
   * @param presentable an event as everybody in a group may see it
   * @param interval the shortest time between two edits of one card
   * @param repeat the shortest time between two cards of an event in a chat where they cannot be changed
   */
  public EventCards(
      Vertx vertx,
      EventStore events,
      RsvpStore rsvps,
      RoomStore rooms,
      Outbound outbound,
      Manners manners,
      Function<Event, Future<Event>> presentable,
      Duration interval,
      Duration repeat) {
    this.vertx = vertx;
    this.events = events;
    this.rsvps = rsvps;
    this.messages = new CardMessages(rsvps, manners, presentable);
    this.rooms = rooms;
    this.outbound = outbound;
    this.manners = manners;
    this.presentable = presentable;
    this.interval = interval;
    this.repeat = repeat;
  }

  /** What a card for {@code event} is a card for. */
  public static String subject(EventId event) {
    return SUBJECT + event;
  }

  /** The event that a message answers, if it answers an event's card. */
  public static Optional<EventId> ofSubject(Optional<String> subject) {
    return subject
        .filter(what -> what.startsWith(SUBJECT))
        .flatMap(what -> EventId.typed(what.substring(SUBJECT.length())));
  }

  public void start() {
    round = vertx.setPeriodic(ROUND.toMillis(), tick -> lookRound());
  }

  public void stop() {
    vertx.cancelTimer(round);
  }

  private void lookRound() {
    Instant now = manners.now();
    if (!looking && !now.isBefore(nextLook)) {
      looking = true;
      events
          .upcoming(now)
          .compose(found -> Batches.map(found, this::lookAfter))
          .onSuccess(done -> nextLook = now.plus(EACH.multipliedBy(done.size())))
          .onFailure(failure -> LOG.warn("cards are not looked after: {}", failure.toString()))
          .onComplete(done -> looking = false);
    }
    // A card says when its event is over, also after some time in which nobody looked.
    events
        .ended(now.minus(RECENTLY), now)
        .onSuccess(found -> found.forEach(this::changed))
        .onFailure(failure -> LOG.warn("cards of past events are behind: {}", failure.toString()));
  }

  /** Some hundred at a time, while answers come in. */
  private Future<Void> lookAfter(Event event) {
    return events
        .cardsOf(event.id())
        .onSuccess(cards -> {
          if (cards.stream().anyMatch(card -> card.version() < event.version())) {
            changed(event.id());
          }
        })
        .mapEmpty();
  }

  /** The event or its answers changed; its cards will follow shortly. */
  public void changed(EventId event) {
    if (refreshing.containsKey(event)) {
      refreshing.put(event, Refresh.RUNNING_AND_AGAIN);
      return;
    }
    refreshing.put(event, Refresh.RUNNING);
    refresh(event)
        .onFailure(
            failure -> LOG.warn("cards of event {} are behind: {}", event, failure.toString()))
        .onComplete(
            done -> vertx.setTimer(Math.max(1, rest(event).toMillis()), later -> rested(event)));
  }

  /** Where change follows on change, nobody reads every one of them, and the chat's limit is for replies too. */
  private Duration rest(EventId event) {
    return inARow.getOrDefault(event, 0) < MOST_IN_A_ROW ? interval : interval.multipliedBy(2);
  }

  private void rested(EventId event) {
    if (refreshing.remove(event) == Refresh.RUNNING_AND_AGAIN) {
      inARow.merge(event, 1, Integer::sum);
      changed(event);
    } else {
      inARow.remove(event);
    }
  }

  private Future<Void> refresh(EventId id) {
    Future<List<EventStore.Card>> cards = events.cardsOf(id);
    return events
        .find(id)
        .compose(found -> cards.compose(
            sent -> found.isEmpty() ? Future.succeededFuture() : refresh(found.get(), sent)));
  }

  private Future<Void> refresh(Event event, List<EventStore.Card> cards) {
    List<EventStore.Card> behind =
        cards.stream().filter(card -> card.version() < event.version()).toList();
    if (behind.isEmpty()) {
      return Future.succeededFuture();
    }
    return rsvps
        .tally(event.id())
        .compose(tally -> presentable
            .apply(event)
            .compose(shown -> Batches.map(behind, card -> edit(shown, tally, card))))
        .mapEmpty();
  }

  private Future<Void> edit(Event event, Tally tally, EventStore.Card card) {
    return room(card.chat())
        .compose(room -> !edits(card.chat())
            ? anew(
                event,
                card,
                () -> OutboundMessage.text(
                    room.chat(),
                    CardText.brief(event, tally, messages.sentences(room, card.reader())),
                    CardMessages.key(event)),
                room)
            : outbound
                .edit(
                    card.message(), messages.render(event, tally, room, card.reader()), room.kind())
                .compose(done -> shown(event, card.chat(), card.message(), card.reader()))
                .recover(failure -> isTooOld(failure)
                    ? anew(
                        event, card, () -> messages.render(event, tally, room, card.reader()), room)
                    : afterRefusal(event, room, failure)));
  }

  private boolean edits(ChatId chat) {
    return outbound
        .platform(chat.account())
        .filter(platform -> platform.capabilities().edit())
        .isPresent();
  }

  private static boolean isTooOld(Throwable failure) {
    return failure instanceof SendFailedException refused && refused.code().equals("not-editable");
  }

  /**
   * Says it in a new message, unless the last one was just sent: then a later look-round does, since the card stays behind
   * until it is said.
   */
  private Future<Void> anew(
      Event event, EventStore.Card card, Supplier<OutboundMessage> message, Room room) {
    return events
        .mayRepeat(event.id(), card.chat(), manners.now(), repeat)
        .compose(may -> may
            ? outbound
                .send(message.get(), room.kind())
                .compose(receipt -> placed(event, card.chat(), receipt, card.reader()))
                .recover(failure -> afterRefusal(event, room, failure))
            : Future.succeededFuture());
  }

  /** Where it is told no id, the card is kept up to date by new messages alone. */
  private Future<Void> placed(
      Event event, ChatId chat, Receipt receipt, Optional<CardReader> reader) {
    MessageId message = receipt.message().orElse(NOWHERE);
    Future<Void> subject = receipt.message().isPresent()
        ? rooms.putCard(chat, message, subject(event.id()))
        : Future.succeededFuture();
    Future<Void> kept = receipt.message().isPresent() || !edits(chat)
        ? shown(event, chat, message, reader)
        : Future.succeededFuture();
    return subject.compose(done -> kept);
  }

  /** The first card counts as a repetition too: the next one is not sent right after it. */
  private Future<Void> first(
      Event event, ChatId chat, Receipt receipt, Optional<CardReader> reader) {
    return edits(chat)
        ? placed(event, chat, receipt, reader)
        : events
            .mayRepeat(event.id(), chat, manners.now(), repeat)
            .compose(may -> placed(event, chat, receipt, reader));
  }

  private Future<Room> room(ChatId chat) {
    return rooms
        .find(chat)
        .map(known -> known.orElseGet(() -> Room.seen(chat, io.reunion.chat.ChatKind.GROUP, "")));
  }

  private Future<Void> shown(
      Event event, ChatId chat, MessageId message, Optional<CardReader> reader) {
    return events.putCard(event.id(), new EventStore.Card(chat, message, event.version(), reader));
  }

  /** A card that can no longer be edited is given up: the next request in that chat brings a new one. */
  private Future<Void> afterRefusal(Event event, Room room, Throwable failure) {
    if (!(failure instanceof SendFailedException refused)) {
      return Future.failedFuture(failure);
    }
    // The card is brought up to date once the bot speaks there again.
    if (Wishes.isOne(refused)) {
      return Future.succeededFuture();
    }
    return switch (refused.reason()) {
      case GONE, REJECTED -> events.removeCard(event.id(), room.chat());
      case SUSPENDED, RETRY_AFTER, REFRESH_TOKEN, UNKNOWN_OUTCOME -> Future.failedFuture(failure);
    };
  }

  /**
   * The event's card for the chat of {@code room}; once sent it is kept up to date instead of the one before. A group sees it
   * in the group's language and by its clock, whoever asked for it; somebody alone in {@code theirs}.
   */
  public Future<Say> say(Event event, Room room, Language theirs, ZoneId zone) {
    Optional<CardReader> reader = room.isGroup()
        ? Optional.empty()
        : Optional.of(new CardReader(
            theirs, Optional.of(zone).filter(own -> !own.equals(manners.zoneOf(room)))));
    return messages
        .rendered(event, room, reader)
        .map(card -> Say.here(card.text())
            .withButtons(card.buttons())
            .about(subject(event.id()))
            .whenSent(receipt -> first(event, room.chat(), receipt, reader)));
  }

  /** The same if {@code gate} opens when its turn has come; fails as {@link Outbound#send} does. */
  public Future<Void> post(Event event, Room room, Outbound.Gate gate) {
    return messages
        .rendered(event, room, Optional.empty())
        .compose(card -> outbound.send(card, room.kind(), gate))
        .compose(receipt -> first(event, room.chat(), receipt, Optional.empty()));
  }

  /** Puts the event's card into a chat; the one that was there before is no longer kept up to date. */
  public Future<Void> post(Event event, ChatId chat) {
    return room(chat)
        .compose(room -> messages
            .rendered(event, room, Optional.empty())
            .compose(card -> outbound.send(card, room.kind()))
            .compose(receipt -> first(event, chat, receipt, Optional.empty())));
  }

  /** Puts the card of each into all of its chats. */
  public Future<Void> postAll(List<Event> events) {
    return Batches.map(events, event -> Batches.map(event.chats(), chat -> post(event, chat)))
        .mapEmpty();
  }
}
