package io.reunion.event.command;

import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.card.EventCards;
import io.reunion.event.people.Admission;
import io.reunion.event.people.ChatPeople;
import io.reunion.event.people.Speakers;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.rsvp.Waiting;
import io.reunion.event.signup.OtherAnswers;
import io.reunion.event.signup.SignedUp;
import io.reunion.event.waitlist.Promotions;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code rsvp}: an answer of the one who speaks, or of somebody for whom they speak; or the event's card. Finds out what was
 * asked for and whether it may be; {@link NotedAnswers} does it.
 */
final class Answering {
  private static final Pattern MORE =
      Pattern.compile("(?:^|\\s)(link|链接|連結|answers|回答|答案)\\s*$", Pattern.CASE_INSENSITIVE);

  private final EventStore events;
  private final RsvpStore rsvps;
  private final EventCards cards;
  private final EventChoice choice;
  private final Admission admission;
  private final SignedUp signedUp;
  private final NotedAnswers noted;
  private final Confirming confirming;
  private final Answerers answerers;
  private final OtherAnswers others;
  private final NamedGuests guests;

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
    this.guests = new NamedGuests(rsvps);
    this.admission = admission;
    this.signedUp = signedUp;
    this.events = events;
    this.rsvps = rsvps;
    this.cards = cards;
    this.choice = new EventChoice(events);
    this.noted =
        new NotedAnswers(rsvps, people, cards, promotions, signedUp, new AnswerMemory(undoWindow));
    this.confirming = confirming;
    this.answerers = new Answerers(rsvps, people);
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
    if (all.size() == 1 && EventWords.isWhole(event, turn.arguments())) {
      return card(turn, event);
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
          AskedAnswer asked = new AskedAnswer(
              turn,
              known.event(),
              words,
              attendee,
              turn.operation(),
              Optional.of(known),
              Waiting.NOBODY);
          return noted.noteIfSame(asked);
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
        .compose(done -> cards.say(event, turn.room(), turn.texts().language(), turn.zone()))
        .map(card -> Reply.of(card));
  }

  private Future<Reply> answers(Turn turn, Event event, List<RsvpWords> all) {
    return all.size() == 1
        ? answer(turn, event, all.get(0), turn.operation(), Waiting.NOBODY)
        : rsvps.waiting(event).compose(waiting -> several(turn, event, all, waiting));
  }

  private Future<Reply> several(Turn turn, Event event, List<RsvpWords> all, Waiting waiting) {
    Future<Reply> said = answer(turn, event, all.get(0), turn.operation(), waiting);
    for (int i = 1; i < all.size(); i++) {
      RsvpWords words = all.get(i);
      String operation = turn.operation() + "#" + i;
      said = said.compose(before -> answer(turn, event, words, operation, waiting)
          .map(next -> AnswerLines.joined(before, next)));
    }
    return said;
  }

  private Future<Reply> answer(
      Turn turn, Event event, RsvpWords words, String operation, Waiting waiting) {
    return guests
        .read(turn, event, words)
        .compose(read -> given(turn, event, read, operation, waiting));
  }

  private Future<Reply> given(
      Turn turn, Event event, RsvpWords words, String operation, Waiting waiting) {
    boolean comes = words.answer().equals(Optional.of(Answer.ACCEPTED));
    if (event.past(turn.now()) || (comes && event.over().isBefore(turn.now()))) {
      return AnswerRefusals.said(turn, "event.over", "title", event.title());
    }
    if (!AnswerLines.isOfGoodSize(words)) {
      return AnswerRefusals.said(
          turn, "event.party", "seats", words.wanted(), "limit", event.partyLimit());
    }
    return answerers.of(turn, event, words).compose(whose -> {
      AskedAnswer asked = new AskedAnswer(
          turn, event, words, whose.attendee(), operation, Optional.empty(), waiting);
      return asked.forOther()
          ? others
              .mayAnswer(turn, event, whose.attendee(), whose.answered())
              .compose(may -> may ? admitted(asked) : AnswerRefusals.theirs(turn, event, words))
          : admitted(asked);
    });
  }

  private Future<Reply> admitted(AskedAnswer asked) {
    Turn turn = asked.turn();
    return admission
        .admits(asked.answer(), asked.event(), asked.attendee(), turn.speaker(), asked.forOther())
        .compose(admitted -> admitted
            ? note(asked)
            : AnswerRefusals.uninvited(turn, asked.event(), asked.forOther()));
  }

  /** A plain yes to seats that are held takes them as they are, instead of asking for one. */
  private Future<Reply> note(AskedAnswer asked) {
    boolean plain = !asked.turn().rehearsed()
        && asked.answer() == Answer.ACCEPTED
        && !asked.forOther()
        && asked.words().seats().isEmpty()
        && asked.words().guests().isEmpty()
        && asked.words().seat().isEmpty();
    return plain
        ? confirming
            .taken(asked.turn(), asked.event())
            .compose(taken -> taken.map(Future::succeededFuture).orElseGet(() -> noted.note(asked)))
        : noted.note(asked);
  }
}
