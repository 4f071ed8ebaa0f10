package io.reunion.language;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * A message with everything that was found in it.
 *
 * @param commands those that may count where it was written
 * @param forOthers what is said for others who could be made out
 * @param signs what is said about coming, without the two above
 * @param verdict what the signs come to
 * @param cites it has words of others
 */
record Message(
    Utterance utterance,
    Tokens tokens,
    List<CommandReader.Found> commands,
    List<OnBehalf> forOthers,
    List<Hit> signs,
    Verdict verdict,
    boolean cites) {
  private static final Set<String> THEM = Set.of("him", "her", "them", "知", "道");

  static Message read(PhraseBook book, Utterance utterance, Tokens tokens) {
    List<CommandReader.Found> commands = new CommandReader(book, tokens, utterance.heard())
        .read().stream().filter(command -> !looksForNobody(book, command)).toList();
    Message message = with(book, utterance, tokens, commands);
    boolean answers =
        !message.forOthers().isEmpty() || !message.verdict().self().isNone();
    List<CommandReader.Found> others = withoutSearch(commands);
    return answers || !utterance.heard().answersAnEvent() || others.size() == commands.size()
        ? message
        : with(book, utterance, tokens, others);
  }

  /** "Who are you?", "introduce me to him", 谁知道呢: nobody is found by such words. */
  private static boolean looksForNobody(PhraseBook book, CommandReader.Found command) {
    if (command.intent() != Intent.FIND) {
      return false;
    }
    Tokens query = book.tokens(command.query());
    boolean find = query.size() > 0;
    for (int i = 0; find && i < query.size(); i++) {
      find = query.kind(i).endsClause()
          || book.lexicon().has(query, i, Lexicon.WordSet.OTHERS)
          || book.lexicon().has(query, i, Lexicon.WordSet.SELF)
          || THEM.contains(query.form(i));
    }
    return find;
  }

  /** Below a card somebody is looked for only beside an answer: "who works there?" asks the people. */
  private static List<CommandReader.Found> withoutSearch(List<CommandReader.Found> commands) {
    return commands.stream().filter(command -> command.intent() != Intent.FIND).toList();
  }

  private static Message with(
      PhraseBook book, Utterance utterance, Tokens tokens, List<CommandReader.Found> commands) {
    List<OnBehalf> forOthers = OnBehalf.in(book, tokens);
    BitSet taken = new BitSet();
    commands.forEach(command -> taken.set(command.hit().from(), command.to()));
    commands.stream()
        .filter(command -> command.intent() == Intent.ABOUT)
        .forEach(command -> takeClause(tokens, command.hit(), taken));
    forOthers.forEach(other -> taken.set(other.hit().from(), other.hit().to()));
    BitSet cited = Citation.in(tokens);
    taken.or(cited);
    List<Hit> signs = book.signs(tokens).stream()
        .filter(sign -> !sign.touches(taken))
        .filter(sign -> !isTheirReason(book.lexicon(), tokens, sign, forOthers))
        .toList();
    Verdict verdict = Weighing.of(book, tokens, signs);
    return new Message(utterance, tokens, commands, forOthers, signs, verdict, !cited.isEmpty());
  }

  /** "Ann told me she can't come, working late": it is Ann who is busy. */
  private static boolean isTheirReason(
      Lexicon lexicon, Tokens tokens, Hit sign, List<OnBehalf> forOthers) {
    boolean behind = sign.mark() == Mark.BUSY
        && forOthers.stream()
            .anyMatch(
                other -> other.intent() == Intent.RSVP_WITHDRAW && other.hit().to() <= sign.from());
    for (int i = tokens.clauseFrom(sign.from()); behind && i < sign.to(); i++) {
      behind = lexicon.startingAt(tokens, i, sign.to(), Lexicon.WordSet.SELF) == 0;
    }
    return behind;
  }

  /** The 报名 of 报名什么时候截止 signs nobody up; Chinese parts its clauses, where English need not. */
  private static void takeClause(Tokens tokens, Hit hit, BitSet taken) {
    if (tokens.kind(hit.from()) != Kind.HAN) {
      return;
    }
    int from = hit.from();
    while (!tokens.startsClause(from)) {
      from--;
    }
    int to = hit.to();
    while (!tokens.endsClause(to)) {
      to++;
    }
    taken.set(from, to);
  }

  /** Why the words of {@code hit} count. */
  Reason phrase(Hit hit) {
    return new Reason(
        Reason.Kind.PHRASE, tokens.text(hit.from(), hit.to()), hit.mark().key());
  }

  Listening heard() {
    return utterance.heard();
  }

  /** Nothing but the speaker's own answer is in question. */
  boolean isOwn() {
    return commands.isEmpty() && forOthers.isEmpty() && verdict.others().isEmpty();
  }

  /** It tells of another time or in the words of others, and nothing in it of this one. */
  boolean isPast() {
    return verdict.self().isNone()
        && (cites || signs.stream().anyMatch(hit -> hit.mark() == Mark.PAST));
  }

  /** Most of it is known to mean nothing. */
  boolean isNoise() {
    int noise = signs.stream()
        .filter(hit -> hit.mark() == Mark.NOISE)
        .mapToInt(Hit::length)
        .sum();
    return noise * 2 > tokens.size();
  }

  /** How much of it is a sign of anything, 0 to 1. */
  double share() {
    int said = signs.stream()
        .filter(hit -> hit.mark() != Mark.NOISE)
        .mapToInt(Hit::length)
        .sum();
    int words = 0;
    for (int i = 0; i < tokens.size(); i++) {
      words += tokens.kind(i).endsClause() ? 0 : 1;
    }
    return words == 0 ? 1 : Math.min(1, (double) said / words);
  }

  /** The tokens that say nothing of the speaker's party: asked, or of what somebody else refuses. */
  BitSet apart() {
    BitSet refusals = new BitSet();
    verdict.others().stream()
        .filter(other -> other.lean() == Lean.DECLINE || other.lean() == Lean.WITHDRAW)
        .forEach(other -> refusals.set(other.by().from()));
    BitSet apart = new BitSet();
    for (Clause clause : verdict.clauses()) {
      boolean question = clause.asks() && !clause.has(Mark.ACCEPT) && !clause.has(Mark.WITHDRAW);
      int refusal = refusals.nextSetBit(clause.from());
      if (question || (refusal >= 0 && refusal < clause.to())) {
        apart.set(clause.from(), clause.to());
      }
    }
    return apart;
  }
}
