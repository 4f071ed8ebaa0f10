package io.reunion.bot;

import io.reunion.chat.ChatId;
import io.reunion.member.Role;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code listen on|off [CHAT]}: whether the bot only listens in a group, for whoever wants to see before letting it speak.
 * The one command that a group in which it listens still obeys.
 */
public final class ListenCommand {
  private final RoomStore rooms;

  public ListenCommand(RoomStore rooms) {
    this.rooms = rooms;
  }

  public List<Command> commands() {
    return List.of(
        new Command("listen", List.of("旁听", "只听"), Role.ADMIN, this::listen).alsoWhereListening());
  }

  private Future<Reply> listen(Turn turn) {
    String[] words = turn.arguments().strip().split("\\s+", 2);
    Optional<Boolean> only = switch (words[0].toLowerCase(Locale.ROOT)) {
      case "on", "开", "开启", "打开" -> Optional.of(true);
      case "off", "关", "关闭", "停止" -> Optional.of(false);
      default -> Optional.empty();
    };
    if (only.isEmpty()) {
      return say(turn, "bot.listen.how");
    }
    Optional<ChatId> chat =
        words.length > 1 ? named(words[1]) : Optional.of(turn.chat()).filter(in -> turn.inGroup());
    return chat.map(rooms::find)
        .orElseGet(() -> Future.succeededFuture(Optional.empty()))
        .compose(known -> known
            .filter(Room::isGroup)
            .map(room -> rooms
                .setListening(room.chat(), only.get())
                .compose(done -> say(
                    turn,
                    only.get() ? "bot.listen.on" : "bot.listen.off",
                    "name",
                    room.title().isBlank() ? room.chat().toString() : room.title())))
            .orElseGet(() -> say(turn, "bot.listen.which")));
  }

  private static Optional<ChatId> named(String id) {
    try {
      return Optional.of(ChatId.parse(id.strip()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Future<Reply> say(Turn turn, String key, Object... named) {
    return Future.succeededFuture(Reply.discreetly(turn.say(key, named)));
  }
}
