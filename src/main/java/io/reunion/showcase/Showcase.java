package io.reunion.showcase;

import io.reunion.bot.Command;
import io.reunion.bot.Form;
import io.reunion.bot.PersonFinder;
import io.reunion.delivery.Outbound;
import io.reunion.member.MemberStore;
import io.reunion.notice.Notices;
import io.reunion.redis.Redis;
import io.reunion.room.RoomStore;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/** All of the showcase, put together. */
public final class Showcase {
  private final StoryStore store;
  private final TakingDown takingDown;
  private final StoryForm form;
  private final StoryCommands commands;

  /**
   * What it is made of.
   *
   * @param zone the association's clock
   */
  public record Parts(
      Redis redis,
      MemberStore members,
      PersonFinder people,
      RoomStore rooms,
      Outbound outbound,
      Notices notices,
      Clock clock,
      ZoneId zone) {}

  public Showcase(Parts parts) {
    store = new StoryStore(parts.redis());
    takingDown = new TakingDown(store, parts.outbound(), parts.rooms());
    StoryConsent consent = new StoryConsent(store, parts.notices(), parts.clock());
    form = new StoryForm(store, parts.members(), parts.people(), consent, parts.zone());
    commands = new StoryCommands(store, parts.members(), form, consent, takingDown);
  }

  public StoryStore store() {
    return store;
  }

  public TakingDown takingDown() {
    return takingDown;
  }

  public List<Command> commands() {
    return commands.commands();
  }

  public List<Form> forms() {
    return List.of(form.form());
  }
}
