package io.reunion.platform.zulip;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.Sender;
import io.reunion.chat.UserId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes our ids of Zulip's: a channel is its number, people alone with the bot are {@code dm:} and theirs. */
final class ZulipPlaces {
  private static final String DIRECT = "dm:";
  private static final Pattern CHAT = Pattern.compile("[0-9]{1,18}|dm:[0-9]{1,18}(,[0-9]{1,18})*");

  private final AccountId account;
  private final String realm;

  ZulipPlaces(AccountId account, ZulipConfig config) {
    this.account = account;
    this.realm = config.realm().map(name -> name + ".").orElse("");
  }

  ChatId channel(long id) {
    return new ChatId(account, Long.toString(id));
  }

  /**
   * @param people without the bot, sorted
   */
  ChatId direct(List<Long> people) {
    return new ChatId(
        account, DIRECT + people.stream().map(String::valueOf).collect(Collectors.joining(",")));
  }

  Sender person(long id, String name) {
    return new Sender(new UserId(account.platform(), realm + id), name);
  }

  /** Zulip's number of a person; empty if it is of another organisation or platform. */
  String number(UserId user) {
    boolean ours = user.platform().equals(account.platform()) && user.value().startsWith(realm);
    String number = ours ? user.value().substring(realm.length()) : "";
    return number.matches("[0-9]{1,18}") ? number : "";
  }

  static boolean isChat(ChatId chat) {
    return CHAT.matcher(chat.value()).matches();
  }

  static boolean isDirect(ChatId chat) {
    return chat.value().startsWith(DIRECT);
  }

  /** To whom: a channel's number, or people's in a JSON array. */
  static String to(ChatId chat) {
    return isDirect(chat) ? "[" + chat.value().substring(DIRECT.length()) + "]" : chat.value();
  }
}
