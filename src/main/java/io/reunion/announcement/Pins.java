package io.reunion.announcement;

import io.reunion.announcement.Copier.Copy;
import io.reunion.chat.Receipt;
import io.reunion.chat.SendFailedException;
import io.reunion.delivery.Outbound;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps copies in view at the top of their chats, where that is wanted and can be; that it cannot is only told. */
final class Pins {
  static final String PINNED = "pinned";

  private static final Logger LOG = LoggerFactory.getLogger(Pins.class);

  private final Annals annals;
  private final Outbound outbound;

  Pins(Annals annals, Outbound outbound) {
    this.annals = annals;
    this.outbound = outbound;
  }

  /** Never fails: the copy has come, and that counts. */
  Future<Void> pin(Copy copy, Receipt receipt) {
    if (!copy.announcement().content().pin() || copy.announcement().change().isPresent()) {
      return Future.succeededFuture();
    }
    return receipt
        .message()
        .map(message -> outbound.pin(copy.chat(), message, copy.kind()))
        .orElseGet(() -> Outbound.notPinnable())
        .map(PINNED)
        .otherwise(Pins::reason)
        .compose(outcome -> annals.pinned(copy.ledger(), copy.recipient().chat(), outcome))
        .onFailure(failure -> LOG.warn("a pin was not noted: {}", failure.toString()))
        .otherwiseEmpty();
  }

  private static String reason(Throwable failure) {
    return failure instanceof SendFailedException refused
        ? refused.code()
        : failure.getClass().getSimpleName();
  }
}
