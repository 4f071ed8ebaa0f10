package io.reunion.api;

import io.reunion.bot.Letter;
import io.reunion.chat.SendFailedException;
import io.reunion.delivery.Outbound;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Sends what an operation has to tell people; a refusal of one does not keep the others from theirs. */
final class Letters {
  private final Outbound outbound;

  Letters(Outbound outbound) {
    this.outbound = outbound;
  }

  Future<Void> send(List<Letter> letters) {
    List<Future<?>> sent = new ArrayList<>(letters.size());
    for (Letter letter : letters) {
      sent.add(outbound
          .send(letter.message(), letter.kind())
          .recover(failure -> failure instanceof SendFailedException
              ? Future.succeededFuture()
              : Future.failedFuture(failure)));
    }
    return Future.join(sent).mapEmpty();
  }
}
