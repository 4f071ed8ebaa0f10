package io.reunion.playground;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.reunion.page.WebPage;
import io.reunion.playground.RoomMessage.Body;
import io.reunion.playground.RoomMessage.Transit;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the page asks for. Refused requests are answered with problem JSON (RFC 9457) that says what was expected.
 *
 * <pre>
 * GET  /playground                 the page, and its files under /playground/assets
 * GET  /playground/state           the whole room as JSON, and the event after which it stands
 * GET  /playground/events          server-sent events: message, changed, removed, notice, reset
 * POST /playground/messages        {persona, chat, text, replyTo?}      202 {message}
 * POST /playground/presses         {persona, chat, message, command}    202 {press}
 * POST /playground/reactions       {persona, chat, message, emoji[]}    202 {}
 * </pre>
 */
final class PlaygroundRoutes {
  private static final Logger log = LoggerFactory.getLogger(PlaygroundRoutes.class);
  private static final int BODY_LIMIT = 64 * 1024;

  private final Room room;
  private final LocalUpdates updates;
  private final LocalWebhook webhook;
  private final EventStream stream;
  private final WebPage page =
      WebPage.joined(PageFiles.ASSETS, PlaygroundRoutes.class, PageFiles.ALL);

  PlaygroundRoutes(Room room, LocalUpdates updates, LocalWebhook webhook, EventStream stream) {
    this.room = room;
    this.updates = updates;
    this.webhook = webhook;
    this.stream = stream;
  }

  void mount(Router router) {
    router
        .route("/playground/*")
        .handler(WebPage::harden)
        .handler(new LoopbackOnly())
        .failureHandler(PlaygroundRoutes::refuse);
    router.get("/playground").handler(page::page);
    router.get(PageFiles.ASSETS + "*").handler(page::asset);
    router.get("/playground/state").handler(this::state);
    router.get("/playground/events").handler(stream);
    BodyHandler body = BodyHandler.create(false).setBodyLimit(BODY_LIMIT);
    router.post("/playground/messages").handler(body).handler(this::write);
    router.post("/playground/presses").handler(body).handler(this::press);
    router.post("/playground/reactions").handler(body).handler(this::react);
  }

  private void state(RoutingContext exchange) {
    exchange.response().putHeader("Cache-Control", "no-store");
    json(exchange, 200, room.state().toString());
  }

  private void write(RoutingContext exchange) {
    Fields fields = fields(exchange, List.of("persona", "chat", "text", "replyTo"));
    Place place = place(fields);
    String text = fields.text("text").strip();
    if (text.length() > LocalPlatform.TEXT_LIMIT) {
      throw new Refusal(
          413,
          "text of " + text.length() + " characters (expected: at most " + LocalPlatform.TEXT_LIMIT
              + ")");
    }
    Optional<String> replyTo =
        fields.optionalText("replyTo").map(place::visible).map(RoomMessage::id);
    Body body = new Body(text, List.of(), replyTo, Optional.empty());
    RoomMessage message = room.add(place.chat(), Optional.of(place.persona().id()), body);
    webhook
        .post(place.chat().id(), updates.message(place.chat(), place.persona(), message))
        .onSuccess(taken -> room.transit(message, taken ? Transit.DELIVERED : Transit.FAILED));
    json(exchange, 202, RoomJson.object().put("message", message.id()).toString());
  }

  private void press(RoutingContext exchange) {
    Fields fields = fields(exchange, List.of("persona", "chat", "message", "command"));
    Place place = place(fields);
    RoomMessage message = place.visible(fields.text("message"));
    String command = fields.text("command");
    if (!message.offers(command)) {
      throw new Refusal(409, "no button with this command (expected: one that the card shows now)");
    }
    var update = updates.press(place.chat(), place.persona(), message.id(), command);
    String press = update.path("id").asText();
    webhook.post(place.chat().id(), update).onSuccess(taken -> {
      if (!taken) {
        room.notice(place.chat().id(), place.persona().id(), press, "");
      }
    });
    json(exchange, 202, RoomJson.object().put("press", press).toString());
  }

  private void react(RoutingContext exchange) {
    Fields fields = fields(exchange, List.of("persona", "chat", "message", "emoji"));
    Place place = place(fields);
    RoomMessage message = place.visible(fields.text("message"));
    List<String> emoji = fields.texts("emoji", 8, 16);
    String chat = place.chat().id();
    room.react(chat, message.id(), place.persona().id(), emoji);
    webhook
        .post(chat, updates.reaction(place.chat(), place.persona(), message.id(), emoji))
        .onSuccess(taken -> log.debug("reaction taken: {}", taken));
    json(exchange, 202, "{}");
  }

  private Fields fields(RoutingContext exchange, List<String> names) {
    String type = exchange.request().getHeader("Content-Type");
    if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
      throw new Refusal(415, "content type " + type + " (expected: application/json)");
    }
    if (!webhook.isOpen()) {
      throw new Refusal(503, "the service is still starting (expected: to be asked again)");
    }
    return Fields.read(exchange.body().buffer(), names);
  }

  private Place place(Fields fields) {
    String id = fields.text("persona");
    Scene.Persona persona = room.scene()
        .persona(id)
        .orElseThrow(() -> new Refusal(
            404,
            "persona " + id + " (expected: one of "
                + room.scene().personas().stream().map(Scene.Persona::id).toList() + ")"));
    String chatId = fields.text("chat");
    RoomChat chat = room.chat(chatId)
        .filter(found -> found.members().contains(id))
        .orElseThrow(
            () -> new Refusal(404, "chat " + chatId + " (expected: one that " + id + " is in)"));
    return new Place(room, persona, chat);
  }

  /** Who speaks where. */
  private record Place(Room room, Scene.Persona persona, RoomChat chat) {
    RoomMessage visible(String messageId) {
      return room.message(chat.id(), messageId)
          .filter(message -> message.visibleTo(persona.id()))
          .orElseThrow(() -> new Refusal(
              404, "message " + messageId + " (expected: one of chat " + chat.id() + ")"));
    }
  }

  private static void refuse(RoutingContext exchange) {
    if (exchange.response().headWritten()) {
      exchange.response().reset();
      return;
    }
    Refusal refusal = refusal(exchange);
    String problem = RoomJson.object()
        .put("type", "about:blank")
        .put("title", HttpResponseStatus.valueOf(refusal.status()).reasonPhrase())
        .put("status", refusal.status())
        .put("detail", refusal.detail())
        .toString();
    HttpServerResponse response = exchange.response().putHeader("Cache-Control", "no-store");
    response
        .setStatusCode(refusal.status())
        .putHeader("Content-Type", "application/problem+json")
        .end(problem);
  }

  private static Refusal refusal(RoutingContext exchange) {
    if (exchange.failure() instanceof Refusal refusal) {
      return refusal;
    }
    return switch (exchange.statusCode()) {
      case 413 -> new Refusal(413, "body is too long (expected: at most " + BODY_LIMIT + " bytes)");
      case 404 -> new Refusal(404, "no such file");
      case 400 -> new Refusal(400, "the request cannot be read");
      default -> {
        log.warn("playground request failed", exchange.failure());
        yield new Refusal(500, "something went wrong here; the service's log says what");
      }
    };
  }

  private static void json(RoutingContext exchange, int status, String json) {
    exchange
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(json);
  }
}
