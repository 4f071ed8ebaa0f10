package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.announcement.Announcement;
import io.reunion.announcement.AnnouncementStore;
import io.reunion.announcement.Announcer;
import io.reunion.announcement.Announcer.Outcome;
import io.reunion.announcement.Audience;
import io.reunion.delivery.Counts;
import io.reunion.delivery.Delivery;
import io.reunion.delivery.Ledger;
import io.reunion.delivery.SendKey;
import io.reunion.text.Language;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code /announcements}. */
final class AnnouncementsApi implements AdminApi.Part {
  private static final int LISTED = 100;
  private static final String AUTHOR = "api";

  private final Announcer announcer;
  private final AnnouncementStore store;
  private final Ledger ledger;
  private final Clock clock;
  private final ZoneId zone;
  private final Ledger.Unfinished unfinished;

  AnnouncementsApi(
      Announcer announcer,
      AnnouncementStore store,
      Ledger ledger,
      Clock clock,
      ZoneId zone,
      Ledger.Unfinished unfinished) {
    this.announcer = announcer;
    this.store = store;
    this.ledger = ledger;
    this.clock = clock;
    this.zone = zone;
    this.unfinished = unfinished;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, "/announcements", this::list);
    operations.add(HttpMethod.POST, "/announcements", this::create);
    operations.add(HttpMethod.GET, "/announcements/:id", exchange -> show(exchange, 200));
    operations.add(HttpMethod.GET, "/announcements/:id/deliveries", this::deliveries);
    operations.add(HttpMethod.POST, "/announcements/:id/approve", this::approve);
    operations.add(
        HttpMethod.POST,
        "/announcements/:id/pause",
        exchange -> control(exchange, announcer.pause(exchange.path("id"))));
    operations.add(
        HttpMethod.POST,
        "/announcements/:id/resume",
        exchange -> control(exchange, announcer.resume(exchange.path("id"))));
    operations.add(
        HttpMethod.POST,
        "/announcements/:id/cancel",
        exchange -> control(exchange, announcer.cancel(exchange.path("id"))));
  }

  private Future<Void> list(Exchange exchange) {
    return store
        .newest(exchange.query("limit", LISTED, 1, LISTED))
        .compose(found -> {
          List<Future<ObjectNode>> items = new ArrayList<>(found.size());
          found.forEach(one -> items.add(ledger.counts(one.id()).map(counts -> json(one, counts))));
          return Future.join(items).map(done -> done.<ObjectNode>list());
        })
        .map(items -> {
          ObjectNode body = Exchange.object();
          ArrayNode array = body.putArray("items");
          items.forEach(array::add);
          exchange.json(200, body);
          return null;
        });
  }

  private Future<Void> show(Exchange exchange, int status) {
    return show(exchange, exchange.path("id"), status);
  }

  private Future<Void> show(Exchange exchange, String id, int status) {
    return store
        .find(id)
        .map(found -> found.orElseThrow(() -> ProblemException.notFound("announcement " + id)))
        .compose(one -> ledger.counts(id).map(counts -> {
          exchange.json(status, json(one, counts));
          return null;
        }));
  }

  private static ObjectNode json(Announcement one, Counts counts) {
    ObjectNode body = Exchange.object();
    body.put("id", one.id());
    body.put("author", one.author());
    ObjectNode text = body.putObject("text");
    one.texts().forEach((language, words) -> text.put(language.code(), words));
    body.set("audience", audience(one.audience()));
    body.put("state", one.state().name());
    body.put("createdAt", one.createdAt().toString());
    one.sendAt().ifPresent(at -> body.put("sendAt", at.toString()));
    one.expiresAt().ifPresent(at -> body.put("expiresAt", at.toString()));
    body.put(
        "policy", one.unfinished() == Ledger.Unfinished.AGAIN ? "at-least-once" : "at-most-once");
    body.putObject("counts")
        .put("queued", counts.queued())
        .put("sending", counts.sending())
        .put("sent", counts.sent())
        .put("failed", counts.failed())
        .put("gone", counts.gone())
        .put("unknown", counts.unknown());
    return body;
  }

  private static ObjectNode audience(Audience audience) {
    ObjectNode body = Exchange.object();
    if (audience.equals(Audience.ALL)) {
      return body.put("all", true);
    }
    put(body, "chats", audience.chats());
    put(body, "chapters", audience.chapters());
    put(body, "platforms", audience.platforms());
    return body;
  }

  private static void put(ObjectNode body, String name, Set<String> values) {
    if (!values.isEmpty()) {
      ArrayNode array = body.putArray(name);
      values.stream().sorted().forEach(array::add);
    }
  }

  private Future<Void> create(Exchange exchange) {
    Announcement announcement = read(exchange.body(), exchange.operation());
    return announcer
        .draft(announcement)
        .compose(done -> announcer.send(announcement.id()))
        .compose(outcome -> {
          if (outcome == Outcome.NOBODY) {
            throw ProblemException.invalid(List.of(new ProblemException.Mistake(
                "/audience", "expected at least one active chat; this reaches nobody")));
          }
          // A request that is repeated after everything was sent finds it done.
          if (outcome != Outcome.NOT_NOW) {
            refuseUnlessDone(outcome, announcement.id());
          }
          exchange
              .routing()
              .response()
              .putHeader("Location", "/api/v1/announcements/" + announcement.id());
          return show(exchange, announcement.id(), 201);
        });
  }

  private Announcement read(Body body, String operation) {
    body.refuseNull("policy", "author");
    Body text = body.object("text");
    Map<Language, String> texts = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      text.text(language.code(), Announcement.MAX_TEXT)
          .ifPresent(words -> texts.put(language, words));
    }
    text.closed();
    if (texts.isEmpty()) {
      body.reject("text", "expected an object with zh, en or both; it is required");
    }
    Audience audience = readAudience(body);
    Optional<Instant> sendAt = body.moment("sendAt", zone);
    Optional<Instant> expiresAt = body.moment("expiresAt", zone);
    if (expiresAt.filter(end -> !end.isAfter(sendAt.orElse(clock.instant()))).isPresent()) {
      body.reject("expiresAt", "expected a time to come, after sendAt");
    }
    Ledger.Unfinished policy = body.parsed(
            "policy", "at-most-once or at-least-once", AnnouncementsApi::policy)
        .orElse(unfinished);
    String author = body.text("author", 100).map(name -> AUTHOR + ":" + name).orElse(AUTHOR);
    body.done();
    return new Announcement(
        SendKey.of("announcement", operation),
        author,
        texts,
        audience,
        Announcement.State.DRAFT,
        clock.instant(),
        sendAt,
        expiresAt,
        policy,
        Optional.empty());
  }

  private static Audience readAudience(Body body) {
    if (!body.has("audience")) {
      body.reject(
          "audience", "expected {\"all\": true}, or chats, chapters, platforms; it is required");
    }
    Body given = body.object("audience");
    boolean all = given.flag("all");
    Audience audience =
        new Audience(given.texts("chats"), given.texts("chapters"), given.texts("platforms"));
    given.closed();
    if (all != audience.equals(Audience.ALL)) {
      body.reject(
          "audience",
          "expected either {\"all\": true} or at least one of chats, chapters, platforms");
    }
    return audience;
  }

  private static Ledger.Unfinished policy(String word) {
    return switch (word) {
      case "at-most-once" -> Ledger.Unfinished.UNKNOWN;
      case "at-least-once" -> Ledger.Unfinished.AGAIN;
      default -> throw new IllegalArgumentException(word);
    };
  }

  private Future<Void> approve(Exchange exchange) {
    String approver = exchange.routing().body().isEmpty() ? AUTHOR : readApprover(exchange.body());
    return control(exchange, announcer.approve(exchange.path("id"), approver));
  }

  private static String readApprover(Body body) {
    String approver =
        body.text("approver", 100).map(name -> AUTHOR + ":" + name).orElse(AUTHOR);
    body.done();
    return approver;
  }

  private Future<Void> control(Exchange exchange, Future<Outcome> asked) {
    String id = exchange.path("id");
    return asked.compose(outcome -> {
      refuseUnlessDone(outcome, id);
      return show(exchange, id, 200);
    });
  }

  private static void refuseUnlessDone(Outcome outcome, String id) {
    switch (outcome) {
      case STARTED, SCHEDULED, AWAITING_APPROVAL, PAUSED, CANCELLED -> {}
      case NOBODY -> throw ProblemException.conflict("It would reach nobody.");
      case OWN_APPROVAL ->
        throw ProblemException.conflict("Its author cannot approve it: name another approver.");
      case EXPIRED ->
        throw ProblemException.conflict("The time until which it could be sent is over.");
      case NOT_NOW -> throw ProblemException.conflict("The state it is in does not allow that.");
      case UNKNOWN -> throw ProblemException.notFound("announcement " + id);
    }
  }

  private Future<Void> deliveries(Exchange exchange) {
    String id = exchange.path("id");
    return store
        .find(id)
        .map(found -> found.orElseThrow(() -> ProblemException.notFound("announcement " + id)))
        .compose(one -> ledger.copies(id))
        .map(copies -> {
          ObjectNode body = Exchange.object();
          ArrayNode items = body.putArray("items");
          copies.forEach(copy -> items.add(json(copy)));
          exchange.json(200, body);
          return null;
        });
  }

  private static ObjectNode json(Delivery copy) {
    ObjectNode item = Exchange.object();
    item.put("chat", copy.recipient());
    item.put(
        "state",
        (copy.state() == Delivery.State.CLAIMED ? Delivery.State.QUEUED : copy.state()).name());
    item.put("attempts", copy.attempt());
    if (!copy.detail().isEmpty()) {
      item.put(copy.state() == Delivery.State.SENT ? "message" : "reason", copy.detail());
    }
    return item;
  }
}
