package io.reunion.announcement;

import io.reunion.bot.Manners;
import io.reunion.delivery.Ledger;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the copies into the ledger, each due when it is time where it is read. */
final class Schedule {
  private final Ledger ledger;
  private final Manners manners;
  private final ZoneId home;
  private final Clock clock;

  /**
   * @param home the clock on which {@code sendAt} was meant
   */
  Schedule(Ledger ledger, Manners manners, ZoneId home, Clock clock) {
    this.ledger = ledger;
    this.manners = manners;
    this.home = home;
    this.clock = clock;
  }

  Future<Void> enqueue(Announcement announcement, List<Recipient> reached) {
    Map<Duration, List<String>> byDelay = new LinkedHashMap<>();
    reached.forEach(recipient -> byDelay
        .computeIfAbsent(delay(announcement, recipient), any -> new ArrayList<>())
        .add(recipient.chat()));
    List<Future<Void>> added = new ArrayList<>();
    byDelay.forEach((delay, chats) -> added.add(ledger.enqueue(announcement.id(), chats, delay)));
    return Future.join(added).mapEmpty();
  }

  private Duration delay(Announcement announcement, Recipient recipient) {
    Announcement.Timing timing = announcement.timing();
    if (timing.sendAt().isEmpty() || !timing.everyonesClock()) {
      return Duration.ZERO;
    }
    Instant there = timing
        .sendAt()
        .get()
        .atZone(home)
        .toLocalDateTime()
        .atZone(manners.zoneOf(recipient.room()))
        .toInstant();
    Duration delay = Duration.between(clock.instant(), there);
    return delay.isNegative() ? Duration.ZERO : delay;
  }
}
