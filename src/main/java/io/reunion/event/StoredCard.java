package io.reunion.event;

import io.reunion.chat.ChatId;
import io.reunion.chat.MessageId;
import io.reunion.text.Language;
import java.util.Map;
import java.util.Optional;

/** A card as it is kept: {@code VERSION|MESSAGE}, or {@code VERSION@LANGUAGE|MESSAGE}, under its chat. */
final class StoredCard {
  private StoredCard() {}

  static EventStore.Card read(Map.Entry<String, String> entry) {
    int bar = entry.getValue().indexOf('|');
    String[] version = entry.getValue().substring(0, bar).split("@", 2);
    return new EventStore.Card(
        ChatId.parse(entry.getKey()),
        new MessageId(entry.getValue().substring(bar + 1)),
        Long.parseLong(version[0]),
        version.length > 1 ? Language.ofTag(version[1]) : Optional.empty());
  }

  static String written(EventStore.Card card) {
    String language = card.language().map(one -> "@" + one.code()).orElse("");
    return card.version() + language + "|" + card.message();
  }
}
