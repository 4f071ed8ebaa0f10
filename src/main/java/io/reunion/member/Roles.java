package io.reunion.member;

import io.reunion.chat.UserId;
import java.util.Optional;
import java.util.Set;

/**
 * What a user may do. Fails closed: without a configured admin nobody is one, whatever the store says, and a user who
 * is not known to be a member is a guest.
 *
 * @param admins the users that the configuration names
 */
public record Roles(Set<UserId> admins) {
  public Roles {
    admins = Set.copyOf(admins);
  }

  /** @param member whom {@code user} is linked to */
  public Role of(UserId user, Optional<Member> member) {
    if (admins.contains(user)) {
      return Role.ADMIN;
    }
    Role stored = member
        .filter(Member::verified)
        .filter(known -> known.users().contains(user))
        .map(Member::role)
        .orElse(Role.GUEST);
    return stored == Role.ADMIN && admins.isEmpty() ? Role.ORGANISER : stored;
  }
}
