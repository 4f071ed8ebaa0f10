package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.bot.PoisonStore;
import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities;
import io.reunion.redis.Batches;
import io.reunion.redis.Durability;
import io.reunion.redis.Standing;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code /system}: the settings as they were read, the platforms, the store and what is waiting. */
final class SystemApi implements AdminApi.Part {
  private static final int LOOK_SECONDS = 3;

  /** As exactly as it is shown: else every look would be news. */
  private static final long MEMORY_STEP = 100 * 1024L;

  private final SystemView system;
  private final PoisonStore poison;
  private final Live live;

  SystemApi(SystemView system, PoisonStore poison, Live live) {
    this.system = system;
    this.poison = poison;
    this.live = live;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, "/system", this::show);
    operations.add(
        HttpMethod.GET,
        "/system/live",
        exchange -> live.shared(
            exchange,
            "system",
            LOOK_SECONDS,
            () -> now().map(body -> new Live.Frame("system", body, false))));
  }

  /** What of an account's limits is used. */
  private record Use(List<Integer> quotas, Duration held) {}

  private record Asked(Map<AccountId, Use> uses, Standing standing, int setAside) {}

  private Future<Void> show(Exchange exchange) {
    return now().map(body -> {
      ArrayNode settings = body.putArray("settings");
      system.settings().forEach(line -> {
        int colon = line.indexOf(": ");
        settings
            .addObject()
            .put("key", line.substring(0, colon))
            .put("value", line.substring(colon + 2));
      });
      exchange.json(200, body);
      return null;
    });
  }

  /** Everything but the settings, which change with the next start alone. */
  private Future<ObjectNode> now() {
    Future<Asked> asked = uses()
        .compose(uses -> system
            .standing()
            .get()
            .compose(standing -> poison.all().map(all -> new Asked(uses, standing, all.size()))));
    return system.redis().get().compose(findings -> asked.map(known -> json(findings, known)));
  }

  private Future<Map<AccountId, Use>> uses() {
    List<Map.Entry<AccountId, Capabilities>> accounts =
        List.copyOf(system.platforms().entrySet());
    return Batches.map(
            accounts,
            (Map.Entry<AccountId, Capabilities> one) -> system
                .pacer()
                .used(one.getKey(), one.getValue())
                .compose(
                    used -> system.pacer().held(one.getKey()).map(held -> new Use(used, held))))
        .map(uses -> {
          Map<AccountId, Use> all = new HashMap<>();
          for (int i = 0; i < uses.size(); i++) {
            all.put(accounts.get(i).getKey(), uses.get(i));
          }
          return all;
        });
  }

  private ObjectNode json(List<Durability.Finding> findings, Asked asked) {
    ObjectNode body = Exchange.object();
    ArrayNode platforms = body.putArray("platforms");
    Map<String, ObjectNode> byName = new TreeMap<>();
    system
        .platforms()
        .forEach((account, can) -> byName.put(
            account.toString(),
            json(
                account,
                can,
                asked.uses().getOrDefault(account, new Use(List.of(), Duration.ZERO)))));
    byName.values().forEach(platforms::add);
    ArrayNode redis = body.putArray("redis");
    findings.forEach(finding -> redis
        .addObject()
        .put("weakness", finding.weakness().toString())
        .put("sentence", finding.sentence()));
    ObjectNode queues = body.putObject("queues");
    system.queues().get().forEach(queues::put);
    queues.put("setAside", asked.setAside());
    body.set("store", json(asked.standing()));
    return body;
  }

  private static ObjectNode json(Standing standing) {
    return Exchange.object()
        .put("version", standing.version())
        .put("mode", standing.mode())
        .put("appendFsync", standing.appendFsync())
        .put("replicas", standing.replicas())
        .put("masters", standing.masters())
        .put("usedMemory", standing.usedMemory() / MEMORY_STEP * MEMORY_STEP)
        .put("maxMemory", standing.maxMemory());
  }

  private ObjectNode json(AccountId account, Capabilities can, Use use) {
    ObjectNode item = Exchange.object();
    item.put("account", account.toString());
    item.put("edit", can.edit());
    item.put("delete", can.delete());
    item.put("buttons", can.buttons());
    item.put("reactions", can.reactions());
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
    ArrayNode quotas = item.putArray("quotas");
    for (int i = 0; i < use.quotas().size(); i++) {
      quotas
          .addObject()
          .put("used", use.quotas().get(i))
          .put("count", can.quotas().get(i).count())
          .put("window", can.quotas().get(i).window().name());
    }
    item.put("heldSeconds", (use.held().toMillis() + 999) / 1000);
    ObjectNode webhooks = item.putObject("webhooks");
    system.webhooks().apply(account).forEach(webhooks::put);
    ObjectNode sends = item.putObject("sends");
    system.sends().apply(account).forEach(sends::put);
    return item;
  }
}
