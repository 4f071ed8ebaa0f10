package io.reunion.lookup;

import io.reunion.bot.Manners;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.UserId;
import io.reunion.delivery.Outbound;
import io.reunion.delivery.SendKey;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the admins, each in the direct chat that they have with the bot, that somebody walked through the members. */
public final class WalkAlarm {
  private static final Logger LOG = LoggerFactory.getLogger(WalkAlarm.class);

  private final Set<UserId> admins;
  private final RoomStore rooms;
  private final Outbound outbound;
  private final Manners manners;

  public WalkAlarm(Set<UserId> admins, RoomStore rooms, Outbound outbound, Manners manners) {
    this.admins = Set.copyOf(admins);
    this.rooms = rooms;
    this.outbound = outbound;
    this.manners = manners;
  }

  /** Succeeds when every admin who can be reached is told, or it is known that one was not. */
  Future<Void> raise(Turn turn, Walk walk) {
    LOG.warn("{}: {} is stopped looking people up", turn.operation(), turn.speaker().personKey());
    List<Future<Void>> told = new ArrayList<>();
    admins.forEach(admin -> told.add(tell(turn, walk, admin)));
    return Future.join(told).otherwiseEmpty().mapEmpty();
  }

  private Future<Void> tell(Turn turn, Walk walk, UserId admin) {
    return rooms
        .directChat(admin)
        .compose(chat -> chat.isEmpty()
            ? Future.succeededFuture()
            : rooms.find(chat.get()).compose(room -> send(turn, walk, chat.get(), room)));
  }

  private Future<Void> send(Turn turn, Walk walk, ChatId chat, Optional<Room> room) {
    Sentences say = room.map(manners::sentencesFor).orElseGet(manners::sentences);
    String person = turn.speaker().personKey();
    OutboundMessage message = OutboundMessage.text(
            chat,
            say.say(
                "lookup.alarm",
                "name",
                turn.speaker().name(),
                "person",
                person,
                "count",
                walk.shown(turn.now())),
            SendKey.of("walk", turn.operation(), chat.toString()))
        .withButtons(List.of(List.of(
            new Button(say.say("lookup.button.free"), "lookups free " + person))));
    return outbound.send(message, ChatKind.DIRECT).mapEmpty();
  }
}
