package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.engagement.Engagement;
import io.reunion.exchange.ExchangeOffice;
import io.reunion.founding.Preparations;
import io.reunion.guidance.GuidanceStore;
import io.reunion.notice.Notices;
import io.reunion.questions.QuestionStore;
import io.reunion.suggestion.SuggestionOffice;
import io.reunion.upkeep.Upkeep;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;

/**
 * What members do for each other, for the office to read: numbers of guidance, and questions
 * without their authors.
 */
public final class CommunityApi implements AdminApi.Part {
  /**
   * What it reads from.
   *
   * @param notices by which anybody is told, whatever becomes of this instance
   */
  public record Stores(
      ExchangeOffice exchange,
      GuidanceStore guidance,
      SuggestionOffice suggestions,
      QuestionStore questions,
      Preparations preparations,
      Upkeep upkeep,
      Engagement engagement,
      Notices notices) {}

  private final Stores stores;

  CommunityApi(Stores stores) {
    this.stores = stores;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, "/guidance", this::guidance);
    operations.add(HttpMethod.GET, "/questions", this::questions);
  }

  private Future<Void> guidance(Exchange exchange) {
    return stores
        .guidance()
        .calls()
        .compose(calls -> stores
            .guidance()
            .applications()
            .compose(applications -> stores.guidance().experts().map(experts -> {
              ObjectNode body = Exchange.object();
              body.put("experts", experts.size());
              body.put("places", experts.stream().mapToInt(one -> one.free()).sum());
              ArrayNode items = body.putArray("items");
              calls.forEach(call -> items
                  .addObject()
                  .put("id", call.number())
                  .put("title", call.title())
                  .put("deadline", call.deadline().toString())
                  .put(
                      "applications",
                      applications.stream()
                          .filter(one -> one.call() == call.number())
                          .count())
                  .put(
                      "matched",
                      applications.stream()
                          .filter(one ->
                              one.call() == call.number() && !one.expert().isEmpty())
                          .count()));
              exchange.json(200, body);
              return null;
            })));
  }

  private Future<Void> questions(Exchange exchange) {
    return stores
        .questions()
        .boxes()
        .compose(boxes -> stores.questions().all().map(all -> {
          ObjectNode body = Exchange.object();
          ArrayNode items = body.putArray("items");
          boxes.forEach(box -> {
            ObjectNode item = items
                .addObject()
                .put("id", box.number())
                .put("title", box.title())
                .put("closed", box.closed());
            if (!box.event().isEmpty()) {
              item.put("event", box.event());
            }
            ArrayNode questions = item.putArray("questions");
            all.stream()
                .filter(one -> one.box() == box.number())
                .forEach(one -> questions
                    .addObject()
                    .put("id", one.number())
                    .put("text", one.text())
                    .put("group", one.group())
                    .put("state", one.state().name())
                    .put("answer", one.answer()));
          });
          exchange.json(200, body);
          return null;
        }));
  }
}
