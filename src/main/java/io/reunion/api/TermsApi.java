package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.membership.Decisions;
import io.reunion.membership.Entry.Term;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /members/terms}: until when those are members who joined by registration, and renewing it. */
final class TermsApi implements AdminApi.Part {
  private final Decisions decisions;
  private final MemberStore members;
  private final Clock clock;

  TermsApi(Decisions decisions, MemberStore members, Clock clock) {
    this.decisions = decisions;
    this.members = members;
    this.clock = clock;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, "/members/terms", this::list);
    operations.add(HttpMethod.POST, "/members/:id/renew", this::renew);
  }

  private Future<Void> list(Exchange exchange) {
    return decisions.terms().compose(this::json).map(body -> {
      exchange.json(200, body);
      return null;
    });
  }

  private Future<ObjectNode> json(List<Term> terms) {
    return members
        .get(terms.stream().map(term -> new MemberId(term.member())).toList())
        .map(known -> {
          ObjectNode body = Exchange.object();
          ArrayNode items = body.putArray("items");
          terms.forEach(term -> items.add(json(term, known)));
          return body;
        });
  }

  private ObjectNode json(Term term, Map<MemberId, Member> known) {
    ObjectNode json = Exchange.object()
        .put("member", term.member())
        .put("until", term.until().toString())
        .put("current", term.isCurrent(clock.instant()));
    Optional.ofNullable(known.get(new MemberId(term.member())))
        .ifPresent(member -> json.put("name", member.name()));
    return json;
  }

  private Future<Void> renew(Exchange exchange) {
    MemberId id;
    try {
      id = new MemberId(exchange.path("id"));
    } catch (IllegalArgumentException e) {
      throw ProblemException.notFound("member");
    }
    return decisions
        .renew(id, clock.instant())
        .map(term -> term.orElseThrow(() -> ProblemException.notFound("term of this member")))
        .compose(term -> json(List.of(term)))
        .map(body -> {
          exchange.json(200, (ObjectNode) body.path("items").get(0));
          return null;
        });
  }
}
