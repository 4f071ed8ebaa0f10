package io.reunion.api;

import io.reunion.access.AuditLog;
import io.reunion.access.FirstAnswers;
import io.reunion.access.IdentityProvider;
import io.reunion.access.SignIns;
import io.reunion.announcement.Announcements;
import io.reunion.ballot.Voting;
import io.reunion.bot.PoisonStore;
import io.reunion.bot.UnsaidStore;
import io.reunion.checkin.CheckIns;
import io.reunion.config.Secret;
import io.reunion.delivery.Ledger;
import io.reunion.delivery.Outbound;
import io.reunion.event.Event;
import io.reunion.event.service.Events;
import io.reunion.introduction.IntroductionStore;
import io.reunion.language.Interpreter;
import io.reunion.member.MemberStore;
import io.reunion.member.imports.MemberImport;
import io.reunion.member.pull.MemberPull;
import io.reunion.member.search.MemberDirectory;
import io.reunion.membership.Decisions;
import io.reunion.registration.CorrectionDecisions;
import io.reunion.registration.Erasure;
import io.reunion.registration.LinkCodes;
import io.reunion.room.RoomStore;
import io.reunion.showcase.Showcase;
import io.reunion.text.Texts;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/** What the API works on, by what it is about. */
public record ApiParts(
    Ground ground,
    Entrance entrance,
    Gatherings gatherings,
    Sending sending,
    People people,
    Community community,
    Working working) {

  /**
   * What all of it stands on.
   *
   * @param zone the association's clock
   * @param maxBody longest body, in bytes
   * @param address under which people reach the service, as far as that is known
   */
  public record Ground(
      Vertx vertx,
      Clock clock,
      ZoneId zone,
      Texts texts,
      int maxBody,
      Supplier<Optional<String>> address) {}

  /**
   * Who comes in, and what is kept of it.
   *
   * @param https whether people reach the service so
   * @param provider by which people sign in besides, if there is one
   * @param answers what was answered to requests that may be repeated
   */
  public record Entrance(
      Optional<Secret> token,
      Optional<Secret> approverToken,
      boolean https,
      Optional<IdentityProvider> provider,
      SignIns signIns,
      AuditLog audit,
      FirstAnswers answers) {}

  /** Events and assemblies. */
  public record Gatherings(
      Events events, CheckIns checkIns, int partyLimit, Event.Policy policy, Voting voting) {}

  /** Announcements, and the groups in which the bot speaks. */
  public record Sending(
      Announcements announcements,
      Ledger ledger,
      Ledger.Unfinished unfinished,
      Outbound outbound,
      RoomStore rooms,
      UnsaidStore unsaid) {}

  /**
   * The members and their records.
   *
   * @param corrections what members say is wrong about them
   * @param applications who wants to join
   */
  public record People(
      MemberDirectory directory,
      MemberStore members,
      MemberImport imports,
      Optional<MemberPull> pull,
      LinkCodes codes,
      Erasure erasure,
      CorrectionDecisions corrections,
      Decisions applications) {}

  /** What members do for each other. */
  public record Community(
      IntroductionStore introductions, CommunityApi.Stores stores, Showcase showcase) {}

  /**
   * How the service itself works.
   *
   * @param poison what could not be worked
   * @param system what the service tells of itself
   */
  public record Working(Interpreter interpreter, PoisonStore poison, SystemView system) {}

  public AdminApi api() {
    return new ApiAssembly(this).api();
  }
}
