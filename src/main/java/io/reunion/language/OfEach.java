package io.reunion.language;

import io.reunion.language.EventParts.Part;
import io.reunion.language.Lexicon.WordSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads what a message says of each of the events that it names: "I'll be at the gala, but not the picnic". */
final class OfEach {
  private static final double PUT_TOGETHER = 0.88;
  private static final double ASKED = 0.5;

  /** What a guess must be sure of to stand beside an answer in so many words. */
  private static final double LIKELY = 0.75;

  /** As long as an event's name and a word for it may be, in tokens: "pub night yes". */
  private static final int BRIEF = 6;

  private final PhraseBook book;
  private final Model model;
  private final Utterance utterance;
  private final List<Meaning> answers = new ArrayList<>();

  /** Events that are named before anything is said of them: "gala and picnic: I'm in". */
  private final List<Part> waiting = new ArrayList<>();

  OfEach(PhraseBook book, Model model, Utterance utterance) {
    this.book = book;
    this.model = model;
    this.utterance = utterance;
  }

  /** As {@code whole}, in which one event was made out at the most, unless more of them are answered. */
  Understanding read(Tokens tokens, Understanding whole) {
    if (whole.intent() == Intent.EVENT_MOVE) {
      return whole;
    }
    if (whole.intent().isAnswer() && EventParts.isOfOthers(tokens, book.lexicon())) {
      return asked(whole);
    }
    List<Part> parts = EventParts.of(tokens, book.lexicon());
    boolean unread =
        whole.intent() == Intent.ASK || (whole.intent() == Intent.NONE && tokens.size() <= BRIEF);
    if (parts.isEmpty() && unread && utterance.heard().speaksToBot()) {
      return EventParts.alone(tokens, book.lexicon())
          .map(this::said)
          .filter(said -> !said.isEmpty())
          .map(said -> new Understanding(whole.heard(), said, List.of()))
          .orElse(whole);
    }
    if (isSwitch(parts)) {
      return switched(parts, whole);
    }
    parts.forEach(this::add);
    if (answers.stream().allMatch(Meaning::isGuessed)) {
      return whole;
    }
    Set<Optional<String>> events = new LinkedHashSet<>();
    answers.forEach(answer -> events.add(answer.slots().event()));
    if (events.size() == 1) {
      return whole.intent().isAnswer() ? about(events.iterator().next(), whole) : whole;
    }
    List<Meaning> all = new ArrayList<>(answers);
    whole.meanings().stream().filter(OfEach::isWish).forEach(all::add);
    return new Understanding(whole.heard(), all, List.of());
  }

  /** "I can do all but the gala" says nothing of the gala for certain, and of the others not which. */
  private static Understanding asked(Understanding whole) {
    Meaning main = whole.main();
    List<Reason> why = new ArrayList<>(main.why());
    why.add(Reason.of(Reason.Kind.CONTRADICTION));
    return new Understanding(
        whole.heard(),
        List.of(new Meaning(Intent.ASK, Slots.NONE, ASKED, why)),
        List.of(Intent.RSVP_YES, Intent.RSVP_NO, Intent.EVENTS));
  }

  /** It is wanted besides any answer. */
  private static boolean isWish(Meaning meaning) {
    Intent intent = meaning.intent();
    return !intent.isAnswer() && intent != Intent.NONE && intent != Intent.ASK;
  }

  /** The one event that is answered need not be the one that is named first. */
  private static Understanding about(Optional<String> event, Understanding whole) {
    List<Meaning> meanings = whole.meanings().stream()
        .map(meaning ->
            meaning.intent().isAnswer() ? meaning.with(meaning.slots().withEvent(event)) : meaning)
        .toList();
    return new Understanding(whole.heard(), meanings, whole.choices());
  }

  private void add(Part part) {
    List<Meaning> said = said(part);
    if (part.again()) {
      addAgain(part, said);
      return;
    }
    if (said.isEmpty() && isJoined(part)) {
      if (answers.isEmpty()) {
        waiting.add(part);
      } else {
        answers.add(of(part, answers.get(answers.size() - 1)));
      }
      return;
    }
    if (!said.isEmpty()) {
      waiting.forEach(before -> answers.add(of(before, said.get(0))));
      waiting.clear();
    }
    answers.addAll(said);
  }

  /** "Gala and picnic both yes, and Tom comes along to the picnic": a later word on one of them. */
  private void addAgain(Part part, List<Meaning> said) {
    Utterance words = utterance.part(part.text());
    Party party = PartyReader.read(book, Message.read(book, words, words.tokens(book)));
    List<Meaning> plain = said.stream().filter(meaning -> !meaning.isGuessed()).toList();
    Optional<Meaning> own = plain.stream().filter(OfEach::isOwn).findFirst();
    boolean others = own.isEmpty() && !plain.isEmpty();
    answers.replaceAll(answer -> {
      if (!isOwn(answer) || !isOf(part, answer)) {
        return answer;
      }
      boolean comes = answer.intent() == Intent.RSVP_YES && party.isTold() && !others;
      return own.orElse(comes ? answer.with(answer.slots().withParty(party)) : answer);
    });
    plain.stream().filter(meaning -> !isOwn(meaning)).forEach(answers::add);
  }

  private static boolean isOwn(Meaning meaning) {
    return meaning.slots().onBehalfOf().isEmpty();
  }

  private static boolean isOf(Part part, Meaning answer) {
    return answer.slots().event().filter(part.event()::equalsIgnoreCase).isPresent();
  }

  private static Meaning of(Part part, Meaning like) {
    return like.with(like.slots().withEvent(Optional.of(part.event())));
  }

  /** "Switch me from the pub to the gala", 沙龙换成年会. */
  private boolean isSwitch(List<Part> parts) {
    if (parts.size() != 2 || parts.get(1).again()) {
      return false;
    }
    Tokens from = book.tokens(parts.get(0).rest());
    Tokens to = book.tokens(parts.get(1).text());
    boolean mine = !has(to, WordSet.OTHERS) && !has(from, WordSet.OTHERS);
    boolean begins = skip(to, 0, WordSet.TOWARDS) > 0 || skip(to, 0, WordSet.JOINT) > 0;
    boolean led = has(from, WordSet.SWITCH) && skip(to, 0, WordSet.TOWARDS) > 0;
    boolean between = startsWith(to, WordSet.SWITCH) && idle(from) == from.size();
    return mine && begins && (led || between);
  }

  private int idle(Tokens tokens) {
    return skip(
        tokens,
        0,
        WordSet.SELF,
        WordSet.FILLER,
        WordSet.PREPOSITION,
        WordSet.ARTICLE,
        WordSet.UNNAMED);
  }

  private boolean startsWith(Tokens tokens, WordSet set) {
    return tokens.size() > 0 && book.lexicon().startingAt(tokens, 0, tokens.size(), set) > 0;
  }

  private boolean has(Tokens tokens, WordSet set) {
    for (int i = 0; i < tokens.size(); i++) {
      if (book.lexicon().startingAt(tokens, i, tokens.size(), set) > 0) {
        return true;
      }
    }
    return false;
  }

  private Understanding switched(List<Part> parts, Understanding whole) {
    List<Reason> why = List.of(
        new Reason(Reason.Kind.HEARD, "", utterance.heard().key()),
        new Reason(Reason.Kind.PHRASE, utterance.text().strip(), "switch"));
    Utterance words = utterance.part(utterance.text());
    Party party = PartyReader.read(book, Message.read(book, words, words.tokens(book)));
    Meaning off = new Meaning(Intent.RSVP_WITHDRAW, Slots.NONE, PUT_TOGETHER, why);
    Meaning on = new Meaning(Intent.RSVP_YES, Slots.NONE.withParty(party), PUT_TOGETHER, why);
    return new Understanding(
        whole.heard(), List.of(of(parts.get(0), off), of(parts.get(1), on)), List.of());
  }

  /** What is answered to a part's event: in so many words, for another, or else as the model guesses. */
  private List<Meaning> said(Part part) {
    Understanding whole = heard(part.text());
    Understanding rest = heard(part.rest());
    return Stream.<Supplier<List<Meaning>>>of(
            () -> answers(part, whole, false),
            () -> refusal(part),
            () -> instead(part),
            () -> somebodys(part),
            () -> answers(part, counted(rest, whole), false),
            () -> answers(part, whole, true),
            () -> answers(part, rest, true))
        .map(Supplier::get)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** "... but not the picnic". */
  private List<Meaning> refusal(Part part) {
    Tokens rest = book.tokens(part.rest());
    int first = skip(rest, 0, WordSet.LINK, WordSet.JOINT, WordSet.FILLER);
    if (!isAll(rest, first, WordSet.REFUSED)) {
      return List.of();
    }
    List<Reason> why = List.of(
        new Reason(Reason.Kind.HEARD, "", utterance.heard().key()),
        new Reason(Reason.Kind.PHRASE, part.text().strip(), Mark.DECLINE.key()));
    return List.of(of(part, new Meaning(Intent.RSVP_NO, Slots.NONE, PUT_TOGETHER, why)));
  }

  /** "... the gala instead", after another was refused. */
  private List<Meaning> instead(Part part) {
    boolean refused = !answers.isEmpty()
        && answers.get(answers.size() - 1).intent() != Intent.RSVP_YES
        && answers.get(answers.size() - 1).intent() != Intent.RSVP_MAYBE;
    Tokens rest = book.tokens(part.rest());
    int first = skip(
        rest, 0, WordSet.LINK, WordSet.JOINT, WordSet.FILLER, WordSet.SELF, WordSet.PREPOSITION);
    if (!refused || !isAll(rest, first, WordSet.INSTEAD)) {
      return List.of();
    }
    List<Reason> why = List.of(
        new Reason(Reason.Kind.HEARD, "", utterance.heard().key()),
        new Reason(Reason.Kind.PHRASE, part.text().strip(), Mark.ACCEPT.key()));
    return List.of(of(part, new Meaning(Intent.RSVP_YES, Slots.NONE, PUT_TOGETHER, why)));
  }

  /** "... and Ann for the picnic": the same as was said for the one before. */
  private List<Meaning> somebodys(Part part) {
    if (answers.isEmpty()
        || answers.get(answers.size() - 1).slots().onBehalfOf().isEmpty()) {
      return List.of();
    }
    Tokens rest = book.tokens(part.rest());
    int first = skip(rest, 0, WordSet.LINK, WordSet.JOINT);
    int end = rest.size();
    while (end > first && rest.kind(end - 1).endsClause()) {
      end--;
    }
    end -= book.lexicon().endingAt(rest, first, end, WordSet.PREPOSITION);
    if (end <= first || book.names().nameAt(rest, first, end) != end - first) {
      return List.of();
    }
    Meaning like = of(part, answers.get(answers.size() - 1));
    return List.of(like.with(like.slots().withOnBehalfOf(Optional.of(rest.text(first, end)))));
  }

  /** As one hears it who has asked about the event. */
  private Understanding heard(String words) {
    Utterance said = utterance.part(words);
    return Judgement.of(book, model, Message.read(book, said, said.tokens(book)));
  }

  /** "+2" alone are two, "gala +2" are two more: how many come is read with the name. */
  private static Understanding counted(Understanding rest, Understanding whole) {
    if (rest.intent() != Intent.RSVP_YES || whole.intent() != Intent.RSVP_YES) {
      return rest;
    }
    List<Meaning> meanings = new ArrayList<>(rest.meanings());
    meanings.set(0, rest.main().with(whole.main().slots()));
    return new Understanding(rest.heard(), meanings, rest.choices());
  }

  private static List<Meaning> answers(Part part, Understanding heard, boolean guessed) {
    Meaning main = heard.main();
    boolean counts = main.isGuessed() ? guessed && main.confidence() >= LIKELY : !guessed;
    return counts
        ? heard.meanings().stream()
            .filter(meaning -> meaning.intent().isAnswer())
            .map(meaning -> of(part, meaning))
            .toList()
        : List.of();
  }

  /** Nothing is said but the event's name, and at most that it goes with another: "and the picnic". */
  private boolean isJoined(Part part) {
    Tokens rest = book.tokens(part.rest());
    return skip(rest, 0, WordSet.JOINT, WordSet.ARTICLE) == rest.size();
  }

  private boolean isAll(Tokens tokens, int from, WordSet set) {
    int after = skip(tokens, from, set);
    return after > from && skip(tokens, after, WordSet.COURTESY, WordSet.FILLER) == tokens.size();
  }

  /** The first token from {@code at} that is neither punctuation nor begins an entry of {@code sets}. */
  private int skip(Tokens tokens, int at, WordSet... sets) {
    int next = at;
    while (next < tokens.size()) {
      int longest = tokens.kind(next).endsClause() ? 1 : 0;
      for (WordSet set : sets) {
        longest = Math.max(longest, book.lexicon().startingAt(tokens, next, tokens.size(), set));
      }
      if (longest == 0) {
        return next;
      }
      next += longest;
    }
    return next;
  }
}
