package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.bot.Unsaid;
import io.reunion.bot.UnsaidStore;
import io.reunion.chat.ChatId;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/** {@code /chats/.../unsaid}: what the bot would have said in a group in which it only listens. */
final class UnsaidApi implements AdminApi.Part {
  private static final String PATH = "/chats/:platform/:account/:chat/unsaid";

  private final RoomStore rooms;
  private final UnsaidStore unsaid;
  private final Live live;

  UnsaidApi(RoomStore rooms, UnsaidStore unsaid, Live live) {
    this.rooms = rooms;
    this.unsaid = unsaid;
    this.live = live;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.organisers(HttpMethod.GET, PATH, this::list);
    operations.organisers(HttpMethod.GET, PATH + "/live", this::follow);
    operations.organisers(HttpMethod.DELETE, PATH, this::forget);
  }

  private Future<Void> list(Exchange exchange) {
    int limit = exchange.query("limit", UnsaidStore.MOST, 1, UnsaidStore.MOST);
    return room(exchange).compose(room -> json(room, limit)).map(body -> {
      exchange.json(200, body);
      return null;
    });
  }

  private Future<Void> follow(Exchange exchange) {
    return room(exchange)
        .compose(first -> live.stream(
            exchange,
            () -> room(exchange)
                .compose(room -> json(room, UnsaidStore.MOST))
                .map(body -> new Live.Frame("unsaid", body, false))));
  }

  private Future<Void> forget(Exchange exchange) {
    return room(exchange)
        .compose(room -> unsaid.forget(room.chat()).map(done -> {
          exchange.json(200, Exchange.object().put("id", room.chat().toString()));
          return null;
        }));
  }

  private Future<Room> room(Exchange exchange) {
    ChatId chat = ChatsApi.chat(exchange);
    return rooms
        .find(chat)
        .map(found -> found
            .filter(room -> ChatsApi.reaches(exchange.caller(), room))
            .orElseThrow(() -> ProblemException.notFound("chat " + chat)));
  }

  private Future<ObjectNode> json(Room room, int most) {
    return unsaid.newest(room.chat(), most).map(all -> json(room, all));
  }

  private static ObjectNode json(Room room, List<Unsaid> all) {
    ObjectNode body = Exchange.object();
    body.put("listening", room.listening());
    ArrayNode items = body.putArray("items");
    all.forEach(one -> items.add(json(one)));
    return body;
  }

  private static ObjectNode json(Unsaid unsaid) {
    ObjectNode item = Exchange.object();
    item.put("id", unsaid.operation());
    item.put("at", unsaid.at().toString());
    item.put("message", unsaid.message());
    ArrayNode says = item.putArray("says");
    unsaid.says().forEach(line -> {
      ObjectNode said = says.addObject();
      said.put("text", line.text());
      said.put("to", line.to().name());
      ArrayNode buttons = said.putArray("buttons");
      line.buttons().forEach(buttons::add);
    });
    return item;
  }
}
