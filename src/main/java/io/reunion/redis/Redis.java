package io.reunion.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * The connection to Redis. Every returned Future completes on the Vert.x context that this was opened on. A command that
 * fails with a timeout may have run all the same: effects carry an operation id, and this class never repeats a command.
 */
public final class Redis {
  private final RedisClient client;
  private final StatefulRedisConnection<String, String> connection;
  private final Context context;

  private Redis(
      RedisClient client, StatefulRedisConnection<String, String> connection, Context context) {
    this.client = client;
    this.connection = connection;
    this.context = context;
  }

  /** Connects to {@code uri}; answers come on the current context, or on a new one. */
  public static Future<Redis> connect(Vertx vertx, String uri) {
    Context context = vertx.getOrCreateContext();
    RedisURI parsed = RedisURI.create(uri);
    RedisClient client = RedisClient.create(parsed);
    client.setOptions(ClientOptions.builder()
        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
        .timeoutOptions(TimeoutOptions.enabled(Duration.ofSeconds(1)))
        .build());
    return Future.fromCompletionStage(
            client.connectAsync(io.lettuce.core.codec.StringCodec.UTF8, parsed), context)
        .map(connection -> new Redis(client, connection, context));
  }

  /** Runs one command, for example {@code redis.call(c -> c.hget(key, field))}. */
  public <T> Future<T> call(
      Function<RedisClusterAsyncCommands<String, String>, RedisFuture<T>> command) {
    return Future.fromCompletionStage(command.apply(connection.async()), context);
  }

  /** Runs a script. {@code keys} lie in one hash slot; nothing is ever concatenated into the source. */
  public Future<ScriptReply> run(Script script, List<String> keys, List<String> args) {
    String[] keyArray = keys.toArray(String[]::new);
    String[] argArray = args.toArray(String[]::new);
    return this.<Object>call(
            c -> c.evalsha(script.sha(), ScriptOutputType.OBJECT, keyArray, argArray))
        .recover(failure -> failure instanceof RedisNoScriptException
            ? this.<Object>call(
                c -> c.eval(script.source(), ScriptOutputType.OBJECT, keyArray, argArray))
            : Future.failedFuture(failure))
        .map(ScriptReply::new);
  }

  public Future<Void> close() {
    return Future.fromCompletionStage(
        connection.closeAsync().thenCompose(done -> client.shutdownAsync()), context);
  }
}
