package io.reunion.bot;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.Update;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much is being worked of each account and chat, and whether more may come.
 *
 * <p>An account may hold at most three times what is free: alone it gets three quarters, and however many platforms are
 * slow, there is always something left for the next one. A chat may hold a quarter.
 */
final class Load {
  private static final int TIMES_THE_FREE = 3;
  private static final int CHATS_SHARE = 4;

  private final int most;
  private final Map<AccountId, Integer> accounts = new HashMap<>();
  private final Map<ChatId, Integer> chats = new HashMap<>();
  private int all;

  /** @param most that may be worked at once */
  Load(int most) {
    this.most = most;
  }

  /** Why these may not come now; empty when they may. */
  Optional<String> refusal(List<Update> updates) {
    if (all + updates.size() > most) {
      return Optional.of("too many updates in flight");
    }
    for (Update update : updates) {
      ChatId chat = update.chat();
      if (accounts.getOrDefault(chat.account(), 0) >= TIMES_THE_FREE * (most - all)) {
        return Optional.of("too many updates of one account");
      }
      if (chats.getOrDefault(chat, 0) >= Math.max(1, most / CHATS_SHARE)) {
        return Optional.of("too many updates of one chat");
      }
    }
    return Optional.empty();
  }

  void begin(Update update) {
    all++;
    chats.merge(update.chat(), 1, Integer::sum);
    accounts.merge(update.chat().account(), 1, Integer::sum);
  }

  void end(Update update) {
    all--;
    chats.computeIfPresent(update.chat(), (chat, count) -> count == 1 ? null : count - 1);
    accounts.computeIfPresent(
        update.chat().account(), (account, count) -> count == 1 ? null : count - 1);
  }
}
