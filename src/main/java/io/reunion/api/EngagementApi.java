package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.api.ProblemException.Mistake;
import io.reunion.engagement.Engagement;
import io.reunion.engagement.Giving;
import io.reunion.engagement.Grouping;
import io.reunion.engagement.Mode;
import io.reunion.engagement.Report;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code /engagement}: how alumni take part, in numbers that tell of nobody. */
final class EngagementApi implements AdminApi.Part {
  private static final int MOST = 1_000_000;
  private static final int MOST_GROUPS = 500;

  private final Engagement engagement;

  EngagementApi(Engagement engagement) {
    this.engagement = engagement;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, "/engagement", this::report);
    operations.add(HttpMethod.GET, "/engagement/giving", this::given);
    operations.add(HttpMethod.PUT, "/engagement/giving", this::give);
  }

  private static Grouping by(Exchange exchange) {
    return switch (exchange.query("by").orElse("chapter")) {
      case "chapter" -> Grouping.CHAPTER;
      case "class" -> Grouping.CLASS;
      default ->
        throw ProblemException.invalid(List.of(new Mistake("by", "expected chapter or class")));
    };
  }

  private Future<Void> report(Exchange exchange) {
    return engagement.report(by(exchange)).map(report -> {
      ObjectNode body = Exchange.object()
          .put("from", report.from().toString())
          .put("to", report.to().toString())
          .put("any", number(report.any()));
      body.set("total", row(report.total()));
      ArrayNode items = body.putArray("items");
      report.rows().forEach(row -> items.add(row(row)));
      exchange.json(200, body);
      return null;
    });
  }

  private static @Nullable Long number(Optional<Long> count) {
    return count.orElse(null);
  }

  private static ObjectNode row(Report.Row row) {
    ObjectNode json =
        Exchange.object().put("group", row.group()).put("members", number(row.size()));
    for (Mode mode : Mode.values()) {
      json.put(
          mode.name().toLowerCase(Locale.ROOT),
          number(row.counts().getOrDefault(mode, Optional.empty())));
    }
    return json;
  }

  private Future<Void> give(Exchange exchange) {
    Body body = exchange.body();
    Optional<Integer> total = body.number("total", 0, MOST);
    if (!body.has("total")) {
      body.reject("total", "expected a whole number");
    }
    Map<Grouping, Map<String, Long>> groups = new EnumMap<>(Grouping.class);
    groups.put(Grouping.CHAPTER, counts(body, "chapters"));
    groups.put(Grouping.CLASS, counts(body, "classes"));
    body.done();
    return engagement
        .given()
        .compose(ready ->
            engagement.give(total.orElse(0), groups, was -> Versions.check(exchange, json(was))))
        .recover(EngagementApi::refused)
        .compose(done -> given(exchange));
  }

  private static Future<Void> refused(Throwable failure) {
    return Future.failedFuture(
        failure instanceof IllegalArgumentException tooMany
            ? ProblemException.invalid(
                List.of(new Mistake("total", String.valueOf(tooMany.getMessage()))))
            : failure);
  }

  private Future<Void> given(Exchange exchange) {
    return engagement.given().map(giving -> {
      ObjectNode body = json(giving);
      exchange.tag(Versions.tag(body));
      exchange.json(200, body);
      return null;
    });
  }

  private static ObjectNode json(Giving giving) {
    ObjectNode body = Exchange.object().put("month", giving.month()).put("total", giving.total());
    groups(body.putArray("chapters"), giving, Grouping.CHAPTER);
    groups(body.putArray("classes"), giving, Grouping.CLASS);
    return body;
  }

  private static void groups(ArrayNode list, Giving giving, Grouping by) {
    new TreeMap<>(giving.of(by))
        .forEach((group, count) -> list.addObject().put("group", group).put("count", count));
  }

  private static Map<String, Long> counts(Body body, String name) {
    Map<String, Long> counts = new HashMap<>();
    for (Body each : body.objects(name, MOST_GROUPS)) {
      String group = each.required("group", 80);
      each.number("count", 0, MOST)
          .ifPresentOrElse(
              count -> counts.merge(group, (long) count, Long::sum),
              () -> each.reject("count", "expected a whole number"));
      each.closed();
    }
    return counts;
  }
}
