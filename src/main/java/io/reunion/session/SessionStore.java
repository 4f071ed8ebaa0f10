package io.reunion.session;

import io.reunion.chat.ChatId;
import io.reunion.chat.UserId;
import io.reunion.redis.Batches;
import io.reunion.redis.Redis;
import io.reunion.redis.Remembered;
import io.reunion.redis.Script;
import io.reunion.text.Language;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sessions in Redis.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code session:{CHAT|USER}}</td><td>hash: v version, j JSON; expires after the configured silence</td></tr>
 * <tr><td>{@code person:{USER}:language}</td><td>string: the language that this person chose</td></tr>
 * </table>
 */
public final class SessionStore {
  private static final Script READ = Script.beside(SessionStore.class, "read.lua");
  private static final Script SAVE = Script.beside(SessionStore.class, "save.lua");

  private static final int MOST_REMEMBERED = 20_000;

  private final Redis redis;
  private final Duration expiry;
  private final Remembered<Optional<Language>> languages;

  public SessionStore(Redis redis, Duration expiry) {
    this.redis = redis;
    this.expiry = expiry;
    this.languages = redis.remembering(
        MOST_REMEMBERED, key -> redis.call(c -> c.get(key)).map(SessionStore::language));
  }

  private static String key(ChatId chat, UserId user) {
    return "session:{" + chat + "|" + user + "}";
  }

  private static String languageKey(UserId user) {
    return "person:{" + user + "}:language";
  }

  public Future<Session> read(ChatId chat, UserId user) {
    Future<Optional<Language>> language = language(user);
    return stored(chat, user).compose(session -> language.map(session::inLanguage));
  }

  /** The same for whoever needs it when another command has been answered, as {@link Remembered#ahead} gives it. */
  public Supplier<Future<Session>> ahead(ChatId chat, UserId user) {
    Supplier<Future<Optional<Language>>> language = languages.ahead(languageKey(user));
    Future<Session> stored = stored(chat, user);
    return () -> stored.compose(session -> language.get().map(session::inLanguage));
  }

  private Future<Session> stored(ChatId chat, UserId user) {
    return redis
        .runTogether(READ, List.of(key(chat, user)), List.of())
        .map(fields -> fields.at(0).isNil()
            ? Session.EMPTY
            : SessionJson.read(fields.number(0), fields.text(1)));
  }

  private static Optional<Language> language(@Nullable String name) {
    return Optional.ofNullable(name).map(Language::valueOf);
  }

  /**
   * Keeps {@code session} if nothing else was kept since it was read.
   *
   * @return false if something was: read again and decide anew
   */
  public Future<Boolean> save(ChatId chat, UserId user, Session session) {
    return redis
        .runTogether(
            SAVE,
            List.of(key(chat, user)),
            List.of(
                Long.toString(session.version()),
                SessionJson.write(session),
                Long.toString(expiry.toMillis())))
        .map(reply -> reply.text().equals("OK"))
        .compose(kept -> kept ? speak(user, session).map(true) : Future.succeededFuture(false));
  }

  /** Nothing is remembered of a talk with this person in {@code chats}, nor their language. Calling twice is harmless. */
  public Future<Void> forget(UserId user, List<ChatId> chats) {
    return Batches.map(chats, chat -> emptied(key(chat, user)))
        .compose(done -> redis.call(c -> c.del(languageKey(user))))
        .mapEmpty();
  }

  /** The version stays: whoever is just answering finds the session as they left it. */
  private Future<Void> emptied(String key) {
    return redis
        .call(c -> c.exists(key))
        .compose(there -> there == 0
            ? Future.succeededFuture()
            : redis
                .call(c -> c.hset(key, "j", "{}"))
                .compose(set -> redis.call(c -> c.pexpire(key, expiry.toMillis())))
                .mapEmpty());
  }

  /** The language that this person chose. */
  public Future<Optional<Language>> language(UserId user) {
    return redis.call(c -> c.get(languageKey(user))).map(SessionStore::language);
  }

  private Future<Void> speak(UserId user, Session session) {
    return session
        .language()
        .map(chosen -> redis.call(c -> c.set(languageKey(user), chosen.name())).<Void>mapEmpty())
        .orElseGet(Future::succeededFuture);
  }
}
