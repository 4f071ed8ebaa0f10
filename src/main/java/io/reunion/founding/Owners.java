package io.reunion.founding;

import io.reunion.bot.PersonFinder;
import io.reunion.bot.Turn;
import io.reunion.founding.Task.Owner;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Role;
import io.reunion.member.Viewer;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Who does something: whom words mean, and by what name somebody may know them. */
final class Owners {
  private static final Set<String> ME = Set.of("me", "myself", "i", "我", "本人", "我来");

  private static final Pattern ID = Pattern.compile("[0-9a-hjkmnp-tv-z]{12}");

  private final MemberStore members;
  private final PersonFinder finder;

  Owners(MemberStore members, PersonFinder finder) {
    this.members = members;
    this.finder = finder;
  }

  static Owner speaker(Turn turn) {
    return turn.speaker()
        .member()
        .map(member -> Owner.member(member.id().value()))
        .orElseGet(() -> new Owner(turn.speaker().personKey(), turn.speaker().name()));
  }

  /** The one whom an organiser means by a name or an id; empty if nobody fits, or more than one. */
  Future<Optional<Owner>> named(Turn turn, String words) {
    if (ID.matcher(words.strip()).matches()) {
      return members
          .get(new MemberId(words.strip()))
          .map(found -> found.map(member -> Owner.member(member.id().value())));
    }
    return ME.contains(words.strip().toLowerCase(Locale.ROOT))
        ? Future.succeededFuture(Optional.of(speaker(turn)))
        : finder.find(words, Viewer.OFFICE).map(found -> found.map(id -> Owner.member(id.value())));
  }

  /** How to call the owners of {@code tasks}: in a group nobody is named. */
  Future<Function<Task, Optional<String>>> names(Turn turn, List<Task> tasks) {
    if (turn.inGroup()) {
      return Future.succeededFuture(task -> Optional.empty());
    }
    Viewer viewer = turn.speaker().has(Role.ORGANISER)
        ? Viewer.OFFICE
        : Viewer.of(turn.speaker().member(), turn.room().kind());
    List<MemberId> ids = tasks.stream()
        .map(Task::owner)
        .filter(owner -> owner.startsWith("m:"))
        .distinct()
        .map(owner -> new MemberId(owner.substring(2)))
        .toList();
    return members.get(ids).map(known -> task -> name(known, viewer, task));
  }

  private static Optional<String> name(Map<MemberId, Member> known, Viewer viewer, Task task) {
    return task.owner().startsWith("m:")
        ? Optional.ofNullable(known.get(new MemberId(task.owner().substring(2))))
            .flatMap(member -> member.visibleTo(viewer).name())
        : Optional.of(task.ownerName());
  }
}
