package io.reunion.member.search;

import io.reunion.member.Field;
import io.reunion.member.Particulars;
import io.reunion.member.lexicon.Slips;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says how a question is met by what a viewer may see of a member, by the rules by which the index finds it. */
final class Explainer {
  /** What two halves of a stretch of characters are worth, beside one whole. */
  static final float SPLIT_WEIGHT = 0.5f;

  private final Map<TermKind, List<Token>> tokens = new EnumMap<>(TermKind.class);

  Explainer(Particulars visible) {
    for (Token token : MemberTokens.of(visible)) {
      tokens.computeIfAbsent(token.kind(), k -> new ArrayList<>()).add(token);
    }
  }

  /** A way in which a part is met. */
  private record Met(double score, List<Reason> reasons) {}

  /** One reason for each part of {@code question} that is met; two where a stretch was met by its halves. */
  List<Reason> reasons(MemberQuery question) {
    List<Reason> reasons = new ArrayList<>();
    for (Wanted wanted : question.wanted()) {
      if (wanted.needed() || wanted.kind() == Wanted.Kind.WISH) {
        best(wanted, true).ifPresent(met -> reasons.addAll(met.reasons));
      }
    }
    return reasons.stream().distinct().toList();
  }

  /** The parts that are needed and not met, as they were asked. */
  List<String> missing(MemberQuery question) {
    return question.wanted().stream()
        .filter(Wanted::needed)
        .filter(wanted -> score(wanted, true).isEmpty())
        .map(question::written)
        .distinct()
        .toList();
  }

  /** Whether every part that is needed is met. */
  boolean meets(MemberQuery question, boolean near) {
    return question.wanted().stream()
            .filter(Wanted::needed)
            .allMatch(wanted -> score(wanted, near).isPresent())
        && !isExcluded(question);
  }

  /** Whether any part is met. */
  boolean meetsAny(MemberQuery question) {
    return question.wanted().stream()
            .filter(Wanted::needed)
            .anyMatch(wanted -> score(wanted, true).isPresent())
        && !isExcluded(question);
  }

  private boolean isExcluded(MemberQuery question) {
    return question.wanted().stream()
        .filter(wanted -> wanted.kind() == Wanted.Kind.EXCLUDED)
        .anyMatch(wanted -> score(wanted, false).isPresent());
  }

  /** What one part is worth; empty if it is not met. */
  Optional<Double> score(Wanted wanted, boolean near) {
    return best(wanted, near).map(Met::score);
  }

  private Optional<Met> best(Wanted wanted, boolean near) {
    Optional<Met> best = best(near ? wanted.generous() : wanted.exact(), wanted.text());
    if (!near) {
      return best;
    }
    for (Wanted.Split split : wanted.splits()) {
      best = better(best, both(split, wanted.text()));
    }
    return best;
  }

  private Optional<Met> both(Wanted.Split split, String asked) {
    Optional<Met> first = best(split.first(), asked);
    Optional<Met> second = best(split.second(), asked);
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    List<Reason> reasons = new ArrayList<>(first.get().reasons);
    reasons.addAll(second.get().reasons);
    return Optional.of(new Met((first.get().score + second.get().score) * SPLIT_WEIGHT, reasons));
  }

  private static Optional<Met> better(Optional<Met> one, Optional<Met> other) {
    boolean otherWins = other.isPresent() && (one.isEmpty() || other.get().score > one.get().score);
    return otherWins ? other : one;
  }

  private Optional<Met> best(List<Probe> probes, String asked) {
    Optional<Met> best = Optional.empty();
    for (Probe probe : probes) {
      if (best.isEmpty() || probe.score() > best.get().score) {
        Optional<Token> token = token(probe);
        if (token.isPresent()) {
          Reason reason =
              new Reason(asked, token.get().field(), how(probe), taken(probe, token.get()));
          best = Optional.of(new Met(probe.score(), List.of(reason)));
        }
      }
    }
    return best;
  }

  /** What a part that meets {@code token} by a guess was taken for. */
  private static String taken(Probe probe, Token token) {
    boolean guess = probe.kind() == TermKind.ANY
        && (probe.mode() == Probe.Mode.PREFIX || probe.mode() == Probe.Mode.SIMILAR);
    return guess ? token.text() : probe.meant();
  }

  /** What meets {@code probe}; of several the field that has most of them. */
  private Optional<Token> token(Probe probe) {
    Collection<Token> candidates = tokens.getOrDefault(probe.kind(), List.of());
    if (probe.mode() == Probe.Mode.ALL) {
      boolean all = probe.texts().stream()
          .allMatch(text -> candidates.stream().anyMatch(token -> token.text().equals(text)));
      return all
          ? fieldWithMost(candidates, probe.texts())
              .map(field -> new Token(probe.kind(), field, probe.text()))
          : Optional.empty();
    }
    return candidates.stream().filter(token -> meets(token.text(), probe)).findFirst();
  }

  private static Optional<Field> fieldWithMost(Collection<Token> tokens, List<String> texts) {
    Map<Field, Integer> counts = new EnumMap<>(Field.class);
    tokens.stream()
        .filter(token -> texts.contains(token.text()))
        .forEach(token -> counts.merge(token.field(), 1, Integer::sum));
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }

  private static boolean meets(String token, Probe probe) {
    return switch (probe.mode()) {
      case TERM -> token.equals(probe.text());
      case ALL, SOME -> probe.texts().contains(token);
      case PREFIX -> token.startsWith(probe.text());
      case SIMILAR ->
        Math.abs(token.length() - probe.text().length()) <= 1
            && Slips.between(token, probe.text()) <= 1;
    };
  }

  private static Reason.How how(Probe probe) {
    return switch (probe.mode()) {
      case PREFIX -> Reason.How.BEGINNING;
      case SIMILAR -> Reason.How.SIMILAR;
      case TERM, ALL, SOME ->
        switch (probe.kind()) {
          case FULL -> Reason.How.NAME;
          case SOUND -> Reason.How.SOUND;
          case SURNAME, PART -> Reason.How.PART_OF_NAME;
          case VARIANT, GIVEN -> Reason.How.OTHER_SPELLING;
          case INITIALS -> Reason.How.INITIALS;
          case CONCEPT -> Reason.How.MEANING;
          case ANY, TYPED -> Reason.How.WORD;
        };
    };
  }
}
