package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.member.ImportJournal;
import io.reunion.member.MemberStore;
import io.reunion.member.Rollback;
import io.reunion.member.imports.ImportOptions;
import io.reunion.member.imports.ImportProblem;
import io.reunion.member.imports.ImportReport;
import io.reunion.member.imports.MemberImport;
import io.reunion.member.search.MemberDirectory;
import io.reunion.text.Language;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /members/import} and {@code /members/imports}: taking a list, how far that is, and taking it back. */
final class MemberImportsApi implements AdminApi.Part {
  private static final Logger LOG = LoggerFactory.getLogger(MemberImportsApi.class);
  private static final String ONE = "/members/imports/:import";
  /** A longer list is taken in the background unless the caller wants to wait. */
  private static final long LARGE = 4 << 20;

  private static final int LONGEST_CELL = 200;

  private final Vertx vertx;
  private final MemberImport lists;
  private final ImportJournal imports;
  private final MemberDirectory directory;
  private final ImportKeeping keeping;
  private final Live live;

  MemberImportsApi(
      Vertx vertx, MemberImport lists, MemberStore members, MemberDirectory directory, Live live) {
    this.live = live;
    this.vertx = vertx;
    this.lists = lists;
    this.imports = members.imports();
    this.directory = directory;
    this.keeping = new ImportKeeping(members, directory);
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.POST, "/members/import", this::take);
    operations.add(HttpMethod.GET, "/members/imports", this::list);
    operations.add(HttpMethod.GET, ONE, this::get);
    operations.add(HttpMethod.GET, ONE + "/live", this::follow);
    operations.add(HttpMethod.POST, ONE + "/rollback", this::rollBack);
  }

  /** The body is the list itself, whatever its content type says. */
  private Future<Void> take(Exchange exchange) {
    ImportOptions options = ImportOptions.USUAL
        .dry(exchange.flag("dryRun", false))
        .full(exchange.flag("full", false))
        .mapping(mapping(exchange));
    boolean wish = exchange.flag("background", exchange.uploaded() > LARGE);
    Upload.Received list = exchange.upload();
    return wish && !options.dryRun()
        ? later(exchange, list, options)
        : now(exchange, list, options);
  }

  private static Map<String, String> mapping(Exchange exchange) {
    return exchange
        .query("mapping")
        .map(json -> Body.read("mapping", json).entries(LONGEST_CELL))
        .orElse(Map.of());
  }

  private Future<ImportReport> run(Upload.Received list, ImportOptions options) {
    return lists
        .run(list.file(), options, counts -> {})
        .eventually(() -> vertx.fileSystem().delete(list.file().toString()))
        .onSuccess(keeping::follow);
  }

  private Future<Void> now(Exchange exchange, Upload.Received list, ImportOptions options) {
    return run(list, options).map(report -> {
      report.fileProblem().ifPresent(problem -> {
        throw ProblemException.invalid(List.of(mistake(problem)))
            .with("list", ImportJson.of(report, exchange.language()));
      });
      exchange.json(200, ImportJson.of(report, exchange.language()));
      return null;
    });
  }

  private Future<Void> later(Exchange exchange, Upload.Received list, ImportOptions options) {
    return imports
        .begin()
        .map(id -> {
          run(list, options.journal(id))
              .compose(report -> keeping.keep(id, report))
              .onFailure(e -> LOG.error("import {} was interrupted", id, e));
          return id;
        })
        .compose(id -> imports.find(id))
        .map(entry -> {
          ObjectNode body = ImportJson.of(entry.orElseThrow());
          exchange.location("/api/v1/members/imports/" + body.path("id").asText());
          exchange.json(202, body);
          return null;
        });
  }

  private static ProblemException.Mistake mistake(ImportProblem problem) {
    return new ProblemException.Mistake(
        problem.line() > 0 ? "line " + problem.line() : "file", ImportWords.of(problem));
  }

  private Future<Void> list(Exchange exchange) {
    return imports.list().map(entries -> {
      ObjectNode body = Exchange.object();
      ArrayNode items = body.putArray("items");
      entries.forEach(entry -> items.add(ImportJson.of(entry)));
      exchange.json(200, body);
      return null;
    });
  }

  private Future<Void> get(Exchange exchange) {
    return one(exchange.path("import"), exchange.language()).map(body -> {
      exchange.json(200, body);
      return null;
    });
  }

  private Future<ObjectNode> one(String id, Language language) {
    return imports
        .find(id)
        .map(found -> found.orElseThrow(() -> ProblemException.notFound("such import")))
        .compose(entry -> imports.report(id).map(report -> {
          ObjectNode body = ImportJson.of(entry);
          report.ifPresent(json -> body.set("report", ImportJson.read(json, language)));
          return body;
        }));
  }

  private Future<Void> follow(Exchange exchange) {
    String id = exchange.path("import");
    Language language = exchange.language();
    return live.stream(
        exchange,
        () -> one(id, language).map(body -> new Live.Frame("import", body, hasEnded(body))));
  }

  /** The report is kept a moment after the last row. */
  private static boolean hasEnded(ObjectNode body) {
    return switch (ImportJournal.State.valueOf(body.path("state").asText())) {
      case RUNNING -> false;
      case DONE, REFUSED -> body.has("report");
      case INTERRUPTED, ROLLED_BACK -> true;
    };
  }

  private Future<Void> rollBack(Exchange exchange) {
    String id = exchange.path("import");
    return imports
        .find(id)
        .map(found -> found.orElseThrow(() -> ProblemException.notFound("such import")))
        .compose(entry -> entry.state() == ImportJournal.State.RUNNING
            ? Future.failedFuture(ProblemException.conflict(
                "The import is still running; wait until it is done or interrupted."))
            : imports.rollBack(id))
        .map(result -> {
          Rollback done = result.orElseThrow(() -> ProblemException.notFound("such import"));
          directory.refresh();
          exchange.json(200, json(done));
          return null;
        });
  }

  private static ObjectNode json(Rollback done) {
    ObjectNode body = Exchange.object();
    body.put("id", done.id());
    body.put("restored", done.restored());
    body.put("removed", done.removed());
    ArrayNode kept = body.putArray("changedSince");
    done.changedSince().forEach(id -> kept.add(id.value()));
    return body;
  }
}
