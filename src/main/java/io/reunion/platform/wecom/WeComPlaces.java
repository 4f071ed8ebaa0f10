package io.reunion.platform.wecom;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.UserId;
import java.util.Optional;

/** How WeCom's ids become ours. A direct chat is {@code user:ID}, which no group is. */
record WeComPlaces(AccountId account, Optional<String> tenant) {
  private static final String USER = "user:";

  UserId user(String id) {
    return new UserId(account.platform(), tenant.map(name -> name + "." + id).orElse(id));
  }

  /** What WeCom calls a person. */
  String id(UserId user) {
    return tenant.map(name -> user.value().substring(name.length() + 1)).orElse(user.value());
  }

  ChatId group(String id) {
    return new ChatId(account, id);
  }

  ChatId direct(String user) {
    return new ChatId(account, USER + user);
  }

  /** With whom a direct chat is; empty for a group. */
  static Optional<String> person(ChatId chat) {
    return chat.value().startsWith(USER)
        ? Optional.of(chat.value().substring(USER.length()))
        : Optional.empty();
  }
}
