package io.reunion;

import io.reunion.chat.AccountId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The whole configuration, as {@link ConfigDirectory} reads it.
 *
 * @param accounts the credentials of each bot account, in the order of {@code platforms.yaml}; each record is of the type
 *     that its platform was given
 */
public record BotConfig(Settings settings, Map<AccountId, Record> accounts) {

  /** The same accounts with other settings. */
  BotConfig with(Settings others) {
    return new BotConfig(others, accounts);
  }

  /** The accounts of the platform whose credentials are a {@code type}. */
  public <T extends Record> Map<AccountId, T> accounts(Class<T> type) {
    Map<AccountId, T> found = new LinkedHashMap<>();
    accounts.forEach((account, credentials) -> {
      if (type.isInstance(credentials)) {
        found.put(account, type.cast(credentials));
      }
    });
    return found;
  }
}
