package io.reunion;

import io.reunion.access.Standing;
import io.reunion.bot.People;
import io.reunion.bot.Speaker;
import io.reunion.chat.Sender;
import io.reunion.chat.UserId;
import io.reunion.member.Member;
import io.reunion.member.MemberStore;
import io.reunion.member.Role;
import io.reunion.member.Roles;
import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Who may what: from the configuration and the records, never from a message. */
final class Staff {
  private final Settings settings;
  private final MemberStore members;
  private final Roles roles;

  Staff(Settings settings, MemberStore members) {
    this.settings = settings;
    this.members = members;
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

  /** What {@code user} may do in the console. */
  Future<Standing> standing(UserId user) {
    return members.byUser(user).map(member -> {
      String name = member.map(Member::name).orElse(user.toString());
      boolean everywhere = settings.organisers().contains(user);
      return new Standing(name, role(user, member), everywhere ? Set.of() : chapters(user));
    });
  }
}
