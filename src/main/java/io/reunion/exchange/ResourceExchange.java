package io.reunion.exchange;

import io.reunion.bot.Command;
import io.reunion.bot.Form;
import io.reunion.bot.LookupGate;
import io.reunion.bot.Viewers;
import io.reunion.member.MemberStore;
import io.reunion.member.search.MemberDirectory;
import io.reunion.notice.Notices;
import io.reunion.redis.Redis;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/** All of the exchange, put together. */
public final class ResourceExchange {
  private final ExchangeStore store;
  private final ExchangeCommands commands;
  private final ExchangeOffice office;

  /**
   * What it is made of.
   *
   * @param zone the association's clock
   */
  public record Parts(
      Redis redis,
      MemberStore members,
      MemberDirectory directory,
      Notices notices,
      Clock clock,
      ZoneId zone) {}

  public ResourceExchange(Parts parts, Viewers viewers, LookupGate gate) {
    store = new ExchangeStore(parts.redis());
    ExchangeNotices notices =
        new ExchangeNotices(store, parts.members(), parts.notices(), parts.clock(), parts.zone());
    office = new ExchangeOffice(store, notices, parts.clock());
    commands = new ExchangeCommands(
        store, new Touch(store, notices), notices, new AlsoFound(parts.directory(), viewers, gate));
  }

  public ExchangeStore store() {
    return store;
  }

  public ExchangeOffice office() {
    return office;
  }

  public List<Command> commands() {
    return commands.commands();
  }

  public List<Form> forms() {
    return commands.forms();
  }
}
