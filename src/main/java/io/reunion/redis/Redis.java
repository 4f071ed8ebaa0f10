package io.reunion.redis;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.push.PushListener;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.netty.util.HashedWheelTimer;
import io.netty.util.Timer;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.reunion.redis.RedisUnavailableException.Reason;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The connection to Redis. It lives on the event loop of the Vert.x context that it was opened on; every returned Future
 * completes on that context. Calls from that loop cost no hop, and what they send in one turn of the loop leaves in one
 * write; calls from other threads hop to it first. So each verticle that talks to Redis opens its own.
 *
 * <p>A Future fails with {@link RedisUnavailableException} when Redis is away or takes nothing now. A command that
 * failed so may have run all the same, if the {@link Reason} says so: effects carry an operation id, and this class never
 * repeats a command that may have run.
 */
public final class Redis {
  private final Loop loop;
  private final Timer timer;
  private final Link link;
  private final RedisOptions options;
  private final boolean timerIsOurs;
  private final Calls calls;
  private final Confirmations confirmations;
  private final Changes changes;
  private final Together together;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Promise<Void> ended;

  private Redis(
      Wiring wiring, Loop loop, Timer timer, boolean timerIsOurs, Link link, RedisOptions options) {
    this.loop = loop;
    this.timer = timer;
    this.timerIsOurs = timerIsOurs;
    this.link = link;
    this.options = options;
    this.calls = new Calls(loop, link, wiring.deadlines(), options.listener());
    this.confirmations = new Confirmations(loop, calls, options);
    this.changes = new Changes(loop, calls, link);
    this.together =
        new Together(loop, calls, options.address().kind() == RedisAddress.Kind.CLUSTER);
    wiring.wire().beforeLeaving(together::leave);
    this.ended = loop.promise();
  }

  /** Connects to {@code uri} with the usual patience; see {@link #connect(Vertx, RedisOptions)}. */
  public static Future<Redis> connect(Vertx vertx, String uri) {
    try {
      return connect(vertx, RedisOptions.of(uri));
    } catch (IllegalArgumentException e) {
      return Future.failedFuture(e);
    }
  }

  /**
   * Connects; answers come on the current context, or on a new one. Once connected, it stays so: a lost connection is
   * made anew for as long as it takes, through the sentinels where there are any.
   */
  public static Future<Redis> connect(Vertx vertx, RedisOptions options) {
    Timer timer = new HashedWheelTimer(new DefaultThreadFactory("redis-timer", true));
    return open(Loop.current(vertx), timer, true, options).onFailure(failure -> timer.stop());
  }

  private static Future<Redis> open(
      Loop loop, Timer timer, boolean timerIsOurs, RedisOptions options) {
    return loop.call(() -> {
      Promise<Redis> promise = loop.promise();
      Wiring wiring = new Wiring(loop, timer, options);
      CompletionStage<Link> opening = options.address().kind() == RedisAddress.Kind.CLUSTER
          ? ClusterLink.open(wiring, options)
          : SingleLink.open(wiring, options);
      opening.whenComplete((link, failure) -> {
        if (failure == null) {
          promise.complete(new Redis(wiring, loop, timer, timerIsOurs, link, options));
        } else {
          wiring.close();
          promise.fail(Failures.notConnected(options.address(), failure));
        }
      });
      return promise.future();
    });
  }

  /**
   * A further connection on the same context, for what would hold up the others: blocking reads (give it the time that
   * they block, and a second more) and {@link #runConfirmed}. Close it before this one.
   */
  public Future<Redis> dedicated(Duration timeout) {
    return open(loop, timer, false, options.withTimeout(timeout));
  }

  /** Runs one command, for example {@code redis.call(c -> c.hget(key, field))}. */
  public <T> Future<T> call(
      Function<RedisClusterAsyncCommands<String, String>, RedisFuture<T>> command) {
    return closed.get() ? loop.failed(closedByUs()) : calls.send(command);
  }

  /** Runs a script. {@code keys} lie in one hash slot; nothing is ever concatenated into the source. */
  public Future<ScriptReply> run(Script script, List<String> keys, List<String> args) {
    Invocation invocation = new Invocation(script, keys, args);
    return closed.get()
        ? loop.failed(closedByUs())
        : invocation.run(loop, command -> calls.send(script.toString(), command));
  }

  /**
   * The same for what every message asks for: with all the others of this turn of the loop that run the same script, as one
   * command at its end. Each has its own answer, or its own failure.
   */
  public Future<ScriptReply> runTogether(Script script, List<String> keys, List<String> args) {
    Invocation invocation = new Invocation(script, keys, args);
    return loop.isHere() && !closed.get()
        ? together.run(invocation)
        : onLoop(() -> together.run(invocation));
  }

  /**
   * Runs a script, and succeeds only when as many replicas as the options ask for have what it wrote: a write that only
   * the master had is lost when a replica takes its place. With no replicas asked for it is {@link #runTogether}.
   *
   * <p>Fails with {@link Reason#UNCONFIRMED} when they do not have it in time; the write stands, and doing it again with
   * the same operation id asks again. The server answers nothing else on the connection while it waits, so use one that
   * is {@link #dedicated}.
   */
  public Future<ScriptReply> runConfirmed(Script script, List<String> keys, List<String> args) {
    if (options.replicas() == 0) {
      return runTogether(script, keys, args);
    }
    Invocation invocation = new Invocation(script, keys, args);
    return invocation.run(
        loop,
        command -> onLoop(() -> calls
            .bridged(link.node(invocation.firstKey()))
            .compose(node -> confirmations.send(node, command))));
  }

  /**
   * Remembers what {@code read} gives for a key, as long as the server tells when it changes.
   *
   * @param most keys that are remembered at once
   * @param read reads what is at a key, by one command of this that it sends at once
   */
  public <V> Remembered<V> remembering(int most, Function<String, Future<V>> read) {
    Remembered<V> memory = new Remembered<>(changes, most, read);
    changes.tell(memory);
    return memory;
  }

  /**
   * Listens to the channels whose names match a glob {@code pattern}, on a connection of its own, until the subscription
   * or this is closed. What is published while that connection is broken is not heard.
   */
  public Future<Subscription> subscribe(String pattern, Subscriber subscriber) {
    return onLoop(() -> calls
        .bridged(link.listener())
        .compose(connection -> Subscription.begin(loop, calls, connection, pattern, subscriber)));
  }

  /**
   * Whether Redis takes writes now, asked by a small one that expires by itself: a server that can only be read answers a
   * plain PING. Of a cluster one node that does is enough, since to stop serving all chats helps none.
   */
  public Future<Void> ping() {
    return onLoop(() -> Future.any(Probes.keys(options.address().kind()).stream()
            .map(key -> calls.send(c -> c.set(key, "1", SetArgs.Builder.ex(60))))
            .toList())
        .mapEmpty());
  }

  /** Asks every node that takes writes. */
  <T> Future<List<T>> onPrimaries(
      Function<RedisClusterAsyncCommands<String, String>, RedisFuture<T>> command) {
    return onLoop(() -> calls
        .bridged(link.primaries())
        .compose(nodes ->
            Future.join(nodes.stream().map(node -> calls.sendTo(node, command)).toList()))
        .map(all -> all.list()));
  }

  /** Every node that takes writes; ask one of them by {@link #sendTo}. */
  Future<List<RedisClusterAsyncCommands<String, String>>> primaries() {
    return onLoop(() -> calls.bridged(link.primaries()));
  }

  /** Sends one command to one of the {@link #primaries}. */
  <T> Future<T> sendTo(
      RedisClusterAsyncCommands<String, String> node,
      Function<RedisClusterAsyncCommands<String, String>, RedisFuture<T>> command) {
    return onLoop(() -> calls.sendTo(node, command));
  }

  /** Hears, on the loop, what the servers send without being asked. */
  void listen(PushListener listener) {
    link.listen(listener);
  }

  RedisOptions options() {
    return options;
  }

  /** Ends every connection; commands still waiting fail. Harmless when called twice. */
  public Future<Void> close() {
    if (closed.compareAndSet(false, true)) {
      changes.end();
      loop.call(() -> calls.bridged(link.close())).onComplete(done -> {
        if (timerIsOurs) {
          timer.stop();
        }
        ended.handle(done);
      });
    }
    return ended.future();
  }

  private <T> Future<T> onLoop(Supplier<Future<T>> work) {
    return closed.get() ? loop.failed(closedByUs()) : loop.call(work);
  }

  @Override
  public String toString() {
    return "Redis[" + options.address() + "]";
  }

  private static RedisUnavailableException closedByUs() {
    return new RedisUnavailableException(Reason.NOT_CONNECTED, "it has been closed");
  }
}
