package io.reunion.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.member.pull.MemberPull;
import io.reunion.member.pull.PullFailedException;
import io.reunion.member.pull.PullState;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /members/pull}: members from the alumni system, now, and what became of it. */
final class MemberPullApi implements AdminApi.Part {
  private static final Logger LOG = LoggerFactory.getLogger(MemberPullApi.class);
  private static final String PATH = "/members/pull";

  private final Optional<MemberPull> pull;

  MemberPullApi(Optional<MemberPull> pull) {
    this.pull = pull;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, PATH, this::state);
    operations.add(HttpMethod.POST, PATH, this::begin);
  }

  private Future<Void> state(Exchange exchange) {
    if (pull.isEmpty()) {
      exchange.json(200, Exchange.object().put("configured", false).put("running", false));
      return Future.succeededFuture();
    }
    return pull.get().state().map(state -> {
      exchange.json(200, json(state));
      return null;
    });
  }

  private static ObjectNode json(PullState state) {
    ObjectNode body = Exchange.object();
    body.put("configured", true);
    body.put("running", state.running());
    state.tried().ifPresent(at -> body.put("triedAt", at.toString()));
    state.last().ifPresent(last -> {
      ObjectNode ended = body.putObject("last");
      ended.put("at", last.at().toString());
      ended.put("outcome", last.outcome().name());
      ended.put("pages", last.pages());
      ended.put("records", last.records());
      last.imported().ifPresent(id -> ended.put("import", id));
      if (!last.words().isEmpty()) {
        ended.put("why", last.words());
      }
    });
    return body;
  }

  private Future<Void> begin(Exchange exchange) {
    MemberPull.Wish wish =
        new MemberPull.Wish(exchange.flag("dryRun", false), exchange.flag("again", false));
    boolean wait = wish.dryRun() || !exchange.flag("background", true);
    MemberPull configured = pull.orElseThrow(() -> ProblemException.conflict(
        "No alumni system is configured (expected: alumniSystem.url in reunion.yaml)."));
    return configured.state().compose(state -> {
      if (state.running()) {
        throw ProblemException.conflict("A pull is under way already; wait until it has ended.");
      }
      return wait ? now(exchange, configured, wish) : later(exchange, configured, wish);
    });
  }

  private static Future<Void> now(Exchange exchange, MemberPull pull, MemberPull.Wish wish) {
    return pull.run(wish).recover(MemberPullApi::problem).map(done -> {
      ObjectNode body = Exchange.object();
      body.put("outcome", done.outcome().name());
      body.put("pages", done.pages());
      body.put("records", done.records());
      done.report()
          .ifPresent(report -> body.set("report", ImportJson.of(report, exchange.language())));
      exchange.json(200, body);
      return null;
    });
  }

  private static Future<MemberPull.Pulled> problem(Throwable failure) {
    return Future.failedFuture(
        failure instanceof PullFailedException failed
            ? failed.reason() == PullFailedException.Reason.BUSY
                ? ProblemException.conflict("A pull is under way already.")
                : new ProblemException(
                    502, "Nothing was pulled", String.valueOf(failed.getMessage()), List.of())
            : failure);
  }

  private static Future<Void> later(Exchange exchange, MemberPull pull, MemberPull.Wish wish) {
    pull.run(wish).onFailure(e -> LOG.warn("the pull came to nothing: {}", e.toString()));
    exchange.location("/api/v1" + PATH);
    exchange.json(202, Exchange.object().put("configured", true).put("running", true));
    return Future.succeededFuture();
  }
}
