package io.reunion.platform;

import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens that instances share.
 *
 * <ul>
 *   <li>{@code token:{NAME}}: string, the token; lives as long as it is good
 *   <li>{@code token:{NAME}:fetching}: string, who fetches a new one now; lives 15 seconds at most
 * </ul>
 */
public final class TokenStore {
  /** A token that is good for less is renewed. */
  static final Duration ENOUGH = Duration.ofMinutes(5);

  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Script TAKE = Script.beside(TokenStore.class, "take-token.lua");
  private static final Script KEEP = Script.beside(TokenStore.class, "keep-token.lua");
  private static final Script DROP = Script.beside(TokenStore.class, "drop-token.lua");

  enum State {
    FRESH,
    FETCH,
    WAIT
  }

  /** What there is of a token: empty and zero if nothing. */
  record Taken(State state, String token, Duration left) {}

  private final Vertx vertx;
  private final @Nullable Redis redis;
  private final Clock clock;
  private final String who = UUID.randomUUID().toString();

  /**
   * @param redis null for a process that shares its tokens with nobody
   */
  public TokenStore(Vertx vertx, @Nullable Redis redis, Clock clock) {
    this.vertx = vertx;
    this.redis = redis;
    this.clock = clock;
  }

  /**
   * @param name of whose token it is: the account and the application's own id, so that another application under the same
   *     account does not get it
   */
  public AccessToken token(String name, AccessToken.Source source) {
    return new AccessToken(this, name, source, clock);
  }

  /** What else instances tell each other, beside the tokens. */
  public Notes notes() {
    return new Notes(redis);
  }

  Future<Taken> take(String name) {
    if (redis == null) {
      return Future.succeededFuture(new Taken(State.FETCH, "", Duration.ZERO));
    }
    return redis
        .run(
            TAKE,
            keys(name),
            List.of(who, Long.toString(LEASE.toMillis()), Long.toString(ENOUGH.toMillis())))
        .map(reply -> new Taken(
            State.valueOf(reply.text(0)), reply.text(1), Duration.ofMillis(reply.number(2))));
  }

  /** Keeps a token, or none if it is empty, and gives back the right to fetch. */
  Future<Void> keep(String name, String token, Duration life) {
    return redis == null
        ? Future.succeededFuture()
        : redis
            .run(KEEP, keys(name), List.of(who, token, Long.toString(life.toMillis())))
            .mapEmpty();
  }

  Future<Void> drop(String name, String refused) {
    return redis == null
        ? Future.succeededFuture()
        : redis.run(DROP, List.of(key(name)), List.of(refused)).mapEmpty();
  }

  Future<Void> pause(Duration wait) {
    return vertx.timer(wait.toMillis(), TimeUnit.MILLISECONDS).mapEmpty();
  }

  private static List<String> keys(String name) {
    return List.of(key(name), key(name) + ":fetching");
  }

  private static String key(String name) {
    return "token:{" + name + "}";
  }
}
