package io.reunion.announcement;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** Who did what with each announcement: kept beside it, and told to whoever audits. */
public final class Journal {
  private final Annals annals;
  private final Clock clock;
  private final Consumer<Deed> audit;

  /**
   * @param audit is told what was done in a chat; of what comes over HTTP it knows already
   */
  Journal(Annals annals, Clock clock, Consumer<Deed> audit) {
    this.annals = annals;
    this.clock = clock;
    this.audit = audit;
  }

  /** Something was done in a chat. */
  Future<Void> inChat(String announcement, String who, String what) {
    Deed deed = new Deed(announcement, clock.instant(), who, what);
    audit.accept(deed);
    return annals.note(deed);
  }

  /** Something was done over HTTP. */
  public Future<Void> overHttp(String announcement, String who, String what) {
    return annals.note(new Deed(announcement, clock.instant(), who, what));
  }

  /** The earliest first. */
  public Future<List<Deed>> of(String announcement) {
    return annals.deeds(announcement);
  }
}
