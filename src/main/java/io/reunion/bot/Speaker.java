package io.reunion.bot;

import io.reunion.chat.Sender;
import io.reunion.chat.UserId;
import io.reunion.member.Member;
import io.reunion.member.Role;
import java.util.Optional;

/**
 * Who speaks.
 *
 * @param sender as the platform tells
 * @param member the member whose account this is, if it is linked
 * @param role from our own records, never from the message
 */
public record Speaker(Sender sender, Optional<Member> member, Role role) {
  public UserId user() {
    return sender.user();
  }

  /**
   * By what name others know this person. A member's is the recorded one; anybody else's is what the platform shows and
   * proves nothing.
   */
  public String name() {
    return member
        .map(Member::name)
        .orElse(sender.displayName().isBlank() ? sender.user().value() : sender.displayName());
  }

  /** The one key under which this person is counted, whatever account they use. */
  public String personKey() {
    return member.map(known -> "m:" + known.id()).orElse("u:" + sender.user());
  }

  public boolean has(Role needed) {
    return role.compareTo(needed) >= 0;
  }
}
