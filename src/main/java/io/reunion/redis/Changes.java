package io.reunion.redis;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.SetArgs;
import io.lettuce.core.TrackingArgs;
import io.lettuce.core.api.push.PushMessage;
import io.vertx.core.Future;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server says of keys that somebody here has read and {@link Remembered remembers}: it names each once when it
 * changes, over the connection that the commands take too. It is asked to for one read at a time ({@code CLIENT TRACKING} with
 * {@code OPTIN}), so of nothing else is anything said.
 *
 * <p>Not every server can, or lets us: so it is believed only when it was seen to. A key is read, written, and waited for; while
 * it has not been heard of on this very connection, and in a cluster, nothing is remembered. Used on the loop only.
 */
final class Changes {
  private static final Duration AGAIN = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(Changes.class);

  private final Loop loop;
  private final Calls calls;
  private final Link link;
  private final List<Remembered<?>> memories = new ArrayList<>();
  private boolean begun;
  private boolean heard;
  private boolean ended;

  Changes(Loop loop, Calls calls, Link link) {
    this.loop = loop;
    this.calls = calls;
    this.link = link;
  }

  /** {@code memory} hears of changes from now on. From any thread. */
  void tell(Remembered<?> memory) {
    loop.run(() -> {
      memories.add(memory);
      if (!begun && link instanceof SingleLink single) {
        begun = true;
        single.listen(this::hear);
        single.watch(new Connection());
        prove();
      }
    });
  }

  /** Whether what is read now, on the loop, may be remembered. */
  boolean areTold() {
    return heard && loop.isHere();
  }

  /** Asks to be told when what the next command reads has changed. */
  Future<?> wish() {
    return calls.send(c -> c.clientCaching(true));
  }

  void end() {
    loop.run(() -> {
      ended = true;
      lost();
    });
  }

  private void prove() {
    calls
        .send(c -> c.clientTracking(TrackingArgs.Builder.enabled().optin()))
        .compose(on -> {
          Future<?> wish = wish();
          Future<String> read = calls.send(c -> c.get(Probes.HEARD));
          return wish.compose(granted -> read);
        })
        .compose(read -> calls.send(c -> c.set(Probes.HEARD, "1", SetArgs.Builder.ex(60))))
        .onFailure(this::later);
  }

  private void later(Throwable failure) {
    LOG.debug("nothing is remembered: {}", failure.toString());
    if (failure instanceof RedisUnavailableException) {
      loop.after(AGAIN).onSuccess(due -> {
        if (!ended && !heard) {
          prove();
        }
      });
    }
  }

  private void hear(PushMessage message) {
    if (!message.getType().equals("invalidate")) {
      return;
    }
    List<Object> said = message.getContent(Utf8Codec.INSTANCE::decodeKey);
    if (said.size() > 1 && said.get(1) instanceof Collection<?> keys) {
      keys.forEach(key -> changed(String.valueOf(key)));
    } else {
      memories.forEach(Remembered::forgetAll);
    }
  }

  private void changed(String key) {
    if (key.equals(Probes.HEARD)) {
      heard = !ended;
    } else {
      memories.forEach(memory -> memory.forget(key));
    }
  }

  /** The server has forgotten what we wanted to be told of. */
  private void lost() {
    heard = false;
    memories.forEach(Remembered::forgetAll);
  }

  /** The connection that is told over; a new one is told nothing until it is asked for anew. */
  private final class Connection implements RedisConnectionStateListener {
    @Override
    public void onRedisConnected(RedisChannelHandler<?, ?> connection, SocketAddress address) {
      loop.run(Changes.this::lost);
      loop.later(Changes.this::prove);
    }

    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
      loop.run(Changes.this::lost);
    }
  }
}
