package io.reunion.ballot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reunion.ballot.count.Contest;
import io.reunion.ballot.count.Majority;
import io.reunion.ballot.count.Method;
import io.reunion.ballot.count.Tally.Voice;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a ballot is about. It is fixed when the ballot opens: from then on its digest is part of every sealed paper, so that
 * a paper for other terms cannot be opened.
 *
 * @param assembly whose roll votes
 * @param rule of a motion
 * @param method of an election, with {@code seats} and {@code candidates}
 * @param after the ballot whose elected alone may stand, or nothing
 * @param trustees who open a sealed ballot, {@code threshold} of them together
 * @param closesAt when it closes by itself, in ms, or 0
 * @param roll the seal of the roll
 */
public record Terms(
    String id,
    String assembly,
    String title,
    Kind kind,
    Mode mode,
    Majority rule,
    Method method,
    int seats,
    List<Candidate> candidates,
    String after,
    List<Trustee> trustees,
    int threshold,
    long closesAt,
    Roll.Seal roll) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is voted on. */
  public enum Kind {
    MOTION,
    ELECTION
  }

  /** How. */
  public enum Mode {
    /** In the chat; not secret. */
    HAND,
    /** On a page that encrypts. */
    SEALED
  }

  /** @param id the number on the paper, from 1 */
  public record Candidate(String id, String name, String statement) {}

  /** @param key the public key: an uncompressed point of P-256 in base64url */
  public record Trustee(String name, String key) {
    private static final int FINGERPRINT = 16;

    /** What people compare instead of keys: the first 64 bits of the SHA-256 of the key's text. */
    public String fingerprint() {
      return Digests.hex(Digests.sha256(key)).substring(0, FINGERPRINT);
    }

    /** Whether people could take the one for the other. */
    boolean isNamesakeOf(Trustee other) {
      return plain(name).equals(plain(other.name));
    }

    private static String plain(String name) {
      return Normalizer.normalize(name, Normalizer.Form.NFKC)
          .toLowerCase(Locale.ROOT)
          .replaceAll("[\\s\\p{Cf}]+", "");
    }
  }

  public Terms {
    candidates = List.copyOf(candidates);
    trustees = List.copyOf(trustees);
  }

  /** What can be chosen, in the order in which a paper numbers it. */
  public List<String> options() {
    List<String> options = new ArrayList<>();
    if (kind == Kind.MOTION) {
      for (Voice voice : Voice.values()) {
        options.add(voice.name());
      }
    } else {
      candidates.forEach(candidate -> options.add(candidate.id()));
    }
    return options;
  }

  /** How many options a paper may name. */
  public int most() {
    return kind == Kind.MOTION ? 1 : contest().most();
  }

  /** @throws IllegalArgumentException if it is no election */
  public Contest contest() {
    return new Contest(method, seats, options(), List.of());
  }

  Terms with(List<Trustee> newTrustees, int newThreshold) {
    return new Terms(
        id,
        assembly,
        title,
        kind,
        mode,
        rule,
        method,
        seats,
        candidates,
        after,
        newTrustees,
        newThreshold,
        closesAt,
        roll);
  }

  /** With those of the first stage's candidates who were elected there. */
  Terms standing(Terms first, List<String> elected) {
    List<Candidate> standing = new ArrayList<>(first.candidates());
    standing.removeIf(candidate -> !elected.contains(candidate.id()));
    return new Terms(
        id, assembly, title, kind, mode, rule, method, seats, standing, after, trustees, threshold,
        closesAt, roll);
  }

  /** The one text whose digest stands for these terms. */
  public String text() {
    try {
      return JSON.writeValueAsString(JSON.createObjectNode()
          .put("id", id)
          .put("assembly", assembly)
          .put("title", title)
          .put("kind", kind.name())
          .put("mode", mode.name())
          .put("rule", rule.name())
          .put("method", method.name())
          .put("seats", seats)
          .put("after", after)
          .put("threshold", threshold)
          .put("closesAt", closesAt)
          .<com.fasterxml.jackson.databind.node.ObjectNode>set(
              "candidates", JSON.valueToTree(candidates))
          .<com.fasterxml.jackson.databind.node.ObjectNode>set(
              "trustees", JSON.valueToTree(trustees))
          .set("roll", JSON.valueToTree(roll)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("terms are plain values", e);
    }
  }

  /** Reads what {@link #text} wrote. */
  public static Terms read(String text) {
    try {
      return JSON.readValue(text, Terms.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("terms of a ballot: " + e.getOriginalMessage(), e);
    }
  }
}
