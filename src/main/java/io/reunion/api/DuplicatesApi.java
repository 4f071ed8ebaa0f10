package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.member.Duplicates;
import io.reunion.member.MemberId;
import io.reunion.member.Pair;
import io.reunion.member.search.MemberDirectory;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;

/** {@code /members/duplicates}: records that may be of one person, and what an admin decides of them. */
final class DuplicatesApi implements AdminApi.Part {
  private static final String ONE = "/members/duplicates/:pair";

  private final Duplicates duplicates;
  private final MemberDirectory directory;

  DuplicatesApi(Duplicates duplicates, MemberDirectory directory) {
    this.duplicates = duplicates;
    this.directory = directory;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, "/members/duplicates", this::list);
    operations.add(HttpMethod.POST, "/members/duplicates", this::scan);
    operations.add(HttpMethod.POST, ONE + "/merge", this::merge);
    operations.add(HttpMethod.POST, ONE + "/keep", this::keep);
  }

  private Future<Void> list(Exchange exchange) {
    return duplicates
        .open(exchange.query("limit", 50, 1, 500))
        .compose(open ->
            duplicates.count().map(total -> exchange.list(open, DuplicatesApi::json, total)));
  }

  private static ObjectNode json(Duplicates.Proposal proposal) {
    ObjectNode item = Exchange.object();
    item.put("id", proposal.pair().id());
    item.put("reason", proposal.reason().name());
    item.put("at", proposal.at().toString());
    item.put("keep", proposal.kept().id().value());
    ArrayNode members = item.putArray("members");
    members.add(MemberRecordsApi.json(proposal.kept()));
    members.add(MemberRecordsApi.json(proposal.gone()));
    return item;
  }

  private Future<Void> scan(Exchange exchange) {
    return duplicates.scan().map(found -> {
      exchange.json(200, Exchange.object().put("proposed", found));
      return null;
    });
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("such proposal");
  }

  private Future<Duplicates.Proposal> proposal(Exchange exchange) {
    try {
      return duplicates
          .find(Pair.parse(exchange.path("pair")))
          .map(found -> found.orElseThrow(DuplicatesApi::unknown));
    } catch (IllegalArgumentException noPair) {
      return Future.failedFuture(unknown());
    }
  }

  private Future<Void> merge(Exchange exchange) {
    return proposal(exchange)
        .compose(proposal -> duplicates.merge(proposal.pair(), kept(exchange, proposal)))
        .map(merged -> {
          directory.refresh();
          exchange.json(200, MemberRecordsApi.json(merged.orElseThrow(DuplicatesApi::unknown)));
          return null;
        });
  }

  /** Whose record goes on: as the body says, else as was proposed. */
  private static MemberId kept(Exchange exchange, Duplicates.Proposal proposal) {
    Body body = exchange.optionalBody();
    String expected = "one of the two ids";
    MemberId kept =
        body.parsed("keep", expected, MemberId::new).orElse(proposal.kept().id());
    if (!proposal.pair().has(kept)) {
      body.reject("keep", "expected " + expected);
    }
    body.done();
    return kept;
  }

  private Future<Void> keep(Exchange exchange) {
    return proposal(exchange)
        .compose(proposal -> duplicates.keepApart(proposal.pair()).map(kept -> {
          if (!kept) {
            throw unknown();
          }
          exchange.json(200, Exchange.object().put("id", proposal.pair().id()));
          return null;
        }));
  }
}
