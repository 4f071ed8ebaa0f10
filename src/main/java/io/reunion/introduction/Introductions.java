package io.reunion.introduction;

import io.reunion.bot.Command;
import io.reunion.bot.Form;
import io.reunion.bot.LookupGate;
import io.reunion.bot.Manners;
import io.reunion.bot.Viewers;
import io.reunion.delivery.Outbound;
import io.reunion.member.MemberStore;
import io.reunion.member.search.MemberDirectory;
import io.reunion.redis.Redis;
import io.reunion.room.RoomStore;
import io.reunion.schedule.Schedule;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/** All of introductions, put together. */
public final class Introductions {
  private final IntroductionStore store;
  private final IntroductionCommands commands;
  private final Introducer introducer;

  /**
   * What introductions are made of.
   *
   * @param zone the association's clock
   */
  public record Parts(
      Vertx vertx,
      Redis redis,
      MemberStore members,
      MemberDirectory directory,
      RoomStore rooms,
      Outbound outbound,
      Manners manners,
      Clock clock,
      ZoneId zone,
      Viewers viewers) {}

  public Introductions(Parts parts, IntroductionStore.Rules rules, LookupGate gate) {
    store = new IntroductionStore(parts.redis(), rules);
    IntroductionText text = new IntroductionText(parts.viewers().abroad(), parts.zone());
    commands = new IntroductionCommands(
        store,
        parts.members(),
        new NamedPerson(parts.directory(), parts.viewers(), gate),
        text,
        parts.viewers());
    Schedule schedule = new Schedule(parts.redis(), "introductions");
    Teller teller = new Teller(
        store,
        parts.members(),
        new DirectChats(parts.rooms(), parts.viewers().abroad()),
        text,
        parts.outbound(),
        schedule,
        parts.manners(),
        parts.clock());
    introducer = new Introducer(parts.vertx(), store, schedule, teller, parts.clock());
  }

  public List<Command> commands() {
    return commands.commands();
  }

  public List<Form> forms() {
    return commands.forms();
  }

  public IntroductionStore store() {
    return store;
  }

  /** Carries out what is agreed and due, from now on until {@link #stop}. */
  public void start() {
    introducer.start();
  }

  public void stop() {
    introducer.stop();
  }
}
