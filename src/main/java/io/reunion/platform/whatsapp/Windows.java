package io.reunion.platform.whatsapp;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.Update;
import io.reunion.platform.Equipment;
import io.reunion.platform.Notes;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Until when each person may be written to freely. */
final class Windows {
  private static final Duration LENGTH = Duration.ofHours(24);

  private final AccountId account;
  private final Notes notes;
  private final Clock clock;

  Windows(AccountId account, Equipment equipment) {
    this.account = account;
    this.notes = equipment.notes();
    this.clock = equipment.clock();
  }

  /** Never fails. What was delivered late opens the window for what is left of it. */
  Future<Void> open(Update.Origin origin) {
    Instant now = clock.instant();
    Duration left = Duration.between(now, origin.time().plus(LENGTH));
    return left.compareTo(Duration.ofMinutes(1)) < 0
        ? Future.succeededFuture()
        : notes.put(
            account, origin.chat().value(), "open", left.compareTo(LENGTH) > 0 ? LENGTH : left);
  }

  /** Where nobody can tell it counts as open: WhatsApp itself refuses then what it must. */
  Future<Boolean> isOpen(ChatId chat) {
    return notes.get(account, chat.value()).map(note -> note.isPresent()).otherwise(true);
  }
}
