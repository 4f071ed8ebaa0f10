package io.reunion.event.reminder;

import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.util.Arrays;
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

  private static final Set<String> OFF_WORDS =
      Set.of("off", "stop", "mute", "no", "none", "关", "关闭", "停", "停止", "不要");

  private final Redis redis;

  public ReminderChoice(Redis redis) {
    this.redis = redis;
  }

  Future<Set<String>> off() {
    return redis.call(c -> c.smembers(OFF));
  }

  /** {@code mute}: one word, and no more of them. */
  public Future<Reply> mute(Turn turn) {
    return set(turn, ON_WORDS.contains(plain(turn)));
  }

  /** {@code reminders off}, {@code reminders on}; anything else changes nothing and tells how it is. */
  public Future<Reply> choose(Turn turn) {
    String word = plain(turn);
    if (ON_WORDS.contains(word) || OFF_WORDS.contains(word)) {
      return set(turn, ON_WORDS.contains(word));
    }
    return off()
        .map(off -> Reply.discreetly(turn.say(
            "event.reminders.how",
            "state",
            Arrays.stream(keys(turn)).anyMatch(off::contains) ? "off" : "on")));
  }

  private static String plain(Turn turn) {
    return turn.arguments().strip().toLowerCase(Locale.ROOT);
  }

  private static String[] keys(Turn turn) {
    return new String[] {turn.speaker().personKey(), "u:" + turn.speaker().user()};
  }

  private Future<Reply> set(Turn turn, boolean on) {
    String[] keys = keys(turn);
    Future<Long> kept =
        on ? redis.call(c -> c.srem(OFF, keys)) : redis.call(c -> c.sadd(OFF, keys));
    return kept.map(
        done -> Reply.discreetly(turn.say(on ? "event.reminders.on" : "event.reminders.off")));
  }
}
