package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.member.ImportJournal;
import io.reunion.member.search.MemberDirectory;
import io.reunion.member.Rollback;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;

/** {@code /members/imports}: what was imported in the last 30 days, and taking one of them back. */
final class MemberImportsApi implements AdminApi.Part {
  private final ImportJournal imports;
  private final MemberDirectory directory;

  MemberImportsApi(ImportJournal imports, MemberDirectory directory) {
    this.imports = imports;
    this.directory = directory;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, "/members/imports", this::list);
    operations.add(HttpMethod.POST, "/members/imports/:import/rollback", this::rollBack);
  }

  private Future<Void> list(Exchange exchange) {
    return imports.list().map(entries -> {
      ObjectNode body = Exchange.object();
      ArrayNode items = body.putArray("items");
      entries.forEach(entry -> items
          .addObject()
          .put("id", entry.id())
          .put("at", entry.at().toString())
          .put("state", entry.state().name())
          .put("members", entry.members()));
      exchange.json(200, body);
      return null;
    });
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
