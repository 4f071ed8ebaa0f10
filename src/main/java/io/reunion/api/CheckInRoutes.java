package io.reunion.api;

import io.reunion.checkin.Arrival;
import io.reunion.checkin.CheckIns;
import io.reunion.checkin.CheckIns.Guest;
import io.reunion.checkin.CheckIns.Owner;
import io.reunion.checkin.QrCode;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.Seat;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /checkin/EVENT/SECRET}: what a QR code leads to, and with {@code .png} and {@code .svg} the code itself. The
 * door's shows how to check in; a person's is shown to somebody at the door, whose phone checks them in once it has opened
 * the staff's address. The secret is all that is asked for.
 */
public final class CheckInRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(CheckInRoutes.class);
  private static final Pattern FILE = Pattern.compile("([A-Za-z0-9_-]{32})(\\.png|\\.svg|)");
  private static final String COOKIE = "checkin-staff";

  private final CheckIns checkIns;
  private final PublicAddress reached;

  /**
   * @param publicUrl under which people reach this service; without it no code is given out
   */
  public CheckInRoutes(CheckIns checkIns, Supplier<Optional<String>> publicUrl) {
    this.checkIns = checkIns;
    this.reached = new PublicAddress(publicUrl);
  }

  public void mount(Router router) {
    router.get("/checkin/:event/:file").handler(routing -> open(routing, this::show));
    router.post("/checkin/:event/:file").handler(routing -> open(routing, this::checkIn));
  }

  /** A secret that was found, and what it stands for. */
  private record Opened(
      RoutingContext routing, Event event, String secret, String ending, Owner owner) {}

  /** Answers one request. */
  private interface Answer {
    Future<Void> to(Opened opened);
  }

  private void open(RoutingContext routing, Answer answer) {
    Matcher file = FILE.matcher(routing.pathParam("file"));
    Optional<EventId> id = EventId.typed(routing.pathParam("event"));
    Future<Void> answered = id.isEmpty() || !file.matches()
        ? missing(routing)
        : checkIns
            .owner(id.get(), file.group(1))
            .compose(owner -> checkIns
                .event(id.get())
                .compose(event -> owner.isEmpty() || event.isEmpty()
                    ? missing(routing)
                    : answer.to(new Opened(
                        routing, event.get(), file.group(1), file.group(2), owner.get()))));
    answered.onFailure(failure -> {
      LOG.warn("a code cannot be read: {}", failure.toString());
      if (!routing.response().ended()) {
        routing.response().setStatusCode(503).putHeader("Retry-After", "10").end();
      }
    });
  }

  private static Future<Void> missing(RoutingContext routing) {
    return routing.response().setStatusCode(404).end();
  }

  private Future<Void> show(Opened opened) {
    if (!opened.ending().isEmpty()) {
      return picture(opened);
    }
    if (opened.owner() instanceof Owner.Door) {
      return checkIns
          .words(opened.event().id())
          .compose(words -> page(opened, CheckInPages.door(opened.event(), words)));
    }
    if (opened.owner() instanceof Owner.Person person) {
      return isStaff(opened)
          .compose(staff -> page(
              opened,
              staff
                  ? CheckInPages.ask(opened.event(), person.guest().name())
                  : CheckInPages.own(opened.event(), opened.secret())));
    }
    opened
        .routing()
        .response()
        .addCookie(Cookie.cookie(COOKIE, opened.secret())
            .setPath("/checkin/" + opened.event().id())
            .setHttpOnly(true)
            .setSecure(reached.isHttps())
            .setSameSite(CookieSameSite.STRICT)
            .setMaxAge(24 * 3600L));
    return page(opened, CheckInPages.staff(opened.event()));
  }

  private Future<Void> picture(Opened opened) {
    Optional<String> url = reached.at("/checkin/" + opened.event().id() + "/" + opened.secret());
    if (url.isEmpty()) {
      return missing(opened.routing());
    }
    QrCode code = QrCode.of(url.get());
    boolean png = opened.ending().equals(".png");
    return closed(opened)
        .putHeader("Content-Type", png ? "image/png" : "image/svg+xml")
        .end(png ? Buffer.buffer(code.png()) : Buffer.buffer(code.svg()));
  }

  private Future<Boolean> isStaff(Opened opened) {
    Cookie cookie = opened.routing().request().getCookie(COOKIE);
    return cookie == null
        ? Future.succeededFuture(false)
        : checkIns
            .owner(opened.event().id(), cookie.getValue())
            .map(owner -> owner.filter(Owner.Staff.class::isInstance).isPresent());
  }

  /** Only from a phone that has opened the staff's address, which no page of others can make it do. */
  private Future<Void> checkIn(Opened opened) {
    if (!(opened.owner() instanceof Owner.Person person)) {
      return missing(opened.routing());
    }
    Guest guest = person.guest();
    return isStaff(opened)
        .compose(staff -> staff
            ? checkIns
                .arrive(
                    opened.event().id(),
                    guest,
                    Seat.ROOM,
                    0,
                    Arrival.Way.CODE,
                    "code:" + UUID.randomUUID())
                .compose(checked -> checkIns
                    .report(opened.event().id())
                    .compose(
                        report -> page(opened, CheckInPages.done(opened.event(), checked, report))))
            : opened.routing().response().setStatusCode(403).end());
  }

  private static io.vertx.core.http.HttpServerResponse closed(Opened opened) {
    return opened
        .routing()
        .response()
        .putHeader("Cache-Control", "no-store")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Robots-Tag", "noindex")
        .putHeader(
            "Content-Security-Policy",
            "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; form-action 'self';"
                + " frame-ancestors 'none'");
  }

  private static Future<Void> page(Opened opened, String html) {
    return closed(opened).putHeader("Content-Type", "text/html; charset=utf-8").end(html);
  }
}
