package io.reunion.bot;

import io.reunion.chat.ChatId;
import io.reunion.chat.Update;
import io.reunion.room.Room;
import io.reunion.session.Session;
import io.reunion.text.Language;
import io.reunion.text.Marked;
import io.reunion.text.Sentences;
import io.reunion.text.Texts;
import java.time.Instant;
import java.time.ZoneId;

/**
 * One thing that one person asked, with all that is needed to answer it.
 *
 * @param update what it came from
 * @param texts the sentences in this person's language
 * @param zone the clock of this chat
 * @param now by our clock
 * @param expectation hears what {@link #expect} tells
 */
public record Turn(
    Update update,
    Room room,
    Speaker speaker,
    Session session,
    Invocation invocation,
    Texts allTexts,
    Sentences texts,
    ZoneId zone,
    Instant now,
    Expectation expectation) {

  /** Hears what will most likely have to be remembered. */
  @FunctionalInterface
  interface Expectation {
    Expectation UNHEARD = next -> {};

    void hear(Session next);
  }

  public Turn(
      Update update,
      Room room,
      Speaker speaker,
      Session session,
      Invocation invocation,
      Texts allTexts,
      Sentences texts,
      ZoneId zone,
      Instant now) {
    this(
        update,
        room,
        speaker,
        session,
        invocation,
        allTexts,
        texts,
        zone,
        now,
        Expectation.UNHEARD);
  }

  /**
   * Tells what the reply will most likely have remembered, while it is not certain yet: then that is kept together with the
   * command's effect and costs no time of its own. Binds nobody: what the reply says in the end is what is kept.
   */
  public void expect(Session next) {
    expectation.hear(next);
  }

  public ChatId chat() {
    return update.chat();
  }

  /** Goes with every effect, so that working the update twice changes nothing. */
  public String operation() {
    return Inbox.operation(update);
  }

  public String arguments() {
    return invocation.arguments();
  }

  /** See {@link Sentences#say}. */
  public String say(String key, Object... named) {
    return texts.say(key, named);
  }

  /** The sentences in another language than this person's. */
  public Sentences in(Language language) {
    return allTexts.in(language);
  }

  /** See {@link Sentences#mark}. */
  public Marked mark(String key, Object... named) {
    return texts.mark(key, named);
  }

  /** Whether the bot only listens here: whatever is found out is to be said, and nothing is to be done. */
  public boolean rehearsed() {
    return room.listening();
  }

  public boolean inGroup() {
    return room.isGroup();
  }

  /** The same for what everybody in a group reads, whoever has asked: in the group's language where it has one. */
  public Turn forEverybody() {
    return inGroup() ? room.language().map(this::speaking).orElse(this) : this;
  }

  /** The same in another language. */
  Turn speaking(Language other) {
    return new Turn(
        update, room, speaker, session, invocation, allTexts, in(other), zone, now, expectation);
  }

  /** The same, where more is remembered already. */
  public Turn keeping(Session other) {
    return new Turn(
        update, room, speaker, other, invocation, allTexts, texts, zone, now, expectation);
  }

  Turn asking(Invocation other) {
    return new Turn(update, room, speaker, session, other, allTexts, texts, zone, now, expectation);
  }

  /** What is asked after something of this turn is to be remembered already. */
  Turn remembering(Session next) {
    return new Turn(
        update, room, speaker, next, invocation, allTexts, texts, zone, now, expectation);
  }
}
