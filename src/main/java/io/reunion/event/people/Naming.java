package io.reunion.event.people;

import io.reunion.bot.Turn;
import io.reunion.bot.Viewers;
import io.reunion.event.Event;
import io.reunion.event.Host;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.member.Audience;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Viewer;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * By what name those who have answered are called where others read it. Of a member the recorded name is told to those who
 * may see it, as every look-up has it. In a group in which they answered themselves everybody has seen the name that the
 * platform shows there, so that one is told, unless they have hidden theirs. Anybody else is counted and not named.
 * Somebody who is no member is called as they were written down.
 */
public final class Naming {
  private final MemberStore members;
  private final Viewers viewers;

  public Naming(MemberStore members, Viewers viewers) {
    this.members = members;
    this.viewers = viewers;
  }

  /** Names by key; who is not in it is not to be named. */
  public record Names(Map<String, String> byKey) {
    public Names {
      byKey = Map.copyOf(byKey);
    }

    public Optional<String> of(Attendee attendee) {
      return Optional.ofNullable(byKey.get(attendee.key()));
    }
  }

  /**
   * @param office the speaker organises the event; what is told to them alone is whole
   */
  public Future<Names> in(Turn turn, boolean office, Collection<Attendee> people) {
    if (office && !turn.inGroup()) {
      return Future.succeededFuture(names(people, attendee -> Optional.of(attendee.name())));
    }
    Viewer viewer = turn.inGroup()
        ? new Viewer(Viewer.Sight.GROUP, Optional.empty(), Set.of())
            .readAbroad(viewers.abroad().test(turn.chat()))
        : viewers.inDirectChat(turn);
    return records(people.stream().flatMap(one -> one.member().stream()))
        .map(known -> names(people, attendee -> name(turn, attendee, viewer, known)));
  }

  private static Names names(
      Collection<Attendee> people, java.util.function.Function<Attendee, Optional<String>> called) {
    Map<String, String> names = new HashMap<>();
    people.forEach(
        attendee -> called.apply(attendee).ifPresent(name -> names.put(attendee.key(), name)));
    return new Names(names);
  }

  private static Optional<String> name(
      Turn turn, Attendee attendee, Viewer viewer, Map<MemberId, Member> known) {
    Optional<Member> member = attendee.member().map(MemberId::new).map(known::get);
    if (member.isEmpty() || viewer.sees(member.get(), Field.NAME)) {
      return Optional.of(attendee.name());
    }
    return turn.inGroup() && attendee.chat().equals(turn.chat()) && !isHidden(member.get())
        ? attendee.shown()
        : Optional.empty();
  }

  /** Not even every member may know the name, in private. */
  private static boolean isHidden(Member member) {
    return member.audience(Field.NAME).compareTo(Audience.MEMBERS) < 0;
  }

  private static boolean isHidden(Host host, Map<MemberId, Member> known) {
    Optional<Member> member = host.member().map(MemberId::new).map(known::get);
    return member.filter(Naming::isHidden).isPresent();
  }

  private Future<Map<MemberId, Member>> records(Stream<String> ids) {
    List<MemberId> all = ids.distinct().map(MemberId::new).toList();
    return all.isEmpty() ? Future.succeededFuture(Map.of()) : members.get(all);
  }

  /** The event as a card shows it: without those of its hosts who have hidden their name. */
  public Future<Event> presentable(Event event) {
    List<Host> hosts = event.terms().hosts();
    return records(hosts.stream().flatMap(host -> host.member().stream())).map(known -> {
      List<Host> shown = hosts.stream().filter(host -> !isHidden(host, known)).toList();
      return shown.size() == hosts.size() ? event : event.under(event.terms().withHosts(shown));
    });
  }
}
