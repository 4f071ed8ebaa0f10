package io.reunion.redis;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.protocol.CommandType;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** One run of a script. The server forgets scripts when it restarts, so its source goes along when it does not know it. */
final class Invocation {
  /** How often, and after how long, a script is tried whose slot is moving to another node. */
  private static final List<Duration> PAUSES =
      List.of(Duration.ofMillis(20), Duration.ofMillis(80), Duration.ofMillis(200));

  /** A way to send one command. */
  @FunctionalInterface
  interface Sending {
    Future<Object> send(
        Function<RedisClusterAsyncCommands<String, String>, RedisFuture<Object>> command);
  }

  private final Script script;
  private final String[] keys;
  private final String[] args;

  Invocation(Script script, List<String> keys, List<String> args) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(
          "script " + script + " without a key (expected: at least one, all in one hash slot)");
    }
    this.script = script;
    this.keys = keys.toArray(String[]::new);
    this.args = args.toArray(String[]::new);
  }

  String firstKey() {
    return keys[0];
  }

  Future<ScriptReply> run(Loop loop, Sending sending) {
    return attempt(loop, sending, 0).map(ScriptReply::new);
  }

  private Future<Object> attempt(Loop loop, Sending sending, int pauses) {
    return once(sending).recover(failure -> {
      if (pauses < PAUSES.size() && Failures.isSlotOnTheMove(failure)) {
        return loop.after(PAUSES.get(pauses)).compose(due -> attempt(loop, sending, pauses + 1));
      }
      return loop.failed(failure);
    });
  }

  private Future<Object> once(Sending sending) {
    return sending
        .send(c -> c.dispatch(CommandType.EVALSHA, new ReplyOutput(), said(script.sha())))
        .recover(failure -> failure instanceof RedisNoScriptException
            ? sending.send(
                c -> c.dispatch(CommandType.EVAL, new ReplyOutput(), said(script.source())))
            : Future.failedFuture(failure));
  }

  private ScriptArgs said(String which) {
    return new ScriptArgs(which, keys, args);
  }
}
