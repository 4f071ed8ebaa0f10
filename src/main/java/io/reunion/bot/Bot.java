package io.reunion.bot;

import io.reunion.bot.Invocation.Via;
import io.reunion.chat.ChatKind;
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
import io.reunion.delivery.Outbound;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.reunion.session.Session;
import io.reunion.session.SessionStore;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Works one update: who speaks where, what was meant, the command, the reply, what to remember. The reads that do not
 * depend on each other leave together, so a turn costs one round trip before its command and one after it.
 */
public final class Bot {
  /** How often a turn is decided anew when another instance has changed the session meanwhile. */
  private static final int MOST_CONFLICTS = 5;

  /** A button carries our own words: they tell nothing of the language of whoever presses it. */
  private static final String WROTE_NOTHING = "";

  /** What is read before a turn can begin. */
  private record Opened(Room room, Speaker speaker, Session session, Optional<String> subject) {}

  private final RoomStore rooms;
  private final SessionStore sessions;
  private final People people;
  private final Router router;
  private final Replier replier;
  private final Manners manners;
  private final Outbound.Moves moves;

  public Bot(
      RoomStore rooms,
      SessionStore sessions,
      People people,
      Router router,
      Replier replier,
      Manners manners,
      Outbound.Moves moves) {
    this.rooms = rooms;
    this.sessions = sessions;
    this.people = people;
    this.router = router;
    this.replier = replier;
    this.manners = manners;
    this.moves = moves;
  }

  /** Succeeds when the update has had its effect and what was to be said is said or has definitely failed. */
  public Future<Void> handle(Update update) {
    if (update instanceof MessageReceived message) {
      return turn(
          update,
          message.sender(),
          message.text(),
          () -> cardOf(message),
          turn -> router.message(turn, message));
    }
    if (update instanceof ButtonPressed press) {
      return turn(
          update,
          press.sender(),
          WROTE_NOTHING,
          () -> cardOf(press),
          turn -> router.press(turn, press));
    }
    if (update instanceof BotAdded added) {
      return arrive(added);
    }
    if (update instanceof BotRemoved) {
      return rooms.setActive(update.chat(), false);
    }
    if (update instanceof ChatMigrated migrated) {
      return moves.moved(update.chat(), migrated.successor());
    }
    if (update instanceof MemberJoined
        || update instanceof MemberLeft
        || update instanceof ReactionChanged) {
      return room(update).mapEmpty();
    }
    throw new IllegalStateException("no such update: " + update.getClass());
  }

  private Future<Optional<String>> cardOf(MessageReceived message) {
    return message.replyTo().isPresent()
        ? rooms.card(message.chat(), message.replyTo().get())
        : Future.succeededFuture(Optional.empty());
  }

  private Future<Optional<String>> cardOf(ButtonPressed press) {
    return press.message().isPresent()
        ? rooms.card(press.chat(), press.message().get())
        : Future.succeededFuture(Optional.empty());
  }

  private Future<Void> turn(
      Update update,
      Sender sender,
      String text,
      Supplier<Future<Optional<String>>> card,
      Command.Handler handler) {
    return open(update, sender, card).compose(opened -> decide(update, text, opened, handler, 1));
  }

  private Future<Opened> open(
      Update update, Sender sender, Supplier<Future<Optional<String>>> card) {
    Future<Room> room = room(update);
    Future<Speaker> speaker = people.identify(update.chat().account(), sender);
    Future<Session> session = sessions.read(update.chat(), sender.user());
    Future<Optional<String>> subject = card.get();
    return room.compose(where -> speaker.compose(
        who -> session.compose(known -> subject.map(what -> new Opened(where, who, known, what)))));
  }

  private Future<Void> decide(
      Update update, String text, Opened opened, Command.Handler handler, int attempt) {
    Turn turn = new Turn(
        update,
        opened.room(),
        opened.speaker(),
        opened.session(),
        new Invocation("", Via.COMMAND, opened.subject()),
        manners.texts(),
        manners.sentencesFor(opened.room(), opened.speaker(), opened.session(), text),
        manners.zoneOf(opened.room()),
        manners.now());
    return handler
        .handle(turn)
        .compose(reply -> keep(turn, reply)
            .compose(kept -> kept || attempt >= MOST_CONFLICTS
                ? replier.say(turn, reply)
                : sessions
                    .read(update.chat(), opened.speaker().user())
                    .compose(newer -> decide(
                        update,
                        text,
                        new Opened(opened.room(), opened.speaker(), newer, opened.subject()),
                        handler,
                        attempt + 1))));
  }

  private Future<Boolean> keep(Turn turn, Reply reply) {
    return reply.session().isPresent()
        ? sessions.save(turn.chat(), turn.speaker().user(), reply.session().get())
        : Future.succeededFuture(true);
  }

  /** The chat as we know it; one that is seen for the first time, or speaks to us again, is noted. */
  private Future<Room> room(Update update) {
    return rooms
        .find(update.chat())
        .compose(known -> known.isPresent() && known.get().active()
            ? Future.succeededFuture(known.get())
            : note(update, known));
  }

  private Future<Room> note(Update update, Optional<Room> known) {
    Room room = known
        .map(old -> new Room(
            old.chat(), old.kind(), old.title(), old.language(), old.zone(), old.chapter(), true))
        .orElseGet(() ->
            Room.seen(update.chat(), update.origin().kind(), update.origin().chatTitle()));
    Future<Void> direct =
        update.origin().kind() == ChatKind.DIRECT && update instanceof MessageReceived message
            ? rooms.putDirectChat(message.sender().user(), update.chat())
            : Future.succeededFuture();
    return rooms.put(room).compose(done -> direct).map(done -> room);
  }

  private Future<Void> arrive(BotAdded added) {
    return rooms
        .find(added.chat())
        .compose(known ->
            note(added, known).map(room -> known.filter(Room::active).isEmpty() && room.isGroup()))
        .compose(first -> first ? manners.greet(added) : Future.succeededFuture());
  }
}
