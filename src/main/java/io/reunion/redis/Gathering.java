package io.reunion.redis;

import io.lettuce.core.protocol.RedisCommand;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends the commands of one turn of the loop together: they are encoded into one buffer and leave in one write. One by
 * one, each would pass through all of the pipeline with a buffer, an entry and a promise of its own, which costs more than
 * to say it.
 *
 * <p>What is gathered leaves when everything that was read in this turn is worked off, or when it is {@link #MOST}, so that
 * the server has something to do meanwhile. The last handler of the pipeline, so the first that a command comes to.
 */
final class Gathering extends ChannelDuplexHandler {
  static final int MOST = 256;

  private List<RedisCommand<?, ?, ?>> commands = new ArrayList<>();
  private List<ChannelPromise> promises = new ArrayList<>();
  private final Runnable before;
  private boolean scheduled;

  /** @param before says what else is to leave; asked when what was gathered is about to */
  Gathering(Runnable before) {
    this.before = before;
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (message instanceof RedisCommand<?, ?, ?> command) {
      commands.add(command);
      promises.add(promise);
    } else {
      send(ctx);
      var unused = ctx.write(message, promise);
    }
  }

  @Override
  public void flush(ChannelHandlerContext ctx) {
    if (commands.isEmpty()) {
      ctx.flush();
    } else if (commands.size() >= MOST) {
      send(ctx);
      ctx.flush();
    } else if (!scheduled) {
      scheduled = true;
      ctx.executor().execute(() -> {
        before.run();
        scheduled = false;
        send(ctx);
        ctx.flush();
      });
    }
  }

  /** What is left cannot leave any more; the pipeline says so to each. */
  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    send(ctx);
    ctx.fireChannelInactive();
  }

  private void send(ChannelHandlerContext ctx) {
    if (commands.size() == 1) {
      var unused = ctx.write(commands.get(0), promises.get(0));
      commands.clear();
      promises.clear();
    } else if (!commands.isEmpty()) {
      List<RedisCommand<?, ?, ?>> together = commands;
      List<ChannelPromise> each = promises;
      commands = new ArrayList<>(together.size());
      promises = new ArrayList<>(each.size());
      var unused = ctx.write(together).addListener(done -> settle(done, each));
    }
  }

  private static void settle(Future<?> done, List<ChannelPromise> promises) {
    for (ChannelPromise promise : promises) {
      if (done.isSuccess()) {
        promise.trySuccess();
      } else {
        promise.tryFailure(done.cause());
      }
    }
  }
}
