package io.reunion.event.command;

import io.reunion.bot.Invocation.Via;
import io.reunion.bot.Letter;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.KnownEvents;
import io.reunion.event.card.EventCards;
import io.reunion.event.people.Admission;
import io.reunion.event.people.ChatPeople;
import io.reunion.event.people.Speakers;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.event.rsvp.RsvpOutcome;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.rsvp.Wish;
import io.reunion.event.signup.OtherAnswers;
import io.reunion.event.signup.SignedUp;
import io.reunion.event.waitlist.Promotions;
import io.reunion.session.Session;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code rsvp}: an answer of the one who speaks, or of somebody for whom they speak; or the event's card. */
final class Answering {
  private static final Pattern MORE =
      Pattern.compile("(?:^|\\s)(link|链接|連結|answers|回答|答案)\\s*$", Pattern.CASE_INSENSITIVE);

  private final EventStore events;
  private final RsvpStore rsvps;
  private final ChatPeople people;
  private final EventCards cards;
  private final Promotions promotions;
  private final EventChoice choice;
  private final Admission admission;
  private final SignedUp signedUp;
  private final AnswerMemory memory;
  private final Confirming confirming;
  private final Answerers answerers;
  private final OtherAnswers others;
  private final NamedGuests named;

  /** @param undoWindow how long an answer can be taken back with one word */
  Answering(
      EventStore events,
      RsvpStore rsvps,
      ChatPeople people,
      EventCards cards,
      Promotions promotions,
      Admission admission,
      SignedUp signedUp,
      Duration undoWindow,
      Confirming confirming,
      OtherAnswers others) {
    this.others = others;
    this.named = new NamedGuests(rsvps);
    this.admission = admission;
    this.signedUp = signedUp;
    this.events = events;
    this.rsvps = rsvps;
    this.people = people;
    this.cards = cards;
    this.promotions = promotions;
    this.choice = new EventChoice(events);
    this.memory = new AnswerMemory(undoWindow);
    this.confirming = confirming;
    this.answerers = new Answerers(rsvps, people);
  }

  /** One answer as it was asked for: whose, for which event, under which operation. */
  private record Asked(
      Turn turn,
      Event event,
      RsvpWords words,
      Attendee attendee,
      String operation,
      Optional<KnownEvents.Known> known) {
    Answer answer() {
      return words.answer().orElse(Answer.ACCEPTED);
    }

    boolean forOther() {
      return words.person().isPresent();
    }
  }

  Future<Reply> rsvp(Turn turn) {
    Matcher more = MORE.matcher(turn.arguments());
    if (more.find()) {
      return more(turn, more.replaceFirst(" ").strip(), more.group(1).toLowerCase(Locale.ROOT));
    }
    List<RsvpWords> written = RsvpWords.readAll(turn.arguments());
    String words = AnswerLines.written(turn, written);
    List<RsvpWords> all = words.equals(turn.arguments()) ? written : RsvpWords.readAll(words);
    RsvpWords first = all.get(0);
    Optional<EventId> named = first
        .event()
        .or(() -> EventCards.ofSubject(turn.invocation().subject()))
        .or(() -> JustAnswered.meant(turn, first));
    return named
        .filter(id -> all.size() == 1)
        .flatMap(id -> straight(turn, id, first))
        .map(straight -> straight.compose(reply ->
            reply.map(Future::succeededFuture).orElseGet(() -> chosen(turn, named, all, words))))
        .orElseGet(() -> chosen(turn, named, all, words));
  }

  private Future<Reply> chosen(
      Turn turn, Optional<EventId> named, List<RsvpWords> all, String words) {
    RsvpWords first = all.get(0);
    return choice.among(
        turn,
        named,
        first.title(),
        id -> AnswerLines.forButton("rsvp " + id, AnswerLines.rest(words, first)),
        event -> meant(turn, event, all));
  }

  private Future<Reply> meant(Turn turn, Event event, List<RsvpWords> all) {
    Optional<String> noNumber = AnswerLines.noNumber(all);
    if (noNumber.isPresent()) {
      return AnswerRefusals.noNumber(turn, event, noNumber.get());
    }
    if (all.stream().anyMatch(RsvpWords::unread)) {
      return AnswerRefusals.unread(turn, event);
    }
    return all.get(0).answer().isPresent() ? answers(turn, event, all) : card(turn, event);
  }

  /**
   * One plain answer of the speaker's own to an event that was read before: it goes out at once, without reading the event
   * anew. Nothing where that cannot be; an empty reply where the event has been changed meanwhile and nothing was done.
   */
  private Optional<Future<Optional<Reply>>> straight(Turn turn, EventId id, RsvpWords words) {
    boolean plain = words.answer().isPresent()
        && words.person().isEmpty()
        && !words.unread()
        && words.noNumber().isEmpty();
    return events
        .known()
        .get(id)
        .filter(known -> plain && isStraight(turn, known.event(), words))
        .map(known -> {
          Attendee attendee = Speakers.attendee(turn).with(words.guests());
          Asked asked =
              new Asked(turn, known.event(), words, attendee, turn.operation(), Optional.of(known));
          return noted(asked);
        });
  }

  /** Whether nothing has to be asked or refused before the answer is noted. */
  private boolean isStraight(Turn turn, Event event, RsvpWords words) {
    return event.state() == Event.State.OPEN
        && !event.past(turn.now())
        && !event.over().isBefore(turn.now())
        && event.terms().confirmMinutes().isEmpty()
        && event.terms().invited().everybody()
        && AnswerLines.isOfGoodSize(words);
  }

  /** {@code rsvp ID link}, {@code rsvp ID answers}: what an answer has brought, and what was asked then. */
  private Future<Reply> more(Turn turn, String event, String word) {
    Optional<EventId> named =
        EventId.typed(event).or(() -> EventCards.ofSubject(turn.invocation().subject()));
    Function<Event, Future<Reply>> said = found -> rsvps
        .standing(found.id(), turn.speaker().personKey())
        .compose(standing -> signedUp.again(turn, found, word, standing));
    return choice.called(
        turn,
        event,
        said,
        () -> choice.among(turn, named, Optional.empty(), id -> "rsvp " + id + " " + word, said));
  }

  /** The card, which this chat has from then on. */
  Future<Reply> card(Turn turn, Event event) {
    Future<Void> listed = turn.inGroup() && !turn.rehearsed()
        ? events.addChat(event.id(), turn.chat())
        : Future.succeededFuture();
    return listed
        .compose(done -> cards.say(event, turn.room(), turn.texts().language()))
        .map(card -> Reply.of(card));
  }

  private Future<Reply> answers(Turn turn, Event event, List<RsvpWords> all) {
    Future<Reply> said = answer(turn, event, all.get(0), turn.operation());
    for (int i = 1; i < all.size(); i++) {
      RsvpWords words = all.get(i);
      String operation = turn.operation() + "#" + i;
      said = said.compose(before ->
          answer(turn, event, words, operation).map(next -> AnswerLines.joined(before, next)));
    }
    return said;
  }

  private Future<Reply> answer(Turn turn, Event event, RsvpWords words, String operation) {
    return named.read(turn, event, words).compose(read -> given(turn, event, read, operation));
  }

  private Future<Reply> given(Turn turn, Event event, RsvpWords words, String operation) {
    boolean comes = words.answer().equals(Optional.of(Answer.ACCEPTED));
    if (event.past(turn.now()) || (comes && event.over().isBefore(turn.now()))) {
      return AnswerRefusals.said(turn, "event.over", "title", event.title());
    }
    if (!AnswerLines.isOfGoodSize(words)) {
      return AnswerRefusals.said(
          turn, "event.party", "seats", words.wanted(), "limit", event.partyLimit());
    }
    return answerers.of(turn, event, words).compose(whose -> {
      Asked asked = new Asked(turn, event, words, whose.attendee(), operation, Optional.empty());
      return asked.forOther()
          ? others
              .mayAnswer(turn, event, whose.attendee(), whose.answered())
              .compose(may -> may ? admitted(asked) : AnswerRefusals.theirs(turn, event, words))
          : admitted(asked);
    });
  }

  private Future<Reply> admitted(Asked asked) {
    Turn turn = asked.turn();
    return admission
        .admits(asked.answer(), asked.event(), asked.attendee(), turn.speaker(), asked.forOther())
        .compose(admitted -> admitted
            ? note(asked)
            : AnswerRefusals.uninvited(turn, asked.event(), asked.forOther()));
  }

  /** A plain yes to seats that are held takes them as they are, instead of asking for one. */
  private Future<Reply> note(Asked asked) {
    boolean plain = !asked.turn().rehearsed()
        && asked.answer() == Answer.ACCEPTED
        && !asked.forOther()
        && asked.words().seats().isEmpty()
        && asked.words().guests().isEmpty()
        && asked.words().seat().isEmpty();
    return plain
        ? confirming
            .taken(asked.turn(), asked.event())
            .compose(taken -> taken.map(Future::succeededFuture).orElseGet(() -> freshly(asked)))
        : freshly(asked);
  }

  private Future<Reply> freshly(Asked asked) {
    return noted(asked).map(Optional::orElseThrow);
  }

  /** Empty if the event is not any more what it was taken for. */
  private Future<Optional<Reply>> noted(Asked asked) {
    Turn turn = asked.turn();
    Wish wish = new Wish(
            asked.answer(),
            asked.words().wanted(),
            asked.words().more(),
            asked.words().seat(),
            Undoing.words(turn),
            asked.forOther() ? List.of() : Speakers.otherKeys(turn))
        .waitingBy(Undoing.turn(turn, asked.words()));
    if (turn.rehearsed()) {
      return rsvps
          .foresee(
              asked.event(),
              asked.attendee().key(),
              wish,
              turn.update().origin().time())
          .map(outcome -> Optional.of(Reply.of(said(asked, outcome))));
    }
    // Leaves with the answer, so it costs no time of its own.
    Future<Void> met = turn.inGroup() && !asked.forOther()
        ? people.put(asked.attendee())
        : Future.succeededFuture();
    AnswerMemory.Noting noting =
        memory.noting(turn, asked.event(), asked.words(), asked.attendee(), asked.operation());
    noting.foresee();
    return outcome(asked, wish)
        .compose(outcome -> met.otherwiseEmpty()
            .compose(done -> outcome
                .map(
                    certain -> told(asked, certain, () -> noting.after(certain)).map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))));
  }

  private Future<Optional<RsvpOutcome>> outcome(Asked asked, Wish wish) {
    Instant time = asked.turn().update().origin().time();
    return asked
        .known()
        .map(known -> rsvps.answer(known, asked.attendee(), wish, asked.operation(), time))
        .orElseGet(() -> rsvps
            .answer(asked.event().id(), asked.attendee(), wish, asked.operation(), time)
            .map(Optional::of));
  }

  private static Say said(Asked asked, RsvpOutcome outcome) {
    Turn turn = asked.turn();
    String sentence = asked.forOther()
        ? AnswerText.forOther(
            turn.texts(), asked.event(), asked.attendee(), asked.words().wanted(), outcome)
        : AnswerText.own(turn.texts(), asked.event(), asked.words().wanted(), outcome);
    // A press is answered by a passing notice, which nobody can reply to.
    return turn.invocation().via() == Via.BUTTON
        ? Say.discreetly(sentence)
        : Say.discreetly(sentence).about(EventCards.subject(asked.event().id()));
  }

  private Future<Reply> told(Asked asked, RsvpOutcome outcome, Supplier<Session> remembered) {
    Turn turn = asked.turn();
    Say said = said(asked, outcome);
    // Of somebody else's answer that there was not nothing is to be told, and nothing to be undone.
    if (!outcome.changed() || (asked.forOther() && outcome.hadNone())) {
      return Future.succeededFuture(Reply.of(said));
    }
    cards.changed(asked.event().id());
    Reply reply = Reply.of(said).keeping(remembered.get());
    return letters(asked, outcome)
        .map(reply::withLetters)
        .compose(told -> asked.forOther()
            ? Future.succeededFuture(told)
            : signedUp.after(turn, asked.event(), outcome, asked.attendee().key(), told));
  }

  private Future<List<Letter>> letters(Asked asked, RsvpOutcome outcome) {
    Future<List<Letter>> promoted = outcome.promoted().isEmpty()
        ? Future.succeededFuture(List.of())
        : promotions.letters(asked.event(), outcome.promoted(), asked.operation());
    boolean tell = asked.forOther() && asked.attendee().user().isPresent();
    Future<List<Letter>> told = tell
        ? promotions.spokenFor(
            asked.event(),
            asked.attendee(),
            asked.answer(),
            asked.turn().speaker().name(),
            asked.operation())
        : Future.succeededFuture(List.of());
    return promoted.compose(
        some -> told.map(more -> Stream.concat(some.stream(), more.stream()).toList()));
  }
}
