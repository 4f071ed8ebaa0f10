package io.reunion.platform;

import io.reunion.chat.AccountId;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an adapter has to know at a later send and only a request tells: until when somebody may be written to, at which
 * address a conversation is reached. Shared by the instances, forgotten by itself; whatever is kept here can be done
 * without.
 *
 * <ul>
 *   <li>{@code note:{ACCOUNT:NAME}}: string; lives as long as it is told to
 * </ul>
 */
public final class Notes {
  private static final Script PUT = Script.beside(Notes.class, "put-note.lua");
  private static final Script GET = Script.beside(Notes.class, "get-note.lua");
  private static final Script FIRST = Script.beside(Notes.class, "first-note.lua");

  private static final Script SWAP = Script.beside(Notes.class, "swap-note.lua");

  private final @Nullable Redis redis;

  Notes(@Nullable Redis redis) {
    this.redis = redis;
  }

  /** Never fails: what cannot be kept is done without. */
  public Future<Void> put(AccountId account, String name, String value, Duration life) {
    return redis == null
        ? Future.succeededFuture()
        : redis
            .run(PUT, List.of(key(account, name)), List.of(value, Long.toString(life.toMillis())))
            .<Void>mapEmpty()
            .otherwiseEmpty();
  }

  /** Fails when there is no telling; empty where nothing is kept. */
  public Future<Optional<String>> get(AccountId account, String name) {
    return redis == null
        ? Future.failedFuture("nothing is shared")
        : redis
            .run(GET, List.of(key(account, name)), List.of())
            .map(reply -> Optional.of(reply.text(0)).filter(value -> !value.isEmpty()));
  }

  /**
   * Keeps {@code value} unless something is kept already.
   *
   * @return what is kept, whoever was first; fails when there is no telling
   */
  public Future<String> first(AccountId account, String name, String value, Duration life) {
    return redis == null
        ? Future.failedFuture("nothing is shared")
        : redis
            .run(FIRST, List.of(key(account, name)), List.of(value, Long.toString(life.toMillis())))
            .map(reply -> reply.text(0));
  }

  /**
   * Keeps {@code after} instead of {@code before}, which is empty for none.
   *
   * @return whether it was {@code before} till now, or is {@code after} already; fails when there is no telling
   */
  public Future<Boolean> swap(
      AccountId account, String name, String before, String after, Duration life) {
    return redis == null
        ? Future.failedFuture("nothing is shared")
        : redis
            .run(
                SWAP,
                List.of(key(account, name)),
                List.of(before, after, Long.toString(life.toMillis())))
            .map(reply -> reply.text(0).equals("SWAPPED"));
  }

  private static String key(AccountId account, String name) {
    return "note:{" + account + ":" + name + "}";
  }
}
