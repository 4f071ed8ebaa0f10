package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.member.Field;
import io.reunion.member.MemberId;
import io.reunion.member.search.MemberDirectory;
import io.reunion.membership.Decisions;
import io.reunion.membership.Entry;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** {@code /members/applications}: who wants to join, until an admin has decided. */
final class ApplicationsApi implements AdminApi.Part {
  private static final String ALL = "/members/applications";

  private final Decisions decisions;
  private final MemberDirectory directory;
  private final Clock clock;

  ApplicationsApi(Decisions decisions, MemberDirectory directory, Clock clock) {
    this.decisions = decisions;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, ALL, this::list);
    operations.add(HttpMethod.POST, ALL + "/:id/accept", this::accept);
    operations.add(HttpMethod.POST, ALL + "/:id/decline", this::decline);
  }

  private Future<Void> list(Exchange exchange) {
    return decisions
        .waiting(exchange.query("limit", 50, 1, 500))
        .compose(waiting ->
            decisions.count().map(total -> exchange.list(waiting, ApplicationsApi::json, total)));
  }

  private static ObjectNode json(Decisions.Waiting one) {
    Entry entry = one.entry();
    ObjectNode item = Exchange.object()
        .put("id", Integer.toString(entry.number()))
        .put("user", entry.user().toString())
        .put("at", entry.at().toString());
    ObjectNode answers = item.putObject("answers");
    entry.answers().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(answer -> answers.put(answer.getKey(), answer.getValue()));
    ArrayNode alike = item.putArray("alike");
    one.alike().forEach(member -> {
      ObjectNode known =
          alike.addObject().put("id", member.id().value()).put("name", member.name());
      member.first(Field.CLASS_YEAR).ifPresent(year -> known.put("classYear", year));
    });
    return item;
  }

  /** As a new member, or as the one that the body names. */
  private Future<Void> accept(Exchange exchange) {
    String id = exchange.path("id");
    Body body = exchange.optionalBody();
    Optional<MemberId> known = body.parsed("member", "the id of a member", MemberId::new);
    body.done();
    Future<Decisions.Outcome> decided = known.isEmpty()
        ? decisions.accept(id, clock.instant())
        : decisions.merge(id, known.get().value(), clock.instant());
    return decided.compose(outcome -> answered(exchange, outcome));
  }

  private Future<Void> decline(Exchange exchange) {
    return decisions.decline(exchange.path("id")).compose(outcome -> answered(exchange, outcome));
  }

  private Future<Void> answered(Exchange exchange, Decisions.Outcome outcome) {
    return switch (outcome) {
      case UNKNOWN -> Future.failedFuture(ProblemException.notFound("such application waiting"));
      case TAKEN ->
        Future.failedFuture(ProblemException.conflict(
            "The account is linked to another member; unlink it there first."));
      case ACCEPTED, DECLINED -> {
        directory.refresh();
        exchange.json(
            200, Exchange.object().put("id", exchange.path("id")).put("outcome", outcome.name()));
        yield Future.succeededFuture();
      }
    };
  }
}
