package io.reunion.language;

import io.reunion.language.Lexicon.WordSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Whether a message says that a party that was told before is another now, and nothing on the speaker's own coming. */
final class PartyChange {
  private static final Set<String> OURS = Set.of("my", "our", "我", "俺", "咱");
  private static final Set<String> SEVERAL = Set.of("孩", "娃", "朋友", "同学", "同事", "家属", "家人", "亲友");

  private final PhraseBook book;
  private final Message message;
  private final Verdict verdict;

  PartyChange(PhraseBook book, Message message) {
    this.book = book;
    this.message = message;
    this.verdict = message.verdict();
  }

  /** "One fewer, my son is ill": what keeps somebody else away is no word on the speaker's own coming. */
  boolean isToldBy(Party party) {
    if (verdict.asks() || (party.more() >= 0 && !party.change())) {
      return false;
    }
    Stance self = verdict.self();
    Optional<Hit> by = self.by();
    boolean unsaid = self.isNone() || by.filter(hit -> !isOfRelative(hit)).isEmpty();
    return by.filter(hit -> PartyReader.isOfFewer(book, message, hit)).isPresent()
        || (unsaid && PartyReader.hasChange(book, message));
  }

  /** "Just me, my friend can't come any more": whoever stays away was one of the party. */
  boolean leavesAlone(Party party) {
    return !verdict.asks()
        && party.seats().orElse(0) == 1
        && verdict.self().by().filter(hit -> hit.mark() != Mark.YEA).isEmpty()
        && verdict.others().size() == 1
        && verdict.others().stream().allMatch(PartyChange::staysAway)
        && PartyHits.in(book, message).stream().anyMatch(hit -> hit.mark() == Mark.ALONE);
  }

  private static boolean staysAway(Others other) {
    return (other.lean() == Lean.DECLINE || other.lean() == Lean.WITHDRAW)
        && other.name().isEmpty();
  }

  /** What keeps one away, or one's wife: 我太太临时有事来不了 may say either. */
  private boolean isOfRelative(Hit hit) {
    Tokens tokens = message.tokens();
    return hit.mark() == Mark.BUSY
        || IntStream.range(tokens.clauseFrom(hit.from()), hit.from())
            .anyMatch(i -> book.lexicon().startingAt(tokens, i, hit.from(), WordSet.RELATION) > 0);
  }

  /** "My wife can't make it after all": she was one of the party, and nothing is said of the others. */
  boolean isOneFewer() {
    return !verdict.asks()
        && verdict.self().isNone()
        && verdict.clauses().size() == 1
        && verdict.others().size() == 1
        && verdict.others().stream().allMatch(this::isOneWhoStaysAway);
  }

  private boolean isOneWhoStaysAway(Others other) {
    boolean away = other.lean() == Lean.DECLINE || other.lean() == Lean.WITHDRAW;
    boolean said = other.by().mark() != Mark.BUSY;
    return away
        && said
        && other.sure()
        && other.relation().filter(this::isOneOfOurs).isPresent();
  }

  /** Not "Tom's wife"; 孩子 may be one or three. */
  private boolean isOneOfOurs(String relation) {
    String first = message.tokens().form(0);
    return (OURS.contains(first) || relation.startsWith(first))
        && SEVERAL.stream().noneMatch(relation::contains);
  }
}
