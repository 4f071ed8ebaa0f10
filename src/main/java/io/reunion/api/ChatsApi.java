package io.reunion.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.access.Caller;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.delivery.Outbound;
import io.reunion.member.Role;
import io.reunion.redis.Batches;
import io.reunion.room.Hush;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.reunion.text.Language;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /chats}: where the bot is, and the language, clock and chapter of each place. */
final class ChatsApi implements AdminApi.Part {
  private static final Cursor PAGES = new Cursor("chats");
  private static final int MOST = 500;
  private static final int MOST_TAGS = 20;

  private final RoomStore rooms;
  private final ChatJson json;
  private final Clock clock;

  ChatsApi(RoomStore rooms, Outbound outbound, Clock clock) {
    this.rooms = rooms;
    this.json = new ChatJson(rooms, outbound, clock);
    this.clock = clock;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.organisers(HttpMethod.GET, "/chats", this::list);
    operations.organisers(HttpMethod.GET, "/chats/:platform/:account/:chat", this::get);
    operations.organisers(HttpMethod.PATCH, "/chats/:platform/:account/:chat", this::change);
  }

  private Future<Void> list(Exchange exchange) {
    Optional<ChatKind> kind = kind(exchange);
    return rooms.all().compose(all -> {
      List<Room> theirs = all.stream()
          .filter(room -> reaches(exchange.caller(), room))
          .filter(room -> kind.filter(only -> only != room.kind()).isEmpty())
          .toList();
      Cursor.Page<Room> page = PAGES.page(
          exchange,
          theirs,
          room -> room.chat().toString(),
          Comparator.naturalOrder(),
          Cursor.asked(exchange) ? MOST : Math.max(1, theirs.size()));
      return Batches.map(page.items(), json::all).map(chats -> {
        ObjectNode body = Exchange.object();
        body.putArray("items").addAll(chats);
        page.next().ifPresent(next -> body.put("next", next));
        exchange.json(200, body);
        return null;
      });
    });
  }

  private static Optional<ChatKind> kind(Exchange exchange) {
    return exchange.query("kind").map(name -> switch (name) {
      case "GROUP" -> ChatKind.GROUP;
      case "DIRECT" -> ChatKind.DIRECT;
      default ->
        throw ProblemException.invalid(
            List.of(new ProblemException.Mistake("kind", "expected GROUP or DIRECT")));
    });
  }

  private Future<Room> found(Exchange exchange) {
    ChatId id = chat(exchange);
    return rooms
        .find(id)
        .map(found ->
            found.filter(room -> reaches(exchange.caller(), room)).orElseThrow(() -> unknown(id)));
  }

  private static ProblemException unknown(ChatId id) {
    return ProblemException.notFound("chat " + id);
  }

  private Future<Void> get(Exchange exchange) {
    return found(exchange).compose(room -> answer(exchange, room));
  }

  private Future<Void> answer(Exchange exchange, Room room) {
    return json.all(room).map(body -> {
      exchange.tag(Versions.tag(json.settings(room)));
      exchange.json(200, body);
      return null;
    });
  }

  private Future<Void> change(Exchange exchange) {
    ChatId id = chat(exchange);
    return rooms
        .change(id, room -> {
          if (!reaches(exchange.caller(), room)) {
            throw unknown(id);
          }
          Versions.check(exchange, json.settings(room));
          return read(exchange, room);
        })
        .compose(room -> answer(exchange, room.orElseThrow(() -> unknown(id))));
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

  private Room read(Exchange exchange, Room was) {
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
    Hush hush = hush(body, was, zone);
    body.done();
    boolean quieter = listening != was.listening() || !hush.equals(was.hush());
    if (quieter && !exchange.caller().has(Role.ADMIN)) {
      throw new ProblemException(
          403,
          "Not allowed",
          "How much the bot says in a group, an admin decides: listening, muted, mutedUntil and perDay.",
          List.of());
    }
    return new Room(
        was.chat(),
        was.kind(),
        was.title(),
        language,
        zone,
        chapter,
        was.active(),
        tags,
        listening,
        hush);
  }

  /** {@code muted} is until somebody lifts it, {@code mutedUntil} until then; either ends the other. */
  private Hush hush(Body body, Room was, Optional<ZoneId> zone) {
    Hush hush = was.hush();
    Instant now = clock.instant();
    boolean muted = body.has("muted") ? body.flag("muted") : hush.isMuted(now);
    if (muted != hush.isMuted(now)) {
      hush = hush.muted(muted ? Optional.of(Hush.LIFTED) : Optional.empty());
    }
    if (body.has("mutedUntil")) {
      Optional<Instant> until = body.moment("mutedUntil", zone.orElse(ZoneOffset.UTC));
      boolean fits = until.isEmpty() || now.isBefore(until.get());
      if (!fits || (until.isPresent() && body.has("muted") && !muted)) {
        body.reject("mutedUntil", "expected a time to come, and muted true or no such field");
      }
      hush = until.isPresent() ? hush.muted(until) : hush;
    }
    if (body.has("perDay")) {
      hush = hush.bounded(body.number("perDay", 0, Hush.MOST_PER_DAY));
    }
    if (!hush.isNone() && !was.isGroup()) {
      body.reject("muted", "expected no such field: only a group can hear less");
    }
    return hush;
  }

  private static boolean isTag(String text) {
    return !text.isEmpty()
        && text.length() <= 48
        && text.codePoints().noneMatch(Character::isWhitespace);
  }
}
