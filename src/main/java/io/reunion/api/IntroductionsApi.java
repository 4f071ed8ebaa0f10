package io.reunion.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.introduction.IntroductionStore;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.TreeMap;

/** {@code /introductions}: how many came to what. Who asked for whom is nobody's business but theirs. */
final class IntroductionsApi implements AdminApi.Part {
  private final IntroductionStore introductions;

  IntroductionsApi(IntroductionStore introductions) {
    this.introductions = introductions;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, "/introductions", this::counts);
  }

  private Future<Void> counts(Exchange exchange) {
    return introductions.counts().map(counts -> {
      ObjectNode body = Exchange.object();
      new TreeMap<>(counts).forEach(body::put);
      exchange.json(200, body);
      return null;
    });
  }
}
