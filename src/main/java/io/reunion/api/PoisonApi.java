package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.bot.Inbox;
import io.reunion.bot.Poison;
import io.reunion.bot.PoisonStore;
import io.reunion.chat.Update;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.Map;

/**
 * {@code /poison}: updates that failed five times and were set aside so that their chats go on. Tells where they came from
 * and why they failed, never what was written.
 */
final class PoisonApi implements AdminApi.Part {
  private static final Map<Class<?>, String> TYPES = Map.of(
      Update.MessageReceived.class, "MESSAGE",
      Update.ButtonPressed.class, "BUTTON",
      Update.ReactionChanged.class, "REACTION",
      Update.BotAdded.class, "BOT_ADDED",
      Update.BotRemoved.class, "BOT_REMOVED",
      Update.MemberJoined.class, "MEMBER_JOINED",
      Update.MemberLeft.class, "MEMBER_LEFT",
      Update.ChatMigrated.class, "CHAT_MIGRATED");

  private final PoisonStore poison;

  PoisonApi(PoisonStore poison) {
    this.poison = poison;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, "/poison", this::list);
    operations.add(
        HttpMethod.POST,
        "/poison/:id/replay",
        exchange -> poison
            .replay(exchange.path("id"))
            .compose(found -> answer(exchange, found, "REPLAYED")));
    operations.add(
        HttpMethod.POST,
        "/poison/:id/drop",
        exchange ->
            poison.drop(exchange.path("id")).compose(found -> answer(exchange, found, "DROPPED")));
  }

  private Future<Void> list(Exchange exchange) {
    return poison.all().map(all -> {
      ObjectNode body = Exchange.object();
      ArrayNode items = body.putArray("items");
      all.forEach(each -> items.add(json(each)));
      exchange.json(200, body);
      return null;
    });
  }

  private static ObjectNode json(Poison poison) {
    ObjectNode item = Exchange.object();
    item.put("id", poison.id());
    item.put("at", poison.at().toString());
    item.put("reason", poison.reason());
    poison.update().ifPresent(update -> {
      item.put("type", TYPES.get(update.getClass()));
      item.put("chat", update.chat().toString());
      item.put("operation", Inbox.operation(update));
      item.put("sentAt", update.origin().time().toString());
    });
    return item;
  }

  private static Future<Void> answer(Exchange exchange, boolean found, String state) {
    String id = exchange.path("id");
    if (!found) {
      return Future.failedFuture(
          ProblemException.notFound("message " + id + " that was set aside"));
    }
    exchange.json(200, Exchange.object().put("id", id).put("state", state));
    return Future.succeededFuture();
  }
}
