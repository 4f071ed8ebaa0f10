package io.reunion.api;

import io.reunion.access.Caller;
import io.reunion.access.Standing;
import io.reunion.config.Secret;
import io.reunion.member.Role;
import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The bearer tokens, each with who it is: what one has written, only another one may approve.
 *
 * @param author may do everything
 * @param approver may read announcements, and approve, pause and cancel them
 */
record ApiTokens(Optional<Secret> author, Optional<Secret> approver) {
  static final Caller AUTHOR = caller("token");
  static final Caller APPROVER = caller("approver");

  private static final Pattern READ = Pattern.compile("/api/v1/announcements(?:/.*)?");
  private static final Pattern DECIDE =
      Pattern.compile("/api/v1/announcements/[^/]+/(?:approve|pause|cancel)");

  private static Caller caller(String name) {
    return new Caller(name, Optional.empty(), new Standing(name, Role.ADMIN, Set.of()));
  }

  /** Whose token this is. */
  Optional<Caller> holder(String token) {
    if (author.filter(secret -> secret.matches(token)).isPresent()) {
      return Optional.of(AUTHOR);
    }
    return approver.filter(secret -> secret.matches(token)).map(any -> APPROVER);
  }

  /** Whether a token's holder may do that. */
  static boolean may(Caller holder, HttpMethod method, String path) {
    Pattern allowed = method.equals(HttpMethod.GET) ? READ : DECIDE;
    return !holder.equals(APPROVER) || allowed.matcher(path).matches();
  }
}
