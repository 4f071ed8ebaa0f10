package io.reunion.platform.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.UserId;
import io.reunion.platform.Fields;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How people are called in the workspace: Slack's messages tell only their ids. Asked once, then known for a while. */
final class SlackNames {
  private static final int MOST = 10_000;
  private static final Duration KEPT = Duration.ofHours(12);

  private record Known(String name, Instant until) {}

  private final SlackMethods methods;
  private final Clock clock;

  /** In the order in which they were asked for. */
  private final Map<UserId, Known> known = new LinkedHashMap<>();

  SlackNames(SlackMethods methods, Clock clock) {
    this.methods = methods;
    this.clock = clock;
  }

  /** Empty for people without a name; needs the scope {@code users:read}. */
  Future<String> of(UserId user) {
    Optional<String> name = recall(user);
    return name.isPresent()
        ? Future.succeededFuture(name.get())
        : methods
            .call(SlackMethods.USER_INFO, SlackRequests.userInfo(user))
            .map(answer -> remember(user, shown(answer)));
  }

  private synchronized Optional<String> recall(UserId user) {
    return Optional.ofNullable(known.get(user))
        .filter(found -> found.until().isAfter(clock.instant()))
        .map(Known::name);
  }

  private synchronized String remember(UserId user, String name) {
    known.remove(user);
    known.put(user, new Known(name, clock.instant().plus(KEPT)));
    if (known.size() > MOST) {
      known.remove(known.keySet().iterator().next());
    }
    return name;
  }

  private static String shown(JsonNode answer) {
    JsonNode user = answer.path("user");
    JsonNode profile = user.path("profile");
    return Stream.of(
            Fields.words(profile, "display_name"),
            Fields.words(profile, "real_name"),
            Fields.words(user, "real_name"),
            Fields.words(user, "name"))
        .filter(name -> !name.isBlank())
        .findFirst()
        .orElse("");
  }
}
