package io.reunion.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.ballot.Assembly;
import io.reunion.ballot.Ballot;
import io.reunion.ballot.BallotStore.Kept;
import io.reunion.ballot.Ballots.Refusal;
import io.reunion.ballot.Ballots.RefusedException;
import io.reunion.ballot.Terms;
import io.reunion.ballot.Terms.Candidate;
import io.reunion.ballot.Terms.Kind;
import io.reunion.ballot.Terms.Mode;
import io.reunion.ballot.Terms.Trustee;
import io.reunion.ballot.Voting;
import io.reunion.ballot.count.Majority;
import io.reunion.ballot.count.Method;
import io.reunion.ballot.seal.SealedList;
import io.reunion.chat.Markup;
import io.reunion.text.Texts;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code /ballots}: what is voted on, the voter's page, the published box, the result. */
final class BallotsApi implements AdminApi.Part {
  private final Voting voting;
  private final Texts texts;
  private final ZoneId zone;

  BallotsApi(Voting voting, Texts texts, ZoneId zone) {
    this.voting = voting;
    this.texts = texts;
    this.zone = zone;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, "/assemblies/:id/ballots", told(this::list));
    operations.add(HttpMethod.POST, "/ballots", told(this::create));
    operations.add(HttpMethod.GET, "/ballots/:id", known(this::show));
    operations.add(HttpMethod.GET, "/ballots/:id/announcement", known(this::announcement));
    operations.add(HttpMethod.POST, "/ballots/:id/trustees", known(this::trust));
    operations.add(HttpMethod.POST, "/ballots/:id/trustees/confirmed", known(this::confirm));
    operations.add(HttpMethod.POST, "/ballots/:id/open", known(this::open));
    operations.add(HttpMethod.POST, "/ballots/:id/close", known(this::close));
    operations.add(HttpMethod.POST, "/ballots/:id/papers", known(this::reveal));
    operations.add(HttpMethod.POST, "/ballots/:id/lot", known(this::draw));
    operations.open(HttpMethod.GET, "/ballots/:id/sealed", known(this::sealed));
    operations.open(HttpMethod.POST, "/ballots/:id/admission", known(this::admit));
    operations.open(HttpMethod.POST, "/ballots/:id/paper", known(this::cast));
  }

  /** Says why a wish is refused. */
  private static AdminApi.Operation told(AdminApi.Operation operation) {
    return exchange -> operation
        .run(exchange)
        .recover(failure -> Future.failedFuture(
            failure instanceof RefusedException refused ? problem(refused.refusal()) : failure));
  }

  /** The same, of a ballot that there is. */
  private AdminApi.Operation known(AdminApi.Operation operation) {
    return told(exchange ->
        voting.ballots().get(exchange.path("id")).compose(found -> operation.run(exchange)));
  }

  private static ProblemException problem(Refusal refusal) {
    String why = switch (refusal) {
      case UNKNOWN -> "There is no such ballot, or the link was used or is too old.";
      case NO_ASSEMBLY -> "There is no such assembly that is open.";
      case FIXED -> "It is open or counted already and is not changed any more.";
      case NOT_OPEN -> "It is not open yet, or not closed yet.";
      case CLOSED -> "It is closed; nothing was counted.";
      case NOT_ON_ROLL -> "Not on the roll; nothing was counted.";
      case FEW_TRUSTEES ->
        "A sealed ballot needs 2 to 5 trustees, and at least 2 of them to open it.";
      case BAD_KEY -> "That is no public key (expected: a point of P-256 in base64url).";
      case SEALED -> "This is a sealed ballot.";
      case HAND -> "This is a hand vote.";
      case BAD_PAPERS -> "These are not the papers of this ballot; nothing was counted.";
      case FIRST_STAGE ->
        "A second stage needs the counted election of the same assembly, without a tie.";
      case NO_TIE -> "There is no tie.";
      case BAD_LOT -> "Expected the ids of all candidates in the order drawn, each once.";
      case NOT_YOURS ->
        "Somebody else has this vote now: a proxy was given, or it is over; nothing was counted.";
      case NAMESAKE -> "There is a trustee of that name or with that key already.";
      case NO_OFFER -> "Nobody has offered a key with that fingerprint.";
      case WRONG_CHOICE -> "The paper cannot be read; nothing was counted.";
      case UNKNOWN_CHOICE -> "There is no such candidate; nothing was counted.";
      case TOO_MANY -> "More were chosen than may be; nothing was counted.";
      case TWICE -> "Somebody was chosen twice; nothing was counted.";
    };
    return new ProblemException(
        refusal == Refusal.UNKNOWN || refusal == Refusal.NO_ASSEMBLY ? 404 : 409,
        "Not done",
        why,
        List.of());
  }

  private Future<Void> list(Exchange exchange) {
    String assembly = exchange.path("id");
    return voting
        .assemblies()
        .find(assembly)
        .compose(found -> found.isEmpty()
            ? Future.failedFuture(ProblemException.notFound("assembly " + assembly))
            : voting.ballots().of(assembly))
        .compose(all -> {
          List<Future<ObjectNode>> items = new ArrayList<>();
          all.forEach(ballot -> items.add(json(ballot)));
          return Future.all(items).map(done -> {
            ObjectNode body = Exchange.object();
            body.putArray("items").addAll(done.<ObjectNode>list());
            exchange.json(200, body);
            return null;
          });
        });
  }

  private Future<Void> show(Exchange exchange) {
    return voting
        .ballots()
        .get(exchange.path("id"))
        .compose(ballot -> answer(exchange, 200, ballot));
  }

  private Future<Void> announcement(Exchange exchange) {
    return voting
        .ballots()
        .get(exchange.path("id"))
        .compose(ballot -> voting.ballots().result(ballot).map(result -> {
          String text = result
              .map(found -> voting.announcement(ballot, found, texts))
              .orElseThrow(() -> problem(Refusal.NOT_OPEN));
          exchange.text(200, "text/plain; charset=utf-8", Markup.plain(text));
          return null;
        }));
  }

  private Future<Void> answer(Exchange exchange, int status, Ballot ballot) {
    return json(ballot).map(body -> {
      exchange.json(status, body);
      return null;
    });
  }

  private Future<ObjectNode> json(Ballot ballot) {
    return voting.ballots().result(ballot).map(result -> BallotJson.of(ballot, result));
  }

  private Future<Void> create(Exchange exchange) {
    Body body = exchange.body();
    String assembly = body.required("assembly", 16);
    return voting.assemblies().find(assembly).compose(found -> {
      if (found.isEmpty()) {
        throw problem(Refusal.NO_ASSEMBLY);
      }
      Terms terms = terms(body, found.get(), Voting.ballotId(exchange.operation()));
      return voting.ballots().draft(terms).compose(ballot -> answer(exchange, 201, ballot));
    });
  }

  private Terms terms(Body body, Assembly assembly, String id) {
    String title = body.required("title", 200);
    int seats = body.number("seats", 1, 1000).orElse(0);
    boolean election = seats > 0;
    Majority rule = body.parsed("majority", words(Majority.values()), BallotsApi::majority)
        .orElse(Majority.SIMPLE);
    Method method = body.parsed(
            "method", words(Method.values()), text -> Method.valueOf(text.toUpperCase(Locale.ROOT)))
        .orElse(Method.BLOCK);
    Mode mode = body.parsed(
            "mode", words(Mode.values()), text -> Mode.valueOf(text.toUpperCase(Locale.ROOT)))
        .orElse(election ? Mode.SEALED : Mode.HAND);
    if (election && mode == Mode.HAND) {
      body.reject("mode", "expected SEALED; an election is never by hand");
    }
    String after = body.text("after", 16).orElse("");
    List<Candidate> candidates =
        election && after.isEmpty() ? BallotJson.candidates(body) : List.of();
    long closesAt = body.moment("closesAt", zone).map(Instant::toEpochMilli).orElse(0L);
    body.done();
    return new Terms(
        id,
        assembly.id(),
        title,
        election ? Kind.ELECTION : Kind.MOTION,
        mode,
        rule,
        method,
        Math.max(1, seats),
        candidates,
        after,
        List.of(),
        0,
        closesAt,
        assembly.seal());
  }

  private static Majority majority(String text) {
    return Majority.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static String words(Enum<?>[] constants) {
    List<String> words = new ArrayList<>();
    for (Enum<?> constant : constants) {
      words.add(constant.name());
    }
    return "one of " + String.join(", ", words);
  }

  private Future<Void> trust(Exchange exchange) {
    Body body = exchange.body();
    Trustee trustee = new Trustee(body.required("name", 60), body.required("key", 200));
    body.done();
    return voting
        .trustees()
        .add(exchange.path("id"), trustee)
        .compose(ballot -> answer(exchange, 200, ballot));
  }

  private Future<Void> confirm(Exchange exchange) {
    Body body = exchange.body();
    List<String> fingerprints = List.copyOf(body.texts("fingerprints"));
    body.done();
    return voting
        .trustees()
        .confirm(exchange.path("id"), fingerprints)
        .compose(ballot -> answer(exchange, 200, ballot));
  }

  private Future<Void> open(Exchange exchange) {
    int threshold = exchange.query("threshold", 0, 2, 5);
    return voting
        .ballots()
        .open(exchange.path("id"), threshold)
        .compose(ballot -> answer(exchange, 200, ballot));
  }

  private Future<Void> close(Exchange exchange) {
    return voting
        .ballots()
        .close(exchange.path("id"))
        .compose(ballot -> answer(exchange, 200, ballot));
  }

  private Future<Void> reveal(Exchange exchange) {
    List<List<String>> papers = BallotJson.papers(exchange.bytes());
    return voting
        .ballots()
        .reveal(exchange.path("id"), papers)
        .compose(ballot -> answer(exchange, 200, ballot));
  }

  private Future<Void> draw(Exchange exchange) {
    Body body = exchange.body();
    List<String> order = List.copyOf(body.texts("order"));
    body.done();
    return voting
        .ballots()
        .draw(exchange.path("id"), order)
        .compose(ballot -> answer(exchange, 200, ballot));
  }

  private Future<Void> sealed(Exchange exchange) {
    return voting.ballots().published(exchange.path("id")).map(list -> {
      exchange.text(200, "application/json", list.file());
      return null;
    });
  }

  private Future<Void> admit(Exchange exchange) {
    Body body = exchange.body();
    String code = body.required("code", 300);
    body.done();
    return voting.box().admit(exchange.path("id"), code).map(admitted -> {
      exchange.json(
          200, Exchange.object().put("token", admitted.token()).put("terms", admitted.terms()));
      return null;
    });
  }

  private Future<Void> cast(Exchange exchange) {
    Body body = exchange.body();
    String token = body.required("token", 200);
    String paper = body.required("paper", body.raw("paper", 16_000));
    body.done();
    return voting.box().cast(exchange.path("id"), token, paper).map(kept -> {
      if (kept != Kept.KEPT && kept != Kept.REPLACED) {
        throw problem(Refusal.valueOf(kept.name()));
      }
      exchange.json(
          200,
          Exchange.object()
              .put("receipt", SealedList.receipt(paper))
              .put("replaced", kept == Kept.REPLACED));
      return null;
    });
  }
}
