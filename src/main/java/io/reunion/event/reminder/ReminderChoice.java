package io.reunion.event.reminder;

import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.util.Locale;
import java.util.Set;

/**
 * Who wants no reminders.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code reminders:{off}}</td><td>set of the keys and accounts of those who want none</td></tr>
 * </table>
 */
public final class ReminderChoice {
  public static final String OFF = "reminders:{off}";
  private static final Set<String> ON_WORDS = Set.of("on", "start", "开", "开启", "恢复", "yes");

  private final Redis redis;

  public ReminderChoice(Redis redis) {
    this.redis = redis;
  }

  Future<Set<String>> off() {
    return redis.call(c -> c.smembers(OFF));
  }

  /** {@code mute}, {@code reminders off}, {@code reminders on}. */
  public Future<Reply> choose(Turn turn) {
    boolean on = ON_WORDS.contains(turn.arguments().strip().toLowerCase(Locale.ROOT));
    String[] keys = {turn.speaker().personKey(), "u:" + turn.speaker().user()};
    Future<Long> kept =
        on ? redis.call(c -> c.srem(OFF, keys)) : redis.call(c -> c.sadd(OFF, keys));
    return kept.map(
        done -> Reply.discreetly(turn.say(on ? "event.reminders.on" : "event.reminders.off")));
  }
}
