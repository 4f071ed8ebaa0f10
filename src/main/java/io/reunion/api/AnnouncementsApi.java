package io.reunion.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.announcement.Announcement;
import io.reunion.announcement.Announcement.Change;
import io.reunion.announcement.Announcement.Content;
import io.reunion.announcement.AnnouncementStore;
import io.reunion.announcement.Announcements;
import io.reunion.announcement.Announcer;
import io.reunion.announcement.Announcer.Outcome;
import io.reunion.announcement.Journal;
import io.reunion.chat.UserId;
import io.reunion.delivery.Delivery;
import io.reunion.delivery.Ledger;
import io.reunion.delivery.SendKey;
import io.reunion.member.MemberStore;
import io.reunion.text.Language;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code /announcements}. */
final class AnnouncementsApi implements AdminApi.Part {
  private static final int LISTED = 100;
  private static final Cursor PAGES = new Cursor("announcements");

  /** Who approves by the one token of an office that has no second one: it is trusted with who of its people does. */
  private static final String OFFICE = "office";

  private final Announcer announcer;
  private final AnnouncementStore store;
  private final Ledger ledger;
  private final MemberStore members;
  private final Journal journal;
  private final Clock clock;
  private final ZoneId zone;
  private final Ledger.Unfinished unfinished;
  private final Live live;
  private final boolean soleToken;
  private final Authors authors;

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
    this.journal = announcements.journal();
    this.ledger = ledger;
    this.members = members;
    this.authors = new Authors(members);
    this.clock = clock;
    this.zone = zone;
    this.unfinished = unfinished;
    this.live = live;
    this.soleToken = soleToken;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    AnnouncementScope scope = new AnnouncementScope(store);
    String one = "/announcements/:id";
    operations.organisers(HttpMethod.GET, "/announcements", this::list);
    operations.organisers(HttpMethod.POST, "/announcements", this::create);
    operations.organisers(HttpMethod.GET, one, scope.within(exchange -> show(exchange, 200)));
    operations.organisers(
        HttpMethod.GET,
        one + "/live",
        scope.within(exchange -> live.stream(exchange, () -> frame(exchange.path("id")))));
    operations.add(HttpMethod.POST, one + "/approve", this::approve);
    controls(operations, scope, "pause", announcer::pause);
    controls(operations, scope, "resume", announcer::resume);
    controls(operations, scope, "cancel", announcer::cancel);
    controls(operations, scope, "retry", id -> announcer.again(id, Delivery.State.FAILED));
    controls(operations, scope, "resend", id -> announcer.again(id, Delivery.State.UNKNOWN));
    operations.organisers(
        HttpMethod.POST,
        one + "/correct",
        scope.within(exchange -> change(exchange, Change.Kind.CORRECTION)));
    operations.organisers(
        HttpMethod.POST,
        one + "/recall",
        scope.within(exchange -> change(exchange, Change.Kind.RECALL)));
  }

  private void controls(
      AdminApi.Operations operations,
      AnnouncementScope scope,
      String what,
      Function<String, Future<Outcome>> asked) {
    operations.organisers(
        HttpMethod.POST,
        "/announcements/:id/" + what,
        scope.within(exchange -> control(exchange, what, asked.apply(exchange.path("id")))));
  }

  /** The newest first. Without a page being asked for, as many as {@value #LISTED}. */
  private Future<Void> list(Exchange exchange) {
    return store
        .newest(Integer.MAX_VALUE)
        .map(all -> PAGES.page(
            exchange,
            all.stream()
                .filter(one -> AnnouncementScope.reaches(exchange.caller(), one))
                .toList(),
            AnnouncementsApi::place,
            Comparator.reverseOrder(),
            LISTED))
        .compose(page -> {
          List<Future<ObjectNode>> items = new ArrayList<>(page.items().size());
          page.items()
              .forEach(one -> items.add(ledger
                  .counts(one.id())
                  .compose(counts -> named(one, AnnouncementJson.of(one, counts)))));
          return Future.join(items).map(done -> {
            ObjectNode body = Exchange.object();
            body.putArray("items").addAll(done.<ObjectNode>list());
            page.next().ifPresent(next -> body.put("next", next));
            exchange.json(200, body);
            return null;
          });
        });
  }

  /** Its place in the order of writing, which no later change moves. */
  private static String place(Announcement one) {
    return String.format(Locale.ROOT, "%015d %s", one.createdAt().toEpochMilli(), one.id());
  }

  private Future<ObjectNode> named(Announcement one, ObjectNode body) {
    return authors.name(one.author()).map(name -> body.put("authorName", name));
  }

  private Future<Void> show(Exchange exchange, int status) {
    return show(exchange, exchange.path("id"), status);
  }

  private Future<Void> show(Exchange exchange, String id, int status) {
    return store
        .find(id)
        .map(found -> found.orElseThrow(() -> ProblemException.notFound("announcement " + id)))
        .compose(this::json)
        .map(body -> {
          exchange.json(status, body);
          return null;
        });
  }

  private Future<ObjectNode> json(Announcement one) {
    return ledger
        .counts(one.id())
        .compose(counts -> store
            .pace(one.id())
            .compose(pace -> named(
                one,
                AnnouncementJson.of(
                    one, counts, pace.flatMap(known -> known.at(clock.instant(), counts))))));
  }

  private Future<Live.Frame> frame(String id) {
    return store
        .find(id)
        .map(found -> found.orElseThrow(() -> ProblemException.notFound("announcement " + id)))
        .compose(one -> json(one)
            .map(body -> new Live.Frame(
                "progress",
                body,
                one.state() == Announcement.State.CANCELLED
                    || one.state() == Announcement.State.DONE)));
  }

  private Future<Void> create(Exchange exchange) {
    Body body = exchange.body();
    return holder(exchange)
        .compose(holder -> submit(
            exchange,
            AnnouncementScope.allowed(
                exchange.caller(), read(body, holder, exchange.operation()))));
  }

  /** Who asks: a token, or the person who is signed in, by the same key as in a chat. */
  private Future<String> holder(Exchange exchange) {
    Optional<UserId> user = exchange.caller().user();
    return user.isEmpty()
        ? Future.succeededFuture(
            exchange.caller().equals(ApiTokens.AUTHOR)
                ? AnnouncementBody.AUTHOR
                : exchange.caller().id())
        : members
            .byUser(user.get())
            .map(known -> Announcer.CONSOLE
                + known.map(member -> "m:" + member.id()).orElse("u:" + user.get()));
  }

  /** Nothing is written before it is known that nothing is wrong with it. */
  private Future<Void> submit(Exchange exchange, Announcement announcement) {
    return announcer
        .faults(announcement)
        .compose(faults -> {
          Refusals.of(faults);
          return announcer.draft(announcement);
        })
        .compose(done -> announcer.send(announcement.id()))
        .compose(outcome -> {
          // A request that is repeated after everything was sent finds it done.
          boolean repeated = outcome == Outcome.NOT_NOW;
          if (!repeated) {
            Refusals.unlessDone(outcome, announcement.id());
          }
          return repeated ? Future.succeededFuture() : noted(announcement);
        })
        .compose(noted -> {
          exchange
              .routing()
              .response()
              .putHeader("Location", "/api/v1/announcements/" + announcement.id());
          return show(exchange, announcement.id(), 201);
        });
  }

  private Future<Void> noted(Announcement announcement) {
    String id = announcement.id();
    return journal
        .overHttp(id, announcement.author(), "send")
        .compose(sent -> announcement.timing().urgent()
            ? journal.overHttp(id, announcement.author(), "urgent")
            : Future.succeededFuture());
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
          String author =
              body.map(given -> AnnouncementBody.author(given, holder)).orElse(holder);
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
      String approver =
          body.map(given -> AnnouncementBody.named(given, "approver", agreeing)).orElse(agreeing);
      Optional<String> digest = body.flatMap(given -> given.text("digest", 8));
      body.ifPresent(Body::done);
      return store
          .find(exchange.path("id"))
          .compose(found -> found.filter(one -> isNamed(one.author(), approver)).isPresent()
              ? Future.failedFuture(
                  ProblemException.conflict("Its author cannot approve it: name another approver."))
              : control(
                  exchange,
                  "approve",
                  approver,
                  announcer.approve(exchange.path("id"), approver, digest)));
    });
  }

  /** With one token for all, the names that go with it are all there is to tell the two persons apart. */
  private static boolean isNamed(String author, String approver) {
    return approver.startsWith(OFFICE + ":")
        && author.equals(AnnouncementBody.AUTHOR + approver.substring(OFFICE.length()));
  }

  private Future<Void> control(Exchange exchange, String what, Future<Outcome> asked) {
    return holder(exchange).compose(holder -> control(exchange, what, holder, asked));
  }

  private Future<Void> control(Exchange exchange, String what, String who, Future<Outcome> asked) {
    String id = exchange.path("id");
    return asked
        .compose(outcome -> {
          Refusals.unlessDone(outcome, id);
          return journal.overHttp(id, who, what);
        })
        .compose(noted -> show(exchange, id, 200));
  }
}
