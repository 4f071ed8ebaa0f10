package io.reunion.bot;

import io.reunion.chat.AccountId;
import io.reunion.chat.Sender;
import io.vertx.core.Future;

/** Finds out who a sender is to us. */
@FunctionalInterface
public interface People {
  /** Succeeds for everybody: somebody who is not known is a guest. */
  Future<Speaker> identify(AccountId account, Sender sender);
}
