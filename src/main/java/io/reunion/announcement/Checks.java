package io.reunion.announcement;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Finds everything that is wrong with an announcement, before a copy is queued. */
final class Checks {
  private final Copies copies;
  private final Quotas quotas;

  Checks(Copies copies, Quotas quotas) {
    this.copies = copies;
    this.quotas = quotas;
  }

  /** What is wrong with it for those whom it reaches; empty if it can be sent. */
  Future<List<Fault>> of(Announcement announcement, List<Recipient> reached) {
    List<Fault> faults = new ArrayList<>(copies.faults(announcement, reached));
    return uses(announcement, reached).map(uses -> {
      uses.stream().filter(use -> !use.fits()).map(Fault::overQuota).forEach(faults::add);
      return faults;
    });
  }

  /** What it would use of the platforms' quotas. Taking back uses none. */
  Future<List<Quotas.Use>> uses(Announcement announcement, List<Recipient> reached) {
    return announcement.isRecall() ? Future.succeededFuture(List.of()) : quotas.of(reached);
  }
}
