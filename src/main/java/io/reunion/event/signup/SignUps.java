package io.reunion.event.signup;

import io.reunion.bot.Letter;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Update.MessageReceived;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.card.EventCards;
import io.reunion.event.people.Admission;
import io.reunion.event.people.ChatPeople;
import io.reunion.event.people.Naming;
import io.reunion.event.people.Speakers;
import io.reunion.event.rsvp.Rsvp;
import io.reunion.event.rsvp.RsvpOutcome;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.rsvp.Wish;
import io.reunion.event.signup.SignUpStep.Facts;
import io.reunion.event.signup.SignUpStep.Own;
import io.reunion.event.signup.SignUpStep.Paster;
import io.reunion.event.waitlist.Promotions;
import io.reunion.language.signup.Author;
import io.reunion.language.signup.SignUpList;
import io.reunion.language.signup.SignUpReader;
import io.reunion.redis.Batches;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sign-up lists that are pasted into a chat, and the list as one that can be copied from there. */
public final class SignUps {
  private final EventStore events;
  private final RsvpStore rsvps;
  private final SignUpStore lists;
  private final ChatPeople people;
  private final EventCards cards;
  private final Promotions promotions;
  private final Admission admission;
  private final Naming naming;
  private final SignUpSheet sheet;
  private final OtherAnswers others;
  private final SignUpTaking taking;
  private final SignUpUndo undo;

  /**
   * @param undoWindow how long a list can be taken back with one word
   */
  public SignUps(
      EventStore events,
      RsvpStore rsvps,
      SignUpStore lists,
      ChatPeople people,
      EventCards cards,
      Promotions promotions,
      Admission admission,
      Naming naming,
      SignUpSheet sheet,
      OtherAnswers others,
      Duration undoWindow) {
    this.undo = new SignUpUndo(events, rsvps, lists, cards, promotions, undoWindow);
    this.others = others;
    this.taking = new SignUpTaking(lists);
    this.admission = admission;
    this.naming = naming;
    this.sheet = sheet;
    this.events = events;
    this.rsvps = rsvps;
    this.lists = lists;
    this.people = people;
    this.cards = cards;
    this.promotions = promotions;
  }

  /** One event with its list as it was read. */
  private record Candidate(Event event, SignUpState state) {}

  /** A paste and what became of it. */
  private record Noted(SignUpWork.Item item, RsvpOutcome outcome) {}

  public Future<Reply> paste(Turn turn) {
    return SignUpUndo.isAsked(turn) ? undo.back(turn, naming) : pasted(turn);
  }

  private Future<Reply> pasted(Turn turn) {
    return list(turn)
        .map(list -> events
            .upcoming(turn.now())
            .compose(found -> candidates(turn, found))
            .compose(open -> paste(turn, list, open)))
        .orElseGet(() -> Future.succeededFuture(
            spokenTo(turn) ? Reply.discreetly(turn.say("event.signup.how")) : Reply.SILENCE));
  }

  /** WeChat's own form tells more than the text beside it. */
  private static Optional<SignUpList> list(Turn turn) {
    if (!(turn.update() instanceof MessageReceived message)) {
      return Optional.empty();
    }
    return message
        .attachment()
        .flatMap(SignUpReader::read)
        .or(() -> SignUpReader.read(message.text()));
  }

  private static boolean spokenTo(Turn turn) {
    return !turn.inGroup()
        || (turn.update() instanceof MessageReceived message
            && (message.mentioned() || message.replyToBot()))
        || turn.invocation().subject().isPresent();
  }

  private Future<List<Candidate>> candidates(Turn turn, List<Event> upcoming) {
    List<Event> open = upcoming.stream()
        .filter(event -> event.takesAnswers(turn.now()))
        .filter(event -> !turn.inGroup() || event.chats().contains(turn.chat()))
        .toList();
    return Batches.map(
        open, event -> lists.read(event.id()).map(read -> new Candidate(event, read.state())));
  }

  private Future<Reply> paste(Turn turn, SignUpList list, List<Candidate> open) {
    Optional<Event> meant = meant(turn, list, open);
    if (meant.isPresent()) {
      return merge(turn, meant.get(), list);
    }
    boolean silent = !spokenTo(turn);
    if (silent) {
      return Future.succeededFuture(Reply.SILENCE);
    }
    return Future.succeededFuture(
        Reply.discreetly(turn.say(open.isEmpty() ? "event.signup.none" : "event.signup.which")));
  }

  /** The card that is answered, then the title, then the only event there is, unless the list is about something else. */
  private static Optional<Event> meant(Turn turn, SignUpList list, List<Candidate> open) {
    Optional<EventId> card = EventCards.ofSubject(turn.invocation().subject());
    if (card.isPresent()) {
      return open.stream()
          .map(Candidate::event)
          .filter(event -> event.id().equals(card.get()))
          .findFirst();
    }
    SignUpTitle title = SignUpTitle.of(list);
    List<Candidate> named = open.stream()
        .filter(one -> title.names(one.event(), one.state().titles()))
        .toList();
    if (named.size() == 1) {
      return Optional.of(named.get(0).event());
    }
    return open.size() == 1 && (title.saysNothing() || spokenTo(turn))
        ? Optional.of(open.get(0).event())
        : Optional.empty();
  }

  private Future<Reply> merge(Turn turn, Event event, SignUpList list) {
    return taking
        .take(event.id(), turn.operation(), () -> {
          Future<Facts> facts = facts(event, turn);
          return state -> facts.compose(known -> next(turn, event, state, known, list));
        })
        .compose(work -> note(turn, event, work));
  }

  /** What follows from the list; what people answered themselves stays where the speaker may not change it. */
  private Future<SignUpStep.Next> next(
      Turn turn, Event event, SignUpState state, Facts known, SignUpList list) {
    Function<List<Own>, SignUpStep.Next> sparing = those -> SignUpStep.pasted(
        state, known, list, paster(turn), turn.update().origin().time(), those);
    SignUpStep.Next all = sparing.apply(List.of());
    return all.own().isEmpty()
        ? Future.succeededFuture(all)
        : Batches.map(
                all.own(),
                one -> others
                    .mayChange(turn, event, one.who())
                    .map(may -> may ? Optional.<Own>empty() : Optional.of(one)))
            .map(those -> those.stream().flatMap(Optional::stream).toList())
            .map(those -> those.isEmpty() ? all : sparing.apply(those));
  }

  private Future<Facts> facts(Event event, Turn turn) {
    var standings = rsvps.standings(event.id());
    var aliases = rsvps.aliases(event.id());
    Future<List<Rsvp.Attendee>> known =
        turn.inGroup() ? people.of(turn.chat()) : Future.succeededFuture(List.of());
    var waiting = rsvps.waiting(event);
    return standings.compose(all -> aliases.compose(other ->
        known.compose(those -> waiting.map(queue -> new Facts(all, other, those, queue)))));
  }

  private static Paster paster(Turn turn) {
    return new Paster(
        new Author(turn.speaker().personKey(), Speakers.names(turn)), Speakers.attendee(turn));
  }

  /** Each answer has an operation of its own, the same on every attempt. */
  private Future<Reply> note(Turn turn, Event event, SignUpWork work) {
    List<Integer> numbers = IntStream.range(0, work.items().size()).boxed().toList();
    return Batches.map(numbers, i -> note(turn, event, work.items().get(i), i))
        .compose(done -> RefusedLines.kept(
                taking,
                event.id(),
                work.items(),
                done.stream().map(Noted::outcome).toList(),
                turn.operation())
            .compose(kept -> told(turn, event, work, news(turn, done))));
  }

  /** That a line is refused as it was before is no news to those who only go on with the list. */
  private static List<Noted> news(Turn turn, List<Noted> noted) {
    return noted.stream()
        .filter(one -> !one.item().again() || one.outcome().changed() || spokenTo(turn))
        .toList();
  }

  private Future<Noted> note(Turn turn, Event event, SignUpWork.Item item, int number) {
    Wish wish =
        new Wish(item.answer(), item.seats(), false, Optional.empty(), "#接龙", item.otherKeys());
    return admission
        .admits(item.answer(), event, item.attendee(), turn.speaker(), true)
        .compose(admitted -> admitted
            ? rsvps.answer(
                event.id(),
                item.attendee(),
                wish,
                turn.operation() + "#" + number,
                Instant.ofEpochMilli(item.time()))
            : Future.succeededFuture(RsvpOutcome.refused(RsvpOutcome.Result.NOT_INVITED, event)))
        .map(outcome -> new Noted(item, outcome));
  }

  private Future<Reply> told(Turn turn, Event event, SignUpWork work, List<Noted> noted) {
    if (noted.isEmpty() && work.open().isEmpty() && work.left().isEmpty()) {
      return Future.succeededFuture(same(turn));
    }
    cards.changed(event.id());
    int taken = noted.isEmpty()
        ? event.allTaken()
        : noted.get(noted.size() - 1).outcome().allTaken();
    return names(turn, event, work, noted).compose(names -> {
      List<SignUpWork.Open> open = work.open().stream()
          .flatMap(one ->
              names.of(one.name()).stream().map(name -> new SignUpWork.Open(one.question(), name)))
          .toList();
      List<String> left =
          work.left().stream().map(names::of).flatMap(Optional::stream).toList();
      SignUpText text = new SignUpText(event, turn.texts(), names, taken, open, left);
      Set<String> seated = noted.stream()
          .flatMap(one -> one.outcome().promoted().stream())
          .collect(Collectors.toSet());
      noted.forEach(one -> text.add(one.item(), one.outcome(), seated));
      Reply reply = noted.isEmpty() && open.isEmpty() && left.isEmpty()
          ? same(turn)
          : Reply.of(Say.here(text.line()).about(EventCards.subject(event.id())));
      boolean changed = noted.stream().anyMatch(one -> one.outcome().changed());
      Reply kept = changed ? reply.keeping(undo.remembered(turn, event)) : reply;
      return letters(turn, event, noted).map(kept::withLetters);
    });
  }

  /** To those who got a seat, and to those for whom the list answered. */
  private Future<List<Letter>> letters(Turn turn, Event event, List<Noted> noted) {
    List<String> promoted =
        noted.stream().flatMap(one -> one.outcome().promoted().stream()).toList();
    List<SignUpWork.Item> told = noted.stream()
        .filter(one -> one.outcome().changed())
        .map(Noted::item)
        .filter(item -> item.attendee().user().isPresent())
        .filter(
            item -> !item.attendee().user().equals(Optional.of(turn.speaker().user())))
        .toList();
    Future<List<List<Letter>>> others = Batches.map(
        told,
        item -> promotions.spokenFor(
            event, item.attendee(), item.answer(), turn.speaker().name(), turn.operation()));
    return promotions
        .letters(event, promoted, turn.operation())
        .compose(some -> others.map(more ->
            Stream.concat(some.stream(), more.stream().flatMap(List::stream)).toList()));
  }

  private static Reply same(Turn turn) {
    return spokenTo(turn) ? Reply.discreetly(turn.say("event.signup.same")) : Reply.SILENCE;
  }

  /** What is asked about somebody whom the list knows by another answer would name them, too. */
  private Future<LineNames> names(Turn turn, Event event, SignUpWork work, List<Noted> noted) {
    List<Rsvp.Attendee> items = noted.stream().map(one -> one.item().attendee()).toList();
    boolean others = turn.inGroup() && !(work.open().isEmpty() && work.left().isEmpty());
    Future<List<Rsvp.Attendee>> answered = others
        ? rsvps
            .standings(event.id())
            .map(all -> all.values().stream().map(RsvpStore.Standing::attendee).toList())
        : Future.succeededFuture(List.of());
    return answered.compose(more ->
        LineNames.in(turn, naming, Stream.concat(items.stream(), more.stream()).toList()));
  }

  /**
   * The list as one that people can copy and go on with; copies of it are recognised. Those who are not to be named where it
   * is read are counted below.
   *
   * @param office the speaker organises the event
   */
  public Future<Reply> print(Turn turn, Event event, boolean office) {
    return facts(event, turn).compose(facts -> {
      List<Rsvp.Attendee> all = facts.meant();
      return naming
          .in(turn, office, all)
          .compose(names -> sheet
              .print(
                  event,
                  new SignUpSheet.Printing(
                      turn.texts().language(),
                      facts.people(),
                      unnamed(all, names),
                      turn.update().origin().time(),
                      turn.operation()))
              .map(printed -> said(turn, event, printed)));
    });
  }

  /** Those who are not to be called by the name that is on record, with the one by which they are. */
  private static Map<String, String> unnamed(List<Rsvp.Attendee> people, Naming.Names names) {
    return people.stream()
        .filter(one -> names.of(one).filter(one.name()::equals).isEmpty())
        .collect(Collectors.toMap(
            Rsvp.Attendee::key, one -> names.of(one).orElse(""), (one, other) -> one));
  }

  /** What is no line of the list stands in a message of its own, so that nobody copies it. */
  private static Reply said(Turn turn, Event event, SignUpSheet.Sheet printed) {
    Reply list = Reply.of(Say.here(printed.text()).about(EventCards.subject(event.id())));
    return printed.unnamed() == 0
        ? list
        : list.and(Say.here(turn.say("event.list.unnamed", "count", printed.unnamed())));
  }
}
