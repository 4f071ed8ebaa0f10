package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.announcement.Announcement;
import io.reunion.announcement.Announcement.Change;
import io.reunion.announcement.Announcement.Content;
import io.reunion.announcement.AnnouncementStore;
import io.reunion.announcement.Announcements;
import io.reunion.announcement.Announcer;
import io.reunion.announcement.Announcer.Outcome;
import io.reunion.announcement.Fault;
import io.reunion.announcement.Reports;
import io.reunion.delivery.Delivery;
import io.reunion.chat.UserId;
import io.reunion.delivery.Ledger;
import io.reunion.member.MemberStore;
import io.reunion.delivery.SendKey;
import io.reunion.text.Language;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /announcements}. */
final class AnnouncementsApi implements AdminApi.Part {
  private static final int LISTED = 100;

  /** Who approves by the one token of an office that has no second one: it is trusted with who of its people does. */
  private static final String OFFICE = "office";

  private final Announcer announcer;
  private final AnnouncementStore store;
  private final Ledger ledger;
  private final MemberStore members;
  private final Reports reports;
  private final Clock clock;
  private final ZoneId zone;
  private final Ledger.Unfinished unfinished;
  private final Live live;
  private final boolean soleToken;

  AnnouncementsApi(
      Announcements announcements,
      Ledger ledger,
      MemberStore members,
      Clock clock,
      ZoneId zone,
      Ledger.Unfinished unfinished,
      Live live,
      boolean soleToken) {
    this.announcer = announcements.announcer();
    this.store = announcements.store();
    this.reports = announcements.reports();
    this.ledger = ledger;
    this.members = members;
    this.clock = clock;
    this.zone = zone;
    this.unfinished = unfinished;
    this.live = live;
    this.soleToken = soleToken;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, "/announcements", this::list);
    operations.add(HttpMethod.POST, "/announcements", this::create);
    operations.add(HttpMethod.GET, "/announcements/:id", exchange -> show(exchange, 200));
    operations.add(HttpMethod.GET, "/announcements/:id/deliveries", this::deliveries);
    operations.add(HttpMethod.GET, "/announcements/:id/report", this::report);
    operations.add(
        HttpMethod.GET,
        "/announcements/:id/live",
        exchange -> live.stream(exchange, () -> frame(exchange.path("id"))));
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
    operations.add(
        HttpMethod.POST,
        "/announcements/:id/retry",
        exchange -> control(exchange, announcer.again(exchange.path("id"), Delivery.State.FAILED)));
    operations.add(
        HttpMethod.POST,
        "/announcements/:id/resend",
        exchange ->
            control(exchange, announcer.again(exchange.path("id"), Delivery.State.UNKNOWN)));
    operations.add(
        HttpMethod.POST,
        "/announcements/:id/correct",
        exchange -> change(exchange, Change.Kind.CORRECTION));
    operations.add(
        HttpMethod.POST,
        "/announcements/:id/recall",
        exchange -> change(exchange, Change.Kind.RECALL));
  }

  private Future<Void> list(Exchange exchange) {
    return store
        .newest(exchange.query("limit", LISTED, 1, LISTED))
        .compose(found -> {
          List<Future<ObjectNode>> items = new ArrayList<>(found.size());
          found.forEach(one ->
              items.add(ledger.counts(one.id()).map(counts -> AnnouncementJson.of(one, counts))));
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
          exchange.json(status, AnnouncementJson.of(one, counts));
          return null;
        }));
  }

  private Future<Live.Frame> frame(String id) {
    return store
        .find(id)
        .map(found -> found.orElseThrow(() -> ProblemException.notFound("announcement " + id)))
        .compose(one -> ledger
            .counts(id)
            .map(counts -> new Live.Frame(
                "progress",
                AnnouncementJson.of(one, counts),
                one.state() == Announcement.State.CANCELLED
                    || one.state() == Announcement.State.DONE)));
  }

  private Future<Void> create(Exchange exchange) {
    Body body = exchange.body();
    return holder(exchange)
        .compose(holder -> submit(exchange, read(body, holder, exchange.operation())));
  }

  /** Who asks: a token, or the person who is signed in, by the same key as in a chat. */
  private Future<String> holder(Exchange exchange) {
    Optional<UserId> user = exchange.caller().user();
    return user.isEmpty()
        ? Future.succeededFuture(
            exchange.caller().equals(ApiTokens.AUTHOR)
                ? AnnouncementBody.AUTHOR
                : exchange.caller().id())
        : members.byUser(user.get()).map(known -> Announcer.CONSOLE
            + known.map(member -> "m:" + member.id()).orElse("u:" + user.get()));
  }

  /** Nothing is written before it is known that nothing is wrong with it. */
  private Future<Void> submit(Exchange exchange, Announcement announcement) {
    return announcer
        .faults(announcement)
        .compose(faults -> {
          refuse(faults);
          return announcer.draft(announcement);
        })
        .compose(done -> announcer.send(announcement.id()))
        .compose(outcome -> {
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

  private static void refuse(List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw ProblemException.invalid(faults.stream()
          .map(fault -> new ProblemException.Mistake(at(fault), AnnouncementBody.expected(fault)))
          .toList());
    }
  }

  private static String at(Fault fault) {
    return switch (fault.kind()) {
      case NOBODY, OVER_DAY, OVER_MONTH -> "/audience";
      case BAD_BUTTON -> "/buttons";
      case NO_TEXT, TOO_LONG, BAD_LINK, UNKNOWN_FIELD ->
        "/text" + fault.language().map(language -> "/" + language.code()).orElse("");
    };
  }

  private Announcement read(Body body, String holder, String operation) {
    return new AnnouncementBody(body, clock, zone)
        .read(SendKey.of("announcement", operation), holder, unfinished);
  }

  /** What changes the copies of another one is an announcement of its own. */
  private Future<Void> change(Exchange exchange, Change.Kind kind) {
    String of = exchange.path("id");
    boolean says = kind == Change.Kind.CORRECTION;
    Optional<Body> body = exchange.routing().body().isEmpty() && !says
        ? Optional.empty()
        : Optional.of(exchange.body());
    return store
        .find(of)
        .map(found -> found.orElseThrow(() -> ProblemException.notFound("announcement " + of)))
        .compose(old -> holder(exchange))
        .compose(holder -> {
          Map<Language, String> texts =
              says ? AnnouncementBody.texts(body.orElseThrow()) : Map.of();
          String author = body.map(given -> AnnouncementBody.author(given, holder)).orElse(holder);
          body.ifPresent(Body::done);
          return announcer.change(
              of,
              kind,
              SendKey.of("announcement", exchange.operation()),
              author,
              new Content(texts, List.of()));
        })
        .map(made -> made.orElseThrow(
            () -> ProblemException.conflict("The state it is in does not allow that.")))
        .compose(made -> submit(exchange, made));
  }

  private Future<Void> approve(Exchange exchange) {
    Optional<Body> body =
        exchange.routing().body().isEmpty() ? Optional.empty() : Optional.of(exchange.body());
    return holder(exchange).compose(holder -> {
      String agreeing = soleToken && holder.equals(AnnouncementBody.AUTHOR) ? OFFICE : holder;
      String approver = body.map(given -> AnnouncementBody.named(given, "approver", agreeing))
          .orElse(agreeing);
      Optional<String> digest = body.flatMap(given -> given.text("digest", 8));
      body.ifPresent(Body::done);
      return store
          .find(exchange.path("id"))
          .compose(found -> found.filter(one -> isNamed(one.author(), approver)).isPresent()
              ? Future.failedFuture(
                  ProblemException.conflict("Its author cannot approve it: name another approver."))
              : control(exchange, announcer.approve(exchange.path("id"), approver, digest)));
    });
  }

  /** With one token for all, the names that go with it are all there is to tell the two persons apart. */
  private static boolean isNamed(String author, String approver) {
    return approver.startsWith(OFFICE + ":")
        && author.equals(AnnouncementBody.AUTHOR + approver.substring(OFFICE.length()));
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
      case FAULTY ->
        throw ProblemException.conflict("It does not fit those whom it reaches by now.");
      case CHANGED ->
        throw ProblemException.conflict("It is not what was read; its digest is another one.");
      case OWN_APPROVAL ->
        throw ProblemException.conflict("Who wrote it does not approve it: an admin in a chat does, or the approver's token.");
      case EXPIRED ->
        throw ProblemException.conflict("The time until which it could be sent is over.");
      case NOT_NOW -> throw ProblemException.conflict("The state it is in does not allow that.");
      case UNKNOWN -> throw ProblemException.notFound("announcement " + id);
    }
  }

  private Future<Void> deliveries(Exchange exchange) {
    String id = exchange.path("id");
    boolean csv = exchange.query("format").filter("csv"::equals).isPresent();
    return store
        .find(id)
        .map(found -> found.orElseThrow(() -> ProblemException.notFound("announcement " + id)))
        .compose(one -> csv
            ? reports.of(id).map(report -> DeliveryCsv.of(report.lines()))
            : ledger.copies(id).map(AnnouncementJson::of))
        .map(body -> {
          exchange.text(200, csv ? "text/csv; charset=utf-8" : "application/json", body);
          return null;
        });
  }

  private Future<Void> report(Exchange exchange) {
    String id = exchange.path("id");
    return store
        .find(id)
        .map(found -> found.orElseThrow(() -> ProblemException.notFound("announcement " + id)))
        .compose(one -> reports.of(id))
        .map(report -> {
          exchange.json(200, AnnouncementJson.of(report));
          return null;
        });
  }
}
