package io.reunion.platform.dingtalk;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.UserId;
import io.reunion.platform.UniqueKey;
import java.util.Optional;

/** How DingTalk's ids become ours, and ours DingTalk's. */
final class DingTalkPlaces {
  private static final String STAFF = "staff:";
  private static final char PARTED = '~';
  private static final String SENT = "sent:";

  private final AccountId account;
  private final Optional<String> tenant;

  DingTalkPlaces(AccountId account, Optional<String> tenant) {
    this.account = account;
    this.tenant = tenant;
  }

  UserId user(String id) {
    return new UserId(account.platform(), tenant.map(name -> name + "." + id).orElse(id));
  }

  /** The staff id of a person, empty for somebody of another organisation. */
  Optional<String> staff(UserId user) {
    String prefix = tenant.map(name -> name + ".").orElse("");
    boolean ours = user.platform().equals(account.platform()) && user.value().startsWith(prefix);
    return Optional.of(user.value())
        .filter(id -> ours)
        .map(id -> id.substring(prefix.length()))
        .filter(id -> !id.startsWith("$"));
  }

  ChatId chat(String conversation) {
    return new ChatId(account, conversation);
  }

  ChatId direct(String staff) {
    return new ChatId(account, STAFF + staff);
  }

  /** The staff id of a direct chat; empty for a group, and for the direct chat of one who has no staff id. */
  static Optional<String> staffOf(ChatId chat) {
    return chat.value().startsWith(STAFF)
        ? Optional.of(chat.value().substring(STAFF.length()))
        : Optional.empty();
  }

  static ChatKind kind(ChatId chat) {
    return staffOf(chat).isPresent() ? ChatKind.DIRECT : ChatKind.GROUP;
  }

  /** The id under which a card is created: it tells its chat, which a press does not. */
  static String track(OutboundMessage message) {
    return message.chat().value() + PARTED + UniqueKey.of(message);
  }

  /** The chat of a card of ours. */
  Optional<ChatId> chatOfTrack(String track) {
    int parted = track.lastIndexOf(PARTED);
    return parted > 0 && !track.startsWith(SENT)
        ? Optional.of(chat(track.substring(0, parted)))
        : Optional.empty();
  }

  /** The id of words that were sent: no card has it. Empty where DingTalk told none. */
  static Optional<String> sent(String queryKey) {
    return queryKey.isEmpty() ? Optional.empty() : Optional.of(SENT + queryKey);
  }

  /** The key by which a sent text can be taken back; empty for a card. */
  static Optional<String> queryKey(MessageId message) {
    return message.value().startsWith(SENT)
        ? Optional.of(message.value().substring(SENT.length()))
        : Optional.empty();
  }
}
