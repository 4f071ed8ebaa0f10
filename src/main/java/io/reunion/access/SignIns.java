package io.reunion.access;

import io.lettuce.core.SetArgs;
import io.reunion.chat.UserId;
import io.reunion.member.Role;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sign-in without passwords: a link from the bot is good once, for ten minutes, and opens a session. Of links and
 * sessions only hashes are stored.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code sign-in:{HASH}}</td><td>string of lines: user or nothing, role, until
 * when (ms); until the link expires</td></tr>
 * <tr><td>{@code console:{HASH}}</td><td>hash: user, role, csrf, browser, since (ms); until two hours without a
 * request</td></tr>
 * <tr><td>{@code console-opened}</td><td>string: set once somebody has signed in</td></tr>
 * </table>
 */
public final class SignIns {
  /** How long a link is good. */
  public static final Duration LINK = Duration.ofMinutes(10);

  /** How long the link is good that a new installation prints. */
  public static final Duration FIRST_LINK = Duration.ofHours(1);

  private static final Duration SILENCE = Duration.ofHours(2);
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final String OPENED = "console-opened";
  private static final String FIRST = "first";

  private final Redis redis;
  private final Clock clock;
  private final Standings standings;

  /**
   * A session that was just opened.
   *
   * @param id for the cookie; stored nowhere
   * @param csrf what every changing request must carry in a header
   */
  public record Opened(String id, String csrf, Caller caller) {}

  /** A session that a request belongs to. */
  public record Known(String csrf, Caller caller) {
    public boolean proves(String presented) {
      return Tokens.equal(csrf, presented);
    }
  }

  /** What people may do now. */
  public interface Standings {
    /**
     * The lesser of what {@code user} has and what was granted: a link never gives more than its owner has when it is used,
     * and whoever has more by then keeps what it gave, such as the events that they hold.
     */
    Future<Standing> of(UserId user, Role granted);
  }

  public SignIns(Redis redis, Clock clock, Standings standings) {
    this.redis = redis;
    this.clock = clock;
    this.standings = standings;
  }

  /** A new code for a link; what it opens never has more rights than {@code role}. */
  public Future<String> link(UserId user, Role role) {
    return link(user.toString(), role, LINK);
  }

  /** A code for an admin whom no chat knows yet; empty once anybody has signed in. */
  public Future<Optional<String>> firstLink() {
    return redis
        .call(c -> c.exists(OPENED))
        .compose(opened -> opened > 0
            ? Future.succeededFuture(Optional.empty())
            : link("", Role.ADMIN, FIRST_LINK).map(Optional::of));
  }

  private Future<String> link(String user, Role role, Duration life) {
    String code = Tokens.random();
    return redis
        .call(c -> c.set(
            "sign-in:{" + Tokens.hash(code) + "}",
            user + "\n" + role + "\n" + clock.instant().plus(life).toEpochMilli(),
            SetArgs.Builder.px(life.toMillis())))
        .map(code);
  }

  /** Uses a code up; empty if it is none, was used or has expired, or its owner may nothing any more. */
  public Future<Optional<Opened>> open(String code, String browser) {
    return redis
        .call(c -> c.getdel("sign-in:{" + Tokens.hash(code) + "}"))
        .map(stored ->
            Optional.ofNullable(stored).map(lines -> lines.split("\n", -1)).filter(this::isGood))
        .compose(link ->
            link.isEmpty() ? Future.succeededFuture(Optional.empty()) : open(link.get(), browser));
  }

  /** Redis forgets a link on its own clock; what was promised is held to ours. */
  private boolean isGood(String[] link) {
    return clock.millis() < Long.parseLong(link[2]);
  }

  /** A first link counts only while nobody has signed in: every start before that has printed another one. */
  private Future<Optional<Opened>> open(String[] link, String browser) {
    return link[0].isEmpty()
        ? redis
            .call(c -> c.exists(OPENED))
            .compose(opened ->
                opened > 0 ? Future.succeededFuture(Optional.empty()) : opened(link, browser))
        : opened(link, browser);
  }

  private Future<Optional<Opened>> opened(String[] link, String browser) {
    Role granted = Role.valueOf(link[1]);
    return caller(link[0], granted)
        .compose(caller -> caller.mayEnter()
            ? open(caller, granted, browser).map(Optional::of)
            : Future.succeededFuture(Optional.empty()));
  }

  /** Opens a session for somebody who was recognised in another way. */
  public Future<Opened> open(Caller caller, Role granted, String browser) {
    String id = Tokens.random();
    String csrf = Tokens.random();
    String key = key(id);
    Map<String, String> session = Map.of(
        "user", caller.user().map(UserId::toString).orElse(""),
        "role", granted.name(),
        "csrf", csrf,
        "browser", browser,
        "since", Long.toString(clock.millis()));
    Future<?> stored = redis.call(c -> c.hset(key, session));
    Future<?> expires = redis.call(c -> c.pexpire(key, SILENCE.toMillis()));
    Future<?> marked = redis.call(c -> c.set(OPENED, clock.instant().toString()));
    return Future.join(stored, expires, marked).map(new Opened(id, csrf, caller));
  }

  /** Whose session this is; empty if it is none any more, or turns up in another kind of browser, which ends it. */
  public Future<Optional<Known>> find(String id, String browser) {
    return look(id, browser)
        .compose(found -> found.isEmpty()
            ? close(id).map(found)
            : redis.call(c -> c.pexpire(key(id), SILENCE.toMillis())).map(found));
  }

  /** The same without keeping it open any longer, or ending it. */
  public Future<Optional<Known>> look(String id, String browser) {
    return redis.call(c -> c.hgetall(key(id))).compose(session -> {
      Instant since = Instant.ofEpochMilli(Long.parseLong(session.getOrDefault("since", "0")));
      if (session.isEmpty()
          || !session.getOrDefault("browser", "").equals(browser)
          || clock.instant().isAfter(since.plus(LONGEST))) {
        return Future.succeededFuture(Optional.empty());
      }
      Role granted = Role.valueOf(session.getOrDefault("role", Role.GUEST.name()));
      return caller(session.getOrDefault("user", ""), granted)
          .map(caller -> Optional.of(new Known(session.getOrDefault("csrf", ""), caller)));
    });
  }

  public Future<Void> close(String id) {
    return redis.call(c -> c.del(key(id))).mapEmpty();
  }

  /** Who somebody is that was recognised in another way, with what they may do now. */
  public Future<Caller> caller(UserId user) {
    return caller(user.toString(), Role.ADMIN);
  }

  private Future<Caller> caller(String user, Role granted) {
    if (user.isEmpty()) {
      return Future.succeededFuture(
          new Caller(FIRST, Optional.empty(), new Standing(FIRST, granted, Set.of())));
    }
    UserId id = UserId.parse(user);
    return standings.of(id, granted).map(standing -> new Caller(user, Optional.of(id), standing));
  }

  private static String key(String id) {
    return "console:{" + Tokens.hash(id) + "}";
  }
}
