package io.reunion.platform.qq;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.Sender;
import io.reunion.chat.UserId;
import java.util.regex.Pattern;

/** Makes our ids of QQ's: a group is its openid, a person alone {@code c2c:} and theirs. */
final class QqPlaces {
  private static final String DIRECT = "c2c:";
  private static final Pattern OPENID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  private final AccountId account;

  QqPlaces(AccountId account) {
    this.account = account;
  }

  ChatId group(String openid) {
    return new ChatId(account, openid);
  }

  ChatId direct(String openid) {
    return new ChatId(account, DIRECT + openid);
  }

  /** QQ tells no names. */
  Sender person(String openid) {
    return new Sender(new UserId(account.platform(), openid), "");
  }

  static ChatKind kind(ChatId chat) {
    return chat.value().startsWith(DIRECT) ? ChatKind.DIRECT : ChatKind.GROUP;
  }

  /** Where messages to {@code chat} go; empty if it is none of QQ's. */
  static String path(ChatId chat) {
    boolean direct = kind(chat) == ChatKind.DIRECT;
    String openid = direct ? chat.value().substring(DIRECT.length()) : chat.value();
    return OPENID.matcher(openid).matches()
        ? (direct ? "/v2/users/" : "/v2/groups/") + openid + "/messages"
        : "";
  }
}
