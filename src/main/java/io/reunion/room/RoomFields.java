package io.reunion.room;

import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.text.Language;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is stored of a chat. */
final class RoomFields {
  /** Those that are not there where nothing is to be said by them. */
  static final List<String> OPTIONAL =
      List.of("language", "zone", "chapter", "tags", "listening", "hush");

  static final List<String> ALL =
      Stream.concat(Stream.of("kind", "title", "active"), OPTIONAL.stream()).toList();

  private RoomFields() {}

  static Map<String, String> of(Room room) {
    Map<String, String> fields = new HashMap<>();
    fields.put("kind", room.kind().name());
    fields.put("title", room.title());
    room.language().ifPresent(language -> fields.put("language", language.name()));
    room.zone().ifPresent(zone -> fields.put("zone", zone.getId()));
    room.chapter().ifPresent(chapter -> fields.put("chapter", chapter));
    fields.put("active", room.active() ? "1" : "0");
    if (!room.tags().isEmpty()) {
      fields.put("tags", String.join("\n", room.tags()));
    }
    if (room.listening()) {
      fields.put("listening", "1");
    }
    if (!room.hush().isNone()) {
      fields.put("hush", room.hush().written());
    }
    return fields;
  }

  /** Empty if no such chat is known. */
  static Optional<Room> read(ChatId chat, Map<String, String> fields) {
    String kind = fields.get("kind");
    if (kind == null) {
      return Optional.empty();
    }
    return Optional.of(new Room(
        chat,
        ChatKind.valueOf(kind),
        fields.getOrDefault("title", ""),
        Optional.ofNullable(fields.get("language")).map(Language::valueOf),
        Optional.ofNullable(fields.get("zone")).map(ZoneId::of),
        Optional.ofNullable(fields.get("chapter")),
        "1".equals(fields.get("active")),
        tags(fields.get("tags")),
        "1".equals(fields.get("listening")),
        Hush.read(fields.get("hush"))));
  }

  private static Set<String> tags(@Nullable String lines) {
    return lines == null ? Set.of() : lines.lines().collect(Collectors.toUnmodifiableSet());
  }
}
