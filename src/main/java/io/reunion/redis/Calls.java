package io.reunion.redis;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.protocol.RedisCommand;
import io.reunion.log.Trail;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sends commands from the loop, brings their answers to the context, and says which failures mean that Redis is away. */
final class Calls {
  private final Loop loop;
  private final Link link;
  private final Deadlines deadlines;
  private final CommandListener listener;

  Calls(Loop loop, Link link, Deadlines deadlines, CommandListener listener) {
    this.loop = loop;
    this.link = link;
    this.deadlines = deadlines;
    this.listener = listener;
  }

  /** Sends one command where its keys are. */
  <T> Future<T> send(Function<RedisClusterAsyncCommands<String, String>, RedisFuture<T>> command) {
    return sent(Optional.empty(), command);
  }

  /** The same under a name of ours, which the listener hears instead of the command's. */
  <T> Future<T> send(
      String name, Function<RedisClusterAsyncCommands<String, String>, RedisFuture<T>> command) {
    return sent(Optional.of(name), command);
  }

  /** The same without a word to the listener, who then hears of it by {@link #ended}. Call on the loop. */
  <T> Future<T> sendUntold(
      Function<RedisClusterAsyncCommands<String, String>, RedisFuture<T>> command) {
    Promise<T> promise = loop.promise();
    issue(command, link.commands(), promise, (answer, nanos, succeeded) -> {});
    return promise.future();
  }

  /** Something that was sent untold has ended, which was asked for at {@code began}. */
  void ended(String name, long began, boolean succeeded) {
    listener.ended(name, System.nanoTime() - began, succeeded);
  }

  /** Sends one command to a node. Call on the loop. */
  <T> Future<T> sendTo(
      RedisClusterAsyncCommands<String, String> node,
      Function<RedisClusterAsyncCommands<String, String>, RedisFuture<T>> command) {
    Promise<T> promise = loop.promise();
    issue(command, node, promise, told(Optional.empty()));
    return promise.future();
  }

  /** What {@code asked} will say, on the context and with our failures. */
  <T> Future<T> bridged(CompletionStage<? extends T> asked) {
    Promise<T> promise = loop.promise();
    String trail = Trail.current();
    asked.whenComplete((value, failure) -> Trail.run(trail, () -> settle(promise, value, failure)));
    return promise.future();
  }

  private <T> Future<T> sent(
      Optional<String> name,
      Function<RedisClusterAsyncCommands<String, String>, RedisFuture<T>> command) {
    Promise<T> promise = loop.promise();
    loop.run(() -> issue(command, link.commands(), promise, told(name)));
    return promise.future();
  }

  /** Hears that one command has ended. */
  @FunctionalInterface
  private interface Ended {
    void told(RedisFuture<?> answer, long nanos, boolean succeeded);
  }

  private Ended told(Optional<String> name) {
    return (answer, nanos, succeeded) ->
        listener.ended(name.orElseGet(() -> nameOf(answer)), nanos, succeeded);
  }

  private <T> void issue(
      Function<RedisClusterAsyncCommands<String, String>, RedisFuture<T>> command,
      RedisClusterAsyncCommands<String, String> commands,
      Promise<T> promise,
      Ended ended) {
    long began = System.nanoTime();
    String trail = Trail.current();
    RedisFuture<T> answer;
    try {
      answer = deadlines.keep(() -> command.apply(commands));
    } catch (RuntimeException e) {
      promise.fail(Failures.translated(e));
      return;
    }
    answer.whenComplete((value, failure) -> Trail.run(trail, () -> {
      ended.told(answer, System.nanoTime() - began, failure == null);
      settle(promise, value, failure);
    }));
  }

  private <T> void settle(Promise<T> promise, T value, @Nullable Throwable failure) {
    if (failure == null) {
      promise.complete(value);
      return;
    }
    promise.fail(heard(failure));
  }

  /** The failure that callers see; if it means that Redis is away, the link hears of it too. */
  Throwable heard(Throwable failure) {
    Throwable translated = Failures.translated(failure);
    if (translated instanceof RedisUnavailableException away) {
      link.heard(away.reason());
    }
    return translated;
  }

  private static String nameOf(RedisFuture<?> answer) {
    return answer instanceof RedisCommand<?, ?, ?> command
        ? command.getType().toString()
        : "unknown";
  }
}
