package io.reunion.api;

import io.reunion.access.Caller;
import io.reunion.chat.ChatId;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.KnownEvents;
import io.reunion.event.Terms;
import io.reunion.member.Role;
import io.reunion.redis.Batches;
import io.reunion.room.RoomStore;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * The event that a path names, if the caller may see it: an organiser who is bound to chapters sees theirs, and whoever
 * holds an event that one.
 */
final class FoundEvent {
  private FoundEvent() {}

  /** Fails as not found if there is none, and in the same way if it is none of the caller's. */
  static Future<Event> in(EventStore events, Exchange exchange) {
    String id = exchange.path("id");
    return allowed(
        exchange,
        EventId.typed(id)
            .map(events::find)
            .orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }

  /** The same with the definition that it was read by. */
  static Future<KnownEvents.Known> known(EventStore events, Exchange exchange) {
    String id = exchange.path("id");
    return EventId.typed(id)
        .map(events::findKnown)
        .orElseGet(() -> Future.succeededFuture(Optional.empty()))
        .map(found -> found
            .filter(one -> isOf(exchange.caller(), one.event()))
            .orElseThrow(() -> unknown(id)));
  }

  private static ProblemException unknown(String id) {
    return ProblemException.notFound("event " + id);
  }

  static Future<Event> allowed(Exchange exchange, Future<Optional<Event>> found) {
    String id = exchange.path("id");
    return found.map(
        event -> event.filter(one -> isOf(exchange.caller(), one)).orElseThrow(() -> unknown(id)));
  }

  static boolean isOf(Caller caller, Event event) {
    return !caller.isBound()
        || caller.hosts(event.id().value())
        || event.terms().owners().stream().anyMatch(caller::reaches);
  }

  /** Whether the event is of a chapter for which the caller organises; to hold it is less. */
  static boolean organises(Caller caller, Event event) {
    return !caller.isBound()
        || (caller.has(Role.ORGANISER)
            && event.terms().owners().stream().anyMatch(caller::reaches));
  }

  /** Who is bound to chapters makes events of these. */
  static Event owned(Exchange exchange, Event event) {
    Caller caller = exchange.caller();
    return caller.isBound()
        ? event.under(event
            .terms()
            .withOwners(caller.standing().chapters().stream()
                .sorted()
                .limit(Terms.MAX_OWNERS)
                .toList()))
        : event;
  }

  /**
   * An event that is made by who is bound to chapters has owners and groups of these.
   *
   * @return what fails as not allowed where it names others
   */
  static Future<Void> newOnesOfTheirs(Exchange exchange, Body body, RoomStore rooms) {
    Caller caller = exchange.caller();
    if (!caller.isBound()) {
      return Future.succeededFuture();
    }
    if (!body.texts("owners").stream().allMatch(caller::reaches)) {
      throw notTheirs();
    }
    List<String> chats = List.copyOf(body.texts("chats"));
    return Batches.map(chats, chat -> isTheirs(caller, chat, rooms)).map(theirs -> {
      if (theirs.contains(false)) {
        throw notTheirs();
      }
      return null;
    });
  }

  /** What is no chat at all is refused where it is read. */
  private static Future<Boolean> isTheirs(Caller caller, String chat, RoomStore rooms) {
    ChatId id;
    try {
      id = ChatId.parse(chat);
    } catch (IllegalArgumentException e) {
      return Future.succeededFuture(true);
    }
    return rooms
        .find(id)
        .map(room -> room.filter(one -> ChatsApi.reaches(caller, one)).isPresent());
  }

  /** Whose event it is and into which groups its card goes is not for who is bound to chapters or events to decide. */
  static void refuseWhatIsNotTheirs(Exchange exchange, Body body, Event event) {
    boolean wide = body.has("owners")
        || body.has("chats")
        || (body.has("hosts") && !organises(exchange.caller(), event))
        || exchange.query("scope").filter("following"::equals).isPresent();
    if (exchange.caller().isBound() && wide) {
      throw notTheirs();
    }
  }

  static ProblemException notTheirs() {
    return new ProblemException(
        403,
        "Not allowed",
        "Owners, chats and the rest of a series are changed by an admin, or an organiser of all chapters.",
        List.of());
  }
}
