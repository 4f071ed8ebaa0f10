package io.reunion.event;

import io.reunion.bot.BasicCommands;
import io.reunion.bot.Invocation.Via;
import io.reunion.bot.Letter;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.event.Rsvp.Attendee;
import io.reunion.member.Role;
import io.reunion.session.Session;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
  private final Duration undoWindow;
  private final Confirming confirming;

  /**
   * @param undoWindow how long an answer can be taken back with one word
   */
  Answering(
      EventStore events,
      RsvpStore rsvps,
      ChatPeople people,
      EventCards cards,
      Promotions promotions,
      Admission admission,
      SignedUp signedUp,
      Duration undoWindow,
      Confirming confirming) {
    this.admission = admission;
    this.signedUp = signedUp;
    this.events = events;
    this.rsvps = rsvps;
    this.people = people;
    this.cards = cards;
    this.promotions = promotions;
    this.choice = new EventChoice(events);
    this.undoWindow = undoWindow;
    this.confirming = confirming;
  }

  /** One answer as it was asked for: whose, for which event, under which operation. */
  private record Asked(
      Turn turn, Event event, RsvpWords words, Attendee attendee, String operation) {
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
    String words = words(turn);
    List<RsvpWords> all = RsvpWords.readAll(words);
    RsvpWords first = all.get(0);
    Optional<EventId> named = first
        .event()
        .or(() -> EventCommands.ofSubject(turn.invocation().subject()))
        .or(() -> JustAnswered.meant(turn, first));
    return choice.among(
        turn,
        named,
        first.title(),
        id -> forButton("rsvp " + id, rest(words, first)),
        event -> all.stream().anyMatch(RsvpWords::unread)
            ? unread(turn, event)
            : first.answer().isPresent() ? answers(turn, event, all) : card(turn, event));
  }

  /** {@code rsvp ID link}, {@code rsvp ID answers}: what an answer has brought, and what was asked then. */
  private Future<Reply> more(Turn turn, String event, String word) {
    Optional<EventId> named =
        EventId.typed(event).or(() -> EventCommands.ofSubject(turn.invocation().subject()));
    return choice.among(
        turn,
        named,
        Optional.empty(),
        id -> "rsvp " + id + " " + word,
        found -> rsvps
            .standing(found.id(), turn.speaker().personKey())
            .compose(standing -> signedUp.again(turn, found, word, standing)));
  }

  /** Asked instead of guessed, and nothing said before is changed. */
  private static Future<Reply> unread(Turn turn, Event event) {
    return Future.succeededFuture(Reply.of(
        Say.discreetly(turn.say("event.rsvp.unread", "title", event.title(), "id", event.id()))
            .withButtons(CardText.buttons(event, turn.texts(), turn.now()))));
  }

  /** What was written, or what it means where that is said in the person's own words. */
  private static String words(Turn turn) {
    String written = turn.arguments();
    List<RsvpWords> all = RsvpWords.readAll(written);
    boolean own = all.stream().anyMatch(RsvpWords::unread);
    // "rsvp nope" has the shape of an event's id.
    boolean alone = all.size() == 1 && all.get(0).answer().isEmpty();
    return turn.invocation()
        .meant()
        .filter(meant -> own || (alone && RsvpWords.read(meant).event().isEmpty()))
        .orElse(written);
  }

  /** What a button asks that names the event itself. */
  private static String rest(String arguments, RsvpWords first) {
    String rest = arguments.replaceAll("[《“\"][^《》“”\"]*[》”\"]", " ").strip();
    return first
        .event()
        .map(EventId::value)
        .or(first::title)
        .map(named -> rest.replaceFirst("(?i)(^|\\s)" + Pattern.quote(named) + "(?=\\s|$)", " "))
        .orElse(rest)
        .strip();
  }

  /** What does not fit on a button is asked again. */
  private static String forButton(String command, String rest) {
    String whole = command + " " + rest;
    return rest.isEmpty() || whole.getBytes(StandardCharsets.UTF_8).length > Button.MAX_COMMAND
        ? command
        : whole;
  }

  private Future<Reply> card(Turn turn, Event event) {
    Future<Void> listed =
        turn.inGroup() ? events.addChat(event.id(), turn.chat()) : Future.succeededFuture();
    return listed.compose(done -> cards.say(event, turn.room())).map(card -> Reply.of(card));
  }

  private Future<Reply> answers(Turn turn, Event event, List<RsvpWords> all) {
    Future<Reply> said = answer(turn, event, all.get(0), turn.operation());
    for (int i = 1; i < all.size(); i++) {
      RsvpWords words = all.get(i);
      String operation = turn.operation() + "#" + i;
      said = said.compose(
          before -> answer(turn, event, words, operation).map(next -> joined(before, next)));
    }
    return said;
  }

  private static Reply joined(Reply before, Reply next) {
    Say first = before.says().get(0);
    Say second = next.says().get(0);
    Say both = new Say(
        first.text() + "\n" + second.text(),
        Stream.concat(first.buttons().stream(), second.buttons().stream()).toList(),
        first.to(),
        first.subject().or(second::subject),
        Optional.empty());
    List<Letter> letters = new ArrayList<>(before.letters());
    letters.addAll(next.letters());
    return new Reply(List.of(both), letters, Undoing.joined(before.session(), next.session()));
  }

  private Future<Reply> answer(Turn turn, Event event, RsvpWords words, String operation) {
    int seats = words.wanted();
    boolean comes = words.answer().equals(Optional.of(Answer.ACCEPTED));
    if (event.past(turn.now()) || (comes && event.over().isBefore(turn.now()))) {
      return refuse(turn, "event.over", "title", event.title());
    }
    if (seats < 1 || seats > Event.MAX_PARTY || words.guests().size() >= Event.MAX_PARTY) {
      return refuse(turn, "event.party", "seats", seats, "limit", event.partyLimit());
    }
    return attendee(turn, event, words).compose(attendee -> {
      Asked asked = new Asked(turn, event, words, attendee, operation);
      return admission
          .admits(asked.answer(), event, attendee, turn.speaker(), asked.forOther())
          .compose(admitted -> admitted ? note(asked) : refuse(turn, event, asked.forOther()));
    });
  }

  private static Future<Reply> refuse(Turn turn, Event event, boolean other) {
    String key = other
        ? "event.invited.other"
        : turn.speaker().has(Role.MEMBER) ? "event.invited.no" : "event.invited.unknown";
    return refuse(turn, key, "title", event.title(), "whom", InvitedText.of(event, turn.texts()));
  }

  private static Future<Reply> refuse(Turn turn, String key, Object... named) {
    return Future.succeededFuture(Reply.discreetly(turn.say(key, named)));
  }

  private Future<Attendee> attendee(Turn turn, Event event, RsvpWords words) {
    Attendee speaker = Speakers.attendee(turn);
    if (words.person().isEmpty()) {
      return Future.succeededFuture(speaker.with(words.guests()));
    }
    String name = words.person().get();
    return known(turn, event)
        .map(all -> ChatPeople.meant(name, all)
            .map(one -> one.key().equals(speaker.key())
                ? speaker
                : one.spokenForBy(turn.speaker().user(), turn.chat()))
            .orElseGet(
                () -> Attendee.named(NameKey.line(name), name, turn.speaker().user(), turn.chat()))
            .with(words.guests()));
  }

  /** Whom a name may mean: who answered this event, or any in this chat. */
  private Future<List<Attendee>> known(Turn turn, Event event) {
    Future<List<Attendee>> here =
        turn.inGroup() ? people.of(turn.chat()) : Future.succeededFuture(List.of());
    return rsvps
        .standings(event.id())
        .compose(all -> here.map(those -> Stream.concat(
                all.values().stream().map(RsvpStore.Standing::attendee), those.stream())
            .toList()));
  }

  /** A plain yes to seats that are held takes them as they are, instead of asking for one. */
  private Future<Reply> note(Asked asked) {
    boolean plain = asked.answer() == Answer.ACCEPTED
        && !asked.forOther()
        && asked.words().seats().isEmpty()
        && asked.words().guests().isEmpty()
        && asked.words().seat().isEmpty();
    return plain
        ? confirming
            .taken(asked.turn(), asked.event())
            .compose(taken -> taken.map(Future::succeededFuture).orElseGet(() -> noted(asked)))
        : noted(asked);
  }

  private Future<Reply> noted(Asked asked) {
    Turn turn = asked.turn();
    Wish wish = new Wish(
        asked.answer(),
        asked.words().wanted(),
        asked.words().more(),
        asked.words().seat(),
        turn.arguments(),
        asked.forOther() ? List.of() : Speakers.otherKeys(turn));
    // Leaves with the answer, so it costs no time of its own.
    Future<Void> met = turn.inGroup() && !asked.forOther()
        ? people.put(asked.attendee())
        : Future.succeededFuture();
    // On its way before the answer, so it tells who came along until now.
    Future<List<String>> guests = rsvps
        .standing(asked.event().id(), asked.attendee().key())
        .map(before -> before.map(one -> one.attendee().guests()).orElse(List.of()));
    return rsvps
        .answer(
            asked.event().id(),
            asked.attendee(),
            wish,
            asked.operation(),
            turn.update().origin().time())
        .compose(outcome -> met.otherwiseEmpty()
            .compose(done -> guests.otherwise(List.of()))
            .compose(before -> told(asked, outcome, before)));
  }

  private Future<Reply> told(Asked asked, RsvpOutcome outcome, List<String> guestsBefore) {
    Turn turn = asked.turn();
    String sentence = asked.forOther()
        ? AnswerText.forOther(
            turn.texts(), asked.event(), asked.attendee(), asked.words().wanted(), outcome)
        : AnswerText.own(turn.texts(), asked.event(), asked.words().wanted(), outcome);
    // A press is answered by a passing notice, which nobody can reply to.
    Say said = turn.invocation().via() == Via.BUTTON
        ? Say.discreetly(sentence)
        : Say.discreetly(sentence).about(EventCommands.subject(asked.event().id()));
    if (!outcome.changed()) {
      return Future.succeededFuture(Reply.of(said));
    }
    cards.changed(asked.event().id());
    Reply reply = Reply.of(said).keeping(remembered(asked, outcome, guestsBefore));
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

  /** For {@code undo}, the command that leads back; for {@code why}, what was understood; and which event it was about. */
  private Session remembered(Asked asked, RsvpOutcome outcome, List<String> guestsBefore) {
    Turn turn = asked.turn();
    String via = turn.invocation().via() == Via.BUTTON ? "event.why.button" : "event.why.words";
    long until = turn.now().plus(undoWindow).toEpochMilli();
    return JustAnswered.remember(turn.session(), asked.event().id(), until)
        .remember(
            BasicCommands.UNDO,
            Undoing.command(asked.event(), outcome, guestsBefore, asked.words().person()))
        .remember(BasicCommands.UNDO_UNTIL, Long.toString(until))
        .remember(
            BasicCommands.WHY,
            turn.say(
                via,
                "title",
                asked.event().title(),
                "answer",
                turn.mark("event.answer." + asked.answer().name().toLowerCase(Locale.ROOT)),
                "words",
                turn.arguments()));
  }
}
