package io.reunion.ballot.seal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What trustees do after closing, on a machine of their own: the published list and their keys become papers. */
public final class Opening {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a paper says that cannot be opened; it counts as invalid. */
  public static final List<String> UNREADABLE = List.of("?");

  private Opening() {}

  /**
   * The papers in the order of what they say, so that none can be told from where it was in the list.
   *
   * @param keys of as many trustees as the terms ask for
   * @throws IllegalArgumentException if the keys or the terms are others
   */
  public static List<List<String>> of(SealedList list, List<TrusteeKey> keys) {
    JsonNode terms = terms(list);
    List<String> options = options(terms);
    List<String> trustees = new ArrayList<>();
    terms.path("trustees").forEach(trustee -> trustees.add(trustee.path("key").asText()));
    Seal seal =
        Seal.of(list.terms(), trustees, terms.path("threshold").asInt(), most(terms, options));
    List<List<String>> papers = new ArrayList<>();
    for (String paper : list.papers()) {
      papers.add(seal.open(Seal.bytes(paper), keys)
          .map(choices -> named(choices, options))
          .orElse(UNREADABLE));
    }
    papers.sort(Comparator.comparing(Object::toString));
    return papers;
  }

  private static JsonNode terms(SealedList list) {
    try {
      return JSON.readTree(list.terms());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("terms of the list (expected: JSON)", e);
    }
  }

  private static List<String> options(JsonNode terms) {
    List<String> options = new ArrayList<>();
    terms
        .path("candidates")
        .forEach(candidate -> options.add(candidate.path("id").asText()));
    return terms.path("kind").asText().equals("MOTION")
        ? List.of("FOR", "AGAINST", "ABSTAIN")
        : options;
  }

  private static int most(JsonNode terms, List<String> options) {
    return switch (terms.path("kind").asText() + " " + terms.path("method").asText()) {
      case "ELECTION BLOCK" -> Math.min(terms.path("seats").asInt(), options.size());
      case "ELECTION APPROVAL", "ELECTION STV" -> options.size();
      default -> 1;
    };
  }

  private static List<String> named(List<Integer> choices, List<String> options) {
    List<String> named = new ArrayList<>();
    for (int choice : choices) {
      if (choice < 0 || choice >= options.size()) {
        return UNREADABLE;
      }
      named.add(options.get(choice));
    }
    return named;
  }
}
