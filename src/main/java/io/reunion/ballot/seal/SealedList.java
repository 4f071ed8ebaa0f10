package io.reunion.ballot.seal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The sealed papers of a closed ballot as they are published. They stand in the order of their hashes, which are the
 * voters' receipts, so that their order tells nothing. A chain begins with the hash of the terms; each link is SHA-256
 * over the link before and the next receipt. Who knows the last link, the head, knows the whole list.
 *
 * @param terms of the ballot, as they were when it opened
 * @param papers in base64url; put in order here
 */
public record SealedList(String terms, List<String> papers) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public SealedList {
    papers = papers.stream().sorted(Comparator.comparing(SealedList::receipt)).toList();
  }

  /** What a voter keeps: the hash of the own sealed paper, in hexadecimal. */
  public static String receipt(String paper) {
    return HexFormat.of().formatHex(Seal.sha256(Seal.bytes(paper)));
  }

  public List<String> receipts() {
    return papers.stream().map(SealedList::receipt).toList();
  }

  /** The last link of the chain, in hexadecimal. */
  public String head() {
    byte[] link = Seal.sha256(terms.getBytes(StandardCharsets.UTF_8));
    for (String receipt : receipts()) {
      link = Seal.sha256(link, HexFormat.of().parseHex(receipt));
    }
    return HexFormat.of().formatHex(link);
  }

  /** As it is published. */
  public String file() {
    ObjectNode file = JSON.createObjectNode();
    file.put("terms", terms).put("head", head());
    ArrayNode list = file.putArray("papers");
    papers.forEach(list::add);
    return file.toPrettyString();
  }

  /**
   * Reads what was published.
   *
   * @throws IllegalArgumentException if the chain does not lead to the head, or it is nothing of the kind
   */
  public static SealedList read(String file) {
    try {
      JsonNode read = JSON.readTree(file);
      List<String> papers = new ArrayList<>();
      read.path("papers").forEach(paper -> papers.add(paper.asText()));
      SealedList list = new SealedList(read.path("terms").asText(), papers);
      if (!list.head().equals(read.path("head").asText())) {
        throw new IllegalArgumentException("head " + read.path("head").asText() + " (expected: "
            + list.head() + ", by the papers in the list)");
      }
      return list;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("list of sealed papers (expected: JSON)", e);
    }
  }
}
