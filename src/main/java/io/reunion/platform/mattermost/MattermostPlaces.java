package io.reunion.platform.mattermost;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.platform.UnreadableException;
import java.util.regex.Pattern;

/** Channels as chats. */
final class MattermostPlaces {
  private static final String DIRECT = "direct:";
  private static final Pattern ID = Pattern.compile("[a-z0-9]{1,64}");
  private static final String BETWEEN_TWO = "__";

  private MattermostPlaces() {}

  /**
   * A command may also be given where two others are alone with each other: to the bot those are a group.
   *
   * @param name the channel's; that of a direct one is made of the ids of both
   */
  static ChatId chat(AccountId account, String channel, String name, MattermostBot bot) {
    boolean direct = !bot.id().isEmpty()
        && (name.startsWith(bot.id() + BETWEEN_TWO) || name.endsWith(BETWEEN_TWO + bot.id()));
    return new ChatId(account, (direct ? DIRECT : "") + id(channel));
  }

  static ChatId direct(AccountId account, String channel) {
    return new ChatId(account, DIRECT + id(channel));
  }

  static ChatKind kind(ChatId chat) {
    return chat.value().startsWith(DIRECT) ? ChatKind.DIRECT : ChatKind.GROUP;
  }

  static String channel(ChatId chat) {
    return chat.value().startsWith(DIRECT) ? chat.value().substring(DIRECT.length()) : chat.value();
  }

  /** An id becomes part of a path. */
  static String id(String outside) {
    if (!ID.matcher(outside).matches()) {
      throw new UnreadableException("an id (expected: lower-case letters and digits)");
    }
    return outside;
  }
}
