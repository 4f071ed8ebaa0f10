package io.reunion.access;

import io.reunion.chat.UserId;
import io.reunion.member.Role;
import java.util.Optional;

/**
 * Who sends a request to the API.
 *
 * @param user who signed in from a chat; absent for a token and for the first sign-in of a new installation
 * @param id by which the log names the caller: a user, {@code token}, or {@code first}
 */
public record Caller(String id, Optional<UserId> user, Standing standing) {
  public boolean has(Role least) {
    return standing.role().compareTo(least) >= 0;
  }

  /** Whether this caller may act for some chapters or events only. */
  public boolean isBound() {
    return !has(Role.ADMIN) && !(has(Role.ORGANISER) && standing.chapters().isEmpty());
  }

  /** Whether this caller may act for a chapter; an organiser who is bound to none may for all. */
  public boolean reaches(String chapter) {
    return !isBound() || standing.chapters().contains(chapter);
  }

  /** Whether this caller holds the event of that id. */
  public boolean hosts(String event) {
    return standing.hosted().contains(event);
  }

  /** Whether there is anything here for this caller: for organisers, and for whoever holds an event. */
  public boolean mayEnter() {
    return has(Role.ORGANISER) || !standing.hosted().isEmpty();
  }
}
