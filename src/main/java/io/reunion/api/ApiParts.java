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
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the API works on.
 *
 * @param maxBody longest body, in bytes
 * @param zone the association's clock
 * @param answers what was answered to requests that may be repeated
 * @param corrections what members say is wrong about them
 * @param applications who wants to join
 * @param https whether people reach the service so
 * @param provider by which people sign in besides, if there is one
 * @param address under which people reach the service, as far as that is known
 * @param system what the service tells of itself
 */
public record ApiParts(
    Vertx vertx,
    Optional<Secret> token,
    Optional<Secret> approverToken,
    int maxBody,
    Clock clock,
    ZoneId zone,
    Events events,
    CheckIns checkIns,
    int partyLimit,
    Event.Policy policy,
    Announcements announcements,
    Ledger ledger,
    Ledger.Unfinished unfinished,
    RoomStore rooms,
    Outbound outbound,
    MemberDirectory directory,
    MemberImport imports,
    Optional<MemberPull> pull,
    MemberStore members,
    LinkCodes codes,
    Erasure erasure,
    IntroductionStore introductions,
    CommunityApi.Stores community,
    Showcase showcase,
    SignIns signIns,
    AuditLog audit,
    FirstAnswers answers,
    Voting voting,
    Texts texts,
    PoisonStore poison,
    UnsaidStore unsaid,
    CorrectionDecisions corrections,
    Decisions applications,
    boolean https,
    Optional<IdentityProvider> provider,
    Supplier<Optional<String>> address,
    Interpreter interpreter,
    SystemView system) {

  public AdminApi api() {
    Letters letters = new Letters(outbound);
    PublicAddress reached = new PublicAddress(address);
    Doorkeeper door = new Doorkeeper(new ApiTokens(token, approverToken), signIns, audit, https);
    Live live = new Live(vertx, door);
    EventsApi eventsApi = new EventsApi(
        events.store(),
        events.rsvps(),
        events.cards(),
        events.nextCards(),
        events.seriesChanges(),
        clock,
        new EventsApi.Defaults(zone, partyLimit, policy),
        events.association().chapters(),
        rooms);
    AnnouncementsApi announcementsApi = new AnnouncementsApi(
        announcements, ledger, members, clock, zone, unfinished, live, approverToken.isEmpty());
    Authors authors = new Authors(members);
    MemberScope scope = new MemberScope(members, events.association().chapters());
    WaitingApi.Sources waiting = new WaitingApi.Sources(
        announcements.store(),
        announcements.journal(),
        ledger,
        events,
        poison,
        community.suggestions()::all,
        members.duplicates()::count,
        members.departures()::count,
        corrections::count,
        applications::count,
        clock);
    return new AdminApi(
        door,
        audit,
        new Repeats(answers),
        maxBody,
        List.of(
            new MembersApi(directory, scope),
            new MemberImportsApi(vertx, imports, members, directory, live),
            new MemberPullApi(pull),
            new DuplicatesApi(members.duplicates(), directory),
            new DeparturesApi(members.departures(), erasure, directory),
            new CorrectionsApi(corrections, letters, directory),
            new ApplicationsApi(applications, directory, clock),
            new TermsApi(applications, members, clock),
            new MemberExportApi(members),
            new MemberRecordsApi(members, codes, clock),
            new IntroductionsApi(introductions),
            new CommunityApi(community),
            new SuggestionsApi(community.suggestions(), scope),
            new ExchangeApi(community.exchange()),
            new PreparationsApi(community.preparations(), members, texts),
            new ProfilesApi(community.upkeep()),
            new EngagementApi(community.engagement()),
            new StoriesApi(showcase, members, clock, zone),
            eventsApi,
            new RsvpsApi(events, clock),
            new RsvpUndoApi(events, clock),
            new ListsApi(events, new SpokenFor(community.notices(), events, clock), clock),
            new CalendarsApi(
                events.calendars(),
                events.store(),
                events.association().chapters(),
                members,
                reached),
            new SeriesApi(events.store(), events.series(), clock),
            new EventLiveApi(events.store(), events.rsvps(), live, clock),
            new DrawApi(events, clock),
            new RemindApi(events.store(), events.late(), clock),
            new CheckInApi(checkIns, live),
            announcementsApi,
            new DeliveriesApi(announcements, ledger, authors),
            new WaitingApi(waiting, live),
            new ProofApi(announcements, clock, zone, unfinished),
            new UnderstandApi(interpreter, clock, zone),
            new SystemApi(system, poison, live),
            new LogLevelsApi(system.levels(), clock),
            new ChatsApi(rooms, outbound, clock),
            new UnsaidApi(rooms, unsaid, live),
            new AssembliesApi(voting, texts, zone, clock, live),
            new BallotsApi(voting, texts, zone),
            new PoisonApi(poison),
            new SessionApi(signIns, audit, door, authors, provider.isPresent())),
        provider.map(known -> new OidcRoutes(known, signIns, door, audit, reached)));
  }
}
