package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.level.LogLevel;
import io.reunion.level.LogLevel.Level;
import io.reunion.level.LogLevels;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /system/log-levels}: how much goes into the log, changed for a while on every instance. */
final class LogLevelsApi implements AdminApi.Part {
  private static final Pattern PART =
      Pattern.compile("[a-z]{1,32}(\\.[a-z]{1,32}){0,3}(\\.[A-Z][A-Za-z0-9]{0,63})?");

  /** The part that stands for all of it. */
  private static final String ALL = "all";

  private static final int MOST_MINUTES = 24 * 60;
  private static final int USUAL_MINUTES = 15;

  private final LogLevels levels;
  private final Clock clock;

  LogLevelsApi(LogLevels levels, Clock clock) {
    this.levels = levels;
    this.clock = clock;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, "/system/log-levels", this::list);
    operations.add(HttpMethod.PUT, "/system/log-levels/:part", this::put);
    operations.add(HttpMethod.DELETE, "/system/log-levels/:part", this::remove);
  }

  private Future<Void> list(Exchange exchange) {
    return levels.all().map(all -> {
      ObjectNode body = Exchange.object();
      ArrayNode items = body.putArray("items");
      all.forEach(one -> items.add(Versions.tagged(json(one))));
      exchange.json(200, body);
      return null;
    });
  }

  private static ObjectNode json(LogLevel one) {
    return Exchange.object()
        .put("part", one.part().isEmpty() ? ALL : one.part())
        .put("level", one.level().name())
        .put("until", one.until().toString());
  }

  private Future<Void> put(Exchange exchange) {
    String part = part(exchange);
    Body body = exchange.body();
    Optional<Level> level =
        body.parsed("level", "one of OFF, ERROR, WARN, INFO, DEBUG, TRACE", Level::valueOf);
    int minutes = body.number("minutes", 1, MOST_MINUTES).orElse(USUAL_MINUTES);
    if (level.isEmpty() && !body.has("level")) {
      body.reject("level", "expected a text; it is required");
    }
    body.done();
    LogLevel wanted = new LogLevel(
        part,
        level.orElseThrow(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(Duration.ofMinutes(minutes)));
    return levels.put(wanted, was -> seen(exchange, was)).map(done -> {
      Versions.answer(exchange, 200, json(wanted));
      return null;
    });
  }

  private Future<Void> remove(Exchange exchange) {
    String part = part(exchange);
    return levels.remove(part, was -> seen(exchange, was)).compose(done -> list(exchange));
  }

  /** Whether the caller has seen the level that is in force; one that is not changed has no tag. */
  private static void seen(Exchange exchange, Optional<LogLevel> now) {
    Versions.check(exchange, now.map(LogLevelsApi::json).orElseGet(Exchange::object));
  }

  private static String part(Exchange exchange) {
    String part = exchange.path("part");
    if (part.equals(ALL)) {
      return "";
    }
    if (!PART.matcher(part).matches()) {
      throw ProblemException.notFound(
          "such part (expected: all, or a package or class such as delivery or bot.Inbox)");
    }
    return part;
  }
}
