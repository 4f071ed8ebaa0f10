package io.reunion.language;

import io.reunion.language.Reason.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a message answers for others than the speaker. */
final class OthersAnswers {
  private static final double PLAIN = 0.95;
  private static final double GUESSED = 0.8;
  private static final double ASKING = 0.5;

  private final PhraseBook book;
  private final Message message;
  private final Verdict verdict;
  private final Optional<String> event;
  private final List<Meaning> answers = new ArrayList<>();

  private OthersAnswers(PhraseBook book, Message message, Optional<String> event) {
    this.book = book;
    this.message = message;
    this.verdict = message.verdict();
    this.event = event;
  }

  static List<Meaning> in(PhraseBook book, Message message, Optional<String> event) {
    OthersAnswers found = new OthersAnswers(book, message, event);
    message.forOthers().forEach(found::addAsked);
    found.addReported();
    return found.answers;
  }

  /** Of "Priya would come, put her down" the name stands elsewhere. */
  private void addAsked(OnBehalf asked) {
    List<String> named = verdict.others().stream()
        .flatMap(other -> other.name().stream())
        .distinct()
        .toList();
    if (asked.isUnnamed() && named.size() == 1) {
      answers.add(somebodys(asked.intent(), named.get(0), asked.hit(), GUESSED));
    }
    for (Names.Person person : asked.people()) {
      Meaning said = somebodys(asked.intent(), person.name(), asked.hit(), PLAIN);
      answers.add(said.with(said.slots().withParty(asked.partyOf(person))));
    }
  }

  /** "Tom can't come" below a card is as good as his own word; that he comes is his to say. */
  private void addReported() {
    addInstead();
    for (Others other : verdict.others()) {
      boolean refuses = other.lean() == Lean.DECLINE || other.lean() == Lean.WITHDRAW;
      boolean plain = other.sure() && other.by().mark() != Mark.BUSY;
      boolean counts = message.heard().answersAnEvent()
          && other.name().filter(name -> !isKnown(name)).isPresent();
      if (refuses && plain && counts) {
        answers.add(
            somebodys(other.lean().intent(), other.name().orElseThrow(), other.by(), GUESSED));
      }
    }
  }

  /**
   * "I can't come, but my husband will": the speaker's own may come in their place; whether anybody else does is asked. Where
   * the speaker comes too, he is one of their party.
   */
  private void addInstead() {
    Lean self = verdict.self().lean();
    if (self == Lean.ACCEPT && verdict.self().weight() == Stance.PLAIN) {
      addBeside();
    }
    if (self != Lean.DECLINE && self != Lean.WITHDRAW) {
      return;
    }
    for (Others other : verdict.others()) {
      Optional<String> who = other.relation().or(other::name);
      if (other.lean() == Lean.ACCEPT && who.isPresent()) {
        addInstead(who.get(), other.sure() && other.relation().isPresent(), other.by());
      }
    }
    Hit by = verdict.self().by().orElseThrow();
    InTheirPlace.in(book, message).forEach(one -> addInstead(one.name(), one.certain(), by));
  }

  /** "Tom is coming, and I'm in": whether Tom is to be signed up is asked. */
  private void addBeside() {
    if (message.heard().answersAnEvent()) {
      Hit by = verdict.self().by().orElseThrow();
      InTheirPlace.in(book, message).stream()
          .filter(one -> one.said() && !one.relative())
          .forEach(one -> addInstead(one.name(), false, by));
    }
  }

  private void addInstead(String who, boolean certain, Hit by) {
    if (!isKnown(who)) {
      answers.add(somebodys(Intent.RSVP_YES, who, by, certain ? GUESSED : ASKING));
    }
  }

  private boolean isKnown(String who) {
    return answers.stream()
        .anyMatch(one -> one.slots().onBehalfOf().filter(who::equals).isPresent());
  }

  private Meaning somebodys(Intent intent, String name, Hit hit, double confidence) {
    Slots slots = Slots.NONE.withOnBehalfOf(Optional.of(name)).withEvent(event);
    Reason heard = new Reason(Kind.HEARD, "", message.heard().key());
    List<Reason> reasons =
        List.of(heard, message.phrase(hit), new Reason(Kind.SOMEBODY_ELSE, name, ""));
    return new Meaning(intent, slots, confidence, reasons);
  }
}
