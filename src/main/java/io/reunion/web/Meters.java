package io.reunion.web;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.reunion.chat.AccountId;
import io.reunion.delivery.Outbound;
import io.reunion.redis.CommandListener;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
  private final Durations webhooks = new Durations(
      "reunion_webhook_seconds",
      "Webhook requests by outcome, and the time until they were answered");
  private final Durations replies = new Durations(
      "reunion_reply_seconds",
      "Updates, from their arrival until what there is to say has been said");

  private final Map<AccountId, Account> accounts = new HashMap<>();

  /** What is counted of one account; found once for each thing that is counted. Only what there was has a series. */
  private static final class Account {
    private final Map<Outcome, Durations.Series> received = new EnumMap<>(Outcome.class);
    private final Map<String, Spent> sent = new HashMap<>();
    private Durations.@Nullable Series worked;
    private Durations.@Nullable Series failed;
  }

  public Meters() {
    registry.getPrometheusRegistry().register(webhooks);
    registry.getPrometheusRegistry().register(replies);
    new UptimeMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
  }

  /** Shows a number that is asked for at each scrape. */
  public void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
  }

  /**
   * Shows what is under way in this instance.
   *
   * @param updates being worked or waiting for their turn
   * @param sends waiting for their turn or for the platform's answer
   * @param copies of announcements that are being sent
   */
  public void queues(Supplier<Number> updates, Supplier<Number> sends, Supplier<Number> copies) {
    gauge("reunion_inbox_depth", "Updates being worked or waiting for their turn", updates);
    gauge(
        "reunion_sends_unfinished",
        "Messages that wait for their turn or for the platform's answer",
        sends);
    gauge(
        "reunion_copies_in_flight", "Copies of announcements that this instance sends now", copies);
  }

  /** How many there were and how long they took: two numbers, since there are ten commands to a message. */
  private static final class Spent {
    private final LongAdder count = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    void add(long more) {
      count.increment();
      nanos.add(more);
    }

    long count() {
      return count.sum();
    }

    double nanos() {
      return nanos.sum();
    }
  }

  /** Hears how long each kind of command of Redis takes; there are few kinds, and only one meter for each. */
  public CommandListener redis() {
    Map<String, Spent> succeeded = new HashMap<>();
    Map<String, Spent> failed = new HashMap<>();
    return (command, nanos, well) -> {
      Map<String, Spent> ended = well ? succeeded : failed;
      Spent spent = ended.get(command);
      (spent != null ? spent : ended.computeIfAbsent(command, name -> redis(name, well)))
          .add(nanos);
    };
  }

  private Spent redis(String command, boolean well) {
    Spent spent = new Spent();
    FunctionTimer.builder(
            "reunion_redis_seconds", spent, Spent::count, Spent::nanos, TimeUnit.NANOSECONDS)
        .description("Commands and scripts of Redis, from the call to the answer")
        .tag("command", command.toLowerCase(Locale.ROOT))
        .tag("outcome", well ? "answered" : "failed")
        .register(registry);
    return spent;
  }

  private Account of(AccountId account) {
    Account known = accounts.get(account);
    return known != null ? known : accounts.computeIfAbsent(account, any -> new Account());
  }

  /** An update has been worked to its end. */
  void worked(AccountId account, boolean well, long nanos) {
    Account counted = of(account);
    Durations.Series series = well ? counted.worked : counted.failed;
    (series != null ? series : ended(counted, account, well)).add(nanos);
  }

  private Durations.Series ended(Account counted, AccountId account, boolean well) {
    Durations.Series series = replies.series(account.toString(), well ? "worked" : "failed");
    if (well) {
      counted.worked = series;
    } else {
      counted.failed = series;
    }
    return series;
  }

  /** Hears of every attempt to send a message. */
  public Outbound.Sends sends() {
    return (account, outcome, nanos) -> {
      Map<String, Spent> sent = of(account).sent;
      Spent spent = sent.get(outcome);
      (spent != null ? spent : sent.computeIfAbsent(outcome, any -> send(account, outcome)))
          .add(nanos);
    };
  }

  private Spent send(AccountId account, String outcome) {
    Spent spent = new Spent();
    FunctionTimer.builder(
            "reunion_send_seconds", spent, Spent::count, Spent::nanos, TimeUnit.NANOSECONDS)
        .description("Messages to a platform by outcome, from the request to its answer")
        .tag("account", account.toString())
        .tag("outcome", outcome.toLowerCase(Locale.ROOT))
        .register(registry);
    return spent;
  }

  /**
   * @param startedNanos {@link System#nanoTime} when the request was complete
   */
  void received(AccountId account, Outcome outcome, long startedNanos) {
    Map<Outcome, Durations.Series> received = of(account).received;
    Durations.Series series = received.get(outcome);
    (series != null
            ? series
            : received.computeIfAbsent(
                outcome,
                any ->
                    webhooks.series(account.toString(), outcome.name().toLowerCase(Locale.ROOT))))
        .add(System.nanoTime() - startedNanos);
  }

  /** How many requests of an account there were since the start, by what became of them. */
  public Map<String, Long> received(AccountId account) {
    Map<String, Long> counts = new TreeMap<>();
    of(account)
        .received
        .forEach((outcome, series) ->
            counts.put(outcome.name().toLowerCase(Locale.ROOT), series.count()));
    return counts;
  }

  /** How many messages an account has tried to send since the start, by what became of them. */
  public Map<String, Long> sent(AccountId account) {
    Map<String, Long> counts = new TreeMap<>();
    of(account)
        .sent
        .forEach((outcome, spent) -> counts.put(outcome.toLowerCase(Locale.ROOT), spent.count()));
    return counts;
  }

  String scrape() {
    return registry.scrape();
  }
}
