package io.reunion.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.member.search.MemberDirectory;
import io.reunion.registration.CorrectionDecisions;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/** {@code /members/corrections}: what members say is wrong about them, until an admin has decided. */
final class CorrectionsApi implements AdminApi.Part {
  private static final String ALL = "/members/corrections";

  private final CorrectionDecisions decisions;
  private final Letters letters;
  private final MemberDirectory directory;

  CorrectionsApi(CorrectionDecisions decisions, Letters letters, MemberDirectory directory) {
    this.decisions = decisions;
    this.letters = letters;
    this.directory = directory;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, ALL, this::list);
    operations.add(HttpMethod.POST, ALL + "/:id/accept", exchange -> decide(exchange, true));
    operations.add(HttpMethod.POST, ALL + "/:id/refuse", exchange -> decide(exchange, false));
  }

  private Future<Void> list(Exchange exchange) {
    return decisions
        .waiting(exchange.query("limit", 50, 1, 500))
        .compose(waiting ->
            decisions.count().map(total -> exchange.list(waiting, CorrectionsApi::json, total)));
  }

  private static ObjectNode json(CorrectionDecisions.Waiting one) {
    ObjectNode item = Exchange.object()
        .put("id", one.id())
        .put("member", one.member().id().value())
        .put("name", one.member().name())
        .put("field", one.field().key())
        .put("at", one.at().toString());
    List<String> before = one.member().particulars().all(one.field());
    before.forEach(item.putArray("before")::add);
    one.values().forEach(item.putArray("after")::add);
    return item;
  }

  private Future<Void> decide(Exchange exchange, boolean right) {
    String id = exchange.path("id");
    return decisions
        .decide(id, right)
        .map(told -> told.orElseThrow(() -> ProblemException.notFound("such correction waiting")))
        .compose(letters::send)
        .map(sent -> {
          directory.refresh();
          exchange.json(200, Exchange.object().put("id", id));
          return null;
        });
  }
}
