package io.reunion.event.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.reunion.chat.ChatId;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.Host;
import io.reunion.event.people.ChatPeople;
import io.reunion.event.reminder.ReminderChoice;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.NameKey;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.rsvp.Wish;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.redis.Batches;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Takes a member who is deleted out of the events. What they would have come to is taken back, so that others get the seat;
 * of what is over a figure stays, without a name. Lists that others have pasted are theirs: one of an event that is over
 * goes, one of an event to come stays until then.
 */
public final class EventErasure {
  private static final Script FORGET = Script.beside(EventErasure.class, "forget.lua");
  private static final String NOBODY = "—";
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

  private final Redis redis;
  private final Events events;
  private final RoomStore rooms;
  private final Clock clock;

  public EventErasure(Redis redis, Events events, RoomStore rooms, Clock clock) {
    this.redis = redis;
    this.rooms = rooms;
    this.events = events;
    this.clock = clock;
  }

  private static String person(MemberId member) {
    return "m:" + member;
  }

  /** Under which keys a member may stand: an event that was over before an account was linked has them under that. */
  public static List<String> persons(Member member) {
    List<String> persons = new ArrayList<>(List.of(person(member.id())));
    member.users().forEach(user -> persons.add("u:" + user));
    return persons;
  }

  /** The key of whoever stands in a deleted person's place; the same at every call, and it leads to nobody. */
  public static String inPlaceOf(EventId event, String person) {
    return "gone:"
        + UUID.nameUUIDFromBytes((event + "|" + person).getBytes(StandardCharsets.UTF_8));
  }

  /** What the member has answered, for that member. */
  public Future<JsonNode> export(MemberId member) {
    Future<List<String>> persons = events
        .association()
        .members()
        .get(member)
        .map(found -> found.map(EventErasure::persons).orElse(List.of(person(member))));
    return persons
        .compose(keys -> events.store().all().compose(all -> answers(all, keys)))
        .map(found -> {
          ArrayNode answers = JSON.createArrayNode();
          found.forEach(some -> some.forEach(one -> one.ifPresent(answers::add)));
          return answers;
        });
  }

  private Future<List<List<Optional<ObjectNode>>>> answers(List<Event> all, List<String> persons) {
    return Batches.map(
        all,
        event -> Batches.map(
            persons,
            person -> events
                .rsvps()
                .standing(event.id(), person)
                .map(found -> found.map(standing -> json(event, standing)))));
  }

  private static ObjectNode json(Event event, RsvpStore.Standing standing) {
    return JSON.createObjectNode()
        .put("event", event.id().value())
        .put("title", event.title())
        .put("status", standing.status().map(Enum::name).orElse("NONE"))
        .put("seats", standing.seats());
  }

  /** Calling again is harmless. */
  public Future<Void> forget(Member member) {
    List<String> persons = persons(member);
    return events
        .store()
        .all()
        .compose(all -> Batches.map(
                all, event -> noHost(event, member).compose(done -> forgotten(event, member)))
            .compose(chats -> remembered(
                all,
                chats.stream().flatMap(List::stream).toList(),
                persons.toArray(String[]::new))))
        .compose(done -> Batches.map(persons, events.calendars()::revoke))
        .compose(
            done -> redis.call(c -> c.srem(ReminderChoice.OFF, persons.toArray(String[]::new))))
        .mapEmpty();
  }

  /** Cards name those who hold an event with others. */
  private Future<Void> noHost(Event event, Member member) {
    List<Host> others = event.terms().hosts().stream()
        .filter(host -> host.member().filter(member.id().value()::equals).isEmpty()
            && host.user().filter(member.users()::contains).isEmpty())
        .toList();
    return others.size() == event.terms().hosts().size()
        ? Future.succeededFuture()
        : events
            .store()
            .update(event, event.under(event.terms().withHosts(others)))
            .onSuccess(done -> events.cards().changed(event.id()))
            .mapEmpty();
  }

  /** Gives the chats where they have answered. */
  private Future<List<Optional<ChatId>>> forgotten(Event event, Member member) {
    List<String> persons = new ArrayList<>(persons(member));
    if (!event.over().isAfter(clock.instant())) {
      names(member).forEach(name -> persons.add(NameKey.line(name)));
    }
    return Batches.map(
        persons,
        person -> withdrawn(event, person).compose(done -> forgotten(event, member, person)));
  }

  private Future<Void> withdrawn(Event event, String person) {
    if (!event.over().isAfter(clock.instant())) {
      return Future.succeededFuture();
    }
    String operation = "erase:" + inPlaceOf(event.id(), person);
    return events.rsvps().standing(event.id(), person).compose(standing -> {
      boolean comes = standing.flatMap(RsvpStore.Standing::status).isPresent();
      return comes ? takenBack(event, standing.get(), operation) : Future.succeededFuture();
    });
  }

  /** It is their last word, by whatever clock the one before was said. */
  private Future<Void> takenBack(Event event, RsvpStore.Standing standing, String operation) {
    Instant now = clock.instant();
    Wish nothing = Wish.of(Answer.NONE, 1).byOffice();
    return events
        .rsvps()
        .answer(
            event.id(),
            standing.attendee(),
            nothing,
            operation,
            standing.time().isAfter(now) ? standing.time() : now)
        .compose(outcome -> {
          events.cards().changed(event.id());
          return events.promotions().told(event, outcome.promoted(), operation);
        });
  }

  /** Gives the chat where the answer was, if there was one. */
  private Future<Optional<ChatId>> forgotten(Event event, Member member, String person) {
    String key = "event:{" + event.id() + "}:";
    return events.rsvps().attendees(event.id(), List.of(person)).compose(found -> {
      Optional<ChatId> chat = found.stream().findFirst().map(Attendee::chat);
      List<String> args = new ArrayList<>(List.of(
          person,
          inPlaceOf(event.id(), person),
          chat.map(where -> nobody(event, person, where)).orElse("{}")));
      args.addAll(names(member));
      return redis
          .run(
              FORGET,
              List.of(
                  key + "answers",
                  key + "people",
                  key + "questions",
                  key + "aliases",
                  key + "journal",
                  key + "waiting",
                  key + "waiting:online",
                  key + "unconfirmed"),
              args)
          .compose(done -> pasted(event, key + "list", names(member)))
          .map(chat);
    });
  }

  private static String nobody(Event event, String person, ChatId chat) {
    try {
      return JSON.writeValueAsString(new Attendee(
          inPlaceOf(event.id(), person),
          NOBODY,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          chat,
          List.of()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an attendee is plain values", e);
    }
  }

  private static List<String> names(Member member) {
    Set<String> names = new LinkedHashSet<>(List.of(member.name()));
    names.addAll(member.particulars().all(Field.OTHER_NAMES));
    names.removeIf(String::isBlank);
    return List.copyOf(names);
  }

  private Future<Void> pasted(Event event, String list, List<String> names) {
    return event.over().isAfter(clock.instant())
        ? Future.succeededFuture()
        : redis
            .call(c -> c.hget(list, "state"))
            .compose(state -> state != null && names.stream().anyMatch(state::contains)
                ? redis.call(c -> c.del(list)).mapEmpty()
                : Future.succeededFuture());
  }

  /** Nobody is meant any more by their name in any chat, also one in which only an answer was written that came to nothing. */
  private Future<Void> remembered(
      List<Event> all, List<Optional<ChatId>> answered, String... persons) {
    Set<ChatId> chats = new LinkedHashSet<>();
    all.forEach(event -> chats.addAll(event.chats()));
    answered.forEach(chat -> chat.ifPresent(chats::add));
    return rooms
        .all()
        .compose(known -> {
          known.stream().filter(Room::isGroup).map(Room::chat).forEach(chats::add);
          return Batches.map(
              List.copyOf(chats), chat -> redis.call(c -> c.hdel(ChatPeople.key(chat), persons)));
        })
        .mapEmpty();
  }
}
