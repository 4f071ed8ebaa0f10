package io.reunion.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.cluster.SlotHash;
import io.reunion.log.Trail;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs of one script that are asked for in one turn of the loop leave as one command at its end: what a command costs beside
 * its work is paid once for all of them. The busier it is, the more there are; the only one of its turn leaves as it is.
 *
 * <p>In a cluster those go together whose keys are in one slot; likewise with a server that turns out to stand for one, as
 * some providers' proxies do. Used on the loop only.
 */
final class Together {
  /** A server does nothing else while a script runs. */
  static final int MOST = 32;

  /** Those that may go together. */
  private record Kind(Script script, int slot) {}

  private record Run(
      Invocation invocation, Promise<ScriptReply> promise, String trail, long began) {}

  private final Loop loop;
  private final Calls calls;
  private boolean bySlot;
  private Map<Kind, List<Run>> waiting = new LinkedHashMap<>();

  /** @param bySlot whether keys of different slots may be on different servers */
  Together(Loop loop, Calls calls, boolean bySlot) {
    this.loop = loop;
    this.calls = calls;
    this.bySlot = bySlot;
  }

  Future<ScriptReply> run(Invocation invocation) {
    if (waiting.isEmpty()) {
      loop.later(this::leave);
    }
    Promise<ScriptReply> promise = loop.promise();
    int slot = bySlot ? SlotHash.getSlot(invocation.firstKey()) : 0;
    waiting
        .computeIfAbsent(new Kind(invocation.script(), slot), kind -> new ArrayList<>())
        .add(new Run(invocation, promise, Trail.current(), System.nanoTime()));
    return promise.future();
  }

  /** What has been asked for leaves now, with all other commands of the turn if they are about to leave. */
  void leave() {
    Map<Kind, List<Run>> all = waiting;
    waiting = new LinkedHashMap<>();
    all.forEach((kind, runs) -> {
      for (int from = 0; from < runs.size(); from += MOST) {
        leave(kind.script(), runs.subList(from, Math.min(from + MOST, runs.size())));
      }
    });
  }

  private void leave(Script script, List<Run> runs) {
    String name = script.toString();
    if (runs.size() == 1) {
      leaveAlone(name, runs.get(0));
      return;
    }
    List<Invocation> all = new ArrayList<>(runs.size());
    runs.forEach(run -> all.add(run.invocation()));
    long began = runs.get(0).began();
    Invocation.ofAll(script, all)
        .run(loop, calls::sendUntold)
        .onSuccess(replies -> {
          calls.ended(name, began, true);
          for (int i = 0; i < runs.size(); i++) {
            end(runs.get(i), own(replies.at(i)));
          }
        })
        .onFailure(failure -> {
          if (failure instanceof RedisCommandExecutionException) {
            // Refused as it is, before any of them ran: their keys may not stand in one command.
            bySlot = true;
            runs.forEach(run -> leaveAlone(name, run));
          } else {
            calls.ended(name, began, false);
            runs.forEach(run -> end(run, loop.failed(failure)));
          }
        });
  }

  private void leaveAlone(String name, Run run) {
    Trail.on(run.trail(), () -> run.invocation().run(loop, command -> calls.send(name, command)))
        .onComplete(done -> Trail.run(run.trail(), () -> run.promise().handle(done)));
  }

  private static void end(Run run, Future<ScriptReply> own) {
    Trail.run(run.trail(), () -> run.promise().handle(own));
  }

  private Future<ScriptReply> own(ScriptReply reply) {
    return reply.number(0) == 1
        // Lua leaves nothing at the end of a list away.
        ? Future.succeededFuture(reply.size() > 1 ? reply.at(1) : new ScriptReply(null))
        : loop.failed(calls.heard(new RedisCommandExecutionException(reply.text(1))));
  }
}
