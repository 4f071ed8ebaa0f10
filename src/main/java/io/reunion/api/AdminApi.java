package io.reunion.api;

import io.reunion.access.AuditLog;
import io.reunion.bot.Inbox;
import io.reunion.log.Trail;
import io.reunion.redis.RedisUnavailableException;
import io.reunion.text.Language;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes under {@code /api}: who may in, what is said when something is wrong, and the parts that do the work. */
public final class AdminApi {
  private static final Logger LOG = LoggerFactory.getLogger(AdminApi.class);
  private static final String DOCUMENT = "openapi.yaml";

  /** Longest list of members that is taken in one request, in bytes; longer ones go through the command line. */
  private static final long LONGEST_LIST = 128L << 20;

  /** A part of a path that leads upwards, also where it is percent-encoded. */
  private static final Pattern CLIMBS = Pattern.compile(
      "(?:^|[/\\\\]|%2f|%5c)(?:\\.|%2e){2}(?:[/\\\\]|%2f|%5c|$)", Pattern.CASE_INSENSITIVE);

  /** What is posted because it is long, and changes nothing. */
  private static final Set<String> ASKING =
      Set.of("/announcements/preview", "/understand", "/understand/chat");

  /** A group of operations. */
  interface Part {
    void mount(Operations operations);
  }

  /** Answers one request; a failure with {@link ProblemException} is the caller's fault, any other is ours. */
  @FunctionalInterface
  interface Operation {
    Future<Void> run(Exchange exchange);
  }

  /** Where a part puts its operations; paths are below {@code /api/v1}. */
  interface Operations {
    /** For admins. */
    void add(HttpMethod method, String path, Operation operation);

    /** For organisers too; the operation itself keeps who is bound to chapters within them. */
    void organisers(HttpMethod method, String path, Operation operation);

    /** For whoever holds an event too; the operation itself keeps them within it. */
    void hosts(HttpMethod method, String path, Operation operation);

    /** For everybody. */
    void open(HttpMethod method, String path, Operation operation);
  }

  /** Where the operation's path is kept while a request is worked, as it is documented. */
  private static final String PATTERN = "reunion.pattern";

  private final Doorkeeper door;
  private final AuditLog audit;
  private final List<Part> parts;
  private final int maxBody;
  private final Optional<OidcRoutes> oidc;
  private final Repeats repeats;

  AdminApi(
      Doorkeeper door,
      AuditLog audit,
      Repeats repeats,
      int maxBody,
      List<Part> parts,
      Optional<OidcRoutes> oidc) {
    this.oidc = oidc;
    this.repeats = repeats;
    this.door = door;
    this.audit = audit;
    this.maxBody = maxBody;
    this.parts = List.copyOf(parts);
  }

  public void mount(Router router) {
    router.route().handler(this::climbing);
    oidc.ifPresent(routes -> routes.mount(router));
    router.get("/api/" + DOCUMENT).handler(AdminApi::document);
    router.route("/api/v1/*").failureHandler(AdminApi::failed);
    Routes routes = new Routes(router);
    parts.forEach(part -> part.mount(routes));
    router.route("/api/v1/*").handler(routing -> admitted(routing, Rank.GUEST, routing::next));
    router
        .route("/api/v1/*")
        .handler(routing ->
            problem(routing, ProblemException.notFound("such operation; see /api/" + DOCUMENT)));
  }

  /** The operations on their routes, each with the body that it may have and the role that it needs. */
  private final class Routes implements Operations {
    private final Router router;
    private final BodyHandler body = BodyHandler.create(false).setBodyLimit(maxBody);
    private final Upload list = new Upload(LONGEST_LIST);

    Routes(Router router) {
      this.router = router;
    }

    @Override
    public void add(HttpMethod method, String path, Operation operation) {
      guarded(method, path, Rank.ADMIN, operation);
    }

    @Override
    public void organisers(HttpMethod method, String path, Operation operation) {
      guarded(method, path, Rank.ORGANISER, operation);
    }

    @Override
    public void hosts(HttpMethod method, String path, Operation operation) {
      guarded(method, path, Rank.HOST, operation);
    }

    @Override
    public void open(HttpMethod method, String path, Operation operation) {
      router.route(method, "/api/v1" + path).handler(routing -> unpacked(routing, path));
      router
          .route(method, "/api/v1" + path)
          .handler(body)
          .handler(routing -> run(routing, operation));
    }

    private void guarded(HttpMethod method, String path, Rank least, Operation operation) {
      router
          .route(method, "/api/v1" + path)
          .handler(routing -> admitted(routing, least, () -> {
            // Before the body is read, so that one that is refused is noted too.
            if (!method.equals(HttpMethod.GET) && !ASKING.contains(path)) {
              routing.addEndHandler(ended -> note(routing));
            }
            unpacked(routing, path);
          }));
      router
          .route(method, "/api/v1" + path)
          .handler(path.endsWith("/import") ? list : body)
          .handler(routing -> run(routing, exchange -> repeats.once(exchange, operation)));
    }
  }

  /** A body that is packed is never unpacked: a short one may hold any length. */
  private static void unpacked(RoutingContext routing, String path) {
    routing.put(PATTERN, "/api/v1" + path);
    String coding = routing.request().getHeader("Content-Encoding");
    if (coding == null || coding.strip().equalsIgnoreCase("identity")) {
      routing.next();
      return;
    }
    routing.response().putHeader("Accept-Encoding", "identity");
    problem(
        routing,
        new ProblemException(
            415,
            "No such content coding",
            "Send the body as it is, without Content-Encoding.",
            List.of()));
  }

  /** What was asked, for the log: the path itself may hold an id, a name or a code. */
  private static String asked(RoutingContext routing) {
    return routing.request().method() + " " + routing.<String>get(PATTERN, "/api/*");
  }

  /** Whoever tries to climb out of where files are is refused before any route is looked for, and noted. */
  private void climbing(RoutingContext routing) {
    if (!CLIMBS.matcher(String.valueOf(routing.request().path())).find()) {
      routing.next();
      return;
    }
    door.refused(
            routing,
            "nobody",
            new ProblemException(
                400, "No such path", "The path may hold no way upwards.", List.of()))
        .onFailure(failure -> fault(routing, failure));
  }

  private void admitted(RoutingContext routing, Rank least, Runnable then) {
    door.admit(routing)
        .compose(known -> Rank.of(Doorkeeper.caller(routing)).compareTo(least) >= 0
            ? Future.<Void>succeededFuture()
            : door.refused(routing, Doorkeeper.caller(routing).id(), tooLow(least)))
        .onSuccess(in -> then.run())
        .onFailure(failure -> fault(routing, failure));
  }

  private static ProblemException tooLow(Rank least) {
    return new ProblemException(
        403, "Not allowed", "This needs the role " + least + ".", List.of());
  }

  private void note(RoutingContext routing) {
    audit
        .add(
            Doorkeeper.caller(routing).id(),
            routing.request().method() + " " + routing.normalizedPath(),
            Integer.toString(routing.response().getStatusCode()))
        .onFailure(failure -> LOG.warn("not in the audit log: {}", failure.getMessage()));
  }

  private static void document(RoutingContext routing) {
    try (InputStream in = AdminApi.class.getResourceAsStream(DOCUMENT)) {
      if (in == null) {
        throw new IllegalStateException("no " + DOCUMENT + " beside " + AdminApi.class);
      }
      routing
          .response()
          .putHeader("Content-Type", "application/yaml; charset=utf-8")
          .end(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each request has an id, which stands in its answer and in the lines of the log that belong to it. */
  private static void run(RoutingContext routing, Operation operation) {
    String id = "api-" + Long.toHexString(ThreadLocalRandom.current().nextLong());
    routing.response().putHeader("X-Request-Id", id);
    Trail.run(id, () -> answered(routing, operation).onFailure(failure -> fault(routing, failure)));
  }

  private static Future<Void> answered(RoutingContext routing, Operation operation) {
    try {
      return operation.run(new Exchange(routing));
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private static void failed(RoutingContext routing) {
    if (routing.failure() != null
        && !(routing.failure() instanceof ProblemException)
        && !routing.request().isEnded()) {
      broken(routing);
    } else if (routing.failure() != null) {
      fault(routing, routing.failure());
    } else if (routing.statusCode() == 413) {
      problem(routing, new ProblemException(413, "Too large", "The body is too large.", List.of()));
    } else {
      problem(
          routing,
          new ProblemException(
              routing.statusCode(), "Refused", "The request was refused.", List.of()));
    }
  }

  /** The body does not come to its end as HTTP has it: nothing of ours has failed. */
  private static void broken(RoutingContext routing) {
    LOG.warn("{}: a body that breaks off: {}", asked(routing), String.valueOf(routing.failure()));
    problem(routing, new ProblemException(400, "Malformed", "The body breaks off.", List.of()));
  }

  private static void fault(RoutingContext routing, Throwable failure) {
    if (failure instanceof ProblemException known) {
      problem(routing, known);
    } else if (failure instanceof RedisUnavailableException
        || failure instanceof Inbox.OverloadedException) {
      routing.response().putHeader("Retry-After", "2");
      problem(
          routing,
          new ProblemException(
              503, "Not now", "The store cannot be reached; try again shortly.", List.of()));
    } else {
      LOG.error("{} failed", asked(routing), failure);
      problem(
          routing,
          new ProblemException(
              500, "Our fault", "Something failed here; the log says what.", List.of()));
    }
  }

  private static void problem(RoutingContext routing, ProblemException problem) {
    if (routing.response().ended()) {
      return;
    }
    if (problem.status() == 401) {
      routing.response().putHeader("WWW-Authenticate", "Bearer");
    }
    Language language = RefusalWords.wished(routing.request().getHeader("Accept-Language"));
    routing
        .response()
        .setStatusCode(problem.status())
        .putHeader("Content-Type", "application/problem+json")
        .putHeader("Content-Language", language.code())
        .putHeader("Vary", "Accept-Language")
        .end(problem.json(language).toString());
  }
}
