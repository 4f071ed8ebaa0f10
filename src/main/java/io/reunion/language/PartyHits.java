package io.reunion.language;

import io.reunion.language.Lexicon.WordSet;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Where a message tells who comes along with the speaker. */
final class PartyHits {
  private static final Set<String> REFUSES = Set.of("不", "没", "not");
  private static final Set<String> IN_BETWEEN = Set.of(
      "就", "也", "都", "说", "讲", "她", "他", "is", "are", "will", "can", "does", "do", "says", "said",
      "she", "he", "they", "that", "thinks");

  /** What one does with those at home before one answers. */
  private static final Set<String> CONSULTS =
      Set.of("问", "询", "示", "商", "ask", "asking", "consult", "check", "checking", "discuss");

  /** What somebody else does for the children while one is away. */
  private static final Set<String> MINDS =
      Set.of("watch", "watches", "mind", "minds", "babysit", "babysits", "babysitter", "sitter");

  /** What those at home do about it. */
  private static final Set<String> GRANTS = Set.of(
      "批准",
      "同意",
      "恩准",
      "准假",
      "放行",
      "点头",
      "允许",
      "答应",
      "给假",
      "说行",
      "说好",
      "说可",
      "has given",
      "has approved",
      "has agreed",
      "has said",
      "gave permission",
      "gave me",
      "approved it",
      "agreed to",
      "said yes",
      "said ok",
      "said i",
      "says yes",
      "says i",
      "says ok",
      "let me",
      "lets me",
      "is letting");

  /** Behind 商. */
  private static final Set<String> TALKED_OVER = Set.of("量", "议", "讨");

  private static final int NEAR = 4;

  private PartyHits() {}

  /** Also those who are among a number that was told before. */
  static List<Hit> in(PhraseBook book, Message message) {
    if (book.party(message.tokens()).isEmpty()) {
      return List.of();
    }
    BitSet apart = message.apart();
    BitSet forOthers = new BitSet();
    message
        .forOthers()
        .forEach(other -> forOthers.set(other.hit().from(), other.hit().to()));
    return withoutNoise(
        message,
        book.party(message.tokens()).stream()
            .filter(hit -> !apart.get(hit.from()) && !hit.touches(forOthers))
            .filter(hit -> !beginsTitle(book, message.tokens(), hit))
            .filter(hit -> !staysAway(book, message.tokens(), hit))
            .filter(hit -> !isConsulted(message.tokens(), hit))
            .filter(hit -> !grants(message.tokens(), hit))
            .toList());
  }

  /** 其中两个小孩: they are among those of whom the number was told before. */
  static boolean isCounted(PhraseBook book, Tokens tokens, Hit hit) {
    int end = hit.from();
    while (end > 0 && tokens.kind(end - 1).endsClause()) {
      end--;
    }
    return book.lexicon().endingAt(tokens, 0, end, WordSet.AMONG) > 0;
  }

  /** "My wife isn't coming", 娃不带. */
  private static boolean staysAway(PhraseBook book, Tokens tokens, Hit hit) {
    if (hit.mark() != Mark.ONE && hit.mark() != Mark.TWO && hit.mark() != Mark.SOME) {
      return false;
    }
    int next = hit.to();
    while (next < tokens.size() && IN_BETWEEN.contains(tokens.form(next))) {
      next++;
    }
    boolean refuses = next < tokens.size() && REFUSES.contains(tokens.form(next));
    return refuses && book.lexicon().startingAt(tokens, next, tokens.size(), WordSet.FILLER) < 2;
  }

  /** "Let me ask my wife", 和老公商量一下: whoever is asked is not brought along by that. */
  private static boolean isConsulted(Tokens tokens, Hit hit) {
    int end = Math.min(hit.to() + 1, tokens.size());
    if (IntStream.range(hit.from(), end).anyMatch(i -> isTalkedOver(tokens, i))) {
      return true;
    }
    boolean one = hit.mark() == Mark.ONE || hit.mark() == Mark.TWO || hit.mark() == Mark.SOME;
    if (one && isLookedAfter(tokens, hit)) {
      return true;
    }
    int from = Math.max(tokens.clauseFrom(hit.from()), hit.from() - NEAR);
    return one
        && IntStream.range(from, hit.from())
            .anyMatch(i -> CONSULTS.contains(tokens.form(i)) && !isNoProblem(tokens, i));
  }

  /** "If my mother in law can watch the twins": neither comes. */
  private static boolean isLookedAfter(Tokens tokens, Hit hit) {
    int from = tokens.clauseFrom(hit.from());
    return IntStream.range(from, tokens.clauseTo(hit.from()))
        .anyMatch(i -> MINDS.contains(tokens.form(i)));
  }

  /** 商量, not the 商 of 商学院 or of a name. */
  private static boolean isTalkedOver(Tokens tokens, int i) {
    return tokens.form(i).equals("商")
        && i + 1 < tokens.size()
        && TALKED_OVER.contains(tokens.form(i + 1));
  }

  /** 没问题 asks nobody. */
  private static boolean isNoProblem(Tokens tokens, int i) {
    return tokens.form(i).equals("问")
        && i + 1 < tokens.size()
        && tokens.form(i + 1).equals("题");
  }

  /** "My wife said yes, I'm in": it is the speaker who comes. */
  private static boolean grants(Tokens tokens, Hit hit) {
    int next = hit.to();
    return next + 1 < tokens.size()
        && (GRANTS.contains(tokens.form(next) + tokens.form(next + 1))
            || GRANTS.contains(tokens.form(next) + " " + tokens.form(next + 1)));
  }

  /** 校友 in 校友年会 is nobody who comes along. */
  private static boolean beginsTitle(PhraseBook book, Tokens tokens, Hit hit) {
    SlotReader.@Nullable Span who =
        hit.mark() == Mark.WITH ? book.slots(tokens).read(hit, "who") : null;
    boolean last =
        hit.mark() == Mark.ONE || hit.mark() == Mark.SOME || (who != null && who.to() == hit.to());
    return last
        && hit.to() < tokens.size()
        && !tokens.gapBefore(hit.to())
        && book.lexicon().startingAt(tokens, hit.to(), tokens.size(), WordSet.GATHERING) > 0;
  }

  /** Noise that is as long as what it touches knows better. */
  private static List<Hit> withoutNoise(Message message, List<Hit> hits) {
    int[] noise = new int[message.tokens().size()];
    message.signs().stream()
        .filter(sign -> sign.mark() == Mark.NOISE)
        .forEach(sign -> Arrays.fill(noise, sign.from(), sign.to(), sign.length()));
    return hits.stream()
        .filter(hit -> Arrays.stream(noise, hit.from(), hit.to()).max().orElse(0) < hit.length())
        .toList();
  }
}
