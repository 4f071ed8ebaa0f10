package io.reunion.platform.slack;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.Sender;
import io.reunion.chat.UserId;
import io.reunion.platform.UnreadableException;

/** Makes our ids of Slack's. */
final class SlackPlaces {
  private final AccountId account;

  SlackPlaces(AccountId account) {
    this.account = account;
  }

  ChatId chat(String channel) {
    try {
      return new ChatId(account, channel);
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("channel (expected: an id)");
    }
  }

  /** Direct channels begin with D; a conversation of several begins with C or G. */
  static ChatKind kind(String channel, String channelType) {
    return channelType.equals("im") || channel.startsWith("D") ? ChatKind.DIRECT : ChatKind.GROUP;
  }

  MessageId message(String ts) {
    try {
      return new MessageId(ts);
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("ts (expected: an id)");
    }
  }

  Sender sender(String user, String name, SlackBot bot) {
    return new Sender(user(user, bot), name);
  }

  /** {@code T123.U123}; without the team only while the app does not know its own and the request tells none. */
  private UserId user(String user, SlackBot bot) {
    try {
      String value = bot.team().isEmpty() ? user : bot.team() + "." + user;
      return new UserId(account.platform(), value);
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("user (expected: an id)");
    }
  }

  /** Slack's own id of a person. */
  static String userId(UserId user) {
    return user.value().substring(user.value().lastIndexOf('.') + 1);
  }
}
