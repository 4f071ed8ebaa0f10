package io.reunion.api;

import io.reunion.access.AuditLog;
import io.reunion.access.Caller;
import io.reunion.access.IdentityProvider;
import io.reunion.access.IdentityProvider.NotBelieved;
import io.reunion.access.SignIns;
import io.reunion.chat.UserId;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /console/oidc}: to the association's identity provider, and {@code /console/oidc/back} from there. The state is
 * bound to the browser by a cookie, so that nobody is signed in by a link that another one has begun.
 */
final class OidcRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(OidcRoutes.class);
  private static final String BEGIN = "/console/oidc";
  private static final String BACK = "/console/oidc/back";
  private static final String COOKIE = "reunion-oidc";
  private static final long COOKIE_SECONDS = 600;

  private final IdentityProvider provider;
  private final SignIns signIns;
  private final Doorkeeper door;
  private final AuditLog audit;
  private final PublicAddress reached;

  /** @param reached which the provider has to know */
  OidcRoutes(
      IdentityProvider provider,
      SignIns signIns,
      Doorkeeper door,
      AuditLog audit,
      PublicAddress reached) {
    this.provider = provider;
    this.signIns = signIns;
    this.door = door;
    this.audit = audit;
    this.reached = reached;
  }

  void mount(Router router) {
    router.get(BEGIN).handler(routing -> answered(routing, begin(routing)));
    router.get(BACK).handler(routing -> answered(routing, back(routing)));
  }

  private Future<String> address() {
    return reached
        .at(BACK)
        .map(Future::succeededFuture)
        .orElseGet(() -> Future.failedFuture(
            new ProblemException(503, "Not now", "server.publicUrl is not set.", List.of())));
  }

  private Future<Void> begin(RoutingContext routing) {
    return address().compose(provider::begin).compose(begun -> {
      routing.response().addCookie(cookie(begun.state()).setMaxAge(COOKIE_SECONDS));
      return routing
          .response()
          .setStatusCode(302)
          .putHeader("Location", begun.address())
          .putHeader("Cache-Control", "no-store")
          .putHeader("Referrer-Policy", "no-referrer")
          .end();
    });
  }

  private Cookie cookie(String value) {
    return Cookie.cookie(COOKIE, value)
        .setHttpOnly(true)
        // Lax: the browser comes back from another site.
        .setSameSite(CookieSameSite.LAX)
        .setSecure(reached.isHttps())
        .setPath(BEGIN);
  }

  private Future<Void> back(RoutingContext routing) {
    String state = routing.request().getParam("state", "");
    String code = routing.request().getParam("code", "");
    Cookie bound = routing.request().getCookie(COOKIE);
    routing.response().addCookie(cookie("").setMaxAge(0));
    if (code.isEmpty() || bound == null || !equal(bound.getValue(), state)) {
      return door.refused(
          routing,
          "nobody",
          refused("This way in was not begun in this browser, or was refused there."));
    }
    return address()
        .compose(address -> provider.end(state, code, address))
        .recover(failure -> failure instanceof NotBelieved
            ? door.refused(routing, "nobody", refused(String.valueOf(failure.getMessage())))
            : Future.failedFuture(failure))
        .compose(ids -> known(ids, 0))
        .compose(caller -> caller
            .map(known -> opened(routing, known))
            .orElseGet(() -> door.refused(
                routing, "nobody", refused("Nobody here has given you a role in the console."))));
  }

  private static boolean equal(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static ProblemException refused(String detail) {
    return new ProblemException(403, "Not signed in", detail, List.of());
  }

  /** The first of the ids that may enter. */
  private Future<Optional<Caller>> known(List<UserId> ids, int from) {
    return from >= ids.size()
        ? Future.succeededFuture(Optional.empty())
        : signIns
            .caller(ids.get(from))
            .compose(caller -> caller.mayEnter()
                ? Future.succeededFuture(Optional.of(caller))
                : known(ids, from + 1));
  }

  /**
   * The page goes on to the console by itself: a redirect would still count as coming from the provider's site, to which
   * the session's cookie is not told.
   */
  private Future<Void> opened(RoutingContext routing, Caller caller) {
    return signIns
        .open(caller, caller.standing().role(), Doorkeeper.browser(routing.request()))
        .compose(session -> {
          door.remember(routing, session.id());
          return audit.add(caller.id(), "signed in", "200");
        })
        .compose(noted -> page(
            routing,
            200,
            "<meta http-equiv=\"refresh\" content=\"0;url=/console/\">"
                + "<p><a href=\"/console/\">Console 控制台</a></p>"));
  }

  private void answered(RoutingContext routing, Future<Void> answer) {
    answer.onFailure(failure -> {
      int status = failure instanceof ProblemException known ? known.status() : 502;
      if (status == 502) {
        LOG.warn("the identity provider: {}", failure.toString());
      }
      String said = failure instanceof ProblemException known
          ? String.valueOf(known.getMessage())
          : "The identity provider cannot be reached.";
      page(
              routing,
              status,
              "<p role=\"alert\">" + said + " " + RefusalWords.chinese(said).orElse("未能登录。")
                  + "</p><p><a href=\"/console/enter\">Console 控制台</a></p>")
          .onFailure(gone -> LOG.debug("not told: {}", gone.toString()));
    });
  }

  /** Nothing that came from outside is in it. */
  private static Future<Void> page(RoutingContext routing, int status, String body) {
    return routing
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .end("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Reunion</title>"
            + body);
  }
}
