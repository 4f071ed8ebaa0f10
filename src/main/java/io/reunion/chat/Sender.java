package io.reunion.chat;

import java.util.Optional;

/**
 * Who did something on a platform.
 *
 * @param displayName as the platform shows it, for addressing the person only, never for deciding who they are; may be
 *     empty
 * @param language a BCP 47 tag if the platform tells one
 */
public record Sender(UserId user, String displayName, Optional<String> language) {
  public Sender(UserId user, String displayName) {
    this(user, displayName, Optional.empty());
  }
}
