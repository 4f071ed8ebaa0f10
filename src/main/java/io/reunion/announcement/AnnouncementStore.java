package io.reunion.announcement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reunion.announcement.Announcement.Place;
import io.reunion.announcement.Announcement.State;
import io.reunion.chat.ChatId;
import io.reunion.chat.MessageId;
import io.reunion.delivery.Ledger;
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
 * <tr><td>{@code announcement:{ID}}</td><td>hash: author, ZH, EN, audience (JSON), state, createdAt, sendAt, expiresAt,
 *     unfinished, progressChat, progressMessage, touchedAt (when last worked on), approver; moments in ms</td></tr>
 * <tr><td>{@code announcements:{index}}</td><td>sorted set: ID by createdAt</td></tr>
 * <tr><td>{@code announcements:{active}}</td><td>set: ID of those scheduled or running</td></tr>
 * </table>
 */
public final class AnnouncementStore {
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

  /** Writes all of it. Calling twice with the same is harmless as long as it is a draft. */
  public Future<Void> create(Announcement announcement) {
    Map<String, String> fields = new HashMap<>();
    fields.put("author", announcement.author());
    announcement.texts().forEach((language, text) -> fields.put(language.name(), text));
    fields.put("audience", write(announcement.audience()));
    fields.put("state", announcement.state().name());
    fields.put("createdAt", Long.toString(announcement.createdAt().toEpochMilli()));
    announcement.sendAt().ifPresent(at -> fields.put("sendAt", Long.toString(at.toEpochMilli())));
    announcement
        .expiresAt()
        .ifPresent(at -> fields.put("expiresAt", Long.toString(at.toEpochMilli())));
    fields.put("unfinished", announcement.unfinished().name());
    return redis
        .call(c -> c.hset(key(announcement.id()), fields))
        .compose(done -> redis.call(
            c -> c.zadd(INDEX, announcement.createdAt().toEpochMilli(), announcement.id())))
        .mapEmpty();
  }

  public Future<Optional<Announcement>> find(String id) {
    return redis.call(c -> c.hgetall(key(id))).map(fields -> read(id, fields));
  }

  private static Optional<Announcement> read(String id, Map<String, String> fields) {
    String author = fields.get("author");
    if (author == null) {
      return Optional.empty();
    }
    Map<Language, String> texts = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      Optional.ofNullable(fields.get(language.name())).ifPresent(text -> texts.put(language, text));
    }
    Optional<Place> progress = Optional.ofNullable(fields.get("progressChat"))
        .map(chat -> new Place(
            ChatId.parse(chat), new MessageId(fields.getOrDefault("progressMessage", "?"))));
    return Optional.of(new Announcement(
        id,
        author,
        texts,
        readAudience(fields.getOrDefault("audience", "{}")),
        State.valueOf(fields.getOrDefault("state", "DRAFT")),
        moment(fields, "createdAt").orElse(Instant.EPOCH),
        moment(fields, "sendAt"),
        moment(fields, "expiresAt"),
        Ledger.Unfinished.valueOf(fields.getOrDefault("unfinished", "UNKNOWN")),
        progress));
  }

  private static Optional<Instant> moment(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.get(name))
        .map(ms -> Instant.ofEpochMilli(Long.parseLong(ms)));
  }

  /** The newest first. */
  public Future<List<Announcement>> newest(int most) {
    return redis.call(c -> c.zrevrange(INDEX, 0, most - 1)).compose(this::findAll);
  }

  /** Those that are scheduled or running. */
  public Future<List<Announcement>> active() {
    return redis.call(c -> c.smembers(ACTIVE)).compose(ids -> findAll(List.copyOf(ids)));
  }

  private Future<List<Announcement>> findAll(List<String> ids) {
    List<Future<Optional<Announcement>>> found = new ArrayList<>(ids.size());
    ids.forEach(id -> found.add(find(id)));
    return Future.join(found)
        .map(done -> done.<Optional<Announcement>>list().stream()
            .flatMap(Optional::stream)
            .toList());
  }

  /** What came of a wish to move on: {@code now} is the state that it is in after all. */
  public record Moved(boolean done, State now) {}

  /** Moves to {@code to} if it is in one of {@code from}, or is there already. */
  public Future<Moved> move(String id, State to, State... from) {
    return move(id, to, "", "", from);
  }

  /** The same, and notes who approved it. */
  public Future<Moved> approve(String id, State to, String approver) {
    return move(id, to, "approver", approver, State.AWAITING_APPROVAL);
  }

  private Future<Moved> move(String id, State to, String field, String value, State... from) {
    List<String> args = new ArrayList<>(List.of(to.name(), field, value));
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

  public Future<Void> showProgressAt(String id, Place place) {
    return redis
        .call(c -> c.hset(
            key(id),
            Map.of(
                "progressChat",
                place.chat().toString(),
                "progressMessage",
                place.message().value())))
        .mapEmpty();
  }

  /** Somebody works on it at {@code now}. */
  public Future<Void> touch(String id, Instant now) {
    return redis
        .call(c -> c.hset(key(id), "touchedAt", Long.toString(now.toEpochMilli())))
        .mapEmpty();
  }

  /** When somebody last worked on it. */
  public Future<Optional<Instant>> touched(String id) {
    return redis
        .call(c -> c.hget(key(id), "touchedAt"))
        .map(ms -> Optional.ofNullable(ms).map(text -> Instant.ofEpochMilli(Long.parseLong(text))));
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
