package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.access.Caller;
import io.reunion.redis.Batches;
import io.reunion.suggestion.Suggestion;
import io.reunion.suggestion.Suggestion.State;
import io.reunion.suggestion.SuggestionOffice;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.Optional;

/** {@code /suggestions}: what could be better, never by whom, and what is done about it. */
final class SuggestionsApi implements AdminApi.Part {
  private static final int MOST_NAME = 60;

  private final SuggestionOffice office;
  private final MemberScope scope;

  SuggestionsApi(SuggestionOffice office, MemberScope scope) {
    this.office = office;
    this.scope = scope;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.organisers(HttpMethod.GET, "/suggestions", this::list);
    operations.organisers(HttpMethod.PATCH, "/suggestions/:id", this::change);
  }

  /** Whoever is bound to chapters sees what their members suggest with their names. */
  private Future<Void> list(Exchange exchange) {
    Caller caller = exchange.caller();
    return office
        .all()
        .compose(all -> Batches.map(all, one -> seen(caller, Optional.of(one))))
        .map(all -> {
          ObjectNode body = Exchange.object();
          ArrayNode items = body.putArray("items");
          all.forEach(found -> found.ifPresent(one -> items.add(Versions.tagged(json(one)))));
          exchange.json(200, body);
          return null;
        });
  }

  private Future<Optional<Suggestion>> seen(Caller caller, Optional<Suggestion> found) {
    return found
        .map(one -> scope
            .reaches(caller, one.by())
            .map(reached -> reached ? found : Optional.<Suggestion>empty()))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  private static ObjectNode json(Suggestion one) {
    return Exchange.object()
        .put("id", one.number())
        .put("text", one.text())
        .put("state", one.state().name())
        .put("owner", one.owner())
        .put("answer", one.answer());
  }

  private static ProblemException unknown(String id) {
    return ProblemException.notFound("suggestion " + id);
  }

  private Future<Void> change(Exchange exchange) {
    String id = exchange.path("id");
    return office
        .find(id)
        .compose(found -> seen(exchange.caller(), found))
        .map(found -> found.orElseThrow(() -> unknown(id)))
        .compose(was -> change(exchange, id))
        .map(found -> {
          Versions.answer(exchange, 200, json(found.orElseThrow(() -> unknown(id))));
          return null;
        });
  }

  private Future<Optional<Suggestion>> change(Exchange exchange, String id) {
    Body body = exchange.body();
    Optional<String> owner = body.has("owner")
        ? body.text("owner", MOST_NAME).or(() -> Optional.of(""))
        : Optional.empty();
    Optional<String> answer = body.prose("answer", SuggestionOffice.LONGEST);
    Optional<State> state = body.parsed("state", "OPEN, PLANNED, DONE or DECLINED", State::valueOf);
    body.done();
    return office.change(
        id,
        new SuggestionOffice.Change(owner, state, answer),
        now -> Versions.check(exchange, json(now)));
  }
}
