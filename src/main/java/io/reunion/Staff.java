package io.reunion;

import io.reunion.access.Standing;
import io.reunion.bot.People;
import io.reunion.bot.Speaker;
import io.reunion.chat.Sender;
import io.reunion.chat.UserId;
import io.reunion.event.Event;
import io.reunion.event.EventStore;
import io.reunion.member.Member;
import io.reunion.member.MemberStore;
import io.reunion.member.Role;
import io.reunion.member.Roles;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Who may what: from the configuration and the records, never from a message. */
final class Staff {
  /** How long whoever holds an event sees to it after its end: who came, and the thanks. */
  private static final Duration AFTERWARDS = Duration.ofDays(30);

  /**
   * How long what was read of the events serves all who ask. An event that this instance writes is read anew at once; a
   * right that another one has taken away ends within this time.
   */
  private static final Duration SHARED = Duration.ofSeconds(2);

  private final Settings settings;
  private final MemberStore members;
  private final EventStore events;
  private final Clock clock;
  private final Roles roles;
  private volatile Optional<Reading> shared = Optional.empty();

  /** The events that somebody holds: as they were then, when this instance had written so many. */
  private record Reading(Instant at, long written, Future<List<Event>> held) {}

  Staff(Settings settings, MemberStore members, EventStore events, Clock clock) {
    this.settings = settings;
    this.members = members;
    this.events = events;
    this.clock = clock;
    this.roles = new Roles(settings.admins());
  }

  /** @param names by which the platforms know people who are no members */
  People people(Names names) {
    return (account, sender) -> {
      Supplier<Future<Optional<Member>>> known = members.ahead(sender.user());
      return () -> known
          .get()
          .compose(member -> member.isPresent()
              ? Future.succeededFuture(speaker(sender, member))
              : names.named(account, sender).map(named -> speaker(named, member)));
    };
  }

  private Speaker speaker(Sender sender, Optional<Member> member) {
    return new Speaker(sender, member, role(sender.user(), member));
  }

  private Role role(UserId user, Optional<Member> member) {
    Role role = roles.of(user, member);
    boolean organiser = (settings.organisers().contains(user) || !chapters(user).isEmpty())
        && role.compareTo(Role.ORGANISER) < 0;
    return organiser ? Role.ORGANISER : role;
  }

  private Set<String> chapters(UserId user) {
    Set<String> chapters = new LinkedHashSet<>();
    settings.chapters().stream()
        .filter(chapter -> chapter.admins().contains(user))
        .forEach(chapter -> chapters.add(chapter.id()));
    return chapters;
  }

  /**
   * What {@code user} may do in the console, with no more rights than {@code granted}. Roles and chapters are looked up for
   * each; which events somebody holds is read for all who ask within two seconds, since it takes a look at every event.
   */
  Future<Standing> standing(UserId user, Role granted) {
    return members.byUser(user).compose(member -> {
      String name = member.map(Member::name).orElse(user.toString());
      boolean everywhere = settings.organisers().contains(user);
      Role own = role(user, member);
      Role role = own.compareTo(granted) <= 0 ? own : granted;
      boolean organises = role.compareTo(Role.ORGANISER) >= 0;
      Set<String> chapters = everywhere || !organises ? Set.of() : chapters(user);
      boolean seesAll = role == Role.ADMIN || (organises && chapters.isEmpty());
      Future<Set<String>> hosted =
          seesAll ? Future.succeededFuture(Set.of()) : hosted(user, member);
      return hosted.map(held -> new Standing(name, role, chapters, held));
    });
  }

  /** Whether {@code speaker} holds an event, as far as this instance knows just now. */
  boolean hosts(Speaker speaker) {
    return events
        .known()
        .any(event -> !isLongPast(event) && isHost(event, speaker.user(), speaker.member()));
  }

  private Future<Set<String>> hosted(UserId user, Optional<Member> member) {
    return held()
        .map(all -> all.stream()
            .filter(event -> isHost(event, user, member))
            .map(event -> event.id().value())
            .collect(Collectors.toSet()));
  }

  private Future<List<Event>> held() {
    Instant now = clock.instant();
    long written = events.written();
    return shared
        .filter(one -> one.written() == written && now.isBefore(one.at().plus(SHARED)))
        .map(Reading::held)
        .orElseGet(() -> read(now, written));
  }

  private Future<List<Event>> read(Instant now, long written) {
    Future<List<Event>> held = events
        .since(now.minus(AFTERWARDS))
        .map(all ->
            all.stream().filter(event -> !event.terms().hosts().isEmpty()).toList());
    shared = Optional.of(new Reading(now, written, held));
    return held.onFailure(failure -> shared = Optional.empty());
  }

  private boolean isLongPast(Event event) {
    return event.over().isBefore(clock.instant().minus(AFTERWARDS));
  }

  private static boolean isHost(Event event, UserId user, Optional<Member> member) {
    Optional<String> id = member.map(one -> one.id().toString());
    return event.terms().hosts().stream().anyMatch(host -> host.is(user, id));
  }
}
