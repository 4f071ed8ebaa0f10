package io.reunion.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.ballot.Ballot;
import io.reunion.ballot.Result;
import io.reunion.ballot.Terms;
import io.reunion.ballot.Terms.Candidate;
import io.reunion.ballot.Terms.Kind;
import io.reunion.ballot.count.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ballots as JSON. */
final class BallotJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private BallotJson() {}

  static ObjectNode of(Ballot ballot, Optional<Result> result) {
    Terms terms = ballot.terms();
    ObjectNode item = Exchange.object();
    item.put("id", ballot.id());
    item.put("assembly", terms.assembly());
    item.put("title", terms.title());
    item.put("state", ballot.state().name());
    item.put("mode", terms.mode().name());
    if (terms.kind() == Kind.MOTION) {
      item.put("majority", terms.rule().name());
    } else {
      item.put("method", terms.method().name()).put("seats", terms.seats());
      ArrayNode candidates = item.putArray("candidates");
      terms
          .candidates()
          .forEach(candidate -> candidates
              .addObject()
              .put("id", candidate.id())
              .put("name", candidate.name())
              .put("statement", candidate.statement()));
    }
    ArrayNode trustees = item.putArray("trustees");
    terms.trustees().forEach(trustee -> trustee(trustees.addObject(), trustee));
    ArrayNode offered = item.putArray("offered");
    ballot.offers().forEach(offer -> trustee(offered.addObject(), offer.trustee()));
    item.put("threshold", terms.threshold());
    item.put("roll", terms.roll().count());
    ballot.closing().ifPresent(closing -> {
      item.put("attended", closing.attended());
      item.put("needed", closing.needed());
      item.put("quorum", closing.quorum());
      if (closing.quorum()) {
        item.put("votes", closing.votes());
      }
      if (!closing.head().isEmpty() && closing.quorum()) {
        item.put("head", closing.head());
      }
    });
    result.ifPresent(found -> item.set("result", result(found)));
    return item;
  }

  private static void trustee(ObjectNode item, Terms.Trustee trustee) {
    item.put("name", trustee.name())
        .put("key", trustee.key())
        .put("fingerprint", trustee.fingerprint());
  }

  private static ObjectNode result(Result result) {
    ObjectNode body = Exchange.object();
    if (result instanceof Result.Motion motion) {
      body.put("carried", motion.carried())
          .put("for", motion.tally().inFavour())
          .put("against", motion.tally().against())
          .put("abstained", motion.tally().abstained())
          .put("invalid", motion.invalid());
      return body;
    }
    Outcome outcome = ((Result.Election) result).outcome();
    ArrayNode elected = body.putArray("elected");
    outcome.elected().forEach(elected::add);
    body.put("valid", outcome.papers().valid())
        .put("blank", outcome.papers().blank())
        .put("invalid", outcome.papers().invalid());
    outcome.tie().ifPresent(tie -> {
      ObjectNode tied = body.putObject("tie");
      tied.put("question", tie.question().name()).put("seats", tie.seats());
      ArrayNode among = tied.putArray("among");
      tie.among().forEach(among::add);
    });
    ArrayNode stages = body.putArray("stages");
    outcome.stages().forEach(stage -> stages.add(stage(stage)));
    return body;
  }

  private static ObjectNode stage(Outcome.Stage stage) {
    ObjectNode item = Exchange.object();
    item.put("step", stage.step().name()).put("byLot", stage.byLot());
    ArrayNode whose = item.putArray("whose");
    stage.whose().forEach(whose::add);
    ArrayNode elected = item.putArray("elected");
    stage.elected().forEach(elected::add);
    item.put("lost", Outcome.written(stage.lost()));
    ObjectNode votes = item.putObject("votes");
    stage.votes().forEach((candidate, value) -> votes.put(candidate, Outcome.written(value)));
    return item;
  }

  /** The candidates of an election, numbered as they come. */
  static List<Candidate> candidates(Body body) {
    List<Candidate> candidates = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode item : body.list("candidates")) {
      String name = item.path("name").asText("").strip();
      String statement = item.path("statement").asText("").strip();
      if (name.isEmpty() || name.length() > 60 || statement.length() > 500 || !names.add(name)) {
        body.reject(
            "candidates",
            "expected {name, statement}: each name once, at most 60 characters; statements at most 500");
        return List.of();
      }
      candidates.add(new Candidate(Integer.toString(candidates.size() + 1), name, statement));
    }
    if (candidates.size() < 2 || candidates.size() > 500) {
      body.reject("candidates", "expected 2 to 500 candidates");
    }
    return candidates;
  }

  /** {@code {"papers": [["3", "1"], []]}}, as the trustees' tool writes it. */
  static List<List<String>> papers(byte[] body) {
    try {
      List<List<String>> papers = new ArrayList<>();
      for (JsonNode paper : array(JSON.readTree(body).path("papers"))) {
        List<String> choices = new ArrayList<>();
        array(paper).forEach(choice -> choices.add(choice.asText()));
        papers.add(choices);
      }
      return papers;
    } catch (IOException e) {
      throw wrong();
    }
  }

  private static JsonNode array(JsonNode node) {
    if (!node.isArray()) {
      throw wrong();
    }
    return node;
  }

  private static ProblemException wrong() {
    return new ProblemException(
        400,
        "Not papers",
        "Expected {\"papers\": [[...], ...]} as ballot-open writes it.",
        List.of());
  }
}
