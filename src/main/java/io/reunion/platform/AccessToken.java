package io.reunion.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access token of one account: fetched once for all instances, kept in Redis, renewed before it expires. While
 * another instance renews it, what is left of the old one is used; without Redis each instance fetches its own.
 */
public final class AccessToken {
  private static final Logger LOG = LoggerFactory.getLogger(AccessToken.class);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int MOST_PAUSES = 50;

  /** What can stand in a header. */
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E][\\x20-\\x7E]{0,8191}");

  /** Also of a token whose life is told as none it may be tried for so long that not every call asks for another. */
  private static final Duration LEAST = Duration.ofSeconds(30);

  /** A new token and how long it is good for. */
  public record Fetched(String token, Duration life) {
    /**
     * As an answer tells it, its life in seconds, also where the number is within a text. Fails with {@link
     * SendFailedException} where it tells none.
     */
    public static Future<Fetched> of(JsonNode answer, String tokenField, String lifeField) {
      String token = Fields.text(answer, tokenField);
      String life = answer.path(lifeField).asText("");
      return !TOKEN.matcher(token).matches()
          ? Future.failedFuture(SendFailedException.of(Reason.SUSPENDED, Scope.ACCOUNT, "no-token"))
          : Future.succeededFuture(new Fetched(token, Duration.ofSeconds(seconds(life))));
    }

    private static long seconds(String number) {
      return number.matches("[0-9]{1,8}") ? Long.parseLong(number) : 0;
    }
  }

  /** Asks the platform for a token. Fails with {@link SendFailedException} and nothing else. */
  @FunctionalInterface
  public interface Source {
    Future<Fetched> fetch();
  }

  private record Held(String token, Instant until) {}

  private final TokenStore store;
  private final String name;
  private final Source source;
  private final Clock clock;
  private Optional<Held> held = Optional.empty();
  private @Nullable Future<String> asking;

  AccessToken(TokenStore store, String name, Source source, Clock clock) {
    this.store = store;
    this.name = name;
    this.source = source;
    this.clock = clock;
  }

  /**
   * Makes a call with the token; if the platform refuses the token, once more with a new one. Fails as {@code call} does,
   * and with {@link SendFailedException} if there is no token: never with {@code REFRESH_TOKEN}.
   */
  public <T> Future<T> with(Function<String, Future<T>> call) {
    return get()
        .compose(token -> call.apply(token)
            .recover(failure -> isStale(failure)
                ? drop(token).compose(dropped -> get()).compose(call)
                : Future.failedFuture(failure)))
        .recover(failure -> Future.failedFuture(
            failure instanceof SendFailedException refused && isStale(failure)
                ? SendFailedException.of(Reason.SUSPENDED, Scope.ACCOUNT, refused.code())
                : failure));
  }

  private static boolean isStale(Throwable failure) {
    return failure instanceof SendFailedException refused
        && refused.reason() == Reason.REFRESH_TOKEN;
  }

  private Future<String> get() {
    Optional<Held> good = held.filter(token -> token.until().isAfter(clock.instant()));
    if (good.isPresent()) {
      return Future.succeededFuture(good.get().token());
    } else if (asking != null) {
      return asking;
    }
    Future<String> asked = ask(0);
    if (!asked.isComplete()) {
      asking = asked;
      asked.onComplete(done -> asking = null);
    }
    return asked;
  }

  private Future<String> ask(int pauses) {
    return store.take(name).compose(taken -> given(taken, pauses), this::ownToken);
  }

  /** Redis cannot be reached: this instance does without the others. */
  private Future<String> ownToken(Throwable failure) {
    LOG.warn("{}: the shared token cannot be read: {}", name, failure.toString());
    return fetched().map(this::hold);
  }

  private Future<String> given(TokenStore.Taken taken, int pauses) {
    return switch (taken.state()) {
      case FRESH -> Future.succeededFuture(hold(new Fetched(taken.token(), taken.left())));
      case FETCH -> renew(taken);
      case WAIT -> {
        if (!taken.token().isEmpty()) {
          yield Future.succeededFuture(taken.token());
        }
        yield pauses < MOST_PAUSES
            ? store.pause(PAUSE).compose(later -> ask(pauses + 1))
            : Future.failedFuture(noToken("fetched-by-nobody"));
      }
    };
  }

  private Future<String> renew(TokenStore.Taken old) {
    return fetched()
        .compose(fresh ->
            store.keep(name, fresh.token(), fresh.life()).otherwiseEmpty().map(kept -> hold(fresh)))
        .recover(failure -> store
            .keep(name, "", Duration.ZERO)
            .transform(released -> old.token().isEmpty()
                ? Future.failedFuture(failure)
                : Future.succeededFuture(hold(new Fetched(old.token(), old.left())))));
  }

  /** What fails here proves that nothing was sent. */
  private Future<Fetched> fetched() {
    return source.fetch().recover(failure -> {
      SendFailedException refused = (SendFailedException) failure;
      return Future.failedFuture(
          refused.reason() == Reason.UNKNOWN_OUTCOME ? noToken(refused.code()) : refused);
    });
  }

  private static SendFailedException noToken(String code) {
    return SendFailedException.of(Reason.RETRY_AFTER, Scope.ACCOUNT, "no-token:" + code);
  }

  /**
   * Some platforms give the same token again until it is nearly over, with what is left of its life: of a short one half is
   * used before another is asked for.
   */
  private String hold(Fetched given) {
    Duration life = given.life();
    Duration sure = life.compareTo(TokenStore.ENOUGH.multipliedBy(2)) > 0
        ? life.minus(TokenStore.ENOUGH)
        : life.dividedBy(2);
    Duration used = sure.compareTo(LEAST) < 0 ? LEAST : sure;
    held = Optional.of(new Held(given.token(), clock.instant().plus(used)));
    return given.token();
  }

  private Future<Void> drop(String refused) {
    if (held.filter(token -> token.token().equals(refused)).isPresent()) {
      held = Optional.empty();
    }
    return store.drop(name, refused).otherwiseEmpty();
  }
}
