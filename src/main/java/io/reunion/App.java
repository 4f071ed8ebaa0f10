package io.reunion;

import io.reunion.access.AuditLog;
import io.reunion.access.ConsoleCommand;
import io.reunion.access.SignIns;
import io.reunion.announcement.AnnouncementCommands;
import io.reunion.announcement.Announcements;
import io.reunion.api.AdminApi;
import io.reunion.api.ApiParts;
import io.reunion.api.CalendarRoutes;
import io.reunion.api.CheckInRoutes;
import io.reunion.api.ExportRoutes;
import io.reunion.ballot.Voting;
import io.reunion.booth.Booth;
import io.reunion.bot.BasicCommands;
import io.reunion.bot.Bot;
import io.reunion.bot.Command;
import io.reunion.bot.CommandTable;
import io.reunion.bot.Form;
import io.reunion.bot.Forms;
import io.reunion.bot.HushCommand;
import io.reunion.bot.Inbox;
import io.reunion.bot.ListenCommand;
import io.reunion.bot.Manners;
import io.reunion.bot.Meanings;
import io.reunion.bot.PoisonStore;
import io.reunion.bot.Replier;
import io.reunion.bot.Router;
import io.reunion.chat.AccountId;
import io.reunion.chat.Platform;
import io.reunion.checkin.CheckInCommands;
import io.reunion.checkin.CheckInStore;
import io.reunion.checkin.CheckIns;
import io.reunion.checkin.SameGuest;
import io.reunion.console.Console;
import io.reunion.delivery.Outbound;
import io.reunion.event.Event;
import io.reunion.event.card.EventCards;
import io.reunion.event.command.EventDialogue;
import io.reunion.event.service.Events;
import io.reunion.introduction.Introductions;
import io.reunion.keeping.StoredFormat;
import io.reunion.language.Interpreter;
import io.reunion.level.LogLevels;
import io.reunion.lookup.FindCommand;
import io.reunion.lookup.SearchTalk;
import io.reunion.member.search.MemberDirectory;
import io.reunion.platform.Checks;
import io.reunion.redis.Redis;
import io.reunion.registration.RegistrationCommands;
import io.reunion.text.Texts;
import io.reunion.web.Bodies;
import io.reunion.web.Health;
import io.reunion.web.Meters;
import io.reunion.web.TimedWorker;
import io.reunion.web.Webhooks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service, put together with {@code new} from what the configuration says. Everything runs on one event loop: the
 * order of a chat needs no lock, and more machines or cores are more instances.
 */
final class App {
  private static final Logger LOG = LoggerFactory.getLogger(App.class);
  private static final int DRAIN_STEPS = 80;

  /** The packages that say something. */
  static final List<Class<?>> SPEAKERS = CommunityFeatures.speakersBesides(
      Bot.class,
      FindCommand.class,
      Introductions.class,
      RegistrationCommands.class,
      Event.class,
      CheckInCommands.class,
      AnnouncementCommands.class,
      Voting.class,
      ConsoleCommand.class,
      Checks.class,
      StoredFormat.class);

  private final Vertx vertx;
  private final BotConfig config;
  private final Clock clock;
  private final Redis redis;
  private final Texts texts;
  private final Health health;
  private final Inbox<?> inbox;
  private final Webhooks webhooks;
  private final Events events;
  private final MemberFeatures memberFeatures;
  private final CheckIns checkIns;
  private final SameGuest sameGuest;
  private final Announcing announcing;
  private final Announcements announcements;
  private final Outbound outbound;
  private final Stores stores;
  private final Map<AccountId, Platform> platforms;
  private final MemberDirectory directory;
  private final CommandTable commands;
  private final AdminApi api;
  private final SignIns signIns;
  private final Voting voting;
  private final LogLevels levels;
  private Optional<HttpServer> server = Optional.empty();
  private Optional<String> local = Optional.empty();

  App(
      Vertx vertx,
      BotConfig config,
      Texts texts,
      Interpreter interpreter,
      Clock clock,
      Redis redis,
      Watch watch,
      Stores stores,
      MemberDirectory directory,
      Map<AccountId, Platform> platforms) {
    this.vertx = vertx;
    this.config = config;
    this.clock = clock;
    this.redis = redis;
    Settings settings = config.settings();
    Meters meters = watch.meters();
    this.stores = stores;
    this.platforms = Map.copyOf(platforms);
    this.directory = directory;
    this.texts = texts;
    Staff staff = new Staff(settings, stores.members(), stores.events(), clock);
    signIns = new SignIns(redis, clock, staff::standing);
    outbound = new Outbound(
        vertx,
        platforms,
        stores.pacer(),
        stores.rooms(),
        (from, to) -> stores.moved(from, to, clock.instant()),
        watch.sends());
    Manners manners = HouseRules.manners(settings, texts, clock, outbound);
    events = Events.of(
        new Events.Parts(
            vertx,
            redis,
            stores.events(),
            stores.rsvps(),
            stores.rooms(),
            outbound,
            manners,
            HouseRules.association(settings, stores.members()),
            HouseRules.viewers(settings),
            clock),
        HouseRules.events(settings));
    Traces traces = Traces.of(redis, stores, events, clock);
    memberFeatures = new MemberFeatures(
        new MemberFeatures.Parts(vertx, redis, stores, directory, outbound, manners, traces, clock),
        settings);
    sameGuest = new SameGuest(vertx, redis, stores.members(), stores.events());
    checkIns = new CheckIns(stores.events(), stores.rsvps(), new CheckInStore(redis), clock);
    announcing = new Announcing(settings, stores, manners, outbound);
    AuditLog audit = new AuditLog(redis, clock);
    levels = new LogLevels(redis, clock);
    announcements =
        announcing.announcements(vertx, clock, platforms, deed -> HouseRules.note(audit, deed));
    voting = MemberFeatures.voting(vertx, redis, stores, settings, clock);
    List<Form> forms = new ArrayList<>();
    commands = BasicCommands.with(features(forms, staff));
    api = new ApiParts(
            new ApiParts.Ground(
                vertx,
                clock,
                settings.association().timeZone(),
                texts,
                settings.server().maxBodyBytes(),
                this::address),
            new ApiParts.Entrance(
                settings.api().token(),
                settings.api().approverToken(),
                settings.server().https(),
                settings.api().oidc().provider(vertx, redis, clock),
                signIns,
                audit,
                stores.answers()),
            new ApiParts.Gatherings(
                events,
                checkIns,
                settings.events().partyLimit(),
                HouseRules.waitlist(settings),
                voting),
            new ApiParts.Sending(
                announcements,
                stores.ledger(),
                Announcing.unfinished(settings),
                outbound,
                stores.rooms(),
                stores.unsaid()),
            memberFeatures.people(),
            memberFeatures.together(),
            new ApiParts.Working(
                interpreter,
                new PoisonStore(redis, Inbox.Bounds.DEFAULT),
                HouseRules.system(
                    config, platforms, watch, stores.pacer(), redis, this::queues, levels)))
        .api();
    Bot bot = new Bot(
        stores.rooms(),
        stores.sessions(),
        staff.people(new Names(platforms, clock)),
        new Router(
            commands,
            new Forms(forms),
            new SearchTalk(new Meanings(interpreter, events.upcoming()), events.upcoming())),
        new Replier(outbound, stores.rooms()),
        manners,
        (from, to) -> stores.moved(from, to, clock.instant()),
        stores.unsaid());
    inbox = Inbox.of(
        vertx,
        redis,
        UUID.randomUUID().toString(),
        Inbox.Bounds.DEFAULT,
        new TimedWorker<>(bot, meters, watch.spans()),
        voting.envelopes());
    webhooks = new Webhooks(
        platforms, inbox, meters, new Bodies(vertx), settings.server().maxBodyBytes(), clock);
    health = new Health(redis, meters);
    meters.queues(
        inbox::depth, outbound::unfinished, () -> announcements.broadcaster().inFlight());
    meters.gauge("reunion_set_aside", "Updates set aside since the start", inbox::setAside);
  }

  /** The commands of the features; what they ask in forms is put into {@code forms}. */
  private List<Command> features(List<Form> forms, Staff staff) {
    List<Command> features = new ArrayList<>(memberFeatures.commands());
    forms.addAll(memberFeatures.forms());
    EventDialogue asking = new EventDialogue(events.making());
    forms.addAll(asking.forms());
    forms.addAll(events.forms());
    features.addAll(SearchTalk.overtaken(asking.over(events.commands())));
    Optional<String> publicUrl = config.settings().server().publicUrl();
    CheckInStore arrivals = new CheckInStore(redis);
    features.addAll(
        new CheckInCommands(checkIns, arrivals, events.association(), publicUrl).commands());
    forms.addAll(announcing.forms());
    features.addAll(announcing.commands());
    features.addAll(voting.commands(stores.members(), this::address));
    features.addAll(new ConsoleCommand(signIns, this::address, staff::hosts).commands());
    features.addAll(new ListenCommand(stores.rooms()).commands());
    features.addAll(new HushCommand(stores.rooms()).commands());
    return features;
  }

  /** How much is not done yet, by what it waits for. */
  Map<String, Integer> queues() {
    return Map.of(
        "inbox", inbox.depth(),
        "outbound", outbound.unfinished(),
        "broadcasts", announcements.broadcaster().inFlight());
  }

  EventCards cards() {
    return events.cards();
  }

  Stores stores() {
    return stores;
  }

  /** Where people reach this service, as far as that is known: on this machine alone it needs no configuration. */
  private Optional<String> address() {
    return config.settings().server().publicUrl().or(() -> local);
  }

  /** The address at which the first admin of a new installation signs in; empty once somebody has. */
  Future<Optional<String>> firstSignIn() {
    return address()
        .map(url ->
            signIns.firstLink().map(code -> code.map(fresh -> ConsoleCommand.address(url, fresh))))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  /**
   * Listens.
   *
   * @param router takes what is no webhook
   * @return succeeds with the port
   */
  Future<Integer> start(String host, io.vertx.ext.web.Router router) {
    health.mount(router);
    api.mount(router);
    new Console().mount(router);
    new Booth().mount(router);
    new CalendarRoutes(events.calendars(), clock).mount(router);
    new ExportRoutes(memberFeatures.registration().export()).mount(router);
    new CheckInRoutes(checkIns, this::address).mount(router);
    HttpServer http = Front.open(vertx, host, config.settings().server().port(), webhooks, router);
    Future<Void> begun = memberFeatures.prepare().compose(gone -> inbox.start());
    return begun.compose(started -> http.listen()).map(listening -> {
      server = Optional.of(listening);
      if (host.equals("127.0.0.1") || host.equals("localhost")) {
        local = Optional.of("http://localhost:" + listening.actualPort());
      }
      events.start();
      sameGuest.start();
      memberFeatures.start();
      levels.start(vertx);
      voting
          .ballots()
          .resume()
          .onFailure(failure -> LOG.warn("a ballot is half closed: {}", failure.toString()));
      announcements.broadcaster().start();
      Menus.show(platforms, commands, texts, config.settings().association().language());
      return listening.actualPort();
    });
  }

  /** Takes nothing new, finishes what it has within eight seconds, and lets other instances have the rest. */
  Future<Void> stop() {
    health.stopping();
    webhooks.close();
    levels.stop(vertx);
    events.stop();
    sameGuest.stop();
    memberFeatures.stop();
    announcements.broadcaster().stop();
    return drained(DRAIN_STEPS)
        .compose(done -> inbox.stop())
        .onFailure(failure -> LOG.warn("could not resign: {}", failure.toString()))
        .otherwiseEmpty()
        .compose(done -> server.map(HttpServer::close).orElseGet(Future::succeededFuture))
        .eventually(memberFeatures::close)
        .eventually(directory::close);
  }

  private Future<Void> drained(int steps) {
    int unfinished = queues().values().stream().mapToInt(Integer::intValue).sum();
    return unfinished == 0 || steps == 0
        ? Future.succeededFuture()
        : vertx.timer(100, TimeUnit.MILLISECONDS).compose(later -> drained(steps - 1));
  }
}
