package io.reunion.showcase;

import io.reunion.bot.Command;
import io.reunion.bot.Form;
import io.reunion.bot.PersonFinder;
import io.reunion.delivery.Outbound;
import io.reunion.filing.Drawer.Changed;
import io.reunion.member.MemberStore;
import io.reunion.notice.Notices;
import io.reunion.redis.Redis;
import io.reunion.room.RoomStore;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** All of the showcase, put together. */
public final class Showcase {
  private final StoryStore store;
  private final TakingDown takingDown;
  private final StoryConsent consent;
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
    consent = new StoryConsent(store, parts.notices(), parts.clock());
    form = new StoryForm(store, parts.members(), parts.people(), consent, parts.zone());
    commands = new StoryCommands(this, parts.members(), form);
  }

  public StoryStore store() {
    return store;
  }

  StoryConsent consent() {
    return consent;
  }

  public TakingDown takingDown() {
    return takingDown;
  }

  /** Asks its person; the story itself. */
  public Future<Story> ask(Story story) {
    return consent.ask(story).map(story);
  }

  /**
   * Another text: an earlier consent counts no more, the copies of what it was are taken down, and its person is asked
   * again. Empty if there is no such story.
   *
   * @param seen is shown what is about to be changed; what it throws is the failure, and nothing is changed
   */
  public Future<Optional<Story>> rewrite(String number, String text, Consumer<Story> seen) {
    return store
        .change(number, story -> {
          seen.accept(story);
          return story.rewritten(story.title(), text);
        })
        .compose(changed -> changed
            .map(Changed::after)
            .map(story -> story.isAgreed()
                ? Future.succeededFuture(Optional.of(story))
                : takingDown.copies(story).compose(gone -> ask(story)).map(Optional::of))
            .orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }

  /** Takes a story down for good; empty if there is none. Harmless when asked again. */
  public Future<Optional<TakingDown.Outcome>> withdraw(String number) {
    return store
        .change(number, Story::withdrawn)
        .compose(changed -> changed
            .map(Changed::after)
            .map(story -> takingDown.copies(story).map(Optional::of))
            .orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }

  public List<Command> commands() {
    return commands.commands();
  }

  public List<Form> forms() {
    return List.of(form.form());
  }
}
