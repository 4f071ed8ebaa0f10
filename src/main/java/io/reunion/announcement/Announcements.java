package io.reunion.announcement;

import io.reunion.bot.Manners;
import io.reunion.delivery.Ledger;
import io.reunion.delivery.Outbound;
import io.reunion.delivery.Pacer;
import io.reunion.room.RoomStore;
import io.vertx.core.Vertx;
import java.time.Clock;

/** The announcements, put together: what the service starts and stops, and what commands and API call. */
public record Announcements(Announcer announcer, Broadcaster broadcaster, AnnouncementStore store) {
  /** What they are built on. */
  public record Parts(
      Vertx vertx,
      AnnouncementStore store,
      Ledger ledger,
      RoomStore rooms,
      Outbound outbound,
      Pacer pacer,
      Manners manners,
      Clock clock) {}

  /**
   * @param approvalThreshold from how many recipients on a second person must agree; 0 for never
   */
  public static Announcements of(Parts parts, int approvalThreshold) {
    Progress progress = new Progress(
        parts.store(), parts.rooms(), parts.outbound(), parts.manners(), parts.clock());
    Copier copier =
        new Copier(parts.ledger(), parts.rooms(), parts.outbound(), parts.pacer(), parts.manners());
    Broadcaster broadcaster = new Broadcaster(
        parts.vertx(), parts.store(), parts.ledger(), copier, progress, parts.clock());
    Announcer announcer = new Announcer(
        parts.store(),
        parts.ledger(),
        parts.rooms(),
        broadcaster,
        parts.clock(),
        approvalThreshold);
    return new Announcements(announcer, broadcaster, parts.store());
  }
}
