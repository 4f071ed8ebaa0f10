package io.reunion;

import io.reunion.chat.AccountId;
import io.reunion.chat.Finding;
import io.reunion.chat.Finding.Kind;
import io.reunion.chat.Platform;
import io.reunion.platform.ApiClient;
import io.reunion.platform.Equipment;
import io.reunion.platform.HeldAnswers;
import io.reunion.platform.TokenStore;
import io.reunion.text.Language;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The command {@code check --live}: asks each account's own platform whether the account works as it is configured, by calls
 * that change nothing. Needs no Redis and shares no token.
 */
final class LiveCheck {
  /** For one account, with all of its calls. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String NO_HOST = "https://HOST";

  private record Checked(AccountId account, List<Finding> findings) {}

  private final Vertx vertx;
  private final Sentences sentences;
  private final String publicUrl;

  private LiveCheck(Vertx vertx, Sentences sentences, Optional<String> publicUrl) {
    this.vertx = vertx;
    this.sentences = sentences;
    this.publicUrl = publicUrl.map(url -> url.replaceAll("/+$", "")).orElse(NO_HOST);
  }

  /**
   * @param language in which it is told; the association's where none is asked for
   * @param out takes each line
   * @return the exit code: 1 if somebody has to do something, else 0
   */
  static int run(ConfigCheck.Found found, Optional<Language> language, Consumer<String> out) {
    Settings settings = found.config().settings();
    Sentences sentences =
        found.wording().texts().in(language.orElse(settings.association().language()));
    Vertx vertx = Vertx.vertx();
    LiveCheck check = new LiveCheck(vertx, sentences, settings.server().publicUrl());
    Map<AccountId, Platform> platforms = Platforms.of(found.config(), equipment(vertx));
    try {
      return check.tell(waited(check.all(platforms)), out);
    } finally {
      waited(vertx.close());
    }
  }

  private static Equipment equipment(Vertx vertx) {
    return new Equipment(
        new ApiClient(vertx, ApiClient.Limits.DEFAULT),
        new TokenStore(vertx, null, Service.CLOCK),
        new HeldAnswers(vertx),
        Service.CLOCK);
  }

  private static <T> T waited(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  /** One after the other, on an event loop, as adapters are called. */
  private Future<List<Checked>> all(Map<AccountId, Platform> platforms) {
    Future<List<Checked>> all =
        vertx.timer(1, TimeUnit.MILLISECONDS).map(begin -> new ArrayList<>());
    for (Map.Entry<AccountId, Platform> one : platforms.entrySet()) {
      all = all.compose(before -> findings(one.getKey(), one.getValue()).map(found -> {
        before.add(new Checked(one.getKey(), found));
        return before;
      }));
    }
    return all;
  }

  private Future<List<Finding>> findings(AccountId account, Platform platform) {
    if (!(platform instanceof Platform.ChecksItself checks)) {
      return Future.succeededFuture(List.of(Finding.of(Kind.NOT_CHECKED)));
    }
    return checks
        .check(webhook(account))
        .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .otherwise(late -> List.of(new Finding(Kind.UNREACHABLE, "no-answer-in-time")));
  }

  private String webhook(AccountId account) {
    return publicUrl + "/webhooks/" + account;
  }

  private int tell(List<Checked> all, Consumer<String> out) {
    int problems = 0;
    for (Checked one : all) {
      out.accept(sentences.say(
          "check.account", "account", one.account().toString(), "webhook", webhook(one.account())));
      for (Finding finding : one.findings()) {
        problems += finding.kind().isProblem() ? 1 : 0;
        out.accept(line(finding));
      }
    }
    out.accept(sentences.say("check.end", "accounts", all.size(), "problems", problems));
    return problems == 0 ? 0 : 1;
  }

  private String line(Finding finding) {
    String kind = finding.kind().name().toLowerCase(Locale.ROOT).replace("_", "");
    String mark = finding.kind().isProblem() ? "  ! " : "  - ";
    return mark + sentences.say("check.found." + kind, "detail", finding.detail());
  }
}
