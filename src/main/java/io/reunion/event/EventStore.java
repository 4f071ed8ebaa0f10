package io.reunion.event;

import io.lettuce.core.Range;
import io.reunion.chat.ChatId;
import io.reunion.chat.MessageId;
import io.reunion.redis.Batches;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * The events.
 *
 * <table>
 * <caption>Keys; ID is the event's</caption>
 * <tr><td>{@code event:{ID}}</td><td>hash: title, startsAt, endsAt, zone, place, capacity (0 = no bound), partyLimit,
 *     policy, deadline, state, chats (one a line), past (1 when that was noted), taken, takenOnline, sequence, version, operation, revision (of all but the counts and chats), movedAt (when startsAt was changed last), uid and calendarSequence (see {@link Published}); moments in ms; and its
 *     {@link TermsFields}</td></tr>
 * <tr><td>{@code event:{ID}:cards}</td><td>hash: chat to "version shown|message"</td></tr>
 * <tr><td>{@code series:{ID}}</td><td>sorted set: the occurrences of a series by number; ID is the first one's</td></tr>
 * <tr><td>{@code event:{ID}:repeated}</td><td>hash: chat to the ms at which a card was last sent there that cannot be changed</td></tr>
 * <tr><td>{@code event:{ID}:operation:OP~update}</td><td>string: the version that a change has made; 8 days</td></tr>
 * <tr><td>{@code event:{ID}:operation:OP~claim}</td><td>string: the version that the beginning of such a change has made; 8 days</td></tr>
 * <tr><td>{@code events:{index}}</td><td>sorted set: ID by the moment it is over, ms</td></tr>
 * </table>
 */
public final class EventStore {
  private static final Script CREATE = Script.beside(EventStore.class, "create.lua");
  private static final Script UPDATE = Script.beside(EventStore.class, "update.lua");
  private static final Script CLAIM = Script.beside(EventStore.class, "claim.lua");
  private static final Script ADD_CHAT = Script.beside(EventStore.class, "add-chat.lua");
  private static final Script REMOVE_CHAT = Script.beside(EventStore.class, "remove-chat.lua");
  private static final Script PAST = Script.beside(EventStore.class, "past.lua");
  private static final Script REPEAT = Script.beside(EventStore.class, "repeat.lua");
  private static final Set<String> REFUSALS = Set.of("NO_EVENT", "MOVED");
  private static final String INDEX = "events:{index}";
  private static final Duration OPERATION_LIFE = Duration.ofDays(8);
  /** Seats are the answers' script's alone, since it counts them. */
  private static final String ONLINE_SEATS = "terms.onlineSeats";

  /** A card in a chat, the version of the event that it shows, and for whom, if not for the chat. */
  public record Card(ChatId chat, MessageId message, long version, Optional<CardReader> reader) {
    public Card(ChatId chat, MessageId message, long version) {
      this(chat, message, version, Optional.empty());
    }
  }

  private final Redis redis;
  private final KnownEvents known = new KnownEvents();
  private final AtomicLong written = new AtomicLong();

  public EventStore(Redis redis) {
    this.redis = redis;
  }

  /** How often an event was created or defined otherwise by this instance: as long as it is the same, none was. */
  public long written() {
    return written.get();
  }

  static String key(EventId event) {
    return "event:{" + event + "}";
  }

  private static String cards(EventId event) {
    return key(event) + ":cards";
  }

  /**
   * Creates the event. Calling twice with the same operation is harmless.
   *
   * @return false if another event has this id
   */
  public Future<Boolean> create(Event event, String operation) {
    List<String> args = new ArrayList<>();
    args.add(operation);
    args.addAll(EventFields.of(event));
    args.addAll(List.of(
        "capacity", Integer.toString(event.capacity().orElse(0)),
        "chats", event.chats().stream().map(ChatId::toString).collect(Collectors.joining("\n")),
        "taken", "0",
        "sequence", "0",
        "version", "1"));
    args.addAll(Published.NEW);
    return redis
        .run(CREATE, List.of(key(event.id())), args)
        .onComplete(done -> written.incrementAndGet())
        .compose(reply -> reply.text().equals("CREATED")
            ? index(event).map(true)
            : Future.succeededFuture(false));
  }

  private Future<Void> index(Event event) {
    double over = event.over().toEpochMilli();
    return redis.call(c -> c.zadd(INDEX, over, event.id().value())).mapEmpty();
  }

  /**
   * Writes what {@code wanted} has otherwise than {@code was}, but for its seats, chats and answers. What somebody else
   * changed meanwhile stays, unless it is the same field.
   *
   * @return false if there is no such event
   */
  public Future<Boolean> update(Event was, Event wanted) {
    return update(was, wanted, "", Instant.EPOCH);
  }

  /** The same once: an operation that was run before changes nothing, whatever {@code was} is by now. */
  public Future<Boolean> update(Event was, Event wanted, String operation, Instant now) {
    return update(was, wanted, operation, now, Stamp.ANY);
  }

  /** The same as long as the event is defined as {@code stamp} says; false, and nothing done, if it is not. */
  public Future<Boolean> update(
      Event was, Event wanted, String operation, Instant now, Stamp stamp) {
    List<String> before = EventFields.of(was);
    List<String> after = EventFields.of(wanted);
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < after.size(); i += 2) {
      if (!after.get(i + 1).equals(before.get(i + 1)) && !after.get(i).equals(ONLINE_SEATS)) {
        changed.add(after.get(i));
        changed.add(after.get(i + 1));
      }
    }
    if (changed.isEmpty()) {
      return Future.succeededFuture(true);
    }
    if (changed.contains("startsAt")) {
      changed.addAll(List.of("movedAt", Long.toString(now.toEpochMilli())));
    }
    String shown = Published.differs(was, wanted) ? "1" : "";
    changed.addAll(
        0, List.of(operation, Long.toString(OPERATION_LIFE.toSeconds()), stamp.text(), shown));
    return redis
        .run(
            UPDATE,
            List.of(key(wanted.id()), key(wanted.id()) + ":operation:" + operation + "~update"),
            changed)
        .onComplete(done -> written.incrementAndGet())
        .compose(reply -> REFUSALS.contains(reply.text())
            ? Future.succeededFuture(false)
            : index(wanted).map(true));
  }

  private static String claim(EventId event, String operation) {
    return key(event) + ":operation:" + operation + "~claim";
  }

  /**
   * Begins a change of this event and of others with it: from then on whoever has read the same is refused. Calling twice with
   * the same operation is harmless.
   *
   * @return false, and nothing done, if the event is defined otherwise by now
   */
  public Future<Boolean> claim(KnownEvents.Known read, String operation) {
    EventId id = read.event().id();
    return redis
        .run(
            CLAIM,
            List.of(key(id), claim(id, operation)),
            List.of(read.stamp().text(), Long.toString(OPERATION_LIFE.toSeconds())))
        .map(reply -> !REFUSALS.contains(reply.text()));
  }

  /** Whether {@code operation} has begun such a change. */
  public Future<Boolean> claimed(EventId id, String operation) {
    return redis.call(c -> c.exists(claim(id, operation))).map(found -> found > 0);
  }

  public Future<Optional<Event>> find(EventId id) {
    return redis
        .call(c -> c.hgetall(key(id)))
        .map(fields -> known.note(id, EventFields.read(id, fields), fields));
  }

  /** The same with the definition that it was read by. */
  public Future<Optional<KnownEvents.Known>> findKnown(EventId id) {
    return redis
        .call(c -> c.hgetall(key(id)))
        .map(fields -> known
            .note(id, EventFields.read(id, fields), fields)
            .map(event -> new KnownEvents.Known(event, Stamp.of(fields))));
  }

  /** What was read last of events. */
  public KnownEvents known() {
    return known;
  }

  private static String series(EventId first) {
    return "series:{" + first + "}";
  }

  /** Calling twice is harmless. */
  public Future<Void> addToSeries(Event event) {
    return event
        .terms()
        .series()
        .map(series -> redis
            .call(c ->
                c.zadd(series(series.id()), (double) series.number(), event.id().value()))
            .<Void>mapEmpty())
        .orElseGet(Future::succeededFuture);
  }

  /** Calling twice is harmless. */
  public Future<Void> removeFromSeries(Event event) {
    return event
        .terms()
        .series()
        .map(series ->
            redis.call(c -> c.zrem(series(series.id()), event.id().value())).<Void>mapEmpty())
        .orElseGet(Future::succeededFuture);
  }

  /** All occurrences of the series that {@code event} is one of, in their order; itself if it is of none. */
  public Future<List<Event>> series(Event event) {
    return event
        .terms()
        .series()
        .map(series -> redis.call(c -> c.zrange(series(series.id()), 0, -1)).compose(this::findAll))
        .orElseGet(() -> Future.succeededFuture(List.of(event)));
  }

  /** Those of its series that come after {@code event} and are not called off. */
  public Future<List<Event>> following(Event event) {
    int number = event.terms().series().map(Series::number).orElse(0);
    return series(event)
        .map(all -> all.stream()
            .filter(one -> one.terms().series().filter(s -> s.number() > number).isPresent())
            .filter(one -> one.state() != Event.State.CANCELLED)
            .toList());
  }

  /** Whatever was not over at {@code moment}, drafts too. */
  public Future<List<Event>> since(Instant moment) {
    return between(moment.toEpochMilli(), Double.MAX_VALUE);
  }

  private Future<List<Event>> between(double from, double to) {
    return redis.call(c -> c.zrangebyscore(INDEX, Range.create(from, to))).compose(this::findAll);
  }

  /** Events that are not over at {@code now}, the next first. */
  public Future<List<Event>> upcoming(Instant now) {
    return since(now)
        .map(events -> events.stream()
            .filter(event -> event.state() != Event.State.DRAFT)
            .sorted(Comparator.comparing(Event::startsAt))
            .toList())
        .onSuccess(events ->
            known.open(events.stream().filter(event -> event.takesAnswers(now)).toList()));
  }

  /** Whether the event was given another start after {@code moment}. */
  public Future<Boolean> movedSince(EventId event, Instant moment) {
    return redis
        .call(c -> c.hget(key(event), "movedAt"))
        .map(at -> at != null && Long.parseLong(at) > moment.toEpochMilli());
  }

  /**
   * Those that ended between two moments; that they are over is a change of each, once. One whose move was kept by an
   * instance that could not say so here any more is found to come.
   */
  public Future<List<EventId>> ended(Instant from, Instant to) {
    return between(from.toEpochMilli(), to.toEpochMilli())
        .compose(found -> Batches.map(
            found,
            event -> (event.over().isAfter(to)
                    ? index(event)
                    : redis.run(PAST, List.of(key(event.id())), List.of()).<Void>mapEmpty())
                .map(event.id())));
  }

  /** Every event there ever was, the latest first. */
  public Future<List<Event>> all() {
    return redis.call(c -> c.zrevrange(INDEX, 0, -1)).compose(this::findAll);
  }

  private Future<List<Event>> findAll(List<String> ids) {
    return Batches.map(ids, id -> find(new EventId(id)))
        .map(found -> found.stream().flatMap(Optional::stream).toList());
  }

  /** The event is announced in {@code chat} too. Calling twice is harmless. */
  public Future<Void> addChat(EventId event, ChatId chat) {
    return redis
        .run(ADD_CHAT, List.of(key(event)), List.of(chat.toString(), ""))
        .mapEmpty();
  }

  /** The event is not announced in {@code chat} any more. Calling twice is harmless. */
  public Future<Void> removeChat(EventId event, ChatId chat) {
    return redis
        .run(REMOVE_CHAT, List.of(key(event), cards(event)), List.of(chat.toString()))
        .mapEmpty();
  }

  /** {@code chat} goes on as {@code successor}; messages of the old one cannot be edited any more. */
  public Future<Void> moveChat(EventId event, ChatId chat, ChatId successor) {
    return redis
        .run(ADD_CHAT, List.of(key(event)), List.of(successor.toString(), chat.toString()))
        .compose(done -> redis.call(c -> c.hdel(cards(event), chat.toString())))
        .mapEmpty();
  }

  /** The event's cards, one a chat at most. */
  public Future<List<Card>> cardsOf(EventId event) {
    return redis
        .call(c -> c.hgetall(cards(event)))
        .map(found -> found.entrySet().stream().map(StoredCard::read).toList());
  }

  public Future<Void> putCard(EventId event, Card card) {
    return redis
        .call(c -> c.hset(cards(event), card.chat().toString(), StoredCard.written(card)))
        .mapEmpty();
  }

  /** Whether a card may be sent anew to {@code chat}; from then on not before {@code interval} is over. */
  public Future<Boolean> mayRepeat(EventId event, ChatId chat, Instant now, Duration interval) {
    return redis
        .run(
            REPEAT,
            List.of(key(event) + ":repeated"),
            List.of(
                chat.toString(),
                Long.toString(now.toEpochMilli()),
                Long.toString(interval.toMillis())))
        .map(reply -> reply.number() == 0);
  }

  public Future<Void> removeCard(EventId event, ChatId chat) {
    return redis.call(c -> c.hdel(cards(event), chat.toString())).mapEmpty();
  }
}
