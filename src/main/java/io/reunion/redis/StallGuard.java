package io.reunion.redis;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a connection on which something was sent and nothing has come back for too long, so that the client looks for
 * the server anew. Without it a host that vanishes without a word keeps its connection until TCP gives up, after a
 * quarter of an hour, although a replica took its place long ago.
 */
final class StallGuard extends ChannelDuplexHandler {
  private static final Logger log = LoggerFactory.getLogger(StallGuard.class);

  private final long silence;
  private boolean waiting;
  private long since;

  StallGuard(Duration silence) {
    this.silence = silence.toNanos();
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    watch(ctx);
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (!waiting) {
      waiting = true;
      since = System.nanoTime();
    }
    var unused = ctx.write(message, promise);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    waiting = false;
    ctx.fireChannelRead(message);
  }

  private void watch(ChannelHandlerContext ctx) {
    var unused = ctx.executor().schedule(() -> look(ctx), silence / 4, TimeUnit.NANOSECONDS);
  }

  private void look(ChannelHandlerContext ctx) {
    if (ctx.isRemoved() || !ctx.channel().isOpen()) {
      return;
    }
    if (waiting && System.nanoTime() - since > silence) {
      log.warn(
          "redis at {} has been silent for {} ms: connecting anew",
          ctx.channel().remoteAddress(),
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since));
      var unused = ctx.close();
    } else {
      watch(ctx);
    }
  }
}
