package io.reunion.guidance;

import io.reunion.bot.Command;
import io.reunion.bot.Form;
import io.reunion.member.MemberStore;
import io.reunion.notice.Notices;
import io.reunion.redis.Redis;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/** All of guidance, put together. */
public final class Guidance {
  private final GuidanceStore store;
  private final GuidanceForms forms;
  private final GuidanceCommands commands;

  /** @param zone the association's clock */
  public Guidance(Redis redis, MemberStore members, Notices notices, Clock clock, ZoneId zone) {
    store = new GuidanceStore(redis);
    forms = new GuidanceForms(store);
    GuidanceNotices told = new GuidanceNotices(store, members, notices, clock, zone);
    commands = new GuidanceCommands(store, forms, new Rounds(store, members, told), told);
  }

  public GuidanceStore store() {
    return store;
  }

  public List<Command> commands() {
    return commands.commands();
  }

  public List<Form> forms() {
    return forms.all();
  }
}
