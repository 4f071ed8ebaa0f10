package io.reunion.redis;

import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * What we add to every connection that the client makes: commands of one turn of the loop leave in one write, and a
 * server that has gone silent is left. Used on the loop only.
 */
final class Wire implements NettyCustomizer {
  private final Duration silence;
  private final Set<Channel> open = new HashSet<>();
  private Runnable before = () -> {};

  Wire(Duration silence) {
    this.silence = silence;
  }

  @Override
  public void afterChannelInitialized(Channel channel) {
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addFirst(new StallGuard(silence));
    pipeline.addLast(new Gathering(() -> before.run()));
    open.add(channel);
    channel.closeFuture().addListener(closed -> open.remove(channel));
  }

  /** {@code last} says what else is to leave with the commands of a turn, when they are about to. */
  void beforeLeaving(Runnable last) {
    before = last;
  }

  /** Closes every connection; the client makes new ones, asking again who the master is. */
  void renew() {
    Set.copyOf(open).forEach(channel -> {
      var unused = channel.close();
    });
  }
}
