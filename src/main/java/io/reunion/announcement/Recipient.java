package io.reunion.announcement;

import io.reunion.member.Member;
import io.reunion.room.Room;
import java.util.Optional;

/**
 * Where one copy goes.
 *
 * @param member whose direct chat it is, if it is meant for a person
 */
record Recipient(Room room, Optional<Member> member) {
  String chat() {
    return room.chat().toString();
  }

  /** How people call it. */
  String name() {
    return member
        .map(Member::name)
        .orElse(room.title().isBlank() ? room.chat().toString() : room.title());
  }
}
