package io.reunion;

import io.reunion.api.ApiParts;
import io.reunion.ballot.AssemblyStore;
import io.reunion.ballot.BallotRecords;
import io.reunion.ballot.BallotStore;
import io.reunion.ballot.Voting;
import io.reunion.bot.Admins;
import io.reunion.bot.Command;
import io.reunion.bot.Form;
import io.reunion.bot.LookupGate;
import io.reunion.bot.Manners;
import io.reunion.bot.Viewers;
import io.reunion.delivery.Outbound;
import io.reunion.engagement.Engagement;
import io.reunion.engagement.EngagementCommands;
import io.reunion.introduction.IntroductionStore;
import io.reunion.introduction.Introductions;
import io.reunion.lookup.Closer;
import io.reunion.lookup.FindCommand;
import io.reunion.lookup.FoundText;
import io.reunion.lookup.LookedUpCommand;
import io.reunion.lookup.LookupBudget;
import io.reunion.lookup.LookupLog;
import io.reunion.lookup.Lookups;
import io.reunion.lookup.NarrowCommand;
import io.reunion.lookup.Pages;
import io.reunion.lookup.WalkAlarm;
import io.reunion.lookup.WalkStore;
import io.reunion.member.search.MemberDirectory;
import io.reunion.redis.Redis;
import io.reunion.registration.Consents;
import io.reunion.registration.Erased;
import io.reunion.registration.Kept;
import io.reunion.registration.LinkCodes;
import io.reunion.registration.Mail;
import io.reunion.registration.RegistrationCommands;
import io.reunion.registration.SmsGateway;
import io.reunion.registration.SmtpMail;
import io.reunion.upkeep.CareStore;
import io.reunion.upkeep.Upkeep;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The features that are about members, put together. */
final class MemberFeatures {
  private final Parts parts;
  private final Introductions introductions;
  private final RegistrationCommands registration;
  private final CommunityFeatures community;
  private final Upkeep upkeep;
  private final Engagement engagement;
  private final Pulling pulling;
  private final MergedRecords merged;
  private final List<Command> commands = new ArrayList<>();

  /** What the features are made of. */
  record Parts(
      Vertx vertx,
      Redis redis,
      Stores stores,
      MemberDirectory directory,
      Outbound outbound,
      Manners manners,
      Traces traces,
      Clock clock) {}

  /** The rules by which members are shown. */
  record Looking(Viewers viewers, LookupGate gate) {}

  /** What is counted and noted of who looks for whom. */
  private record LookingUp(LookupBudget budget, LookupLog log, WalkStore walks, Lookups gate) {
    static LookingUp of(Parts parts, Settings settings, Admins admins) {
      LookupBudget budget = new LookupBudget(
          parts.redis(), settings.limits().lookupsPerDay(), settings.limits().lookupsPer30Days());
      LookupLog log = new LookupLog(parts.redis(), settings.privacy().lookupLog());
      WalkStore walks = new WalkStore(parts.redis());
      return new LookingUp(
          budget,
          log,
          walks,
          new Lookups(budget, log, walks, new WalkAlarm(admins, parts.outbound())));
    }

    List<Kept> kept() {
      return List.of(
          new Kept("shownToOthers", log::export, log::forget),
          new Kept("budget", budget::export, budget::forget),
          new Kept("lookups", walks::export, walks::forget));
    }

    List<Command> commands(Parts parts, Settings settings, Viewers viewers) {
      FoundText text = new FoundText(settings.chapterNames());
      Pages pages = new Pages(parts.directory(), gate, viewers, text);
      Closer closer = new Closer(parts.stores().members(), gate, viewers, text);
      List<Command> commands = new ArrayList<>(new FindCommand(pages).commands());
      commands.addAll(new NarrowCommand(pages, closer).commands());
      commands.addAll(
          new LookedUpCommand(parts.stores().members(), log, walks, viewers).commands());
      return commands;
    }
  }

  MemberFeatures(Parts parts, Settings settings) {
    this.parts = parts;
    pulling = new Pulling(
        parts.vertx(),
        parts.redis(),
        parts.stores().members(),
        parts.directory(),
        settings.alumniSystem(),
        parts.clock());
    Viewers viewers = HouseRules.viewers(settings);
    Admins admins = new Admins(settings.admins(), parts.stores().rooms(), parts.manners());
    LookingUp lookingUp = LookingUp.of(parts, settings, admins);
    Looking looking = new Looking(viewers, lookingUp.gate());
    CareStore cares = new CareStore(parts.redis());
    introductions = introductions(parts, settings, looking);
    community = new CommunityFeatures(parts, looking, settings);
    registration = registration(parts, settings, looking, admins, kept(lookingUp, cares));
    upkeep = upkeep(settings, cares);
    engagement = new Engagement(
        parts.redis(),
        parts.stores().members(),
        settings.chapterNames(),
        new Partaking(parts, community.partaking(cares)).sources(),
        parts.clock(),
        settings.association().timeZone());
    merged = new MergedRecords(
        parts.vertx(),
        parts.redis(),
        parts.stores().members(),
        new Consents(parts.redis(), settings.privacy().consentEvidence()),
        registration.erasure());
    community.retain(parts, settings, registration.erasure());
    commands.addAll(lookingUp.commands(parts, settings, viewers));
    commands.addAll(introductions.commands());
    commands.addAll(registration.commands());
    commands.addAll(upkeep.commands());
    commands.addAll(new EngagementCommands(engagement, settings.chapterNames()).commands());
  }

  private static Introductions introductions(Parts parts, Settings settings, Looking looking) {
    return new Introductions(
        new Introductions.Parts(
            parts.vertx(),
            parts.redis(),
            parts.stores().members(),
            parts.directory(),
            parts.stores().rooms(),
            parts.outbound(),
            parts.manners(),
            parts.clock(),
            settings.association().timeZone(),
            looking.viewers()),
        new IntroductionStore.Rules(
            settings.introductions().perWeek(),
            settings.introductions().askedPerWeek(),
            settings.introductions().expiry()),
        looking.gate());
  }

  /** What is kept of a member outside their record: all of it is exported, and deleted with them. */
  private List<Kept> kept(LookingUp lookingUp, CareStore cares) {
    List<Kept> kept = new ArrayList<>(lookingUp.kept());
    kept.add(new Kept(
        "introductions",
        member -> introductions.store().export(member, parts.clock().instant()),
        introductions.store()::forget));
    BallotRecords ballots = new BallotRecords(
        new AssemblyStore(parts.redis()), new BallotStore(parts.redis()), parts.clock());
    kept.add(new Kept("assemblies", ballots::export, ballots::forget));
    kept.addAll(community.kept());
    kept.addAll(parts.traces().kept());
    kept.add(new Kept("profile", cares::export, cares::forget));
    return kept;
  }

  private static RegistrationCommands registration(
      Parts parts, Settings settings, Looking looking, Admins admins, List<Kept> kept) {
    return new RegistrationCommands(
        new RegistrationCommands.Parts(
            parts.redis(),
            parts.stores().members(),
            parts.directory(),
            looking.gate(),
            looking.viewers(),
            admins,
            kept,
            new Erased(
                parts.vertx(), parts.redis(), settings.privacy().erasedFile(), parts.clock()),
            post(parts.vertx(), settings)),
        new RegistrationCommands.Rules(
            settings.privacy().corrected(),
            settings.privacy().consentEvidence(),
            settings.server().publicUrl(),
            settings.association().name()::in));
  }

  private Upkeep upkeep(Settings settings, CareStore cares) {
    return new Upkeep(new Upkeep.Parts(
        parts.vertx(),
        parts.redis(),
        cares,
        parts.stores().members(),
        community.notices(),
        registration::correct,
        parts.clock(),
        settings.association().timeZone()));
  }

  private static List<Mail> post(Vertx vertx, Settings settings) {
    List<Mail> post = new ArrayList<>();
    settings.mail().server().ifPresent(server -> post.add(new SmtpMail(vertx, server)));
    settings.sms().gateway().ifPresent(gateway -> post.add(new SmsGateway(vertx, gateway)));
    return post;
  }

  RegistrationCommands registration() {
    return registration;
  }

  List<Command> commands() {
    List<Command> all = new ArrayList<>(commands);
    all.addAll(community.commands());
    return all;
  }

  List<Form> forms() {
    List<Form> forms = new ArrayList<>(introductions.forms());
    forms.addAll(registration.forms());
    forms.addAll(upkeep.forms());
    forms.addAll(community.forms());
    return forms;
  }

  /** Deletes again who came back with a backup; before anything is taken. */
  Future<Void> prepare() {
    return registration.erasure().again();
  }

  /** Carries out what is due, from now on until {@link #stop}. */
  void start() {
    introductions.start();
    community.start();
    upkeep.start();
    pulling.start();
    merged.start();
  }

  void stop() {
    introductions.stop();
    community.stop();
    upkeep.stop();
    pulling.stop();
    merged.stop();
  }

  /** Ends what {@link #stop} leaves to those who are still being answered. */
  Future<Void> close() {
    return pulling.close();
  }

  /** What the API reads and changes of the members. */
  ApiParts.People people() {
    return new ApiParts.People(
        parts.directory(),
        parts.stores().members(),
        pulling.imports(),
        pulling.pull(),
        new LinkCodes(parts.redis()),
        registration.erasure(),
        registration.corrections(),
        community.applications());
  }

  /** What the API reads of what members do for each other. */
  ApiParts.Community together() {
    return new ApiParts.Community(
        introductions.store(), community.stores(upkeep, engagement), community.showcase());
  }

  /** Their assemblies and ballots. */
  static Voting voting(Vertx vertx, Redis redis, Stores stores, Settings settings, Clock clock) {
    return Voting.of(
        vertx,
        redis,
        stores.members(),
        settings.chapterNames(),
        settings.ballots().keyDir(),
        settings.ballots().mixing(),
        clock);
  }
}
