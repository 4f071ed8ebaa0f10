package io.reunion.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reunion.chat.ChatId;
import io.reunion.chat.UserId;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sessions in Redis.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code session:{CHAT|USER}}</td><td>hash: v version, j JSON; expires after the configured silence</td></tr>
 * </table>
 */
public final class SessionStore {
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
      @Nullable Map<String, String> memory) {}

  private final Redis redis;
  private final Duration expiry;

  public SessionStore(Redis redis, Duration expiry) {
    this.redis = redis;
    this.expiry = expiry;
  }

  private static String key(ChatId chat, UserId user) {
    return "session:{" + chat + "|" + user + "}";
  }

  public Future<Session> read(ChatId chat, UserId user) {
    return redis
        .call(c -> c.hmget(key(chat, user), "v", "j"))
        .map(fields -> fields.get(0).hasValue()
            ? decode(Long.parseLong(fields.get(0).getValue()), fields.get(1).getValue())
            : Session.EMPTY);
  }

  /**
   * Keeps {@code session} if nothing else was kept since it was read.
   *
   * @return false if something was: read again and decide anew
   */
  public Future<Boolean> save(ChatId chat, UserId user, Session session) {
    return redis
        .run(
            SAVE,
            List.of(key(chat, user)),
            List.of(
                Long.toString(session.version()),
                encode(session),
                Long.toString(expiry.toMillis())))
        .map(reply -> reply.text().equals("OK"));
  }

  private static String encode(Session session) {
    Stored stored = new Stored(
        session.dialogue().map(Dialogue::name).orElse(null),
        session.dialogue().map(Dialogue::step).orElse(null),
        session.dialogue().map(Dialogue::answers).orElse(null),
        session.memory());
    try {
      return JSON.writeValueAsString(stored);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a session is plain strings", e);
    }
  }

  private static Session decode(long version, String json) {
    try {
      Stored stored = JSON.readValue(json, Stored.class);
      Optional<Dialogue> dialogue = stored.name() == null || stored.step() == null
          ? Optional.empty()
          : Optional.of(new Dialogue(stored.name(), stored.step(), orEmpty(stored.answers())));
      return new Session(version, dialogue, orEmpty(stored.memory()));
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
