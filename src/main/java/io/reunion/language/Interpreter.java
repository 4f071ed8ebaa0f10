package io.reunion.language;

import io.reunion.language.signup.Certainty;
import io.reunion.language.signup.SignUpList;
import io.reunion.language.signup.SignUpReader;
import io.reunion.language.when.When;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reads what people write. Immutable but for what the automata remember, and safe for many threads; the work is linear
 * in the text, of which the first {@value Tokeniser#LONGEST} characters are read for meaning and {@value
 * SignUpList#MAX_CHARS} for a sign-up list.
 */
public final class Interpreter {
  private static final double SURE = 0.99;
  private static final double LIKELY = 0.75;
  private static final double ASKING = 0.5;

  private final PhraseBook book;
  private final Model model;
  private final MessageDate dates = new MessageDate();

  /** With the model that is trained from the shipped examples. */
  public Interpreter(PhraseBook book) {
    this(book, Model.shipped(book));
  }

  Interpreter(PhraseBook book, Model model) {
    this.book = book;
    this.model = model;
  }

  /** How messages may call events with these titles. */
  public EventNames eventNames(Collection<String> titles) {
    return EventNames.of(book, titles);
  }

  /** How messages may call these events: by words of their titles, and by their days. */
  public EventNames namesOf(Collection<Upcoming> events) {
    return EventNames.ofEvents(book, events);
  }

  /** Whether {@code words} say what somebody is to the speaker, as "wife" and 先生 do, and not who it is. */
  public boolean isRelation(String words) {
    Tokens tokens = book.tokens(words);
    int size = tokens.size();
    return size > 0
        && (book.lexicon().startingAt(tokens, 0, size, Lexicon.WordSet.RELATION) == size
            || book.lexicon().startingAt(tokens, 0, size, Lexicon.WordSet.PAIR) == size);
  }

  /** What {@code utterance} means; never fails, whatever is in it. */
  public Understanding read(Utterance utterance) {
    return SignUpReader.read(utterance.text())
        .flatMap(found -> list(utterance, found))
        .orElseGet(() -> withDate(utterance, words(utterance)));
  }

  /** In ordinary talk a list must say that it is one. */
  private Optional<Understanding> list(Utterance utterance, SignUpList found) {
    boolean certain = found.certainty() == Certainty.CERTAIN;
    if (!certain && utterance.heard() == Listening.AMBIENT) {
      return Optional.empty();
    }
    List<Reason> why = List.of(heard(utterance), Reason.of(Reason.Kind.SIGN_UP_LIST));
    Slots slots =
        Slots.NONE.withList(found).withWhen(date(utterance, String.join("\n", found.title())));
    return Optional.of(Understanding.of(
        utterance.heard(), new Meaning(Intent.SIGN_UP_LIST, slots, certain ? SURE : LIKELY, why)));
  }

  private Understanding words(Utterance utterance) {
    if (utterance.heard() == Listening.AMBIENT || utterance.text().isBlank()) {
      return silence(utterance, Reason.of(Reason.Kind.NOTHING));
    }
    return RsvpCommand.read(utterance.text())
        .flatMap(command -> command(utterance, command))
        .orElseGet(() -> plain(utterance));
  }

  private Understanding plain(Utterance utterance) {
    Tokens tokens = utterance.tokens(book);
    if (tokens.size() == 0) {
      return silence(utterance, Reason.of(Reason.Kind.NOTHING));
    }
    Understanding whole = Judgement.of(book, model, Message.read(book, utterance, tokens));
    Understanding read = new OfEach(book, model, utterance).read(tokens, whole);
    boolean free = !utterance.heard().answersAnEvent();
    return free && read.intent().isAnswer() && new NoAnswer(book, tokens).is()
        ? new Understanding(
            utterance.heard(),
            List.of(new Meaning(
                Intent.ASK,
                Slots.NONE,
                ASKING,
                List.of(heard(utterance), Reason.of(Reason.Kind.CONTRADICTION)))),
            List.of(Intent.EVENTS, Intent.HELP))
        : read;
  }

  private Optional<Understanding> command(Utterance utterance, RsvpCommand command) {
    if (!command.words().isEmpty()) {
      return inOwnWords(utterance, command.words(), command.event());
    }
    if (command.bare()) {
      Optional<Understanding> answer =
          inOwnWords(utterance, command.event().orElseThrow(), Optional.empty());
      if (answer
          .filter(read -> read.main().confidence() >= LIKELY && !read.main().isGuessed())
          .isPresent()) {
        return answer;
      }
    }
    Party party = new Party(command.seats(), false, 0, List.of());
    Slots slots = Slots.NONE.withParty(party).withEvent(command.event());
    Reason phrase = new Reason(Reason.Kind.PHRASE, utterance.text().strip(), "rsvp");
    return Optional.of(Understanding.of(
        utterance.heard(),
        new Meaning(command.answer().intent(), slots, SURE, List.of(heard(utterance), phrase))));
  }

  /** "rsvp gala nope": the words behind the event are an answer to it. */
  private Optional<Understanding> inOwnWords(
      Utterance utterance, String words, Optional<String> event) {
    Understanding read = plain(utterance.part(words));
    if (!read.intent().isAnswer()) {
      return Optional.empty();
    }
    List<Meaning> meanings = read.meanings().stream()
        .map(
            meaning -> event.isPresent() ? meaning.with(meaning.slots().withEvent(event)) : meaning)
        .toList();
    return Optional.of(new Understanding(utterance.heard(), meanings, List.of()));
  }

  /** Every message tells its date; an unclear one is asked about where it is the point. */
  private Understanding withDate(Utterance utterance, Understanding understood) {
    Optional<When> date = date(utterance, utterance.text());
    if (date.isEmpty()) {
      return understood;
    }
    When when = date.get();
    Meaning main = understood.main().with(understood.main().slots().withWhen(date));
    boolean alone = isAlone(utterance.text(), when) && main.intent() != Intent.SIGN_UP_LIST;
    if (alone && when.isCertain()) {
      return Understanding.of(
          utterance.heard(), new Meaning(Intent.NONE, main.slots(), SURE, dateAlone(utterance)));
    }
    boolean point = alone || (main.intent() == Intent.NONE && utterance.heard().speaksToBot());
    if (point && !when.isCertain() && utterance.heard() != Listening.AMBIENT) {
      return unclear(utterance, main, when);
    }
    List<Meaning> meanings = new ArrayList<>(understood.meanings());
    meanings.set(0, main);
    Understanding dated = new Understanding(understood.heard(), meanings, understood.choices());
    return byDay(utterance, when, dated);
  }

  /** "I can't do Saturday" is about the event of that day, where nothing else says which. */
  private Understanding byDay(Utterance utterance, When when, Understanding understood) {
    boolean open =
        utterance.heard() == Listening.DIRECT || utterance.heard() == Listening.ADDRESSED;
    boolean named =
        understood.meanings().stream().anyMatch(one -> one.slots().event().isPresent());
    if (!open || named || !understood.intent().isAnswer()) {
      return understood;
    }
    Tokens tokens = book.tokens(utterance.text());
    boolean change = understood.main().slots().change();
    Optional<String> event = new EventDays(book, utterance, tokens).meantBy(when, !change);
    List<Meaning> meanings = understood.meanings().stream()
        .map(one -> one.intent().isAnswer() ? one.with(one.slots().withEvent(event)) : one)
        .toList();
    return new Understanding(understood.heard(), meanings, understood.choices());
  }

  private static Understanding unclear(Utterance utterance, Meaning main, When when) {
    String words = utterance.text().substring(when.from(), when.to());
    String doubt = when.ambiguities().get(0).reason().key();
    List<Reason> why =
        List.of(heard(utterance), new Reason(Reason.Kind.UNCLEAR_DATE, words, doubt));
    return Understanding.of(utterance.heard(), new Meaning(Intent.ASK, main.slots(), ASKING, why));
  }

  private static List<Reason> dateAlone(Utterance utterance) {
    return List.of(heard(utterance), Reason.of(Reason.Kind.NOTHING));
  }

  /** Nothing is said but the date. */
  private static boolean isAlone(String text, When when) {
    String rest = text.substring(0, when.from()) + text.substring(when.to());
    return rest.codePoints().noneMatch(Character::isLetterOrDigit);
  }

  private Optional<When> date(Utterance utterance, String text) {
    return dates.in(text, utterance.now(), utterance.language().code());
  }

  private static Understanding silence(Utterance utterance, Reason reason) {
    return Understanding.of(
        utterance.heard(),
        new Meaning(Intent.NONE, Slots.NONE, SURE, List.of(heard(utterance), reason)));
  }

  private static Reason heard(Utterance utterance) {
    return new Reason(Reason.Kind.HEARD, "", utterance.heard().key());
  }
}
