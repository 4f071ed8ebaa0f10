package io.reunion.announcement;

import io.reunion.bot.Manners;
import io.reunion.chat.AccountId;
import io.reunion.chat.Platform;
import io.reunion.delivery.Ledger;
import io.reunion.delivery.Outbound;
import io.reunion.delivery.Pacer;
import io.reunion.member.MemberStore;
import io.reunion.room.RoomStore;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The announcements, put together: what the service starts and stops, and what commands and API call. */
public record Announcements(
    Announcer announcer,
    Broadcaster broadcaster,
    AnnouncementStore store,
    Trials trials,
    Reports reports,
    Proofs proofs,
    Journal journal) {
  /**
   * What they are built on.
   *
   * @param audit is told who did what in a chat
   */
  public record Parts(
      Vertx vertx,
      AnnouncementStore store,
      Ledger ledger,
      NoiseStore noise,
      RoomStore rooms,
      MemberStore members,
      Outbound outbound,
      Map<AccountId, Platform> platforms,
      Pacer pacer,
      Manners manners,
      Clock clock,
      Consumer<Deed> audit) {}

  /**
   * What the configuration says.
   *
   * @param approvalThreshold from how many recipients on a second person must agree; 0 for never
   * @param perChatPerDay how many announcements one chat gets in a day; 0 for no bound
   * @param home the association's clock
   */
  public record Rules(
      int approvalThreshold, int perChatPerDay, QuietHours quietHours, ZoneId home) {}

  public static Announcements of(Parts parts, Rules rules) {
    Copies copies = new Copies(parts.manners(), parts.outbound());
    Reports reports = new Reports(parts.store(), parts.ledger(), parts.rooms());
    Progress progress = new Progress(
        parts.store(), parts.rooms(), parts.outbound(), parts.manners(), parts.clock(), reports);
    Readers readers = new Readers(
        parts.rooms(),
        parts.members(),
        parts.store(),
        parts.noise(),
        parts.manners(),
        new Readers.Bounds(rules.quietHours(), rules.perChatPerDay()));
    Broadcaster broadcaster = new Broadcaster(
        parts.vertx(),
        parts.store(),
        parts.ledger(),
        new Copier(
            parts.ledger(),
            readers,
            parts.outbound(),
            parts.pacer(),
            copies,
            new Pins(parts.store().annals(), parts.outbound())),
        progress,
        parts.clock(),
        harmless(parts.platforms()));
    Announcer announcer = new Announcer(
        parts.store(),
        parts.ledger(),
        new Reach(parts.rooms(), parts.members(), parts.noise()),
        new Amending(parts.store(), parts.ledger(), parts.rooms(), parts.members()),
        new Hands(parts.members()),
        new Checks(copies, new Quotas(parts.pacer(), parts.outbound())),
        new Schedule(parts.ledger(), parts.manners(), rules.home(), parts.clock()),
        broadcaster,
        parts.clock(),
        rules.approvalThreshold());
    return new Announcements(
        announcer,
        broadcaster,
        parts.store(),
        new Trials(copies, parts.outbound()),
        reports,
        new Proofs(announcer, copies, parts.manners(), parts.outbound()),
        new Journal(parts.store().annals(), parts.clock(), parts.audit()));
  }

  private static Map<String, Duration> harmless(Map<AccountId, Platform> platforms) {
    Map<String, Duration> harmless = new HashMap<>();
    platforms.forEach((account, platform) -> {
      Duration window = Settling.harmless(platform);
      if (!window.isZero()) {
        harmless.put(account + "/", window);
      }
    });
    return harmless;
  }
}
