package io.reunion.api;

import io.reunion.config.Secret;
import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The bearer tokens, each with who it is: what one has written, only another one may approve.
 *
 * @param author may do everything
 * @param approver may read announcements, and approve, pause and cancel them
 */
record ApiTokens(Optional<Secret> author, Optional<Secret> approver) {
  private static final Pattern READ = Pattern.compile("/api/v1/announcements(?:/.*)?");
  private static final Pattern DECIDE =
      Pattern.compile("/api/v1/announcements/[^/]+/(?:approve|pause|cancel)");

  /** Who a request is from. */
  enum Holder {
    AUTHOR,
    APPROVER;

    /** In the name of what is written and approved. */
    String word() {
      return switch (this) {
        case AUTHOR -> AnnouncementBody.AUTHOR;
        case APPROVER -> "approver";
      };
    }

    boolean may(HttpMethod method, String path) {
      return switch (this) {
        case AUTHOR -> true;
        case APPROVER ->
          method.equals(HttpMethod.GET)
              ? READ.matcher(path).matches()
              : DECIDE.matcher(path).matches();
      };
    }
  }

  Optional<Holder> holder(String token) {
    if (author.filter(secret -> secret.matches(token)).isPresent()) {
      return Optional.of(Holder.AUTHOR);
    }
    return approver.filter(secret -> secret.matches(token)).map(any -> Holder.APPROVER);
  }
}
