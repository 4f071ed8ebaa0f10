package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.chat.UserId;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.registration.LinkCodes;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.util.Optional;

/** {@code /members/{id}}: one record, the accounts that are this person, and codes by which an account becomes theirs. */
final class MemberRecordsApi implements AdminApi.Part {
  private static final String ONE = "/members/:id";
  private static final String ACCOUNT = "a user such as telegram:1111111";

  private final MemberStore members;
  private final LinkCodes codes;
  private final Clock clock;

  MemberRecordsApi(MemberStore members, LinkCodes codes, Clock clock) {
    this.members = members;
    this.codes = codes;
    this.clock = clock;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, ONE, this::get);
    operations.add(HttpMethod.POST, ONE + "/accounts", this::link);
    operations.add(HttpMethod.DELETE, ONE + "/accounts/:user", this::unlink);
    operations.add(HttpMethod.POST, ONE + "/codes", this::code);
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("such member");
  }

  private Future<Member> member(Exchange exchange) {
    try {
      return members
          .get(new MemberId(exchange.path("id")))
          .map(found -> found.orElseThrow(MemberRecordsApi::unknown));
    } catch (IllegalArgumentException noId) {
      return Future.failedFuture(unknown());
    }
  }

  private Future<Void> get(Exchange exchange) {
    return member(exchange).map(member -> {
      exchange.json(200, json(member));
      return null;
    });
  }

  /** Everything of a record. */
  static ObjectNode json(Member member) {
    ObjectNode item = Exchange.object();
    item.put("id", member.id().value());
    item.put("name", member.name());
    ObjectNode fields = item.putObject("fields");
    ObjectNode audiences = item.putObject("audiences");
    member.particulars().values().forEach((field, texts) -> {
      ArrayNode values = fields.putArray(field.key());
      texts.forEach(values::add);
      audiences.put(field.key(), member.audience(field).name());
    });
    item.put("consent", member.privacy().consent().name());
    item.put("role", member.role().name());
    item.put("verified", member.verified());
    ArrayNode accounts = item.putArray("accounts");
    member.users().stream().map(UserId::toString).sorted().forEach(accounts::add);
    item.put("updatedAt", member.stamp().updatedAt().toString());
    return item;
  }

  private Future<Void> link(Exchange exchange) {
    return member(exchange)
        .compose(member -> members.link(member.id(), user(exchange.body())))
        .compose(outcome -> switch (outcome) {
          case LINKED -> get(exchange);
          case NO_SUCH_MEMBER -> Future.failedFuture(unknown());
          case TAKEN ->
            Future.failedFuture(ProblemException.conflict(
                "The account is linked to another member; unlink it there first."));
        });
  }

  private static UserId user(Body body) {
    Optional<UserId> user = body.parsed("user", ACCOUNT, UserId::parse);
    if (!body.has("user")) {
      body.reject("user", "expected " + ACCOUNT);
    }
    body.done();
    return user.orElseThrow();
  }

  private Future<Void> unlink(Exchange exchange) {
    return member(exchange).compose(member -> {
      Optional<UserId> user = member.users().stream()
          .filter(linked -> linked.toString().equals(exchange.path("user")))
          .findFirst();
      return user.isEmpty()
          ? Future.failedFuture(ProblemException.notFound("such account of this member"))
          : members.unlink(user.get()).compose(was -> get(exchange));
    });
  }

  private Future<Void> code(Exchange exchange) {
    return member(exchange)
        .compose(member -> codes.issue(member.id(), Optional.empty(), LinkCodes.LONG))
        .map(code -> {
          exchange.json(
              201,
              Exchange.object()
                  .put("code", code)
                  .put("expiresAt", clock.instant().plus(LinkCodes.LONG).toString()));
          return null;
        });
  }
}
