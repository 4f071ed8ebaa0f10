package io.reunion.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.upkeep.Upkeep;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;

/** {@code /profiles}: how current the members' profiles are, and whether members are asked; in numbers alone. */
final class ProfilesApi implements AdminApi.Part {
  private final Upkeep upkeep;

  ProfilesApi(Upkeep upkeep) {
    this.upkeep = upkeep;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, "/profiles", exchange -> answer(exchange, upkeep.report()));
    operations.add(HttpMethod.PUT, "/profiles", this::turn);
  }

  private Future<Void> turn(Exchange exchange) {
    Body body = exchange.body();
    boolean on = body.flag("asking");
    if (!body.has("asking")) {
      body.reject("asking", "expected true or false");
    }
    body.done();
    return answer(exchange, upkeep.turn(on, was -> Versions.check(exchange, set(was))));
  }

  /** What of it is set, by whoever looks after it; the rest is counted. */
  private static ObjectNode set(boolean asking) {
    return Exchange.object().put("asking", asking);
  }

  private static Future<Void> answer(Exchange exchange, Future<Upkeep.Report> report) {
    return report.map(one -> {
      exchange.tag(Versions.tag(set(one.on())));
      exchange.json(
          200,
          set(one.on())
              .put("members", one.members())
              .put("current", one.current())
              .put("share", one.share())
              .put("asked", one.asked())
              .put("answered", one.answered())
              .put("stopped", one.off()));
      return null;
    });
  }
}
