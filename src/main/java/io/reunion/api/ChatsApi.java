package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.access.Caller;
import io.reunion.chat.ChatId;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.reunion.text.Language;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /chats}: where the bot is, and the language, clock and chapter of each place. */
final class ChatsApi implements AdminApi.Part {
  private static final int MOST_TAGS = 20;

  private final RoomStore rooms;

  ChatsApi(RoomStore rooms) {
    this.rooms = rooms;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.organisers(HttpMethod.GET, "/chats", this::list);
    operations.organisers(HttpMethod.PATCH, "/chats/:platform/:account/:chat", this::change);
  }

  private Future<Void> list(Exchange exchange) {
    return rooms.all().map(all -> {
      ObjectNode body = Exchange.object();
      ArrayNode items = body.putArray("items");
      all.stream()
          .filter(room -> reaches(exchange.caller(), room))
          .sorted(Comparator.comparing(room -> room.chat().toString()))
          .forEach(room -> items.add(json(room)));
      exchange.json(200, body);
      return null;
    });
  }

  private static ObjectNode json(Room room) {
    ObjectNode item = Exchange.object();
    item.put("id", room.chat().toString());
    item.put("platform", room.chat().platform().value());
    item.put("account", room.chat().account().name());
    item.put("kind", room.kind().name());
    item.put("title", room.title());
    room.language().ifPresent(language -> item.put("language", language.code()));
    room.zone().ifPresent(zone -> item.put("timeZone", zone.getId()));
    room.chapter().ifPresent(chapter -> item.put("chapter", chapter));
    ArrayNode tags = item.putArray("tags");
    room.tags().stream().sorted().forEach(tags::add);
    item.put("active", room.active());
    item.put("listening", room.listening());
    return item;
  }

  private Future<Void> change(Exchange exchange) {
    ChatId id = chat(exchange);
    return rooms
        .find(id)
        .map(found -> found
            .filter(room -> reaches(exchange.caller(), room))
            .orElseThrow(() -> ProblemException.notFound("chat " + id)))
        .map(room -> read(exchange, room))
        .compose(room -> rooms.put(room).map(room))
        .map(room -> {
          exchange.json(200, json(room));
          return null;
        });
  }

  /** Whether this caller may see and set a chat: whoever is bound to chapters, the groups of these. */
  static boolean reaches(Caller caller, Room room) {
    return !caller.isBound()
        || (room.isGroup() && room.chapter().filter(caller::reaches).isPresent());
  }

  /** The chat that a path names. */
  static ChatId chat(Exchange exchange) {
    String id = String.join(
        "/", List.of(exchange.path("platform"), exchange.path("account"), exchange.path("chat")));
    try {
      return ChatId.parse(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.notFound("chat " + id);
    }
  }

  private static Room read(Exchange exchange, Room was) {
    Body body = exchange.body();
    Optional<Language> language = body.has("language")
        ? body.parsed(
            "language",
            "zh or en",
            tag -> Language.ofTag(tag).orElseThrow(() -> new IllegalArgumentException(tag)))
        : was.language();
    Optional<ZoneId> zone = body.has("timeZone")
        ? body.parsed("timeZone", "a zone as in Asia/Shanghai", ZoneId::of)
        : was.zone();
    Optional<String> chapter = body.has("chapter") ? body.text("chapter", 48) : was.chapter();
    if (exchange.caller().isBound() && !chapter.equals(was.chapter())) {
      throw new ProblemException(
          403, "Not allowed", "Whose group it is, an admin decides.", List.of());
    }
    Set<String> tags = body.has("tags") ? body.texts("tags") : was.tags();
    if (tags.size() > MOST_TAGS || !tags.stream().allMatch(ChatsApi::isTag)) {
      body.reject("tags", "expected at most 20 words of at most 48 letters, without blanks");
    }
    boolean listening = body.has("listening") ? body.flag("listening") : was.listening();
    if (listening && !was.isGroup()) {
      body.reject("listening", "expected false: only in a group can the bot just listen");
    }
    body.done();
    return new Room(
        was.chat(),
        was.kind(),
        was.title(),
        language,
        zone,
        chapter,
        was.active(),
        tags,
        listening);
  }

  private static boolean isTag(String text) {
    return !text.isEmpty()
        && text.length() <= 48
        && text.codePoints().noneMatch(Character::isWhitespace);
  }
}
