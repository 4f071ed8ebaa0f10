package io.reunion.event;

import io.reunion.chat.ChatId;
import io.reunion.chat.MessageId;
import io.reunion.text.Language;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** A card as it is kept: {@code VERSION|MESSAGE}, or {@code VERSION@LANGUAGE|MESSAGE} or {@code VERSION@LANGUAGE@ZONE|MESSAGE}, under its chat. */
final class StoredCard {
  private StoredCard() {}

  static EventStore.Card read(Map.Entry<String, String> entry) {
    int bar = entry.getValue().indexOf('|');
    String[] version = entry.getValue().substring(0, bar).split("@", 3);
    return new EventStore.Card(
        ChatId.parse(entry.getKey()),
        new MessageId(entry.getValue().substring(bar + 1)),
        Long.parseLong(version[0]),
        version.length > 1 ? reader(version) : Optional.empty());
  }

  private static Optional<CardReader> reader(String[] version) {
    Optional<ZoneId> zone =
        version.length > 2 ? Optional.of(ZoneId.of(version[2])) : Optional.empty();
    return Language.ofTag(version[1]).map(language -> new CardReader(language, zone));
  }

  static String written(EventStore.Card card) {
    String reader = card.reader().map(StoredCard::written).orElse("");
    return card.version() + reader + "|" + card.message();
  }

  private static String written(CardReader reader) {
    return "@" + reader.language().code()
        + reader.zone().map(zone -> "@" + zone).orElse("");
  }
}
