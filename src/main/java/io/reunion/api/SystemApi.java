package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities;
import io.reunion.redis.Durability;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code /system}: the settings as they were read, the platforms, the store and what is waiting. */
final class SystemApi implements AdminApi.Part {
  private final SystemView system;

  SystemApi(SystemView system) {
    this.system = system;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, "/system", this::show);
  }

  private Future<Void> show(Exchange exchange) {
    return system.redis().get().map(findings -> {
      exchange.json(200, json(findings));
      return null;
    });
  }

  private ObjectNode json(List<Durability.Finding> findings) {
    ObjectNode body = Exchange.object();
    ArrayNode settings = body.putArray("settings");
    system.settings().forEach(line -> {
      int colon = line.indexOf(": ");
      settings
          .addObject()
          .put("key", line.substring(0, colon))
          .put("value", line.substring(colon + 2));
    });
    ArrayNode platforms = body.putArray("platforms");
    Map<String, ObjectNode> byName = new TreeMap<>();
    system
        .platforms()
        .forEach((account, can) -> byName.put(account.toString(), json(account, can)));
    byName.values().forEach(platforms::add);
    ArrayNode redis = body.putArray("redis");
    findings.forEach(finding -> redis
        .addObject()
        .put("weakness", finding.weakness().toString())
        .put("sentence", finding.sentence()));
    ObjectNode queues = body.putObject("queues");
    system.queues().get().forEach(queues::put);
    return body;
  }

  private ObjectNode json(AccountId account, Capabilities can) {
    ObjectNode item = Exchange.object();
    item.put("account", account.toString());
    item.put("edit", can.edit());
    item.put("buttons", can.buttons());
    item.put("push", can.push());
    item.put("longest", can.text().length());
    item.put("unit", can.text().unit().name());
    ArrayNode limits = item.putArray("limits");
    can.limits()
        .forEach(limit -> limits
            .addObject()
            .put("scope", limit.scope().name())
            .put("count", limit.count())
            .put("seconds", limit.per().toMillis() / 1000.0)
            .put("burst", limit.burst()));
    ObjectNode webhooks = item.putObject("webhooks");
    system.webhooks().apply(account).forEach(webhooks::put);
    return item;
  }
}
