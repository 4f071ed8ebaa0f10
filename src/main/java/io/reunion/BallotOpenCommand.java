package io.reunion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.ballot.Result;
import io.reunion.ballot.Terms;
import io.reunion.ballot.count.Outcome;
import io.reunion.ballot.seal.Opening;
import io.reunion.ballot.seal.SealedList;
import io.reunion.ballot.seal.TrusteeKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballot-open}: trustees open a box on a machine of their own, without a network. */
@Command(
    name = "ballot-open",
    mixinStandardHelpOptions = true,
    description = {
      "Opens the published list of a sealed ballot with the keys of enough trustees, and counts.",
      "Checks the chain first. Prints one JSON object: head, papers (to be handed in), result."
    })
final class BallotOpenCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "LIST",
      description = "the list, from /api/v1/ballots/ID/sealed")
  private Path list = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "KEY",
      description = "trustees' key files")
  private List<Path> keys = List.of();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
  private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      SealedList sealed = SealedList.read(Files.readString(list));
      List<TrusteeKey> read = new ArrayList<>();
      for (Path key : keys) {
        read.add(TrusteeKey.read(Files.readString(key)));
      }
      spec.commandLine().getOut().println(text(sealed, Opening.of(sealed, read)));
      return 0;
    } catch (IOException | IllegalArgumentException e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  private static String text(SealedList list, List<List<String>> papers) {
    ObjectMapper json = new ObjectMapper();
    ObjectNode body = json.createObjectNode().put("head", list.head());
    ArrayNode all = body.putArray("papers");
    papers.forEach(paper -> {
      ArrayNode choices = all.addArray();
      paper.forEach(choices::add);
    });
    ObjectNode result = body.putObject("result");
    Terms terms = Terms.read(list.terms());
    if (Result.of(terms, papers, List.of()) instanceof Result.Election election) {
      Outcome outcome = election.outcome();
      ArrayNode elected = result.putArray("elected");
      outcome.elected().forEach(elected::add);
      outcome.tie().ifPresent(tie -> {
        ArrayNode tied = result.putArray("tied");
        tie.among().forEach(tied::add);
      });
    } else if (Result.of(terms, papers, List.of()) instanceof Result.Motion motion) {
      result.put("carried", motion.carried());
      result.put("for", motion.tally().inFavour());
      result.put("against", motion.tally().against());
      result.put("abstained", motion.tally().abstained());
    }
    try {
      return json.writerWithDefaultPrettyPrinter().writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values", e);
    }
  }
}
