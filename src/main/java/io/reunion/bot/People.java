package io.reunion.bot;

import io.reunion.chat.AccountId;
import io.reunion.chat.Sender;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** Finds out who a sender is to us. */
@FunctionalInterface
public interface People {
  /**
   * Asks now for what has to be read; whoever calls the result, when the journal has answered, has what was known then.
   * Succeeds for everybody: somebody who is not known is a guest.
   */
  Supplier<Future<Speaker>> identify(AccountId account, Sender sender);
}
