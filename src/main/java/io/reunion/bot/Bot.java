package io.reunion.bot;

import io.reunion.bot.Invocation.Via;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.Update.BotAdded;
import io.reunion.chat.Update.BotRemoved;
import io.reunion.chat.Update.ButtonPressed;
import io.reunion.chat.Update.ChatMigrated;
import io.reunion.chat.Update.MemberJoined;
import io.reunion.chat.Update.MemberLeft;
import io.reunion.chat.Update.MessageReceived;
import io.reunion.chat.Update.ReactionChanged;
import io.reunion.chat.UserId;
import io.reunion.delivery.Outbound;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.reunion.session.Session;
import io.reunion.session.SessionStore;
import io.reunion.text.Language;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Works one update: who speaks where, what was meant, the command, the reply, what to remember. The reads that do not
 * depend on each other leave together, so a turn costs one round trip before its command and one after it.
 */
public final class Bot implements Inbox.Worker<Bot.Asked> {
  /** How often a turn is decided anew when another instance has changed the session meanwhile. */
  private static final int MOST_CONFLICTS = 5;

  /** A button carries our own words: they tell nothing of the language of whoever presses it. */
  private static final String WROTE_NOTHING = "";

  private static final Future<Void> DONE = Future.succeededFuture();

  /** What was asked about the one who speaks. */
  private record Person(
      Supplier<Future<Speaker>> speaker,
      Supplier<Future<Session>> session,
      Future<Optional<String>> subject) {}

  /**
   * What has been asked of the stores for an update, or is remembered: that is looked up when the journal has answered, so
   * that it is not older than the update's entry there.
   */
  public static final class Asked {
    private final Supplier<Future<Optional<Room>>> room;
    private final Optional<Person> person;

    private Asked(Supplier<Future<Optional<Room>>> room, Optional<Person> person) {
      this.room = room;
      this.person = person;
    }

    private Future<Optional<Room>> room() {
      return room.get();
    }

    private Optional<Person> person() {
      return person;
    }
  }

  /** What is read before a turn can begin. */
  private record Opened(Room room, Speaker speaker, Session session, Optional<String> subject) {}

  private final RoomStore rooms;
  private final SessionStore sessions;
  private final People people;
  private final Router router;
  private final Replier replier;
  private final Manners manners;
  private final Outbound.Moves moves;
  private final UnsaidStore unsaid;

  public Bot(
      RoomStore rooms,
      SessionStore sessions,
      People people,
      Router router,
      Replier replier,
      Manners manners,
      Outbound.Moves moves,
      UnsaidStore unsaid) {
    this.rooms = rooms;
    this.sessions = sessions;
    this.people = people;
    this.router = router;
    this.replier = replier;
    this.manners = manners;
    this.moves = moves;
    this.unsaid = unsaid;
  }

  @Override
  public Asked prepare(Update update) {
    Supplier<Future<Optional<Room>>> room = rooms.ahead(update.chat());
    if (update instanceof MessageReceived message) {
      return asked(room, update, message.sender(), message.replyTo());
    }
    if (update instanceof ButtonPressed press) {
      return asked(room, update, press.sender(), press.message());
    }
    return new Asked(room, Optional.empty());
  }

  private Asked asked(
      Supplier<Future<Optional<Room>>> room,
      Update update,
      Sender sender,
      Optional<MessageId> card) {
    return new Asked(
        room,
        Optional.of(new Person(
            people.identify(update.chat().account(), sender),
            sessions.ahead(update.chat(), sender.user()),
            card.map(message -> rooms.card(update.chat(), message))
                .orElseGet(() -> Future.succeededFuture(Optional.empty())))));
  }

  @Override
  public Future<Future<Void>> work(Update update, Asked asked) {
    if (update.origin().kind() == ChatKind.GROUP) {
      rooms.pulses().received(update.chat(), manners.now());
    }
    if (update instanceof MessageReceived message) {
      return turn(update, message.text(), asked, turn -> router.message(turn, message));
    }
    if (update instanceof ButtonPressed press) {
      return turn(update, WROTE_NOTHING, asked, turn -> router.press(turn, press));
    }
    return asked.room().compose(known -> note(update, known)).map(noted -> DONE);
  }

  private Future<Void> note(Update update, Optional<Room> known) {
    if (update instanceof BotAdded added) {
      return arrive(added, known);
    }
    if (update instanceof BotRemoved) {
      return rooms.setActive(update.chat(), false);
    }
    if (update instanceof ChatMigrated migrated) {
      return moves
          .moved(update.chat(), migrated.successor())
          .compose(done -> manners.enter(migrated.successor()));
    }
    if (update instanceof MemberJoined
        || update instanceof MemberLeft
        || update instanceof ReactionChanged) {
      return room(update, known).mapEmpty();
    }
    throw new IllegalStateException("no such update: " + update.getClass());
  }

  private Future<Future<Void>> turn(
      Update update, String text, Asked asked, Command.Handler handler) {
    return open(update, asked).compose(opened -> decide(update, text, opened, handler, 1));
  }

  private Future<Opened> open(Update update, Asked asked) {
    Person person = asked.person().orElseThrow();
    return asked
        .room()
        .compose(known -> room(update, known))
        .compose(where -> person
            .speaker()
            .get()
            .compose(who -> person
                .session()
                .get()
                .compose(
                    known -> person.subject().map(what -> new Opened(where, who, known, what)))));
  }

  private Future<Future<Void>> decide(
      Update update, String text, Opened opened, Command.Handler handler, int attempt) {
    Session session = opened.session().foundBy(Inbox.operation(update));
    // Also what the turn found is kept, for the case that it is worked again: then it comes to the
    // same answer.
    Foretold foretold = new Foretold(next -> sessions.save(
        update.chat(), opened.speaker().user(), next.madeBy(Inbox.operation(update), session)));
    Turn turn = new Turn(
        update,
        opened.room(),
        opened.speaker(),
        session,
        new Invocation("", Via.COMMAND, opened.subject()),
        manners.texts(),
        manners.sentencesFor(opened.room(), opened.speaker(), session, text),
        manners.zoneOf(opened.room(), opened.speaker()),
        manners.now(),
        opened.room().listening() ? Turn.Expectation.UNHEARD : foretold::expect);
    if (turn.rehearsed() && !isObeyed(turn)) {
      replier.leave(turn);
      return handler.handle(turn).compose(reply -> listen(turn, text, reply)).map(done -> DONE);
    }
    return handler
        .handle(turn)
        .recover(
            failure -> foretold.takeBack(session).compose(done -> Future.failedFuture(failure)))
        .compose(reply -> chosen(turn, reply)
            .compose(done -> foretold.keep(session, reply.session()))
            .compose(kept -> kept || attempt >= MOST_CONFLICTS
                ? Future.succeededFuture(replier.say(turn, reply))
                : again(update, text, opened, handler, attempt)));
  }

  private boolean isObeyed(Turn turn) {
    return turn.update() instanceof MessageReceived message
        && router.isObeyedWhereListening(turn.speaker(), message);
  }

  /** Where the bot only listens, what it would have said is kept for those who want to see that first. */
  private Future<Void> listen(Turn turn, String text, Reply reply) {
    return reply.says().isEmpty()
        ? Future.succeededFuture()
        : unsaid.add(
            turn.chat(),
            new Unsaid(
                turn.operation(),
                turn.update().origin().time(),
                text.strip(),
                reply.says().stream().map(Unsaid.Line::of).toList()));
  }

  /** Another instance has changed the session meanwhile: its effect is idempotent, so the turn is decided anew. */
  private Future<Future<Void>> again(
      Update update, String text, Opened opened, Command.Handler handler, int attempt) {
    return sessions
        .read(update.chat(), opened.speaker().user())
        .compose(newer -> decide(
            update,
            text,
            new Opened(opened.room(), opened.speaker(), newer, opened.subject()),
            handler,
            attempt + 1));
  }

  /** The chat as we know it; one that is seen for the first time, or speaks to us again, is noted. */
  private Future<Room> room(Update update, Optional<Room> known) {
    return known.filter(Room::active).isPresent()
        ? speaking(update, known.get())
        : enter(update, known);
  }

  /**
   * What somebody is told of whom no app says the language, is in the one that they wrote in first: in a direct chat nobody
   * else reads it.
   */
  private Future<Room> speaking(Update update, Room room) {
    return room.isGroup() || room.language().isPresent()
        ? Future.succeededFuture(room)
        : languageOf(update)
            .map(language ->
                rooms.setLanguage(room.chat(), language).map(room.speaking(Optional.of(language))))
            .orElseGet(() -> Future.succeededFuture(room));
  }

  private static Optional<Language> languageOf(Update update) {
    return update instanceof MessageReceived message
        ? message
            .sender()
            .language()
            .flatMap(Language::ofTag)
            .or(() -> Manners.writtenIn(message.text()))
        : Optional.empty();
  }

  private Future<Room> enter(Update update, Optional<Room> known) {
    Room room = known.map(Room::entered).orElseGet(() -> seen(update));
    Future<Void> direct = update.origin().kind() == ChatKind.DIRECT
        ? with(update).map(user -> rooms.putDirectChat(user, update.chat())).orElse(DONE)
        : DONE;
    // What was read is a moment old: of a chat that is known only that it speaks again is written.
    Future<Void> noted = known.isPresent() ? rooms.setActive(update.chat(), true) : rooms.put(room);
    return noted.compose(done -> direct).map(done -> room);
  }

  /** With whom a direct chat is, if the update tells. */
  private static Optional<UserId> with(Update update) {
    if (update instanceof MessageReceived message) {
      return Optional.of(message.sender().user());
    }
    if (update instanceof ButtonPressed press) {
      return Optional.of(press.sender().user());
    }
    return update instanceof BotAdded added ? added.by().map(Sender::user) : Optional.empty();
  }

  /** A direct chat speaks the language of the person's app, else what they write in, until they choose another. */
  private static Room seen(Update update) {
    Room room = Room.seen(update.chat(), update.origin().kind(), update.origin().chatTitle());
    return room.isGroup() ? room : room.speaking(languageOf(update));
  }

  /** Who chooses a language in a direct chat is told in it, too, what they have not just asked for. */
  private Future<Void> chosen(Turn turn, Reply reply) {
    return reply
        .session()
        .flatMap(Session::language)
        .filter(
            language -> !turn.inGroup() && !turn.session().language().equals(Optional.of(language)))
        .map(language -> rooms.setLanguage(turn.chat(), language))
        .orElse(DONE);
  }

  private Future<Void> arrive(BotAdded added, Optional<Room> known) {
    boolean first = known.filter(Room::active).isEmpty();
    return enter(added, known)
        .compose(room -> manners.enter(added.chat()).map(room))
        .compose(room -> first && room.isGroup() && !room.listening()
            ? manners.greet(added, room)
            : Future.succeededFuture());
  }
}
