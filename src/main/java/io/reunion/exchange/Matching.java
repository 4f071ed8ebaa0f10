package io.reunion.exchange;

import io.reunion.member.lexicon.Terms;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which offers fit which needs: those with words in common, the more the better, and why. */
final class Matching {
  /** What such cards say whatever they are about. */
  private static final Set<String> USUAL = Set.of(
      "need",
      "offer",
      "look",
      "want",
      "wanted",
      "seek",
      "search",
      "provide",
      "provider",
      "supply",
      "supplier",
      "service",
      "help",
      "free",
      "available",
      "good",
      "new",
      "company",
      "供应",
      "应商",
      "厂家",
      "提供",
      "寻找",
      "寻求",
      "需要",
      "求购",
      "资源",
      "服务",
      "合作",
      "公司",
      "帮忙",
      "推荐",
      "联系",
      "免费");

  /** A card that fits. */
  record Fit(Card card, List<String> common) {
    String reason() {
      return String.join(", ", common);
    }
  }

  private Matching() {}

  /** The cards of the other kind and of others that fit {@code card}, the best first. */
  static List<Fit> of(Card card, List<Card> cards, Instant now) {
    return cards.stream()
        .filter(other -> other.kind() != card.kind())
        .filter(other -> other.isOpen(now) && !other.by().equals(card.by()))
        .map(other -> new Fit(other, common(card, other)))
        .filter(fit -> !fit.common().isEmpty())
        .sorted(Comparator.<Fit>comparingInt(fit -> -weight(fit))
            .thenComparing(fit -> fit.card().number(), Comparator.reverseOrder()))
        .toList();
  }

  private static int weight(Fit fit) {
    return fit.common().stream().mapToInt(String::length).sum();
  }

  private static List<String> common(Card a, Card b) {
    Set<String> common = new LinkedHashSet<>();
    a.tags().stream().filter(b.tags()::contains).map(tag -> "#" + tag).forEach(common::add);
    Terms.common(Card.withoutTags(a.text()), Card.withoutTags(b.text()), USUAL).stream()
        .filter(term -> !common.contains("#" + term))
        .forEach(common::add);
    return List.copyOf(common);
  }

  /** The cards that have something of {@code words}, the best first; all of them, the newest first, without words. */
  static List<Card> search(String words, List<Card> cards, Instant now) {
    Stream<Card> open = cards.stream().filter(card -> card.isOpen(now));
    if (words.isBlank()) {
      return open.sorted(Comparator.comparing(Card::number).reversed()).toList();
    }
    record Found(Card card, int common) {}
    String wanted = Card.withoutTags(words);
    return open.map(card -> new Found(
            card, Terms.common(wanted, Card.withoutTags(card.text()), Set.of()).size()))
        .filter(found -> found.common() > 0)
        .sorted(Comparator.comparing(Found::common)
            .reversed()
            .thenComparing(found -> -found.card().number()))
        .map(Found::card)
        .toList();
  }
}
