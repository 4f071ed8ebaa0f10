package io.reunion.language;

import io.reunion.language.Lexicon.WordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Weighs the signs of a message. Within a clause a condition or a doubt beats everything it applies to, a refusal beats
 * a wish, plain words beat short ones. Between clauses plain words beat short ones again; of two plain ones a doubt or,
 * after "but", the later one wins, and otherwise the message contradicts itself.
 */
final class Weighing {
  private static final Set<String> SAYING =
      Set.of("said", "says", "say", "told", "tells", "thinks", "reckons");

  private static final Set<String> COMING = Set.of("去", "来", "报", "到", "参");

  private final Tokens tokens;
  private final PhraseBook book;
  private final Subject subject;
  private final Reported reported;
  private final List<Others> others = new ArrayList<>();

  private Weighing(PhraseBook book, Tokens tokens) {
    this.tokens = tokens;
    this.book = book;
    this.subject = new Subject(tokens, book.lexicon(), book.names());
    this.reported = new Reported(book, tokens);
  }

  static Verdict of(PhraseBook book, Tokens tokens, List<Hit> hits) {
    return new Weighing(book, tokens).verdict(Clauses.of(tokens, hits));
  }

  private Verdict verdict(List<Clause> clauses) {
    Stance sum = Stance.NONE;
    boolean had = false;
    boolean corrected = false;
    for (Clause clause : clauses) {
      had |= clause.has(Mark.HAD);
      corrected |= clause.corrects();
      Stance stance = takenBack(stance(clause), had);
      if (corrected && !stance.isNone()) {
        sum = Stance.NONE;
        corrected = false;
      }
      boolean turned =
          clause.afterBut() && sum.wish() && (stance.isNone() || stance.weight() < sum.weight());
      sum = turned ? sum.as(Lean.DECLINE, Stance.SHORT) : both(sum, stance, clause.afterBut());
    }
    boolean asks = clauses.stream().anyMatch(Clause::asks);
    // "I'm in, just kidding": taken back, and nothing put in its place.
    sum = corrected && !sum.isNone() ? sum.contradicting() : sum;
    return new Verdict(sum, List.copyOf(others), asks, clauses);
  }

  private static Stance takenBack(Stance stance, boolean had) {
    return had && stance.lean() == Lean.DECLINE && stance.weight() >= Stance.SHORT
        ? stance.as(Lean.WITHDRAW, stance.weight())
        : stance;
  }

  // Within a clause

  private Stance stance(Clause clause) {
    List<Hit> own = own(clause);
    Optional<Hit> withdraw = first(own, Mark.WITHDRAW);
    if (withdraw.isPresent()) {
      return Stance.of(
          Lean.WITHDRAW, clause.has(Mark.ASKED) ? Stance.HINT : Stance.PLAIN, withdraw.get());
    }
    if (clause.asks()) {
      return inQuestion(clause, own);
    }
    Optional<Hit> decline = first(own, Mark.DECLINE).or(() -> first(own, Mark.IN_PLACE));
    Optional<Hit> accept = first(own, Mark.ACCEPT);
    Optional<Hit> wish = first(own, Mark.WISH);
    Optional<Hit> plain = decline.or(() -> accept).or(() -> wish);
    Optional<Hit> doubt =
        first(own, Mark.TENTATIVE).or(() -> first(own, Mark.IF)).or(() -> first(own, Mark.UNSURE));
    if (doubt.isPresent()) {
      boolean certain = doubt.get().mark() == Mark.TENTATIVE || plain.isPresent();
      return Stance.of(Lean.TENTATIVE, certain ? Stance.PLAIN : Stance.HINT, doubt.get());
    }
    if (decline.isPresent() && accept.isPresent()) {
      return later(accept.get(), decline.get());
    }
    if (decline.isPresent()) {
      return Stance.of(Lean.DECLINE, Stance.PLAIN, decline.get());
    }
    return accept
        .map(hit -> Stance.of(Lean.ACCEPT, Stance.PLAIN, hit))
        .orElseGet(() -> weak(own, wish));
  }

  private static Stance later(Hit accept, Hit decline) {
    return accept.from() > decline.from()
        ? Stance.of(Lean.ACCEPT, Stance.PLAIN, accept).contradicting()
        : Stance.of(Lean.DECLINE, Stance.PLAIN, decline).contradicting();
  }

  private static Stance weak(List<Hit> own, Optional<Hit> wish) {
    Optional<Hit> quit = first(own, Mark.QUIT);
    if (quit.isPresent()) {
      return Stance.of(Lean.WITHDRAW, Stance.SHORT, quit.get());
    }
    Optional<Hit> busy = first(own, Mark.BUSY);
    Optional<Hit> sorry = first(own, Mark.SORRY);
    if (busy.isPresent() || (wish.isPresent() && sorry.isPresent())) {
      return Stance.of(Lean.DECLINE, Stance.SHORT, busy.or(() -> sorry).orElseThrow());
    }
    if (wish.isPresent()) {
      return Stance.of(Lean.ACCEPT, Stance.PLAIN, wish.get());
    }
    Optional<Hit> late = first(own, Mark.LATE);
    if (late.isPresent()) {
      return Stance.of(Lean.ACCEPT, Stance.SHORT, late.get());
    }
    Optional<Hit> half = first(own, Mark.HALF);
    if (half.isPresent()) {
      return Stance.half(half.get());
    }
    Optional<Hit> nay = first(own, Mark.NAY);
    Optional<Hit> hmm = first(own, Mark.HMM);
    Optional<Hit> yea = first(own, Mark.YEA);
    if (nay.isPresent() && yea.isPresent()) {
      return Stance.of(Lean.DECLINE, Stance.SHORT, nay.get()).contradicting();
    }
    return nay.map(hit -> Stance.of(Lean.DECLINE, Stance.SHORT, hit))
        .or(() -> hmm.map(hit -> Stance.of(Lean.TENTATIVE, Stance.SHORT, hit)))
        .or(() -> yea.map(hit -> Stance.of(Lean.ACCEPT, Stance.SHORT, hit)))
        .or(() -> sorry
            .or(() -> first(own, Mark.HINT_NO))
            .map(hit -> Stance.of(Lean.DECLINE, Stance.HINT, hit)))
        .or(() ->
            first(own, Mark.HINT_MAYBE).map(hit -> Stance.of(Lean.TENTATIVE, Stance.HINT, hit)))
        .or(() -> first(own, Mark.HINT_YES).map(hit -> Stance.of(Lean.ACCEPT, Stance.HINT, hit)))
        .orElse(Stance.NONE);
  }

  /** In a question only requests count, doubts, and phrases that are questions themselves. */
  private Stance inQuestion(Clause clause, List<Hit> own) {
    Optional<Hit> doubt = first(own, Mark.TENTATIVE);
    Optional<Hit> asked = clause.first(Mark.ASKED);
    if (asked.isPresent()) {
      return doubt.isPresent() && isEitherOr(asked.get())
          ? Stance.of(Lean.TENTATIVE, Stance.PLAIN, doubt.get())
          : Stance.NONE;
    }
    for (Hit hit : own) {
      boolean command =
          book.lexicon().startingAt(tokens, hit.from(), hit.to(), WordSet.REQUEST) > 0;
      boolean request = command && isCourteous(clause);
      boolean whole = hit.from() == clause.from() && !clause.has(Mark.BEG) && isAsking(hit);
      switch (hit.mark()) {
        case ACCEPT -> {
          if (request || whole) {
            return Stance.of(Lean.ACCEPT, Stance.PLAIN, hit);
          }
          if (command) {
            return Stance.half(hit);
          }
        }
        case DECLINE -> {
          if (whole) {
            return Stance.of(Lean.DECLINE, Stance.PLAIN, hit);
          }
        }
        case TENTATIVE -> {
          return Stance.of(Lean.TENTATIVE, Stance.PLAIN, hit);
        }
        case HMM -> {
          return Stance.of(Lean.TENTATIVE, Stance.SHORT, hit);
        }
        default -> {}
      }
    }
    return Stance.NONE;
  }

  /** "Could you count me in?" asks to be, "count me in?" asks whether. */
  private boolean isCourteous(Clause clause) {
    boolean courteous = clause.has(Mark.BEG);
    for (int i = clause.from(); i < clause.to() && !courteous; i++) {
      courteous = book.lexicon().has(tokens, i, WordSet.COURTESY);
    }
    return courteous;
  }

  /** "去不去": in a doubt it is what is in doubt. */
  private boolean isEitherOr(Hit asked) {
    return asked.length() == 3
        && COMING.contains(tokens.form(asked.from()))
        && "不没".contains(tokens.form(asked.from() + 1));
  }

  /** "How could I miss it?" is a phrase with the question in it. */
  private boolean isAsking(Hit hit) {
    return switch (tokens.form(hit.from())) {
      case "how", "why", "who", "would", "need", "怎", "谁", "岂", "哪", "咋" -> true;
      default -> false;
    };
  }

  private static Optional<Hit> first(List<Hit> hits, Mark mark) {
    return Hit.first(hits, mark);
  }

  /** The signs that are about the speaker and this time; those about others are noted. */
  private List<Hit> own(Clause clause) {
    List<Hit> own = new ArrayList<>();
    reported.enter(clause);
    boolean past = clause.hits().stream().anyMatch(this::isPastThroughout);
    for (Hit hit : clause.hits()) {
      past |= hit.mark() == Mark.PAST;
      boolean side = hit.mark() == Mark.UNSURE || hit.mark() == Mark.LATE;
      if ((side && isSomebodyElses(clause, hit)) || isReported(clause, hit)) {
        continue;
      }
      Optional<Subject.Other> other = isAnswer(hit)
          ? subject.otherThanSpeaker(clause, hit).or(() -> reported.by(clause, hit))
          : Optional.empty();
      boolean sent = other.isPresent() && hit.mark() == Mark.IN_PLACE;
      if (other.isPresent()) {
        Lean lean = clause.asks() ? Lean.NONE : sent ? Lean.ACCEPT : Lean.of(hit.mark());
        others.add(Others.of(other.get(), lean, hit));
      }
      if (sent || (other.isEmpty() && hit.mark() != Mark.IN_PLACE && !(past && isAnswer(hit)))) {
        own.add(hit);
      }
    }
    return own;
  }

  /** "I couldn't last year": English tells the time at the end, Chinese before what was done then. */
  private boolean isPastThroughout(Hit hit) {
    return hit.mark() == Mark.PAST && tokens.kind(hit.from()) == Kind.WORD;
  }

  /** "He said he might". */
  private boolean isSomebodyElses(Clause clause, Hit hit) {
    return tokens.kind(hit.from()) == Kind.WORD
        && book.lexicon().endingAt(tokens, clause.from(), hit.from(), WordSet.OTHERS) > 0;
  }

  /** "I asked Peter and he said no idea"; "he said I could come" is about the speaker again. */
  private boolean isReported(Clause clause, Hit hit) {
    for (int i = hit.from() - 1; i > clause.from(); i--) {
      if (book.lexicon().has(tokens, i, WordSet.SELF)) {
        return false;
      }
      if (SAYING.contains(tokens.form(i))) {
        return book.lexicon().endingAt(tokens, clause.from(), i, WordSet.OTHERS) > 0;
      }
    }
    return false;
  }

  private static boolean isAnswer(Hit hit) {
    return switch (hit.mark()) {
      case ACCEPT,
          DECLINE,
          TENTATIVE,
          WITHDRAW,
          WISH,
          BUSY,
          QUIT,
          IN_PLACE,
          HINT_NO,
          HINT_MAYBE,
          HINT_YES -> true;
      default -> false;
    };
  }

  // Between clauses

  private Stance both(Stance before, Stance now, boolean but) {
    if (now.isNone()) {
      return before;
    }
    if (before.isNone()) {
      return now;
    }
    if ((isCondition(before) && now.lean() == Lean.ACCEPT)
        || (isCondition(now) && before.lean() == Lean.ACCEPT)) {
      return (isCondition(now) ? now : before).as(Lean.TENTATIVE, Stance.PLAIN);
    }
    if (before.lean() == now.lean()) {
      return now.weight() > before.weight() ? now : before;
    }
    if (before.lean() == Lean.WITHDRAW || now.lean() == Lean.WITHDRAW) {
      return withdrawn(before, now, but);
    }
    if (before.lean() == Lean.TENTATIVE
        && before.weight() == Stance.PLAIN
        && now.lean() == Lean.ACCEPT
        && !but) {
      return before;
    }
    if (now.lean() == Lean.TENTATIVE
        && now.weight() >= Stance.SHORT
        && before.lean() == Lean.ACCEPT) {
      return now;
    }
    return byWeight(before, now, but);
  }

  /** "If the trains run, I'll come." */
  private static boolean isCondition(Stance stance) {
    return stance.by().filter(hit -> hit.mark() == Mark.IF).isPresent();
  }

  /** "I changed my mind" leaves open to what. */
  private boolean isChangeOfMind(Stance stance) {
    return stance
        .by()
        .map(hit -> tokens.text(hit.from(), hit.to()).toLowerCase(Locale.ROOT))
        .filter(words -> words.contains("mind") || words.contains("主意"))
        .isPresent();
  }

  private Stance withdrawn(Stance before, Stance now, boolean but) {
    boolean backAgain = now.lean() == Lean.ACCEPT && now.weight() == Stance.PLAIN;
    if (backAgain && (but || isChangeOfMind(before))) {
      return now;
    }
    int weight = Math.max(before.weight(), now.weight());
    return (now.lean() == Lean.WITHDRAW ? now : before).as(Lean.WITHDRAW, weight);
  }

  private static Stance byWeight(Stance before, Stance now, boolean but) {
    if (before.wish() && now.lean() == Lean.DECLINE && now.weight() >= Stance.SHORT) {
      return now;
    }
    if (now.wish() && before.lean() == Lean.DECLINE && before.weight() >= Stance.SHORT) {
      return before;
    }
    if (before.weight() != now.weight()) {
      return before.weight() > now.weight() ? before : now;
    }
    if (but || (now.lean() == Lean.DECLINE && before.lean() == Lean.TENTATIVE)) {
      return now;
    }
    return now.contradicting();
  }
}
