package io.reunion.language;

import io.reunion.language.Reason.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Decides what one message means, from its commands, its signs and what the model makes of it. */
final class Judgement {
  private static final double PLAIN = 0.95;
  private static final double SHORT = 0.88;
  private static final double GUESSED = 0.8;
  private static final double ASKING = 0.5;

  /** As long as an answer to a dialogue's question may be without naming an event, in tokens. */
  private static final int BRIEF = 3;

  /** What the model must be sure of to take a question for an answer. */
  private static final double SURE_OF_ASKED = 0.95;

  private static final int LONGEST_NAME = 5;

  /** As long as 没问题 with its comma, in tokens. */
  private static final int LONGEST_WORD = 4;

  /** A question about an event of which no more is made out. */
  private static final String OTHER = "other";

  private final PhraseBook book;
  private final Model model;
  private final Message message;
  private final Listening heard;
  private final Verdict verdict;
  private final List<Reason> why = new ArrayList<>();
  private final List<Meaning> also = new ArrayList<>();

  /** Those of {@link #also} that an answer of the speaker leaves out. */
  private final List<Meaning> yielding = new ArrayList<>();

  private final Optional<String> event;

  private Judgement(PhraseBook book, Model model, Message message) {
    this.book = book;
    this.model = model;
    this.message = message;
    this.heard = message.heard();
    this.verdict = message.verdict();
    this.event = event(message);
    why.add(new Reason(Kind.HEARD, "", heard.key()));
  }

  /** Below a card the card says which event is meant, unless the message has its number, its title or its day. */
  private static Optional<String> event(Message message) {
    String text = message.utterance().text();
    return message.heard().answersAnEvent()
        ? EventReference.in(text).or(() -> message.tokens().eventByDay())
        : EventReference.in(text, message.tokens());
  }

  static Understanding of(PhraseBook book, Model model, Message message) {
    return new Judgement(book, model, message).understanding();
  }

  private Understanding understanding() {
    Optional<CommandReader.Found> whole =
        message.commands().stream().filter(CommandReader.Found::whole).findFirst();
    if (whole.isPresent()) {
      return commandAlone(whole.get());
    }
    message.commands().forEach(this::addAlso);
    also.addAll(OthersAnswers.in(book, message, event));
    return answer();
  }

  private Understanding commandAlone(CommandReader.Found command) {
    if (command.intent() == Intent.ASK) {
      why.add(message.phrase(command.hit()));
      return ask(List.of(Intent.EVENTS, Intent.FIND, Intent.HELP));
    }
    return Understanding.of(heard, meaning(command));
  }

  private void addAlso(CommandReader.Found command) {
    Meaning meaning = meaning(command);
    also.add(meaning);
    if (command.hit().mark().yieldsToAnswer()) {
      yielding.add(meaning);
    }
  }

  private Meaning meaning(CommandReader.Found command) {
    Slots slots = Slots.NONE.withQuery(command.query()).withEvent(event);
    return new Meaning(
        command.intent(), slots, PLAIN, List.of(why.get(0), message.phrase(command.hit())));
  }

  // The speaker's answer

  private Understanding answer() {
    boolean open = heard != Listening.AMBIENT && heard != Listening.DIALOGUE;
    Optional<Party> corrected =
        open && also.isEmpty() ? Correction.in(book, message) : Optional.empty();
    if (corrected.isPresent()) {
      why.add(Reason.of(Kind.NUMBER));
      return withOthers(Optional.of(own(Intent.RSVP_YES, corrected.get(), GUESSED)));
    }
    Party party = PartyReader.read(book, message);
    PartyChange change = new PartyChange(book, message);
    if (open && change.isToldBy(party)) {
      return counted(party);
    }
    if (open && change.leavesAlone(party)) {
      return counted(new Party(party.seats(), true, 0, List.of()));
    }
    verdict.self().by().ifPresent(hit -> why.add(message.phrase(hit)));
    boolean elsewhere = !message.isOwn() || message.isNoise() || message.isPast();
    Model.Opinion opinion = elsewhere ? Model.Opinion.NONE : opinion();
    boolean asking =
        verdict.asks() && verdict.self().isNone() && opinion.probability() < SURE_OF_ASKED;
    Combined combined = Combined.of(
        filling(verdict.self(), opinion),
        asking ? Model.Opinion.NONE : opinion,
        isAwaited() ? 1 : message.share());
    if (combined.byModel()) {
      why.add(new Reason(Kind.MODEL, "", opinion.toString()));
    }
    if (verdict.self().isNone() && !verdict.asks() && verdict.others().isEmpty()) {
      if (party.isTold() && PartyReader.isAll(book, message)) {
        return counted(party);
      }
    }
    Optional<Understanding> wish = wished(combined, opinion);
    if (wish.isPresent()) {
      return wish.get();
    }
    if (combined.lean() != Lean.NONE) {
      boolean brief = heard == Listening.DIALOGUE && message.tokens().size() <= BRIEF;
      return answersAnEvent(combined) || (combined.plain() && !brief)
          ? told(combined, party)
          : unnamed(combined.lean());
    }
    if (also.isEmpty() && message.forOthers().stream().anyMatch(OnBehalf::isUnnamed)) {
      return unknown();
    }
    if (!also.isEmpty()) {
      // "For Mary, 3 people": the number is of the one for whom they answer.
      if (also.size() == 1 && OnBehalf.isOfOne(message.forOthers()) && !party.change()) {
        also.replaceAll(said -> said.with(said.slots().withParty(party)));
      }
      return withOthers(Optional.empty());
    }
    Optional<String> name = nameAlone();
    if (name.isPresent() && heard == Listening.DIRECT) {
      return named(name.get());
    }
    if (heard == Listening.DIRECT
        && event.isEmpty()
        && !combined.unsure()
        && Keywords.areAll(message)) {
      return lookedFor();
    }
    if ((heard.answersAnEvent() || isCalled()) && change.isOneFewer()) {
      return counted(new Party(OptionalInt.empty(), false, -1, List.of()));
    }
    return Wishes.of(book, model, message)
        .understood(event, why.subList(0, 1))
        .orElseGet(() ->
            combined.unsure() ? because(Kind.CONTRADICTION, combined.choices()) : unanswered());
  }

  /** "I don't wish to get your announcements any longer": words of an answer, to no event and of something else. */
  private Optional<Understanding> wished(Combined combined, Model.Opinion opinion) {
    boolean foreign = combined.lean() != Lean.NONE && event.isEmpty() && opinion.is() == Lean.NONE;
    if (!foreign || !also.isEmpty()) {
      return Optional.empty();
    }
    Wishes wishes = Wishes.of(book, model, message);
    return wishes.isSureBy(Wishes.AGAINST_AN_ANSWER)
        ? wishes.understood(event, why.subList(0, 1))
        : Optional.empty();
  }

  /** The model knows talk below cards: whoever was asked and says no more than an answer answers. */
  private Model.Opinion opinion() {
    Model.Opinion opinion = model.read(message.tokens());
    boolean asked = heard == Listening.QUESTION || heard == Listening.DIALOGUE;
    return asked && opinion.is() == Lean.NONE && message.share() == 1
        ? Model.Opinion.NONE
        : opinion;
  }

  /** Who was asked, or names the event, most likely answers. */
  private boolean isAwaited() {
    return heard == Listening.QUESTION || heard == Listening.DIALOGUE || isCalled();
  }

  /** Who names an event need not stand below its card. */
  private boolean answersAnEvent(Combined combined) {
    return heard.answersAnEvent() || (isCalled() && !combined.byModel());
  }

  private boolean isCalled() {
    return event.isPresent() && heard.speaksToBot() && heard != Listening.DIALOGUE;
  }

  /** The person's name that the message consists of. */
  private Optional<String> nameAlone() {
    int size = message.tokens().size();
    boolean alone = verdict.self().isNone()
        && size <= LONGEST_NAME
        && size > 0
        && book.names().nameAt(message.tokens(), 0, size) == size;
    return alone ? Optional.of(message.tokens().text(0, size)) : Optional.empty();
  }

  /** Somebody's name and nothing else most likely looks for them. */
  private Understanding named(String name) {
    why.add(new Reason(Kind.SOMEBODY_ELSE, name, ""));
    return new Understanding(
        heard,
        List.of(new Meaning(Intent.ASK, Slots.NONE.withQuery(name), ASKING, why)),
        List.of(Intent.FIND));
  }

  private Understanding lookedFor() {
    String words = message.tokens().text(0, message.tokens().size());
    Slots slots = Slots.NONE.withQuery(words);
    return Understanding.of(heard, new Meaning(Intent.FIND, slots, GUESSED, why));
  }

  /** A mere hint says enough where nothing else is said, and a word alone is a hint where something else is said. */
  private Stance filling(Stance self, Model.Opinion opinion) {
    boolean asked = heard == Listening.CARD && opinion.probability() > 0;
    boolean doubted = asked && opinion.is() != self.lean();
    if (doubted && self.by().filter(this::isWordBeforeTalk).isPresent()) {
      return self.as(self.lean(), Stance.HINT);
    }
    boolean fills = self.weight() == Stance.HINT
        && self.by().filter(hit -> hit.length() * 2 > message.tokens().size()).isPresent();
    return fills ? self.as(self.lean(), Stance.SHORT) : self;
  }

  /** "No, he moved to Leeds", 没问题，发票明天寄: the word may answer anybody. */
  private boolean isWordBeforeTalk(Hit hit) {
    Tokens tokens = message.tokens();
    boolean apart = tokens.clauseTo(hit.from()) <= hit.to() && hit.to() < tokens.size();
    return apart
        && hit.from() <= Edges.of(tokens).first()
        && hit.length() <= LONGEST_WORD
        && message.share() <= 0.5
        && !Subject.saysOfWhom(book.lexicon(), tokens, hit);
  }

  private Understanding told(Combined combined, Party party) {
    also.removeAll(yielding);
    boolean comes = combined.lean() == Lean.ACCEPT || combined.lean() == Lean.TENTATIVE;
    double phrase = combined.plain() ? PLAIN : SHORT;
    double confidence = combined.confidence() > 0 ? combined.confidence() : phrase;
    return withOthers(
        Optional.of(own(combined.lean().intent(), comes ? party : Party.UNTOLD, confidence)));
  }

  /** "Two of us" and "make it 4" are answers, too. */
  private Understanding counted(Party party) {
    why.add(Reason.of(Kind.NUMBER));
    return heard.answersAnEvent() || isCalled() || party.change() || party.more() < 0
        ? withOthers(Optional.of(own(Intent.RSVP_YES, party, GUESSED)))
        : ask(choices(Lean.ACCEPT));
  }

  /** "Yes" to the bot outside of a card: to what? In a dialogue, to what it asks. */
  private Understanding unnamed(Lean lean) {
    if (heard == Listening.DIALOGUE) {
      return inDialogue(lean);
    }
    return also.isEmpty() ? because(Kind.UNNAMED, choices(lean)) : withOthers(Optional.empty());
  }

  private Understanding inDialogue(Lean lean) {
    return switch (lean) {
      case ACCEPT -> Understanding.of(heard, new Meaning(Intent.CONFIRM, Slots.NONE, SHORT, why));
      case DECLINE -> Understanding.of(heard, new Meaning(Intent.DENY, Slots.NONE, SHORT, why));
      case WITHDRAW -> Understanding.of(heard, new Meaning(Intent.CANCEL, Slots.NONE, SHORT, why));
      case TENTATIVE, NONE -> ask(List.of(Intent.CONFIRM, Intent.CANCEL));
    };
  }

  /** "Sign him up": whom? */
  private Understanding unknown() {
    if (heard.speaksToBot()) {
      return because(Kind.SOMEBODY_ELSE, List.of(Intent.HELP));
    }
    why.add(Reason.of(Kind.SOMEBODY_ELSE));
    return Understanding.of(heard, new Meaning(Intent.NONE, Slots.NONE, PLAIN, why));
  }

  private Understanding unanswered() {
    boolean named = verdict.others().stream()
        .anyMatch(other -> other.name().isPresent() && other.isAnswer(message.tokens()));
    if (named) {
      return because(Kind.SOMEBODY_ELSE, List.of(Intent.RSVP_YES, Intent.RSVP_NO));
    }
    if (verdict.asks() && isCalled() && verdict.others().isEmpty()) {
      why.add(Reason.of(Kind.QUESTION));
      Slots slots = Slots.NONE.withQuery(OTHER).withEvent(event);
      return Understanding.of(heard, new Meaning(Intent.ABOUT, slots, GUESSED, why));
    }
    if (verdict.asks() && heard.speaksToBot()) {
      return because(Kind.QUESTION, List.of(Intent.EVENTS, Intent.FIND, Intent.HELP));
    }
    why.add(Reason.of(verdict.asks() ? Kind.QUESTION : Kind.NOTHING));
    return Understanding.of(heard, new Meaning(Intent.NONE, Slots.NONE, PLAIN, why));
  }

  private Meaning own(Intent intent, Party party, double confidence) {
    return new Meaning(intent, Slots.NONE.withParty(party).withEvent(event), confidence, why);
  }

  private Understanding withOthers(Optional<Meaning> own) {
    List<Meaning> all = new ArrayList<>();
    own.ifPresent(all::add);
    all.addAll(also);
    return new Understanding(heard, all, List.of());
  }

  private Understanding because(Kind reason, List<Intent> choices) {
    why.add(Reason.of(reason));
    return ask(choices);
  }

  private Understanding ask(List<Intent> choices) {
    return new Understanding(
        heard, List.of(new Meaning(Intent.ASK, Slots.NONE, ASKING, why)), choices);
  }

  /** What to offer somebody who seems to lean this way. */
  static List<Intent> choices(Lean lean) {
    Set<Intent> choices = new LinkedHashSet<>();
    choices.add(lean == Lean.NONE ? Intent.RSVP_YES : lean.intent());
    choices.add(lean == Lean.ACCEPT ? Intent.RSVP_MAYBE : Intent.RSVP_YES);
    choices.add(lean == Lean.WITHDRAW ? Intent.NONE : Intent.RSVP_NO);
    return List.copyOf(choices);
  }
}
