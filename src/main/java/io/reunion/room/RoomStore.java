package io.reunion.room;

import io.reunion.chat.ChatId;
import io.reunion.chat.MessageId;
import io.reunion.chat.UserId;
import io.reunion.redis.Redis;
import io.reunion.redis.Remembered;
import io.reunion.redis.Script;
import io.reunion.text.Language;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The chats in Redis.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code room:{CHAT}}</td><td>hash: kind, title, language, zone, chapter, active, tags (one a
 *     line), listening, hush</td></tr>
 * <tr><td>{@code room:{CHAT}:card:MESSAGE}</td><td>string: what this message of ours is a card for; 180 days</td></tr>
 * <tr><td>{@code rooms:{all}}</td><td>set of every CHAT</td></tr>
 * <tr><td>{@code rooms:{all}:groups}</td><td>set of the CHATs that are groups in which the bot may speak</td></tr>
 * <tr><td>{@code rooms:{all}:indexed}</td><td>string: the set of groups is complete</td></tr>
 * <tr><td>{@code direct:{USER}}</td><td>string: the direct chat in which this person last wrote</td></tr>
 * </table>
 */
public final class RoomStore {
  private static final String ALL = "rooms:{all}";
  private static final String GROUPS = ALL + ":groups";
  private static final String INDEXED = ALL + ":indexed";
  private static final int CHUNK = 500;
  private static final Script CHANGE = Script.beside(RoomStore.class, "change.lua");
  private static final int TRIES = 50;
  private static final Script CARD = Script.beside(RoomStore.class, "card.lua");
  private static final Duration CARD_LIFE = Duration.ofDays(180);

  private static final int MOST_REMEMBERED = 20_000;

  private final Redis redis;
  private final Remembered<Optional<Room>> known;
  private final Restraints restraints;
  private final Unasked unasked;
  private final Pulses pulses;

  public RoomStore(Redis redis) {
    this.redis = redis;
    known = redis.remembering(MOST_REMEMBERED, key -> find(chat(key)));
    restraints = new Restraints(redis);
    unasked = new Unasked(redis);
    pulses = new Pulses(redis);
  }

  /** What the groups were told unasked. */
  public Unasked unasked() {
    return unasked;
  }

  /** How the groups are. */
  public Pulses pulses() {
    return pulses;
  }

  private static String key(ChatId chat) {
    return "room:{" + chat + "}";
  }

  /** The chat whose room {@code key} holds. */
  private static ChatId chat(String key) {
    return ChatId.parse(key.substring(key.indexOf('{') + 1, key.length() - 1));
  }

  private static String cardKey(ChatId chat, MessageId message) {
    return key(chat) + ":card:" + message;
  }

  private static String directKey(UserId user) {
    return "direct:{" + user + "}";
  }

  public Future<Optional<Room>> find(ChatId chat) {
    return redis.call(c -> c.hgetall(key(chat))).map(fields -> RoomFields.read(chat, fields));
  }

  /** The same for whoever needs it when another command has been answered, as {@link Remembered#ahead} gives it. */
  public Supplier<Future<Optional<Room>>> ahead(ChatId chat) {
    return known.ahead(key(chat));
  }

  /** Every chat, in no order. */
  public Future<List<Room>> all() {
    return redis.call(c -> c.smembers(ALL)).compose(this::findAll);
  }

  /** The groups in which the bot may speak, in no order; direct chats, of which there may be very many, are not read. */
  public Future<List<Room>> activeGroups() {
    return indexed()
        .compose(done -> redis.call(c -> c.smembers(GROUPS)))
        .compose(this::findAll)
        .map(rooms -> rooms.stream().filter(RoomStore::isActiveGroup).toList());
  }

  private static boolean isActiveGroup(Room room) {
    return room.isGroup() && room.active();
  }

  /** What was known before there was an index is put into it once. */
  private Future<Void> indexed() {
    return redis.call(c -> c.exists(INDEXED)).compose(there -> {
      if (there > 0) {
        return Future.succeededFuture();
      }
      return all().compose(rooms -> {
        String[] groups = rooms.stream()
            .filter(RoomStore::isActiveGroup)
            .map(room -> room.chat().toString())
            .toArray(String[]::new);
        Future<?> added =
            groups.length == 0 ? Future.succeededFuture() : redis.call(c -> c.sadd(GROUPS, groups));
        return added.compose(done -> redis.call(c -> c.set(INDEXED, "1"))).mapEmpty();
      });
    });
  }

  /** In chunks, one after the other: the connection takes only so many commands at once. */
  private Future<List<Room>> findAll(Collection<String> chats) {
    List<String> wanted = List.copyOf(chats);
    List<Room> found = new ArrayList<>(wanted.size());
    Future<Void> read = Future.succeededFuture();
    for (int from = 0; from < wanted.size(); from += CHUNK) {
      List<String> chunk = wanted.subList(from, Math.min(from + CHUNK, wanted.size()));
      read = read.compose(before -> findChunk(chunk)).map(rooms -> {
        found.addAll(rooms);
        return null;
      });
    }
    return read.map(done -> found);
  }

  private Future<List<Room>> findChunk(List<String> chats) {
    return Future.join(chats.stream().map(chat -> find(ChatId.parse(chat))).toList())
        .map(done ->
            done.<Optional<Room>>list().stream().flatMap(Optional::stream).toList());
  }

  /** Writes all of it. Calling twice is harmless. */
  public Future<Void> put(Room room) {
    Map<String, String> fields = RoomFields.of(room);
    String key = key(room.chat());
    String[] absent = RoomFields.OPTIONAL.stream()
        .filter(name -> !fields.containsKey(name))
        .toArray(String[]::new);
    Future<?> cleared =
        absent.length == 0 ? Future.succeededFuture() : redis.call(c -> c.hdel(key, absent));
    Future<?> written = redis.call(c -> c.hset(key, fields));
    return Future.join(cleared, written, listed(room)).mapEmpty();
  }

  /** What else says that there is such a chat, and what is said there. */
  private Future<?> listed(Room room) {
    Future<?> listed = redis.call(c -> c.sadd(ALL, room.chat().toString()));
    return Future.join(listed, index(room), restrain(room));
  }

  /**
   * Changes what is known of a chat; empty if nothing is. What somebody else changes meanwhile is not overwritten: then
   * {@code edit} is asked again with what they have made of it.
   */
  public Future<Optional<Room>> change(ChatId chat, UnaryOperator<Room> edit) {
    return change(chat, edit, TRIES);
  }

  private Future<Optional<Room>> change(ChatId chat, UnaryOperator<Room> edit, int tries) {
    return redis.call(c -> c.hgetall(key(chat))).compose(before -> {
      Optional<Room> changed = RoomFields.read(chat, before).map(edit);
      if (changed.isEmpty()) {
        return Future.succeededFuture(changed);
      }
      return replace(changed.get(), before).compose(done -> {
        if (done) {
          return listed(changed.get()).map(changed);
        }
        return tries == 0
            ? Future.failedFuture(
                new IllegalStateException("room " + chat + ": changed by others all the time"))
            : change(chat, edit, tries - 1);
      });
    });
  }

  private Future<Boolean> replace(Room room, Map<String, String> before) {
    Map<String, String> after = RoomFields.of(room);
    List<String> args = new ArrayList<>();
    RoomFields.ALL.forEach(name -> {
      args.add(name);
      args.add(before.getOrDefault(name, ""));
      args.add(after.getOrDefault(name, ""));
    });
    return redis.run(CHANGE, List.of(key(room.chat())), args).map(reply -> reply.number() == 1);
  }

  /** Only groups are restrained: in a direct chat the bot says what it has to say. */
  private Future<?> restrain(Room room) {
    return room.isGroup()
        ? Future.join(
            restraints.listening(room.chat(), room.listening()),
            restraints.hushed(room.chat(), room.hush()))
        : Future.succeededFuture();
  }

  /**
   * What the bot keeps to itself in {@code chat}. What another instance has changed within the last second may not be known
   * yet, and while Redis is away it is gone by what was known last; what {@link #find} gives always is so.
   */
  public Future<Restraint> restraint(ChatId chat) {
    return restraints.of(chat);
  }

  /** The bot only listens there from now on, or speaks again; nothing else changes. A chat that is not known stays so. */
  public Future<Void> setListening(ChatId chat, boolean only) {
    return find(chat)
        .compose(known -> known.isEmpty()
            ? Future.succeededFuture()
            : Future.join(
                    redis.call(c -> only
                        ? c.hset(key(chat), Map.of("listening", "1"))
                        : c.hdel(key(chat), "listening")),
                    restraints.listening(chat, only))
                .mapEmpty());
  }

  /** Changes how much is said there unasked, and nothing else. Does nothing for a chat that is not known. */
  public Future<Void> setHush(ChatId chat, Hush hush) {
    return find(chat)
        .compose(known -> known.isEmpty()
            ? Future.succeededFuture()
            : Future.join(
                    hush.isNone()
                        ? redis.call(c -> c.hdel(key(chat), "hush"))
                        : redis.call(c -> c.hset(key(chat), Map.of("hush", hush.written()))),
                    restraints.hushed(chat, hush))
                .mapEmpty());
  }

  private Future<?> index(Room room) {
    String chat = room.chat().toString();
    return redis.call(c -> isActiveGroup(room) ? c.sadd(GROUPS, chat) : c.srem(GROUPS, chat));
  }

  /** The bot may or may not speak there from now on, and nothing else changes; a chat that is not known stays so. */
  public Future<Void> setActive(ChatId chat, boolean active) {
    return find(chat)
        .compose(known -> known
            .map(room -> setActive(active ? room.entered() : room.left()))
            .orElseGet(Future::succeededFuture));
  }

  private Future<Void> setActive(Room room) {
    Future<?> written =
        redis.call(c -> c.hset(key(room.chat()), "active", room.active() ? "1" : "0"));
    return Future.join(written, index(room)).mapEmpty();
  }

  public Future<Void> setLanguage(ChatId chat, Language language) {
    return redis.call(c -> c.hset(key(chat), "language", language.name())).mapEmpty();
  }

  /** {@code chat} goes on as {@code successor}, with its settings. Calling twice is harmless. */
  public Future<Void> move(ChatId chat, ChatId successor) {
    return find(chat).compose(known -> {
      if (known.isEmpty()) {
        return Future.succeededFuture();
      }
      Room old = known.get();
      Room moved = new Room(
          successor,
          old.kind(),
          old.title(),
          old.language(),
          old.zone(),
          old.chapter(),
          true,
          old.tags(),
          old.listening(),
          old.hush());
      return put(moved)
          .compose(done -> redis.call(c -> c.srem(ALL, chat.toString())))
          .compose(done -> redis.call(c -> c.srem(GROUPS, chat.toString())))
          .compose(done -> restraints.listening(chat, false))
          .compose(done -> restraints.hushed(chat, Hush.NONE))
          .compose(done -> redis.call(c -> c.del(key(chat))))
          .mapEmpty();
    });
  }

  /** {@code message} is a card for {@code subject}, for example {@code event:gala}. */
  public Future<Void> putCard(ChatId chat, MessageId message, String subject) {
    return redis
        .runTogether(
            CARD,
            List.of(cardKey(chat, message)),
            List.of(subject, Long.toString(CARD_LIFE.toSeconds())))
        .mapEmpty();
  }

  /** What {@code message} is a card for. */
  public Future<Optional<String>> card(ChatId chat, MessageId message) {
    return redis.call(c -> c.get(cardKey(chat, message))).map(Optional::ofNullable);
  }

  /**
   * This person has no direct chat any more, and nothing is known of it, not what it was called; it is met anew if they write
   * there again.
   */
  public Future<Void> forgetDirectChat(UserId user) {
    return directChat(user)
        .compose(
            chat -> chat.map(this::find).orElseGet(() -> Future.succeededFuture(Optional.empty())))
        .compose(room -> room.filter(one -> !one.isGroup())
            .map(one -> redis
                .call(c -> c.srem(ALL, one.chat().toString()))
                .compose(done -> redis.call(c -> c.del(key(one.chat())))))
            .orElseGet(() -> Future.succeededFuture(0L)))
        .compose(done -> redis.call(c -> c.del(directKey(user))))
        .mapEmpty();
  }

  /** The direct chat in which this person has written to the bot. */
  public Future<Optional<ChatId>> directChat(UserId user) {
    return redis
        .call(c -> c.get(directKey(user)))
        .map(chat -> Optional.ofNullable(chat).map(ChatId::parse));
  }

  public Future<Void> putDirectChat(UserId user, ChatId chat) {
    return redis.call(c -> c.set(directKey(user), chat.toString())).mapEmpty();
  }
}
