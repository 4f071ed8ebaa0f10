package io.reunion.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Map;
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
  // Nulls are left out, but not what is empty: an empty answer is one. Fields of a newer version
  // are skipped.
  private static final ObjectMapper JSON = new ObjectMapper()
      .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** The stored form. */
  private record Stored(
      @Nullable String name,
      @Nullable String step,
      @Nullable Map<String, String> answers,
      @Nullable Map<String, String> memory,
      @Nullable String operation,
      @Nullable Stored before) {
    static Stored of(Optional<Dialogue> dialogue, Map<String, String> memory) {
      return new Stored(
          dialogue.map(Dialogue::name).orElse(null),
          dialogue.map(Dialogue::step).orElse(null),
          dialogue.map(Dialogue::answers).orElse(null),
          memory,
          null,
          null);
    }

    Stored after(Session.Past past) {
      return new Stored(
          name, step, answers, memory, past.operation(), of(past.dialogue(), past.memory()));
    }

    Optional<Dialogue> dialogue() {
      return name == null || step == null
          ? Optional.empty()
          : Optional.of(new Dialogue(name, step, orEmpty(answers)));
    }

    Optional<Session.Past> past() {
      return operation == null || before == null
          ? Optional.empty()
          : Optional.of(new Session.Past(operation, before.dialogue(), orEmpty(before.memory())));
    }
  }

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
        .map(fields ->
            fields.at(0).isNil() ? Session.EMPTY : decode(fields.number(0), fields.text(1)));
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
                encode(session),
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

  private static String encode(Session session) {
    Stored stored = Stored.of(session.dialogue(), session.memory());
    try {
      return JSON.writeValueAsString(session.past().map(stored::after).orElse(stored));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a session is plain strings", e);
    }
  }

  private static Session decode(long version, String json) {
    try {
      Stored stored = JSON.readValue(json, Stored.class);
      return new Session(
          version, stored.dialogue(), orEmpty(stored.memory()), stored.past(), Optional.empty());
    } catch (JsonProcessingException e) {
      // Written by another version of ours: the exchange starts anew, nothing that was confirmed is
      // lost.
      return new Session(version, Optional.empty(), Map.of());
    }
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
