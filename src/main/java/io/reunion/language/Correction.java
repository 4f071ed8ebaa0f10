package io.reunion.language;

import io.reunion.language.Lexicon.WordSet;
import java.util.Optional;

/** "No sorry, just me", 不，就我自己: who says so does not stay away, but corrects how many come. */
final class Correction {
  /** "Three of us", 三个人. */
  private static final int LONGEST_COUNT = 3;

  private final PhraseBook book;
  private final Message message;
  private final Tokens tokens;

  private Correction(PhraseBook book, Message message) {
    this.book = book;
    this.message = message;
    this.tokens = message.tokens();
  }

  /** The party that a message puts right which says nothing else; it replaces what was told before. */
  static Optional<Party> in(PhraseBook book, Message message) {
    return new Correction(book, message).party();
  }

  private Optional<Party> party() {
    int rest = 0;
    boolean denied = false;
    boolean parted = false;
    for (int step = step(rest); step > 0; step = step(rest)) {
      boolean halted = halt(rest) > 0;
      denied |= halted || denial(rest) > 0;
      parted = denied && (parted || halted || tokens.kind(rest).endsClause());
      rest += step;
    }
    if (denied && isCount(rest)) {
      return party(tokens.clauseTo(rest) + 1, true);
    }
    return denied && rest < tokens.size() ? party(rest, parted) : Optional.empty();
  }

  /** The 三个人 of 不是三个人，就我和老婆: what is denied is a number, and the right one follows. */
  private boolean isCount(int at) {
    int end = at < tokens.size() ? tokens.clauseTo(at) : at;
    boolean number =
        end > at && end - at <= LONGEST_COUNT && book.vocabulary().valueOf(tokens.form(at)) > 0;
    return end > at
        && end < tokens.size()
        && (number
            || book.party(tokens).stream().anyMatch(hit -> hit.from() == at && hit.to() >= end));
  }

  /** How many tokens at {@code at} deny, excuse or say nothing. */
  private int step(int at) {
    if (at >= tokens.size()) {
      return 0;
    }
    boolean pause = tokens.kind(at).endsClause();
    int alone = aloneAt(at);
    return pause
        ? 1
        : alone > 0
            ? 0
            : Math.max(
                Math.max(denial(at), halt(at)),
                book.lexicon().startingAt(tokens, at, tokens.size(), WordSet.FILLER));
  }

  /** "Oh wait", before what is denied. */
  private int halt(int at) {
    return message.signs().stream()
        .filter(hit -> hit.from() == at && hit.mark() == Mark.CORRECT)
        .mapToInt(Hit::length)
        .findFirst()
        .orElse(0);
  }

  /** The 不 of 不参加 denies nothing that was said. */
  private int denial(int at) {
    int length = book.lexicon().startingAt(tokens, at, tokens.size(), WordSet.DENIAL);
    boolean within = length > 0
        && tokens.kind(at) == Kind.HAN
        && message.signs().stream()
            .anyMatch(hit -> hit.from() <= at && hit.to() > at + length && hit.mark() != Mark.NAY);
    return within ? 0 : length;
  }

  /** "Just" is a small word, but not in "just me". */
  private int aloneAt(int at) {
    return book.party(tokens).stream()
        .filter(hit -> hit.from() == at)
        .mapToInt(Hit::length)
        .max()
        .orElse(0);
  }

  private Optional<Party> party(int from, boolean parted) {
    Utterance words = message.utterance().part(tokens.text(from, tokens.size()));
    Message rest = Message.read(book, words, words.tokens(book));
    Party party = PartyReader.read(book, rest);
    boolean alone = party.seats().orElse(0) == 1;
    return party.seats().isPresent()
            && (alone || parted)
            && rest.isOwn()
            && PartyReader.isAll(book, rest)
        ? Optional.of(new Party(party.seats(), true, 0, party.guests()))
        : Optional.empty();
  }
}
