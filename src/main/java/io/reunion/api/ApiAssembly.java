package io.reunion.api;

import io.reunion.api.AdminApi.Part;
import io.reunion.api.ApiParts.Community;
import io.reunion.api.ApiParts.Entrance;
import io.reunion.api.ApiParts.Gatherings;
import io.reunion.api.ApiParts.Ground;
import io.reunion.api.ApiParts.People;
import io.reunion.api.ApiParts.Sending;
import io.reunion.api.ApiParts.Working;
import io.reunion.event.service.Events;
import java.util.List;
import java.util.stream.Stream;

/** Puts the parts of the API together. */
final class ApiAssembly {
  private final Ground ground;
  private final Entrance entrance;
  private final Gatherings gatherings;
  private final Sending sending;
  private final People people;
  private final Community community;
  private final Working working;
  private final Doorkeeper door;
  private final Live live;
  private final PublicAddress reached;
  private final Authors authors;
  private final MemberScope scope;

  ApiAssembly(ApiParts parts) {
    this.ground = parts.ground();
    this.entrance = parts.entrance();
    this.gatherings = parts.gatherings();
    this.sending = parts.sending();
    this.people = parts.people();
    this.community = parts.community();
    this.working = parts.working();
    this.door = new Doorkeeper(
        new ApiTokens(entrance.token(), entrance.approverToken()),
        entrance.signIns(),
        entrance.audit(),
        entrance.https());
    this.live = new Live(ground.vertx(), door);
    this.reached = new PublicAddress(ground.address());
    this.authors = new Authors(people.members());
    this.scope =
        new MemberScope(people.members(), gatherings.events().association().chapters());
  }

  AdminApi api() {
    return new AdminApi(
        door,
        entrance.audit(),
        new Repeats(entrance.answers()),
        ground.maxBody(),
        Stream.of(ofPeople(), ofCommunity(), ofEvents(), ofAssemblies(), ofSending(), ofWorking())
            .flatMap(List::stream)
            .toList(),
        entrance
            .provider()
            .map(known ->
                new OidcRoutes(known, entrance.signIns(), door, entrance.audit(), reached)));
  }

  private List<Part> ofPeople() {
    return List.of(
        new MembersApi(people.directory(), scope),
        new MemberImportsApi(
            ground.vertx(), people.imports(), people.members(), people.directory(), live),
        new MemberPullApi(people.pull()),
        new DuplicatesApi(people.members().duplicates(), people.directory()),
        new DeparturesApi(people.members().departures(), people.erasure(), people.directory()),
        new CorrectionsApi(
            people.corrections(), new Letters(sending.outbound()), people.directory()),
        new ApplicationsApi(people.applications(), people.directory(), ground.clock()),
        new TermsApi(people.applications(), people.members(), ground.clock()),
        new MemberExportApi(people.members()),
        new MemberRecordsApi(people.members(), people.codes(), ground.clock()));
  }

  private List<Part> ofCommunity() {
    CommunityApi.Stores stores = community.stores();
    return List.of(
        new IntroductionsApi(community.introductions()),
        new CommunityApi(stores),
        new SuggestionsApi(stores.suggestions(), scope),
        new ExchangeApi(stores.exchange()),
        new PreparationsApi(stores.preparations(), people.members(), ground.texts()),
        new ProfilesApi(stores.upkeep()),
        new EngagementApi(stores.engagement()),
        new StoriesApi(community.showcase(), people.members(), ground.clock(), ground.zone()));
  }

  private List<Part> ofEvents() {
    Events events = gatherings.events();
    return List.of(
        new EventsApi(
            events.store(),
            events.rsvps(),
            events.cards(),
            events.nextCards(),
            events.seriesChanges(),
            events.calendars(),
            ground.clock(),
            new EventsApi.Defaults(ground.zone(), gatherings.partyLimit(), gatherings.policy()),
            events.association().chapters(),
            sending.rooms()),
        new RsvpsApi(events, ground.clock()),
        new RsvpUndoApi(events, ground.clock()),
        new ListsApi(
            events,
            new SpokenFor(community.stores().notices(), events, ground.clock()),
            ground.clock()),
        new CalendarsApi(
            events.calendars(),
            events.store(),
            events.association().chapters(),
            people.members(),
            reached),
        new SeriesApi(events.store(), events.series(), ground.clock()),
        new EventLiveApi(events.store(), events.rsvps(), live, ground.clock()),
        new DrawApi(events, ground.clock()),
        new RemindApi(events.store(), events.late(), ground.clock()),
        new CheckInApi(gatherings.checkIns(), live));
  }

  private List<Part> ofAssemblies() {
    return List.of(
        new AssembliesApi(gatherings.voting(), ground.texts(), ground.zone(), ground.clock(), live),
        new BallotsApi(gatherings.voting(), ground.texts(), ground.zone()));
  }

  private List<Part> ofSending() {
    return List.of(
        new AnnouncementsApi(
            sending.announcements(),
            sending.ledger(),
            people.members(),
            ground.clock(),
            ground.zone(),
            sending.unfinished(),
            live,
            entrance.approverToken().isEmpty()),
        new DeliveriesApi(sending.announcements(), sending.ledger(), authors),
        new ProofApi(sending.announcements(), ground.clock(), ground.zone(), sending.unfinished()),
        new ChatsApi(sending.rooms(), sending.outbound(), ground.clock()),
        new UnsaidApi(sending.rooms(), sending.unsaid(), live));
  }

  private List<Part> ofWorking() {
    return List.of(
        new WaitingApi(waiting(), live),
        new UnderstandApi(working.interpreter(), ground.clock(), ground.zone()),
        new SystemApi(working.system(), working.poison(), live),
        new LogLevelsApi(working.system().levels(), ground.clock()),
        new PoisonApi(working.poison()),
        new SessionApi(
            entrance.signIns(),
            entrance.audit(),
            door,
            authors,
            entrance.provider().isPresent()));
  }

  private WaitingApi.Sources waiting() {
    return new WaitingApi.Sources(
        sending.announcements().store(),
        sending.announcements().journal(),
        sending.ledger(),
        gatherings.events(),
        working.poison(),
        community.stores().suggestions()::all,
        people.members().duplicates()::count,
        people.members().departures()::count,
        people.corrections()::count,
        people.applications()::count,
        ground.clock());
  }
}
