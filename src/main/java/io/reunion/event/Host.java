package io.reunion.event;

import io.reunion.chat.UserId;
import java.util.Optional;

/**
 * Somebody who may do with one event what organisers may with any.
 *
 * @param name as others may see it
 * @param user the account by which they are known, if they are no member
 * @param member our id of them, if they are one
 */
public record Host(String name, Optional<UserId> user, Optional<String> member) {
  /** @param id of whoever writes from {@code account}, if they are a member */
  public boolean is(UserId account, Optional<String> id) {
    return user.equals(Optional.of(account)) || (member.isPresent() && member.equals(id));
  }
}
