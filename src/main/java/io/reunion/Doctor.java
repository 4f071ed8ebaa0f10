package io.reunion;

import io.reunion.redis.Durability;
import io.reunion.redis.Durability.Weakness;
import io.reunion.redis.Redis;
import io.reunion.redis.RedisOptions;
import io.reunion.text.Language;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * The command {@code doctor}: says what the settings that it finds may lose, whether the clocks agree, and whether the
 * platforms can reach the webhooks: by what the configuration says, and if it is asked to by trying. Changes nothing.
 */
final class Doctor {
  /** Signatures of webhooks count for five minutes; long before that somebody should know. */
  private static final Duration MOST_SKEW = Duration.ofSeconds(2);

  /** One thing that was looked at. */
  private record Finding(boolean problem, String sentence) {}

  private final Settings settings;
  private final Sentences sentences;
  private final Clock clock;
  private final List<Finding> found = new ArrayList<>();

  private Doctor(Settings settings, Sentences sentences, Clock clock) {
    this.settings = settings;
    this.sentences = sentences;
    this.clock = clock;
  }

  /**
   * @param language in which it is told; the association's where none is asked for
   * @param out takes each line
   * @return the exit code: 1 if somebody has to do something, else 0
   */
  static int run(
      ConfigCheck.Found found, Optional<Language> language, Clock clock, Consumer<String> out) {
    return run(found, language, clock, Optional.empty(), out);
  }

  /**
   * The same.
   *
   * @param live by which the public address is asked too, if it is
   */
  static int run(
      ConfigCheck.Found found,
      Optional<Language> language,
      Clock clock,
      Optional<HttpClient> live,
      Consumer<String> out) {
    Settings settings = found.config().settings();
    Doctor doctor = new Doctor(
        settings,
        found.wording().texts().in(language.orElse(settings.association().language())),
        clock);
    doctor.redis();
    doctor.reachability(found.config().accounts().keySet().stream()
        .map(Object::toString)
        .sorted()
        .toList());
    live.ifPresent(doctor::look);
    return doctor.tell(out);
  }

  private void redis() {
    Vertx vertx = Vertx.vertx();
    try {
      RedisAccess.with(vertx, settings.redis(), this::examine).join();
    } catch (CompletionException e) {
      String why = String.valueOf(e.getCause() == null ? e : e.getCause().getMessage());
      found.add(new Finding(true, sentences.say("doctor.redis-away", "detail", why)));
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private Future<Void> examine(Redis redis) {
    note(false, "doctor.redis-answers", "address", address());
    return Durability.of(redis)
        .compose(weak -> {
          weak.forEach(this::weakness);
          if (weak.isEmpty()) {
            note(false, "doctor.keeps-its-word");
          }
          note(false, "doctor.replicas", "count", settings.redis().waitForReplicas());
          return redis.call(c -> c.time());
        })
        .map(time -> {
          skew(Instant.ofEpochSecond(
              Long.parseLong(time.get(0)), Long.parseLong(time.get(1)) * 1_000));
          return null;
        });
  }

  private String address() {
    return settings
        .redis()
        .uri()
        .map(uri -> RedisOptions.of(uri.reveal()).address().toString())
        .orElse(settings.redis().dataDir().toString());
  }

  private void weakness(Durability.Finding weak) {
    Weakness name = weak.weakness();
    String key = name.name().toLowerCase(Locale.ROOT).replace("_", "");
    boolean accepted = settings.redis().accept().contains(name);
    String sentence = sentences.say("doctor.weak." + key, "name", name.toString());
    found.add(new Finding(
        !accepted, accepted ? sentences.say("doctor.accepted", "weakness", sentence) : sentence));
  }

  private void skew(Instant theirs) {
    Duration ahead = Duration.between(theirs, clock.instant());
    boolean far = ahead.abs().compareTo(MOST_SKEW) > 0;
    note(far, far ? "doctor.clocks-differ" : "doctor.clocks-agree", "millis", ahead.toMillis());
  }

  private void reachability(List<String> accounts) {
    Optional<String> url = settings.server().publicUrl();
    if (url.isEmpty()) {
      note(true, "doctor.no-public-url");
      return;
    }
    String base = url.get().replaceAll("/+$", "");
    if (isPrivate(base)) {
      note(true, "doctor.private-url", "url", base);
    } else if (!base.startsWith("https:")) {
      note(true, "doctor.no-https", "url", base);
    }
    accounts.forEach(account -> note(
        false, "doctor.webhook", "account", account, "webhook", base + "/webhooks/" + account));
  }

  private void look(HttpClient client) {
    settings
        .server()
        .publicUrl()
        .ifPresent(url -> new Reach(client, sentences, clock)
            .look(url.replaceAll("/+$", ""))
            .forEach(seen -> found.add(new Finding(seen.problem(), seen.sentence()))));
  }

  /** Whether the host is by its name one that nobody outside can reach. Nothing is looked up. */
  private static boolean isPrivate(String url) {
    try {
      String host = URI.create(url).getHost();
      return host == null
          || host.matches(
              "localhost|.*\\.(local|internal|lan)|\\[.*]|127\\..*|10\\..*|192\\.168\\..*"
                  + "|169\\.254\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*|[^.]*");
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  private void note(boolean problem, String key, Object... arguments) {
    found.add(new Finding(problem, sentences.say(key, arguments)));
  }

  private int tell(Consumer<String> out) {
    long problems = found.stream().filter(Finding::problem).count();
    found.forEach(each -> out.accept((each.problem() ? "! " : "- ") + each.sentence()));
    out.accept(sentences.say("doctor.end", "problems", problems));
    return problems == 0 ? 0 : 1;
  }
}
