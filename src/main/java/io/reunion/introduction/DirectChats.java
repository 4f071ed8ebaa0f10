package io.reunion.introduction;

import io.reunion.chat.ChatId;
import io.reunion.chat.UserId;
import io.reunion.member.Member;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Where one member can be told something alone: any direct chat that one of their accounts has with the bot. */
final class DirectChats {
  private final RoomStore rooms;
  private final Predicate<ChatId> abroad;

  /** @param abroad whether the operator of a chat's platform is abroad; others are preferred */
  DirectChats(RoomStore rooms, Predicate<ChatId> abroad) {
    this.rooms = rooms;
    this.abroad = abroad;
  }

  Future<Optional<Room>> of(Optional<Member> member) {
    List<Future<Optional<Room>>> found = new ArrayList<>();
    member
        .filter(Member::verified)
        .ifPresent(known -> known.users().stream()
            .sorted(Comparator.comparing(UserId::toString))
            .forEach(user -> found.add(room(user))));
    return Future.join(found)
        .map(done -> done.<Optional<Room>>list().stream()
            .flatMap(Optional::stream)
            .filter(room -> room.active() && !room.isGroup())
            .min(Comparator.comparing(room -> abroad.test(room.chat()))));
  }

  private Future<Optional<Room>> room(UserId user) {
    return rooms
        .directChat(user)
        .compose(chat ->
            chat.map(rooms::find).orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }
}
