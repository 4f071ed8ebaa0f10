package io.reunion.announcement;

import io.reunion.chat.ChatId;
import io.reunion.chat.UserId;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.redis.Batches;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out whom an audience is made of now. A member is reached in the direct chat in which they have written to the
 * bot themselves, in one only however many they have, and not when they have said that they want none.
 */
final class Reach {
  private static final int PAGE = 500;

  private final RoomStore rooms;
  private final MemberStore members;
  private final NoiseStore noise;

  Reach(RoomStore rooms, MemberStore members, NoiseStore noise) {
    this.rooms = rooms;
    this.members = members;
    this.noise = noise;
  }

  /** By name. */
  Future<List<Recipient>> of(Audience audience) {
    Future<List<Recipient>> found = switch (audience.to()) {
      case GROUPS -> groups(audience);
      case MEMBERS ->
        noise.deaf().compose(deaf -> people(audience, deaf, 0, new LinkedHashMap<>()));
    };
    return found.map(all -> all.stream()
        .sorted(Comparator.comparing(Recipient::name).thenComparing(Recipient::chat))
        .toList());
  }

  /** What the words of an audience may name. */
  Future<AudienceWords.Known> known() {
    return rooms
        .activeGroups()
        .map(all -> new AudienceWords.Known(
            named(all, room -> room.chapter().stream()),
            named(all, room -> room.tags().stream()),
            named(all, room -> Stream.of(room.chat().platform().value()))));
  }

  private static Set<String> named(List<Room> all, Function<Room, Stream<String>> names) {
    return all.stream().flatMap(names).collect(Collectors.toUnmodifiableSet());
  }

  private Future<List<Recipient>> groups(Audience audience) {
    return noise
        .deaf()
        .compose(deaf -> rooms
            .activeGroups()
            .map(all -> all.stream()
                .filter(audience::includes)
                .filter(room -> !deaf.contains(room.chat().toString()))
                .map(room -> new Recipient(room, Optional.empty()))
                .toList()));
  }

  private Future<List<Recipient>> people(
      Audience audience, Set<String> deaf, long from, Map<MemberId, Recipient> before) {
    return members.page(from, PAGE).compose(page -> {
      List<Member> wanted = page.members().stream()
          .filter(member -> !member.users().isEmpty())
          .filter(audience::includes)
          .filter(member -> !deaf.contains("m:" + member.id()))
          .filter(member -> !before.containsKey(member.id()))
          .toList();
      return Batches.map(wanted, member -> person(audience, deaf, member)).compose(reached -> {
        reached.stream()
            .flatMap(Optional::stream)
            .forEach(one -> one.member().ifPresent(member -> before.put(member.id(), one)));
        return page.more()
            ? people(audience, deaf, page.next(), before)
            : Future.succeededFuture(List.copyOf(before.values()));
      });
    });
  }

  /** The first of the person's direct chats that can be written to, always the same one. */
  private Future<Optional<Recipient>> person(Audience audience, Set<String> deaf, Member member) {
    List<Future<Optional<Room>>> direct = member.users().stream()
        .sorted(Comparator.comparing(UserId::toString))
        .map(user -> rooms.directChat(user).compose(this::room))
        .toList();
    return Future.join(direct)
        .map(done -> done.<Optional<Room>>list().stream()
            .flatMap(Optional::stream)
            .filter(room -> audience.reaches(room) && !deaf.contains(room.chat().toString()))
            .findFirst()
            .map(room -> new Recipient(room, Optional.of(member))));
  }

  private Future<Optional<Room>> room(Optional<ChatId> chat) {
    return chat.map(rooms::find).orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }
}
