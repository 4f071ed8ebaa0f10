package io.reunion.notice;

import io.reunion.chat.UserId;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** In which direct chat a person is told something. */
final class Mailboxes {
  private final MemberStore members;
  private final RoomStore rooms;

  Mailboxes(MemberStore members, RoomStore rooms) {
    this.members = members;
    this.rooms = rooms;
  }

  /** A direct chat, and whose it is. */
  record Mailbox(Room room, UserId user) {}

  /** @param person as {@code bot.Speaker} counts them: {@code m:MEMBER} or {@code u:PLATFORM:USER} */
  Future<Optional<Mailbox>> of(String person) {
    return users(person)
        .compose(users -> Future.join(users.stream()
                .sorted(Comparator.comparing(UserId::toString))
                .map(this::room)
                .toList())
            .map(done -> done.<Optional<Mailbox>>list().stream()
                .flatMap(Optional::stream)
                .filter(box -> box.room().active() && !box.room().isGroup())
                .findFirst()));
  }

  /** The same person, by the record into which theirs went if it was merged since. */
  Future<String> now(String person) {
    return person.startsWith("m:")
        ? members
            .get(new MemberId(person.substring(2)))
            .map(found -> found.map(member -> "m:" + member.id()).orElse(person))
        : Future.succeededFuture(person);
  }

  private Future<Collection<UserId>> users(String person) {
    String id = person.substring(2);
    return person.startsWith("m:")
        ? members.get(new MemberId(id)).map(found -> found.map(Member::users).orElse(Set.of()))
        : Future.succeededFuture(List.of(UserId.parse(id)));
  }

  private Future<Optional<Mailbox>> room(UserId user) {
    return rooms
        .directChat(user)
        .compose(
            chat -> chat.map(rooms::find).orElseGet(() -> Future.succeededFuture(Optional.empty())))
        .map(found -> found.map(room -> new Mailbox(room, user)));
  }
}
