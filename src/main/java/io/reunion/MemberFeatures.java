package io.reunion;

import io.reunion.bot.Command;
import io.reunion.bot.Form;
import io.reunion.bot.Manners;
import io.reunion.bot.Viewers;
import io.reunion.delivery.Outbound;
import io.reunion.introduction.IntroductionStore;
import io.reunion.introduction.Introductions;
import io.reunion.lookup.FindCommand;
import io.reunion.lookup.FoundText;
import io.reunion.lookup.LookedUpCommand;
import io.reunion.lookup.LookupBudget;
import io.reunion.lookup.LookupLog;
import io.reunion.lookup.Lookups;
import io.reunion.lookup.WalkAlarm;
import io.reunion.lookup.WalkStore;
import io.reunion.member.search.MemberDirectory;
import io.reunion.redis.Redis;
import io.reunion.registration.RegistrationCommands;
import io.reunion.registration.SmtpMail;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The features that are about members, put together. */
final class MemberFeatures {
  private final Introductions introductions;
  private final List<Command> commands = new ArrayList<>();

  /** What the features are made of. */
  record Parts(
      Vertx vertx,
      Redis redis,
      Stores stores,
      MemberDirectory directory,
      Outbound outbound,
      Manners manners,
      Clock clock) {}

  MemberFeatures(Parts parts, Settings settings) {
    Viewers viewers = new Viewers(chat -> settings.privacy().isAbroad(chat.account()));
    LookupBudget budget = new LookupBudget(
        parts.redis(), settings.limits().lookupsPerDay(), settings.limits().lookupsPer30Days());
    LookupLog log = new LookupLog(parts.redis());
    WalkStore walks = new WalkStore(parts.redis());
    Lookups gate = new Lookups(
        budget,
        log,
        walks,
        new WalkAlarm(
            settings.admins(), parts.stores().rooms(), parts.outbound(), parts.manners()));
    introductions = new Introductions(
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
            viewers),
        new IntroductionStore.Rules(
            settings.introductions().perWeek(),
            settings.introductions().askedPerWeek(),
            settings.introductions().expiry()),
        gate);
    FoundText text = new FoundText(settings.chapterNames());
    commands.addAll(new FindCommand(parts.directory(), gate, viewers, text).commands());
    commands.addAll(
        new LookedUpCommand(parts.stores().members(), log, walks, viewers).commands());
    commands.addAll(introductions.commands());
    commands.addAll(new RegistrationCommands(
            parts.redis(),
            parts.stores().members(),
            parts.directory(),
            List.of(
                log::forget,
                budget::forget,
                walks::forget,
                introductions.store()::forget),
            settings.mail().server().map(server -> new SmtpMail(parts.vertx(), server)))
        .commands());
  }

  List<Command> commands() {
    return List.copyOf(commands);
  }

  List<Form> forms() {
    return introductions.forms();
  }

  Introductions introductions() {
    return introductions;
  }
}
