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

  private Invocation(Script script, String[] keys, String[] args) {
    this.script = script;
    this.keys = keys;
    this.args = args;
  }

  /** Several runs of one script as one. */
  static Invocation ofAll(Script script, List<Invocation> runs) {
    int manyKeys = 0;
    int manyArgs = 0;
    for (Invocation run : runs) {
      manyKeys += run.keys.length;
      manyArgs += 2 + run.args.length;
    }
    String[] keys = new String[manyKeys];
    String[] args = new String[manyArgs];
    int key = 0;
    int arg = 0;
    for (Invocation run : runs) {
      System.arraycopy(run.keys, 0, keys, key, run.keys.length);
      key += run.keys.length;
      args[arg++] = Integer.toString(run.keys.length);
      args[arg++] = Integer.toString(run.args.length);
      System.arraycopy(run.args, 0, args, arg, run.args.length);
      arg += run.args.length;
    }
    return new Invocation(script.together(), keys, args);
  }

  Script script() {
    return script;
  }

  String firstKey() {
    return keys[0];
  }

  Future<ScriptReply> run(Loop loop, Sending sending) {
    return attempt(loop, sending, CommandType.EVALSHA, 0);
  }

  private Future<ScriptReply> attempt(Loop loop, Sending sending, CommandType how, int pauses) {
    String which = how == CommandType.EVALSHA ? script.sha() : script.source();
    return sending
        .send(c -> c.dispatch(how, new ReplyOutput(), new ScriptArgs(which, keys, args)))
        .compose(
            reply -> Future.succeededFuture(new ScriptReply(reply)),
            failure -> again(loop, sending, how, pauses, failure));
  }

  private Future<ScriptReply> again(
      Loop loop, Sending sending, CommandType how, int pauses, Throwable failure) {
    if (failure instanceof RedisNoScriptException && how == CommandType.EVALSHA) {
      return attempt(loop, sending, CommandType.EVAL, pauses);
    }
    return pauses < PAUSES.size() && Failures.isSlotOnTheMove(failure)
        ? loop.after(PAUSES.get(pauses))
            .compose(due -> attempt(loop, sending, CommandType.EVALSHA, pauses + 1))
        : loop.failed(failure);
  }
}
