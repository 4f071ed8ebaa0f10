package io.reunion.bot;

import io.reunion.chat.ChatId;
import io.reunion.member.Role;
import io.reunion.room.Hush;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.reunion.text.Moments;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code hush [on|off|2h|until TIME|limit N|limit off] [CHAT]}: how much the bot says in a group that nobody there asked for.
 * Whoever asks is answered all the same.
 */
public final class HushCommand {
  private static final Pattern LENGTH = Pattern.compile(
      "(\\d{1,4})\\s*(m|min|mins|minutes?|h|hours?|d|days?|分钟|个?小时|天)", Pattern.CASE_INSENSITIVE);
  private static final Pattern LIMIT =
      Pattern.compile("(?:limit|budget|上限|每天|每日)\\s*(.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern COUNT =
      Pattern.compile("(\\d{1,4})\\s*(?:条|a day|per day)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern UNTIL =
      Pattern.compile("(?:until|till|直到|到)\\s*", Pattern.CASE_INSENSITIVE);
  private static final Set<String> ON = Set.of("on", "开", "开启", "打开");
  private static final Set<String> OFF = Set.of("off", "none", "关", "关闭", "停止", "不限", "取消", "解除");

  /** What is to hold from now on; {@code change} is empty if only what holds is asked for. */
  private record Order(boolean understood, Optional<Change> change) {
    private static final Order SHOW = new Order(true, Optional.empty());
    private static final Order UNREAD = new Order(false, Optional.empty());

    private static Order of(Change change) {
      return new Order(true, Optional.of(change));
    }
  }

  /** One change. */
  private interface Change {
    Hush of(Hush before);
  }

  private final RoomStore rooms;

  public HushCommand(RoomStore rooms) {
    this.rooms = rooms;
  }

  public List<Command> commands() {
    return List.of(new Command("hush", List.of("静音", "少说"), Role.ADMIN, this::hush));
  }

  private Future<Reply> hush(Turn turn) {
    List<String> words = new ArrayList<>(List.of(turn.arguments().strip().split("\\s+")));
    Optional<ChatId> named = named(words.get(words.size() - 1));
    named.ifPresent(chat -> words.remove(words.size() - 1));
    Order order = read(turn, String.join(" ", words));
    if (!order.understood()) {
      return say(turn, "bot.hush.how");
    }
    return named
        .or(() -> Optional.of(turn.chat()).filter(chat -> turn.inGroup()))
        .map(rooms::find)
        .orElseGet(() -> Future.succeededFuture(Optional.empty()))
        .compose(found -> found
            .filter(Room::isGroup)
            .map(room -> done(turn, room, order))
            .orElseGet(() -> say(turn, "bot.hush.which")));
  }

  private static Order read(Turn turn, String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    Matcher limit = LIMIT.matcher(lower);
    if (words.isEmpty()) {
      return Order.SHOW;
    }
    if (ON.contains(lower)) {
      return Order.of(before -> before.muted(Optional.of(Hush.LIFTED)));
    }
    if (OFF.contains(lower)) {
      return Order.of(before -> before.muted(Optional.empty()));
    }
    return limit.matches()
        ? limit(limit.group(1).strip())
        : until(turn, words)
            .map(end -> Order.of(before -> before.muted(Optional.of(end))))
            .orElse(Order.UNREAD);
  }

  private static Order limit(String most) {
    if (OFF.contains(most)) {
      return Order.of(before -> before.bounded(Optional.empty()));
    }
    Matcher count = COUNT.matcher(most);
    return count.matches() && Integer.parseInt(count.group(1)) <= Hush.MOST_PER_DAY
        ? Order.of(before -> before.bounded(Optional.of(Integer.valueOf(count.group(1)))))
        : Order.UNREAD;
  }

  private static Optional<Instant> until(Turn turn, String words) {
    Matcher length = LENGTH.matcher(words);
    if (length.matches()) {
      int count = Integer.parseInt(length.group(1));
      return Optional.of(unit(length.group(2)).multipliedBy(count))
          .filter(time -> !time.isZero())
          .map(turn.now()::plus);
    }
    Matcher until = UNTIL.matcher(words);
    return TimeReader.certain(turn, until.lookingAt() ? words.substring(until.end()) : words);
  }

  private static Duration unit(String name) {
    return switch (name.substring(0, 1).toLowerCase(Locale.ROOT)) {
      case "m", "分" -> Duration.ofMinutes(1);
      case "h", "个", "小" -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }

  private Future<Reply> done(Turn turn, Room room, Order order) {
    Hush hush = order.change().map(change -> change.of(room.hush())).orElse(room.hush());
    Future<Void> kept =
        order.change().isEmpty() ? Future.succeededFuture() : rooms.setHush(room.chat(), hush);
    return kept.compose(done -> rooms.unasked().count(room.chat(), turn.now()))
        .compose(today -> say(
            turn,
            "bot.hush.holds",
            "name",
            room.title().isBlank() ? room.chat().toString() : room.title(),
            "mute",
            mute(turn, hush),
            "budget",
            hush.perDay()
                .map(most -> turn.say("bot.hush.most", "most", most))
                .orElseGet(() -> turn.say("bot.hush.usual")),
            "today",
            today));
  }

  private static String mute(Turn turn, Hush hush) {
    if (!hush.isMuted(turn.now())) {
      return turn.say("bot.hush.speaks");
    }
    return hush.end(turn.now())
        .map(end -> turn.say(
            "bot.hush.until",
            "when",
            Moments.dayAndTime(end, turn.zone(), turn.now(), turn.texts().language())))
        .orElseGet(() -> turn.say("bot.hush.lifted"));
  }

  private static Optional<ChatId> named(String id) {
    try {
      return Optional.of(ChatId.parse(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Future<Reply> say(Turn turn, String key, Object... named) {
    return Future.succeededFuture(Reply.discreetly(turn.say(key, named)));
  }
}
