package io.reunion.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.reunion.chat.AccountId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What is counted, for Prometheus. Accounts and outcomes are the only labels, so the number of series is bounded. */
public final class Meters {
  /** What became of a webhook request. */
  public enum Outcome {
    ACCEPTED,
    IGNORED,
    UNAUTHORIZED,
    MALFORMED,
    UNAVAILABLE
  }

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<AccountId, Map<Outcome, Timer>> received = new HashMap<>();

  public Meters() {
    new UptimeMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
  }

  /** Shows a number that is asked for at each scrape. */
  public void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
  }

  /** The registry, for meters of other packages. */
  public PrometheusMeterRegistry registry() {
    return registry;
  }

  /**
   * @param startedNanos {@link System#nanoTime} when the request was complete
   */
  void received(AccountId account, Outcome outcome, long startedNanos) {
    received
        .computeIfAbsent(account, any -> new EnumMap<>(Outcome.class))
        .computeIfAbsent(outcome, any -> timer(account, outcome))
        .record(System.nanoTime() - startedNanos, TimeUnit.NANOSECONDS);
  }

  /** How many requests of an account there were since the start, by what became of them. */
  public Map<String, Long> received(AccountId account) {
    Map<String, Long> counts = new TreeMap<>();
    received
        .getOrDefault(account, Map.of())
        .forEach((outcome, timer) ->
            counts.put(outcome.name().toLowerCase(Locale.ROOT), timer.count()));
    return counts;
  }

  private Timer timer(AccountId account, Outcome outcome) {
    return Timer.builder("reunion_webhook_seconds")
        .description("Webhook requests by outcome, and the time until they were answered")
        .tag("account", account.toString())
        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
        .publishPercentileHistogram()
        .register(registry);
  }

  String scrape() {
    return registry.scrape();
  }
}
