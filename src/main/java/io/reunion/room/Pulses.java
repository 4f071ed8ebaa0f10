package io.reunion.room;

import io.reunion.chat.ChatId;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the groups are. What goes well is noted at most once a minute and group; nobody waits for it.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code pulse:{CHAT}}</td><td>hash: received, sent, failed (each the ms), reason; 400 days</td></tr>
 * </table>
 */
public final class Pulses {
  private static final Logger LOG = LoggerFactory.getLogger(Pulses.class);
  private static final Duration EXACT = Duration.ofMinutes(1);
  private static final Duration KEPT = Duration.ofDays(400);
  private static final int MOST_KNOWN = 20_000;
  private static final int MOST_REASON = 120;
  private static final String RECEIVED = "received";
  private static final String SENT = "sent";
  private static final String FAILED = "failed";
  private static final String REASON = "reason";

  private final Redis redis;

  /** When it was last written here, by what and chat, in the order of the first. */
  private final Map<String, Instant> noted = new LinkedHashMap<>();

  Pulses(Redis redis) {
    this.redis = redis;
  }

  private static String key(ChatId chat) {
    return "pulse:{" + chat + "}";
  }

  /** Somebody wrote. */
  public void received(ChatId chat, Instant now) {
    seldom(chat, RECEIVED, now);
  }

  /** A message came. */
  public void sent(ChatId chat, Instant now) {
    seldom(chat, SENT, now);
  }

  /** A message did not come. */
  public void failed(ChatId chat, String reason, Instant now) {
    noted.remove(SENT + chat);
    String shown = reason.length() > MOST_REASON ? reason.substring(0, MOST_REASON) : reason;
    write(chat, Map.of(FAILED, Long.toString(now.toEpochMilli()), REASON, shown));
  }

  private void seldom(ChatId chat, String what, Instant now) {
    String name = what + chat;
    Instant last = noted.get(name);
    if (last != null && now.isBefore(last.plus(EXACT))) {
      return;
    }
    noted.remove(name);
    noted.put(name, now);
    if (noted.size() > MOST_KNOWN) {
      noted.remove(noted.keySet().iterator().next());
    }
    write(chat, Map.of(what, Long.toString(now.toEpochMilli())));
  }

  private void write(ChatId chat, Map<String, String> fields) {
    redis
        .call(c -> c.hset(key(chat), fields))
        .compose(done -> redis.call(c -> c.pexpire(key(chat), KEPT.toMillis())))
        .onFailure(
            failure -> LOG.debug("the pulse of {} is not noted: {}", chat, failure.toString()));
  }

  public Future<Pulse> of(ChatId chat) {
    return redis.call(c -> c.hgetall(key(chat))).map(Pulses::read);
  }

  private static Pulse read(Map<String, String> fields) {
    return new Pulse(
        moment(fields, RECEIVED),
        moment(fields, SENT),
        moment(fields, FAILED),
        fields.getOrDefault(REASON, ""));
  }

  private static Optional<Instant> moment(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.get(name)).map(Long::valueOf).map(Instant::ofEpochMilli);
  }
}
