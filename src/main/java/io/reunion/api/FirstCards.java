package io.reunion.api;

import io.reunion.chat.ChatId;
import io.reunion.chat.SendFailedException;
import io.reunion.delivery.Wishes;
import io.reunion.event.Event;
import io.reunion.event.EventStore;
import io.reunion.event.card.EventCards;
import io.reunion.event.card.NextCards;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cards of an event in groups that have none of it yet. */
record FirstCards(EventStore events, EventCards cards, NextCards nextCards, Clock clock) {
  private static final Logger LOG = LoggerFactory.getLogger(FirstCards.class);

  /** A request that is repeated finds the cards of the first one, and adds none. */
  Future<Void> post(Event event) {
    return events.cardsOf(event.id()).map(cardsThere -> {
      Set<ChatId> done = cardsThere.stream().map(EventStore.Card::chat).collect(Collectors.toSet());
      post(event, event.chats().stream().filter(chat -> !done.contains(chat)).toList());
      return null;
    });
  }

  void post(Event event, List<ChatId> chats) {
    if (event.state() == Event.State.DRAFT) {
      return;
    }
    for (ChatId chat : chats) {
      cards
          .post(event, chat)
          .recover(failure -> hold(event, chat, failure))
          .onFailure(
              failure -> LOG.warn("no card of {} in {}: {}", event.id(), chat, failure.toString()));
    }
  }

  /** In a group that wants to hear no more just now the card comes later. */
  private Future<Void> hold(Event event, ChatId chat, Throwable failure) {
    return failure instanceof SendFailedException refused
            && Wishes.isOne(refused)
            && refused.retryAfter().isPresent()
        ? nextCards.hold(event, chat, clock.instant().plus(refused.retryAfter().get()))
        : Future.failedFuture(failure);
  }
}
