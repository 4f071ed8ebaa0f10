package io.reunion.event.calendar;

import io.lettuce.core.SetArgs;
import io.reunion.chat.ChatId;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.Published;
import io.reunion.event.rsvp.NameKey;
import io.reunion.event.rsvp.Rsvp;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.redis.Batches;
import io.reunion.redis.Redis;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.vertx.core.Future;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The secret addresses of calendars: people's, those of chapters, and those of single events.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code calendar:{PERSON}}</td><td>string: the person's secret; a chapter is "chapter:ID", an event "event:ID"</td></tr>
 * <tr><td>{@code calendar:secret:{SECRET}}</td><td>hash: person, name</td></tr>
 * </table>
 */
public final class CalendarKeys {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 24;
  private static final int SHORTEST_PART = 2;

  private static final String CHAPTER = "chapter:";
  private static final String EVENT = "event:";

  /** Whose calendar an address is. */
  public record Owner(String key, String name) {}

  private final Redis redis;
  private final EventStore events;
  private final RsvpStore rsvps;
  private final RoomStore rooms;
  private final Optional<String> host;

  /** @param publicUrl under which people reach this service, if that is known */
  public CalendarKeys(
      Redis redis,
      EventStore events,
      RsvpStore rsvps,
      RoomStore rooms,
      Optional<String> publicUrl) {
    this.host = publicUrl.flatMap(CalendarKeys::host);
    this.redis = redis;
    this.events = events;
    this.rsvps = rsvps;
    this.rooms = rooms;
  }

  /** Empty for an address of this machine alone, which is called the same everywhere. */
  private static Optional<String> host(String url) {
    return Optional.ofNullable(URI.create(url).getHost())
        .filter(name -> name.contains(".") && name.matches("[A-Za-z0-9.-]*[A-Za-z][A-Za-z0-9.-]*"));
  }

  /** One event as a file. */
  public Future<String> file(Event event, Instant now) {
    return entry(event).map(entry -> CalendarFile.of(entry, now));
  }

  /** All that an address leads to, as a file. */
  public Future<String> feed(Owner owner, Instant now) {
    return events(owner)
        .compose(found -> Batches.map(found, this::entry))
        .map(entries -> CalendarFile.feed(entries, owner.name(), now));
  }

  private Future<CalendarFile.Entry> entry(Event event) {
    return Published.of(redis, event.id(), host)
        .map(found -> new CalendarFile.Entry(
            event, found.orElseGet(() -> new Published(event.id() + "@reunion", 0))));
  }

  /** The secret of a chapter's calendar, the same at every call until it is revoked. */
  public Future<String> ofChapter(String chapter, String name) {
    return of(CHAPTER + chapter, name);
  }

  /** The address of {@code person} goes on as that of {@code successor}. Calling twice is harmless. */
  public Future<Void> goOn(String person, String successor) {
    return redis
        .call(c -> c.get("calendar:{" + person + "}"))
        .compose(secret -> secret == null
            ? Future.succeededFuture()
            : redis.call(c -> c.hset(bySecret(secret), "person", successor)).mapEmpty());
  }

  /** The address leads nowhere any more; the next one is another. Calling twice is harmless. */
  public Future<Void> revoke(String person) {
    String key = "calendar:{" + person + "}";
    return redis
        .call(c -> c.get(key))
        .compose(secret -> secret == null
            ? Future.succeededFuture()
            : redis
                .call(c -> c.del(bySecret(secret)))
                .compose(done -> redis.call(c -> c.del(key)))
                .mapEmpty());
  }

  public Future<Void> revokeChapter(String chapter) {
    return revoke(CHAPTER + chapter);
  }

  /** The secret under which one event is followed, the same at every call until it is revoked. */
  public Future<String> ofEvent(Event event) {
    return of(EVENT + event.id(), event.title());
  }

  public Future<Void> revokeEvent(EventId event) {
    return revoke(EVENT + event);
  }

  private static String bySecret(String secret) {
    return "calendar:secret:{" + secret + "}";
  }

  /** The secret of this person, the same at every call. */
  public Future<String> of(String person, String name) {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    String fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String key = "calendar:{" + person + "}";
    return redis
        .call(c -> c.set(key, fresh, SetArgs.Builder.nx()))
        .compose(set -> redis.call(c -> c.get(key)))
        .compose(secret -> redis
            .call(c -> c.hset(bySecret(secret), Map.of("person", person, "name", name)))
            .map(secret));
  }

  /** The event that {@code words} name by its id, if it is there to be seen; else those to come that have them in their title. */
  Future<List<Event>> called(String words, Instant now) {
    return EventId.typed(words)
        .map(this::ofEvent)
        .orElseGet(() -> Future.succeededFuture(List.of()))
        .compose(known -> known.isEmpty()
            ? events.upcoming(now).map(coming -> titled(words, coming))
            : Future.succeededFuture(known));
  }

  /** Those that are called so, or else those of whose title it is a part. */
  private static List<Event> titled(String words, List<Event> coming) {
    String wanted = NameKey.of(words);
    List<Event> part = coming.stream()
        .filter(event ->
            wanted.length() >= SHORTEST_PART && NameKey.of(event.title()).contains(wanted))
        .toList();
    List<Event> whole = coming.stream()
        .filter(event -> !wanted.isEmpty()
            && event.titles().stream().anyMatch(title -> NameKey.of(title).equals(wanted)))
        .toList();
    return whole.isEmpty() ? part : whole;
  }

  /** The next event that this person has answered and not declined, or the only one that there is to come. */
  Future<Optional<Event>> next(Owner owner, Instant now) {
    return events
        .upcoming(now)
        .map(coming -> coming.stream()
            .filter(event -> event.state() != Event.State.CANCELLED)
            .toList())
        .compose(coming -> Batches.map(coming, event -> attended(event, owner))
            .map(theirs -> theirs.stream()
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> coming.stream().findFirst().filter(only -> coming.size() == 1))));
  }

  /** Whose address this is, if it is one. */
  public Future<Optional<Owner>> owner(String secret) {
    return redis
        .call(c -> c.hgetall(bySecret(secret)))
        .map(fields -> Optional.ofNullable(fields.get("person"))
            .map(person -> new Owner(person, fields.getOrDefault("name", ""))));
  }

  /** What this person comes to, may come to or waits for; or what is for this chapter, or announced in its chats; or the one event. */
  public Future<List<Event>> events(Owner owner) {
    if (owner.key().startsWith(EVENT)) {
      return ofEvent(new EventId(owner.key().substring(EVENT.length())));
    }
    return owner.key().startsWith(CHAPTER)
        ? ofChapter(owner.key().substring(CHAPTER.length()))
        : ofPerson(owner);
  }

  private Future<List<Event>> ofEvent(EventId id) {
    return events
        .find(id)
        .map(found ->
            found.filter(event -> event.state() != Event.State.DRAFT).stream().toList());
  }

  private Future<List<Event>> ofChapter(String chapter) {
    return rooms.all().compose(all -> {
      Set<ChatId> chats = all.stream()
          .filter(room -> room.chapter().equals(Optional.of(chapter)))
          .map(Room::chat)
          .collect(Collectors.toSet());
      return events
          .all()
          .map(found -> found.stream()
              .filter(event -> event.state() != Event.State.DRAFT)
              .filter(event -> event.terms().invited().chapters().contains(chapter)
                  || event.terms().owners().contains(chapter)
                  || event.chats().stream().anyMatch(chats::contains))
              .toList());
    });
  }

  private Future<List<Event>> ofPerson(Owner owner) {
    return events
        .all()
        .compose(all -> Batches.map(all, event -> attended(event, owner)))
        .map(theirs -> theirs.stream().flatMap(Optional::stream).toList());
  }

  private Future<Optional<Event>> attended(Event event, Owner owner) {
    return rsvps
        .standing(event.id(), owner.key())
        .map(standing -> standing
            .filter(one ->
                one.status().filter(status -> status != Rsvp.Status.DECLINED).isPresent())
            .map(one -> event.showing(Rsvp.link(event, one.status(), one.seat()))));
  }
}
