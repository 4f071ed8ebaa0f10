package io.reunion.language;

import io.reunion.language.Reason.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what one message means, from its commands, its signs and what the model makes of it. */
final class Judgement {
  private static final double PLAIN = 0.95;
  private static final double SHORT = 0.88;
  private static final double NUMBER = 0.8;

  private final PhraseBook book;
  private final Model model;
  private final Utterance utterance;
  private final Listening heard;
  private final Tokens tokens;
  private final List<Reason> why = new ArrayList<>();
  private final List<Meaning> also = new ArrayList<>();

  Judgement(PhraseBook book, Model model, Utterance utterance, Tokens tokens) {
    this.book = book;
    this.model = model;
    this.utterance = utterance;
    this.heard = utterance.heard();
    this.tokens = tokens;
    why.add(Interpreter.heard(utterance));
  }

  Understanding understanding() {
    List<CommandReader.Found> commands = new CommandReader(book, tokens, heard).read();
    Optional<CommandReader.Found> whole =
        commands.stream().filter(CommandReader.Found::whole).findFirst();
    if (whole.isPresent()) {
      return commandAlone(whole.get());
    }
    commands.forEach(command -> also.add(meaning(command)));
    List<Hit> taken = onBehalf();
    List<Hit> signs = book.signs(tokens).stream()
        .filter(hit -> commands.stream()
            .noneMatch(command -> hit.from() < command.to() && command.hit().from() < hit.to()))
        .filter(hit -> taken.stream().noneMatch(hit::overlaps))
        .toList();
    Verdict verdict = Weighing.of(book, tokens, signs);
    reported(verdict);
    boolean elsewhere =
        !taken.isEmpty() || !commands.isEmpty() || !verdict.others().isEmpty() || isNoise(signs);
    return answer(verdict, elsewhere ? Model.Opinion.NONE : model.read(tokens));
  }

  /** Most of it is known to mean nothing. */
  private boolean isNoise(List<Hit> signs) {
    int noise = signs.stream()
        .filter(hit -> hit.mark() == Mark.NOISE)
        .mapToInt(Hit::length)
        .sum();
    return noise * 2 > tokens.size();
  }

  private Understanding commandAlone(CommandReader.Found command) {
    if (command.intent() == Intent.ASK) {
      return ask(List.of(Intent.EVENTS, Intent.FIND, Intent.HELP), phrase(command.hit()));
    }
    return Understanding.of(heard, meaning(command));
  }

  private Meaning meaning(CommandReader.Found command) {
    Slots slots =
        Slots.NONE.withQuery(command.query()).withEvent(EventReference.in(utterance.text()));
    return new Meaning(command.intent(), slots, PLAIN, List.of(why.get(0), phrase(command.hit())));
  }

  // Answers for others

  /** Adds what is said for somebody who can be told, and gives the tokens that said it. */
  private List<Hit> onBehalf() {
    List<Hit> taken = new ArrayList<>();
    for (Hit hit : book.forOthers(tokens)) {
      SlotReader.@Nullable Span who = book.slots(tokens).read(hit, "who");
      List<Names.Person> people =
          who == null ? List.of() : book.names().people(tokens, who.from(), who.to());
      if (!people.isEmpty()) {
        Intent intent = hit.mark() == Mark.FOR_YES ? Intent.RSVP_YES : Intent.RSVP_WITHDRAW;
        people.forEach(person -> also.add(somebodys(intent, person.name(), hit, PLAIN)));
        taken.add(hit);
      }
    }
    return taken;
  }

  private void reported(Verdict verdict) {
    for (Others other : verdict.others()) {
      boolean refuses = other.lean() == Lean.DECLINE || other.lean() == Lean.WITHDRAW;
      if (refuses
          && other.sure()
          && other.name().isPresent()
          && other.by().mark() != Mark.BUSY
          && heard.answersAnEvent()) {
        also.add(somebodys(other.lean().intent(), other.name().get(), other.by(), NUMBER));
      }
    }
  }

  private Meaning somebodys(Intent intent, String name, Hit hit, double confidence) {
    Slots slots =
        Slots.NONE.withOnBehalfOf(Optional.of(name)).withEvent(EventReference.in(utterance.text()));
    return new Meaning(
        intent,
        slots,
        confidence,
        List.of(why.get(0), phrase(hit), new Reason(Kind.SOMEBODY_ELSE, name, "")));
  }

  // The speaker's answer

  private Understanding answer(Verdict verdict, Model.Opinion opinion) {
    Stance self = verdict.self();
    self.by().ifPresent(hit -> why.add(phrase(hit)));
    Combined combined = Combined.of(filling(self), opinion);
    if (combined.byModel()) {
      why.add(new Reason(Kind.MODEL, "", opinion.toString()));
    }
    if (combined.lean() != Lean.NONE) {
      return heard.answersAnEvent() || combined.plain() ? told(combined) : unnamed(combined);
    }
    Optional<Understanding> counted = onlyCounted(verdict);
    if (counted.isPresent()) {
      return counted.get();
    }
    if (combined.unsure()) {
      why.add(Reason.of(Kind.CONTRADICTION));
      return also.isEmpty() ? ask(combined.choices()) : withOthers(Optional.empty());
    }
    return withoutAnswer(verdict);
  }

  /** A mere hint says enough where nothing else is said. */
  private Stance filling(Stance self) {
    boolean fills = self.weight() == Stance.HINT
        && self.by().filter(hit -> hit.length() * 2 > tokens.size()).isPresent();
    return fills ? self.as(self.lean(), Stance.SHORT) : self;
  }

  private Understanding told(Combined combined) {
    if (heard == Listening.DIALOGUE && !combined.plain()) {
      return dialogue(combined);
    }
    Party party = combined.lean() == Lean.DECLINE || combined.lean() == Lean.WITHDRAW
        ? Party.UNTOLD
        : party();
    double confidence =
        combined.confidence() > 0 ? combined.confidence() : combined.plain() ? PLAIN : SHORT;
    return withOthers(Optional.of(own(combined.lean().intent(), party, confidence)));
  }

  private Party party() {
    return PartyReader.read(
        book,
        tokens,
        Weighing.of(book, tokens, book.signs(tokens)).clauses(),
        utterance.language());
  }

  private Understanding dialogue(Combined combined) {
    Intent intent = switch (combined.lean()) {
      case ACCEPT -> Intent.CONFIRM;
      case DECLINE -> Intent.DENY;
      case WITHDRAW -> Intent.CANCEL;
      case TENTATIVE, NONE -> Intent.ASK;
    };
    return intent == Intent.ASK
        ? ask(List.of(Intent.CONFIRM, Intent.CANCEL))
        : Understanding.of(heard, new Meaning(intent, Slots.NONE, SHORT, why));
  }

  /** "Yes" to the bot outside of a card: to what? */
  private Understanding unnamed(Combined combined) {
    if (heard == Listening.DIALOGUE) {
      return dialogue(combined);
    }
    if (!also.isEmpty()) {
      return withOthers(Optional.empty());
    }
    return ask(choices(combined.lean()), Reason.of(Kind.UNNAMED));
  }

  private Understanding withoutAnswer(Verdict verdict) {
    if (!also.isEmpty()) {
      return withOthers(Optional.empty());
    }
    boolean named = verdict.others().stream()
        .anyMatch(other -> other.sure() && other.name().isPresent() && other.lean() != Lean.NONE);
    if (named) {
      return ask(List.of(Intent.RSVP_YES, Intent.RSVP_NO), Reason.of(Kind.SOMEBODY_ELSE));
    }
    if (verdict.asks()) {
      return question();
    }
    why.add(Reason.of(Kind.NOTHING));
    return Understanding.of(heard, new Meaning(Intent.NONE, Slots.NONE, PLAIN, why));
  }

  /** "Two of us" and "make it 4" are answers, too. */
  private Optional<Understanding> onlyCounted(Verdict verdict) {
    Party party = verdict.asks() || !verdict.others().isEmpty() ? Party.UNTOLD : party();
    if (!party.isTold() || !onlyNumber()) {
      return Optional.empty();
    }
    why.add(Reason.of(Kind.NUMBER));
    return Optional.of(
        heard.answersAnEvent() || party.change()
            ? withOthers(Optional.of(own(Intent.RSVP_YES, party, NUMBER)))
            : ask(choices(Lean.ACCEPT)));
  }

  private Understanding question() {
    why.add(Reason.of(Kind.QUESTION));
    return heard.speaksToBot()
        ? ask(List.of(Intent.EVENTS, Intent.FIND, Intent.HELP))
        : Understanding.of(heard, new Meaning(Intent.NONE, Slots.NONE, PLAIN, why));
  }

  /** The message is a number of people and little else. */
  private boolean onlyNumber() {
    List<Hit> counted = book.party(tokens);
    if (book.signs(tokens).stream()
        .anyMatch(sign -> sign.mark() == Mark.NOISE && counted.stream().anyMatch(sign::overlaps))) {
      return false;
    }
    for (int i = 0; i < tokens.size(); i++) {
      int at = i;
      boolean covered = tokens.kind(i).endsClause()
          || counted.stream().anyMatch(hit -> hit.from() <= at && at < hit.to());
      int filler =
          covered ? 1 : book.lexicon().startingAt(tokens, i, tokens.size(), Lexicon.WordSet.FILLER);
      if (filler == 0) {
        return false;
      }
      i += filler - 1;
    }
    return true;
  }

  private Meaning own(Intent intent, Party party, double confidence) {
    Slots slots = Slots.NONE.withParty(party).withEvent(EventReference.in(utterance.text()));
    return new Meaning(intent, slots, confidence, why);
  }

  private Understanding withOthers(Optional<Meaning> own) {
    List<Meaning> all = new ArrayList<>();
    own.ifPresent(all::add);
    all.addAll(also);
    return new Understanding(heard, all, List.of());
  }

  private Understanding ask(List<Intent> choices, Reason reason) {
    why.add(reason);
    return ask(choices);
  }

  private Understanding ask(List<Intent> choices) {
    return new Understanding(
        heard, List.of(new Meaning(Intent.ASK, Slots.NONE, 0.5, why)), choices);
  }

  static List<Intent> choices(Lean lean) {
    Set<Intent> choices = new LinkedHashSet<>();
    choices.add(lean.intent() == Intent.NONE ? Intent.RSVP_YES : lean.intent());
    choices.add(lean == Lean.ACCEPT ? Intent.RSVP_MAYBE : Intent.RSVP_YES);
    choices.add(lean == Lean.WITHDRAW ? Intent.NONE : Intent.RSVP_NO);
    return List.copyOf(choices);
  }

  private Reason phrase(Hit hit) {
    return new Reason(Kind.PHRASE, tokens.text(hit.from(), hit.to()), hit.mark().key());
  }
}
