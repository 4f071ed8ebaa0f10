package io.reunion.language;

import java.util.List;

/**
 * A message with everything that was found in it.
 *
 * @param commands those that may count where it was written
 * @param forOthers what is said for others who could be made out
 * @param signs what is said about coming, without the two above
 * @param verdict what the signs come to
 */
record Message(
    Utterance utterance,
    Tokens tokens,
    List<CommandReader.Found> commands,
    List<OnBehalf> forOthers,
    List<Hit> signs,
    Verdict verdict) {

  static Message read(PhraseBook book, Utterance utterance, Tokens tokens) {
    List<CommandReader.Found> commands = new CommandReader(book, tokens, utterance.heard()).read();
    List<OnBehalf> forOthers = OnBehalf.in(book, tokens);
    List<Hit> signs = book.signs(tokens).stream()
        .filter(sign -> commands.stream().noneMatch(command -> command.covers(sign)))
        .filter(sign -> forOthers.stream().noneMatch(other -> other.hit().overlaps(sign)))
        .toList();
    Verdict verdict = Weighing.of(book, tokens, signs);
    return new Message(utterance, tokens, commands, forOthers, signs, verdict);
  }

  Listening heard() {
    return utterance.heard();
  }

  /** Nothing but the speaker's own answer is in question. */
  boolean isOwn() {
    return commands.isEmpty() && forOthers.isEmpty() && verdict.others().isEmpty();
  }

  /** Most of it is known to mean nothing. */
  boolean isNoise() {
    int noise = signs.stream()
        .filter(hit -> hit.mark() == Mark.NOISE)
        .mapToInt(Hit::length)
        .sum();
    return noise * 2 > tokens.size();
  }

  /** Whether the token is part of what somebody else refuses: "my colleague can't". */
  boolean isRefused(int token) {
    return verdict.others().stream()
        .filter(other -> other.lean() == Lean.DECLINE || other.lean() == Lean.WITHDRAW)
        .anyMatch(other -> verdict.clauses().stream()
            .anyMatch(clause -> clause.from() <= token
                && token < clause.to()
                && clause.from() <= other.by().from()
                && other.by().from() < clause.to()));
  }

  /** Whether the token is part of a question that is no request. */
  boolean isAsked(int token) {
    return verdict.clauses().stream()
        .filter(clause -> clause.asks() && clause.from() <= token && token < clause.to())
        .anyMatch(clause -> !clause.has(Mark.ACCEPT) && !clause.has(Mark.WITHDRAW));
  }
}
