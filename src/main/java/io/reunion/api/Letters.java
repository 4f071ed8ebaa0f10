package io.reunion.api;

import io.reunion.bot.Letter;
import io.reunion.chat.SendFailedException;
import io.reunion.delivery.Outbound;
import io.reunion.redis.Batches;
import io.vertx.core.Future;
import java.util.List;

/** Sends what an operation has to tell people; a refusal of one does not keep the others from theirs. */
final class Letters {
  private final Outbound outbound;

  Letters(Outbound outbound) {
    this.outbound = outbound;
  }

  Future<Void> send(List<Letter> letters) {
    return Batches.map(letters, this::send).mapEmpty();
  }

  private Future<Void> send(Letter letter) {
    return outbound
        .send(letter.message(), letter.kind())
        .<Void>mapEmpty()
        .recover(failure -> failure instanceof SendFailedException
            ? Future.succeededFuture()
            : Future.failedFuture(failure));
  }
}
