package io.reunion.announcement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reunion.announcement.Announcement.Change;
import io.reunion.announcement.Announcement.Content;
import io.reunion.announcement.Announcement.Place;
import io.reunion.announcement.Announcement.State;
import io.reunion.announcement.Announcement.Timing;
import io.reunion.chat.ChatId;
import io.reunion.chat.MessageId;
import io.reunion.delivery.Ledger;
import io.reunion.redis.Batches;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.reunion.text.Language;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The announcements.
 *
 * <table>
 * <caption>Keys; ID is the announcement's</caption>
 * <tr><td>{@code announcement:{ID}}</td><td>hash: author, ZH, EN, buttons (one a line), image, pin, audience (JSON), state, createdAt,
 *     sendAt, expiresAt, everyonesClock, urgent, unfinished, change, changeOf, progressChat, progressMessage, progressLanguage, touchedAt
 *     (when last worked on), startedAt, endedAt, approver, approved (the digest that was agreed to), paceAt and paceFrom
 *     (since when it goes on, and how many copies were settled then); moments in ms</td></tr>
 * <tr><td>{@code announcement:{ID}:people}</td><td>hash: CHAT to the member whom a copy is meant for</td></tr>
 * <tr><td>{@code announcement:{ID}:seen}</td><td>set: who pressed "seen"</td></tr>
 * <tr><td>{@code announcements:{index}}</td><td>sorted set: ID by createdAt</td></tr>
 * <tr><td>{@code announcements:{active}}</td><td>set: ID of those scheduled or running</td></tr>
 * </table>
 */
public final class AnnouncementStore {
  private static final Script DRAFT = Script.beside(AnnouncementStore.class, "draft.lua");
  private static final Script TRANSITION = Script.beside(AnnouncementStore.class, "transition.lua");
  private static final String INDEX = "announcements:{index}";
  private static final String ACTIVE = "announcements:{active}";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Redis redis;

  public AnnouncementStore(Redis redis) {
    this.redis = redis;
  }

  private static String key(String id) {
    return "announcement:{" + id + "}";
  }

  /** Writes all of it, unless it is there and no longer a draft. Calling twice is harmless. */
  public Future<Void> create(Announcement announcement) {
    List<String> args = new ArrayList<>();
    fields(announcement).forEach((name, value) -> {
      args.add(name);
      args.add(value);
    });
    return redis
        .run(DRAFT, List.of(key(announcement.id())), args)
        .compose(done -> redis.call(c ->
            c.zadd(INDEX, (double) announcement.createdAt().toEpochMilli(), announcement.id())))
        .mapEmpty();
  }

  private static Map<String, String> fields(Announcement announcement) {
    Map<String, String> fields = new HashMap<>();
    fields.put("author", announcement.author());
    announcement.content().texts().forEach((language, text) -> fields.put(language.name(), text));
    fields.put("buttons", String.join("\n", announcement.content().buttons()));
    announcement.content().image().ifPresent(url -> fields.put("image", url));
    fields.put("pin", Boolean.toString(announcement.content().pin()));
    fields.put("audience", write(announcement.audience()));
    fields.put("state", announcement.state().name());
    fields.put("createdAt", ms(announcement.createdAt()));
    Timing timing = announcement.timing();
    timing.sendAt().ifPresent(at -> fields.put("sendAt", ms(at)));
    timing.expiresAt().ifPresent(at -> fields.put("expiresAt", ms(at)));
    fields.put("everyonesClock", Boolean.toString(timing.everyonesClock()));
    fields.put("urgent", Boolean.toString(timing.urgent()));
    fields.put("unfinished", announcement.unfinished().name());
    announcement.change().ifPresent(change -> {
      fields.put("change", change.kind().name());
      fields.put("changeOf", change.of());
    });
    return fields;
  }

  private static String ms(Instant moment) {
    return Long.toString(moment.toEpochMilli());
  }

  public Future<Optional<Announcement>> find(String id) {
    return redis.call(c -> c.hgetall(key(id))).map(fields -> read(id, fields));
  }

  private static Optional<Announcement> read(String id, Map<String, String> fields) {
    String author = fields.get("author");
    if (author == null) {
      return Optional.empty();
    }
    Optional<Place> progress = Optional.ofNullable(fields.get("progressChat"))
        .map(chat -> new Place(
            ChatId.parse(chat),
            new MessageId(fields.getOrDefault("progressMessage", "?")),
            Optional.ofNullable(fields.get("progressLanguage")).flatMap(Language::ofTag)));
    Optional<Change> change = Optional.ofNullable(fields.get("change"))
        .map(kind -> new Change(Change.Kind.valueOf(kind), fields.getOrDefault("changeOf", "")));
    return Optional.of(new Announcement(
        id,
        author,
        content(fields),
        readAudience(fields.getOrDefault("audience", "{}")),
        timing(fields),
        State.valueOf(fields.getOrDefault("state", "DRAFT")),
        moment(fields, "createdAt").orElse(Instant.EPOCH),
        Ledger.Unfinished.valueOf(fields.getOrDefault("unfinished", "UNKNOWN")),
        change,
        progress));
  }

  private static Content content(Map<String, String> fields) {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      Optional.ofNullable(fields.get(language.name())).ifPresent(text -> texts.put(language, text));
    }
    return new Content(
        texts,
        fields
            .getOrDefault("buttons", "")
            .lines()
            .filter(line -> !line.isEmpty())
            .toList(),
        Optional.ofNullable(fields.get("image")),
        "true".equals(fields.get("pin")));
  }

  private static Timing timing(Map<String, String> fields) {
    return new Timing(
        moment(fields, "sendAt"),
        moment(fields, "expiresAt"),
        "true".equals(fields.get("everyonesClock")),
        "true".equals(fields.get("urgent")));
  }

  private static Optional<Instant> moment(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.get(name))
        .map(ms -> Instant.ofEpochMilli(Long.parseLong(ms)));
  }

  /** The newest first. */
  public Future<List<Announcement>> newest(int most) {
    return redis.call(c -> c.zrevrange(INDEX, 0, most - 1L)).compose(this::findAll);
  }

  /** Those that are scheduled or running. */
  public Future<List<Announcement>> active() {
    return redis.call(c -> c.smembers(ACTIVE)).compose(ids -> findAll(List.copyOf(ids)));
  }

  /** Those of {@code ids} that there are, in the same order. */
  public Future<List<Announcement>> findAll(List<String> ids) {
    return Batches.map(ids, this::find)
        .map(found -> found.stream().flatMap(Optional::stream).toList());
  }

  /** What came of a wish to move on: {@code now} is the state that it is in after all. */
  public record Moved(boolean done, State now) {}

  /** {@code approver} agrees to what has this digest. */
  Future<Void> agree(String id, String approver, String digest) {
    return note(id, Map.of("approver", approver, "approved", digest));
  }

  /** What digest somebody agreed to, if somebody did. */
  Future<Optional<String>> approved(String id) {
    return redis.call(c -> c.hget(key(id), "approved")).map(Optional::ofNullable);
  }

  /** Moves to {@code to} if it is in one of {@code from}, or is there already. */
  public Future<Moved> move(String id, State to, State... from) {
    List<String> args = new ArrayList<>(List.of(to.name()));
    for (State state : from) {
      args.add(state.name());
    }
    // The set of active ones is only ever too large: it is added to before the state changes and
    // taken from after.
    Future<?> listed =
        isActive(to) ? redis.call(c -> c.sadd(ACTIVE, id)) : Future.succeededFuture();
    return listed
        .compose(done -> redis.run(TRANSITION, List.of(key(id)), args))
        .map(reply -> reply.text().equals("OK")
            ? new Moved(true, to)
            : new Moved(false, State.valueOf(reply.text())))
        .compose(moved ->
            isActive(moved.now()) ? Future.succeededFuture(moved) : delist(id).map(moved));
  }

  private Future<Void> delist(String id) {
    return redis.call(c -> c.srem(ACTIVE, id)).mapEmpty();
  }

  private static boolean isActive(State state) {
    return state == State.RUNNING || state == State.SCHEDULED;
  }

  private Future<Void> note(String id, Map<String, String> fields) {
    return redis.call(c -> c.hset(key(id), fields)).mapEmpty();
  }

  public Future<Void> showProgressAt(String id, Place place) {
    return note(
        id,
        Map.of(
            "progressChat",
            place.chat().toString(),
            "progressMessage",
            place.message().value(),
            "progressLanguage",
            place.language().map(Language::code).orElse("")));
  }

  /** Somebody works on it at {@code now}. */
  public Future<Void> touch(String id, Instant now) {
    return note(id, Map.of("touchedAt", ms(now)));
  }

  /** When somebody last worked on it. */
  public Future<Optional<Instant>> touched(String id) {
    return momentOf(id, "touchedAt");
  }

  /** Sending begins at {@code now}, unless it has begun before. */
  Future<Void> begin(String id, Instant now) {
    return redis.call(c -> c.hsetnx(key(id), "startedAt", ms(now))).mapEmpty();
  }

  /** When sending began. */
  public Future<Optional<Instant>> begun(String id) {
    return momentOf(id, "startedAt");
  }

  /** The last copy was settled at {@code now}. */
  Future<Void> end(String id, Instant now) {
    return note(id, Map.of("endedAt", ms(now)));
  }

  public Future<Optional<Instant>> ended(String id) {
    return momentOf(id, "endedAt");
  }

  private Future<Optional<Instant>> momentOf(String id, String field) {
    return redis
        .call(c -> c.hget(key(id), field))
        .map(ms -> Optional.ofNullable(ms).map(text -> Instant.ofEpochMilli(Long.parseLong(text))));
  }

  /** For whom the copies are, by chat. */
  Future<Void> meantFor(String id, Map<String, String> people) {
    return Batches.flatMap(List.copyOf(people.entrySet()), some -> {
          Map<String, String> chunk = new HashMap<>();
          some.forEach(one -> chunk.put(one.getKey(), one.getValue()));
          return redis.call(c -> c.hset(key(id) + ":people", chunk)).map(List::of);
        })
        .mapEmpty();
  }

  /** The member for whom the copy in {@code chat} is. */
  Future<Optional<String>> reader(String id, String chat) {
    return redis.call(c -> c.hget(key(id) + ":people", chat)).map(Optional::ofNullable);
  }

  /** {@code person} says that they have seen it. */
  public Future<Void> see(String id, String person) {
    return redis.call(c -> c.sadd(key(id) + ":seen", person)).mapEmpty();
  }

  /** Nobody knows any more that copies were for this member, nor that one of {@code persons} has seen some. Calling twice is harmless. */
  public Future<Void> forget(String member, List<String> persons) {
    return redis
        .call(c -> c.zrange(INDEX, 0, -1))
        .compose(ids -> Batches.map(
                ids,
                id -> redis
                    .call(c -> c.hgetall(key(id) + ":people"))
                    .compose(people -> {
                      String[] theirs = people.entrySet().stream()
                          .filter(one -> one.getValue().equals(member))
                          .map(Map.Entry::getKey)
                          .toArray(String[]::new);
                      return theirs.length == 0
                          ? Future.succeededFuture(0L)
                          : redis.call(c -> c.hdel(key(id) + ":people", theirs));
                    })
                    .compose(done ->
                        redis.call(c -> c.srem(key(id) + ":seen", persons.toArray(String[]::new)))))
            .mapEmpty());
  }

  /** How many have said so. */
  public Future<Long> seen(String id) {
    return redis.call(c -> c.scard(key(id) + ":seen"));
  }

  /** What is kept beside the announcements: pins and deeds. */
  Annals annals() {
    return new Annals(redis);
  }

  /** Notes that it goes on at {@code now}, with {@code settled} copies settled. */
  Future<Void> goOn(String id, Instant now, int settled) {
    return note(id, Map.of("paceAt", ms(now), "paceFrom", Integer.toString(settled)));
  }

  /** From when on and from how many copies on its rate is reckoned; empty if it has not begun. */
  public Future<Optional<Pace>> pace(String id) {
    return redis.call(c -> c.hmget(key(id), "startedAt", "paceAt", "paceFrom")).map(found -> {
      Map<String, String> fields = new HashMap<>();
      found.stream()
          .filter(pair -> pair.hasValue())
          .forEach(pair -> fields.put(pair.getKey(), pair.getValue()));
      return moment(fields, "startedAt").map(begun -> {
        Instant on = moment(fields, "paceAt").filter(at -> at.isAfter(begun)).orElse(begun);
        return new Pace(on, Integer.parseInt(fields.getOrDefault("paceFrom", "0")));
      });
    });
  }

  private static String write(Audience audience) {
    try {
      return JSON.writeValueAsString(audience);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an audience is plain values", e);
    }
  }

  private static Audience readAudience(String json) {
    try {
      return JSON.readValue(json, Audience.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not an audience of ours", e);
    }
  }
}
