package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.access.AuditLog;
import io.reunion.access.Caller;
import io.reunion.access.SignIns;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Optional;

/** Signing in and out of the console, and the log of what was done there. */
final class SessionApi implements AdminApi.Part {
  private static final int MOST = 200;

  private final SignIns signIns;
  private final AuditLog audit;
  private final Doorkeeper door;
  private final Authors authors;
  private final boolean provider;

  SessionApi(SignIns signIns, AuditLog audit, Doorkeeper door, Authors authors, boolean provider) {
    this.provider = provider;
    this.authors = authors;
    this.signIns = signIns;
    this.audit = audit;
    this.door = door;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.open(HttpMethod.POST, "/session", this::open);
    operations.open(HttpMethod.DELETE, "/session", this::close);
    operations.open(HttpMethod.GET, "/session", this::current);
    operations.add(HttpMethod.GET, "/audit", this::audit);
  }

  private Future<Void> open(Exchange exchange) {
    Body body = exchange.body();
    String code = body.text("code", 100).orElse("");
    body.done();
    if (!Doorkeeper.sameSite(exchange.routing().request())) {
      return door.refused(
          exchange.routing(),
          "nobody",
          new ProblemException(
              403, "Not from here", "Open the link in a browser of its own.", List.of()));
    }
    return signIns
        .open(code, Doorkeeper.browser(exchange.routing().request()))
        .compose(opened -> opened
            .map(session -> opened(exchange, session))
            .orElseGet(() -> door.refused(exchange.routing(), "nobody", used())));
  }

  private Future<Void> opened(Exchange exchange, SignIns.Opened session) {
    door.remember(exchange.routing(), session.id());
    return audit.add(session.caller().id(), "signed in", "201").map(noted -> {
      exchange.json(201, json(session.caller(), session.csrf()));
      return null;
    });
  }

  private static ProblemException used() {
    return new ProblemException(
        410,
        "Used or expired",
        "A link is good once, for " + SignIns.LINK.toMinutes()
            + " minutes. Write console to the bot for a new one.",
        List.of());
  }

  private Future<Void> close(Exchange exchange) {
    Optional<String> session = door.session(exchange.routing());
    door.forget(exchange.routing());
    return session.map(signIns::close).orElseGet(Future::succeededFuture).map(done -> {
      exchange.json(200, Exchange.object().put("signedOut", true));
      return null;
    });
  }

  /** Says who asks, a stranger included: a page has to know whether to show the way in. */
  private Future<Void> current(Exchange exchange) {
    return door.recognise(exchange.routing()).map(found -> {
      exchange.json(200, json(found.caller(), found.csrf()).put("provider", provider));
      return null;
    });
  }

  private static ObjectNode json(Caller caller, String csrf) {
    ObjectNode session = Exchange.object();
    session.put("id", caller.id());
    session.put("name", caller.standing().name());
    session.put("role", Rank.of(caller).name());
    ArrayNode chapters = session.putArray("chapters");
    caller.standing().chapters().stream().sorted().forEach(chapters::add);
    session.put("csrf", csrf);
    return session;
  }

  private Future<Void> audit(Exchange exchange) {
    int limit = exchange.query("limit", 50, 1, MOST);
    boolean refusals = exchange.query("refused").filter("true"::equals).isPresent();
    Cursor pages = new Cursor(refusals ? "refused" : "audit");
    Optional<String> before = pages.place(exchange, "before").map(place -> {
      if (!place.matches("\\d{1,15}-\\d{1,10}")) {
        throw pages.refused();
      }
      return place;
    });
    return audit
        .newest(refusals, before, limit)
        .compose(entries -> authors
            .names(entries.stream().map(AuditLog.Entry::who).toList())
            .map(names -> {
              ObjectNode body = Exchange.object();
              ArrayNode items = body.putArray("items");
              entries.forEach(entry -> items
                  .addObject()
                  .put("id", entry.id())
                  .put("at", entry.at().toString())
                  .put("who", entry.who())
                  .put("name", names.get(entry.who()))
                  .put("what", entry.what())
                  .put("outcome", entry.outcome()));
              if (entries.size() == limit) {
                body.put("next", pages.at(entries.get(limit - 1).id()));
              }
              exchange.json(200, body);
              return null;
            }));
  }
}
