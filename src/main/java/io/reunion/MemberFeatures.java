package io.reunion;

import io.reunion.ballot.Voting;
import io.reunion.bot.Command;
import io.reunion.bot.Form;
import io.reunion.lookup.FindCommand;
import io.reunion.lookup.FoundText;
import io.reunion.lookup.LookedUpCommand;
import io.reunion.lookup.LookupBudget;
import io.reunion.lookup.LookupLog;
import io.reunion.member.MemberDirectory;
import io.reunion.member.MemberStore;
import io.reunion.redis.Redis;
import io.reunion.registration.RegistrationCommands;
import io.reunion.registration.SmtpMail;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The features that are about members, put together. */
final class MemberFeatures {
  private MemberFeatures() {}

  /** What they are asked by; their forms are put into {@code forms}. */
  static List<Command> commands(
      Vertx vertx,
      Redis redis,
      MemberStore members,
      MemberDirectory directory,
      Settings settings,
      List<Form> forms) {
    LookupBudget budget = new LookupBudget(
        redis, settings.limits().lookupsPerDay(), settings.limits().lookupsPer30Days());
    LookupLog log = new LookupLog(redis);
    FoundText text = new FoundText(settings.chapterNames());
    List<Command> commands = new ArrayList<>();
    commands.addAll(new FindCommand(directory, budget, log, text).commands());
    commands.addAll(new LookedUpCommand(members, log).commands());
    RegistrationCommands registration = new RegistrationCommands(
        redis,
        members,
        directory,
        List.of(log::forget, budget::forget),
        settings.mail().server().map(server -> new SmtpMail(vertx, server)));
    forms.addAll(registration.forms());
    commands.addAll(registration.commands());
    return commands;
  }

  /** Their assemblies and ballots. */
  static Voting voting(
      Vertx vertx, Redis redis, MemberStore members, Settings settings, Clock clock) {
    return Voting.of(
        vertx,
        redis,
        members,
        settings.chapterNames(),
        settings.ballots().keyDir(),
        settings.ballots().mixing(),
        clock);
  }
}
