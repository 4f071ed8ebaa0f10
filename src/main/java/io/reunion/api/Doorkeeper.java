package io.reunion.api;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.reunion.access.AuditLog;
import io.reunion.access.BrowserFamily;
import io.reunion.access.Caller;
import io.reunion.access.SignIns;
import io.reunion.access.Standing;
import io.reunion.member.Role;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in who brings the token of the configuration, or the cookie of a console session. A request with a cookie that
 * changes something must come from our own pages: it carries the session's word in {@code X-Reunion-Csrf}, which other
 * sites cannot read.
 */
final class Doorkeeper {
  static final String CSRF = "X-Reunion-Csrf";

  private static final Logger LOG = LoggerFactory.getLogger(Doorkeeper.class);
  private static final String BEARER = "Bearer ";
  private static final String CALLER = "caller";
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final long COOKIE_SECONDS = 12 * 3600;
  private static final SignIns.Known NOBODY = new SignIns.Known(
      "", new Caller("nobody", Optional.empty(), new Standing("", Role.GUEST, Set.of())));

  private final ApiTokens tokens;
  private final SignIns signIns;
  private final AuditLog audit;
  private final boolean https;

  /** @param https whether people reach this service so, as the cookie has to know */
  Doorkeeper(ApiTokens tokens, SignIns signIns, AuditLog audit, boolean https) {
    this.tokens = tokens;
    this.signIns = signIns;
    this.audit = audit;
    this.https = https;
  }

  /** Who sends a request that was let in. */
  static Caller caller(RoutingContext routing) {
    return routing.get(CALLER);
  }

  /** Succeeds once the caller is known; fails with what to answer otherwise. The body is left unread meanwhile. */
  Future<Void> admit(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    if (request.headers().contains(HttpHeaderNames.AUTHORIZATION)) {
      return bearer(request)
          .map(holder -> admit(routing, holder))
          .orElseGet(() -> Future.failedFuture(stranger()));
    }
    Cookie cookie = request.getCookie(cookieName());
    if (cookie == null) {
      return Future.failedFuture(stranger());
    }
    request.pause();
    return signIns
        .find(cookie.getValue(), browser(request))
        .compose(found -> found.map(session -> admit(routing, session)).orElseGet(() -> {
          forget(routing);
          return refused(routing, "nobody", expired());
        }))
        .onComplete(done -> request.resume());
  }

  private Future<Void> admit(RoutingContext routing, Caller holder) {
    return ApiTokens.may(holder, routing.request().method(), routing.normalizedPath())
        ? known(routing, holder)
        : refused(routing, holder.id(), onlyApproves());
  }

  private Future<Void> admit(RoutingContext routing, SignIns.Known session) {
    HttpServerRequest request = routing.request();
    if (!READING.contains(request.method()) && !ours(request, session)) {
      return refused(routing, session.caller().id(), foreign());
    }
    return known(routing, session.caller());
  }

  private static Future<Void> known(RoutingContext routing, Caller caller) {
    routing.put(CALLER, caller);
    return Future.succeededFuture();
  }

  private static boolean ours(HttpServerRequest request, SignIns.Known session) {
    String word = request.getHeader(CSRF);
    return word != null && session.proves(word) && sameSite(request);
  }

  /** Whether the browser, where it says so, says that one of our own pages sends this. */
  static boolean sameSite(HttpServerRequest request) {
    String fetched = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader(HttpHeaderNames.ORIGIN);
    return (fetched == null || fetched.equals("same-origin"))
        && (origin == null || authority(origin).equals(request.getHeader(HttpHeaderNames.HOST)));
  }

  private static String authority(String origin) {
    try {
      return String.valueOf(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  static String browser(HttpServerRequest request) {
    return BrowserFamily.of(request.getHeader(HttpHeaderNames.USER_AGENT));
  }

  /** Who sends a request; a guest without a name if nobody is known. Nothing is refused. */
  Future<SignIns.Known> recognise(RoutingContext routing) {
    Optional<Caller> holder = bearer(routing.request());
    if (holder.isPresent()) {
      return Future.succeededFuture(new SignIns.Known("", holder.get()));
    }
    String browser = browser(routing.request());
    return session(routing)
        .map(id -> signIns.find(id, browser))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()))
        .map(found -> found.orElse(NOBODY));
  }

  /** Whether whoever was let in would still be, as the same and with the same rights. That prolongs no session. */
  Future<Boolean> isStillIn(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    if (request.headers().contains(HttpHeaderNames.AUTHORIZATION)) {
      return Future.succeededFuture(bearer(request).isPresent());
    }
    String browser = browser(request);
    return session(routing)
        .map(id -> signIns.look(id, browser))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()))
        .map(found ->
            found.filter(known -> known.caller().equals(caller(routing))).isPresent());
  }

  private Optional<Caller> bearer(HttpServerRequest request) {
    String header = request.getHeader(HttpHeaderNames.AUTHORIZATION);
    return header != null
            && header.regionMatches(/* ignoreCase= */ true, 0, BEARER, 0, BEARER.length())
        ? tokens.holder(header.substring(BEARER.length()))
        : Optional.empty();
  }

  /** The session of this request's cookie, let in or not. */
  Optional<String> session(RoutingContext routing) {
    return Optional.ofNullable(routing.request().getCookie(cookieName())).map(Cookie::getValue);
  }

  void remember(RoutingContext routing, String session) {
    routing.response().addCookie(cookie(session).setMaxAge(COOKIE_SECONDS));
  }

  void forget(RoutingContext routing) {
    routing.response().addCookie(cookie("").setMaxAge(0));
  }

  private Cookie cookie(String value) {
    return Cookie.cookie(cookieName(), value)
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT)
        .setSecure(https)
        .setPath("/");
  }

  private String cookieName() {
    return https ? "__Host-reunion" : "reunion";
  }

  /** Notes a refusal, and fails with it. */
  <T> Future<T> refused(RoutingContext routing, String who, ProblemException problem) {
    String what = routing.request().method() + " " + routing.normalizedPath();
    return audit
        .refused(who, what, Integer.toString(problem.status()))
        .otherwise(failure -> {
          LOG.warn("a refusal could not be noted: {}", failure.getMessage());
          return null;
        })
        .compose(noted -> Future.failedFuture(problem));
  }

  private static ProblemException stranger() {
    return new ProblemException(
        401,
        "Not authorised",
        "Send the token of the configuration as Authorization: Bearer, or sign in to the console.",
        List.of());
  }

  private static ProblemException onlyApproves() {
    return new ProblemException(
        403, "Not allowed", "The approver's token may not do this.", List.of());
  }

  private static ProblemException expired() {
    return new ProblemException(
        401,
        "Signed out",
        "The session has ended, or was opened in another browser. Write console to the bot for a new link.",
        List.of());
  }

  private static ProblemException foreign() {
    return new ProblemException(
        403,
        "Not from here",
        "Expected the header " + CSRF + " of this session, from a page of this service.",
        List.of());
  }
}
