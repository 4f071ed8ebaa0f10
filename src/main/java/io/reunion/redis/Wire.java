package io.reunion.redis;

import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * What we add to every connection that the client makes: commands of one turn of the loop leave in one write, and a
 * server that has gone silent is left. Used on the loop only.
 */
final class Wire implements NettyCustomizer {
  /** Commands that leave without waiting for the end of the turn, so that the server has something to do meanwhile. */
  private static final int BATCH = 1024;

  private final Duration silence;
  private final Set<Channel> open = new HashSet<>();

  Wire(Duration silence) {
    this.silence = silence;
  }

  @Override
  public void afterChannelInitialized(Channel channel) {
    ChannelPipeline pipeline = channel.pipeline();
    FlushConsolidationHandler batches = new FlushConsolidationHandler(BATCH, true);
    ChannelHandlerContext tls = pipeline.context(SslHandler.class);
    if (tls == null) {
      pipeline.addFirst(batches);
    } else {
      pipeline.addAfter(tls.name(), null, batches);
    }
    pipeline.addFirst(new StallGuard(silence));
    open.add(channel);
    channel.closeFuture().addListener(closed -> open.remove(channel));
  }

  /** Closes every connection; the client makes new ones, asking again who the master is. */
  void renew() {
    Set.copyOf(open).forEach(channel -> {
      var unused = channel.close();
    });
  }
}
