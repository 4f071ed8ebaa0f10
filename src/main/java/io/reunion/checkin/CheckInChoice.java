package io.reunion.checkin;

import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.event.Event;
import io.reunion.event.card.EventCards;
import io.reunion.event.people.Association;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Which event is meant by who says first what is to be done; where several may be, it is asked. */
final class CheckInChoice {
  private static final Set<String> ONLINE = Set.of("online", "线上", "在线");
  private static final int MOST_CHOICES = 6;
  private static final int LONGEST_BUTTON = 24;

  private final Association association;

  CheckInChoice(Association association) {
    this.association = association;
  }

  static boolean isOnline(String word) {
    return ONLINE.contains(word.toLowerCase(Locale.ROOT));
  }

  /**
   * The event that {@code rest} calls, else that of the card that is answered, else the only one that there is.
   *
   * @param then takes the event and the order as it would stand behind it
   */
  Future<Reply> of(
      Turn turn,
      CheckInVerb verb,
      String rest,
      List<Event> events,
      BiFunction<Event, String, Future<Reply>> then) {
    List<CalledEvent> called = CalledEvent.atTheBeginningOf(rest, events, turn.now());
    if (!called.isEmpty()) {
      String order = order(verb, called.get(0).rest());
      return called.size() == 1
          ? then.apply(called.get(0).event(), order)
          : Future.succeededFuture(
              which(turn, called.stream().map(CalledEvent::event).toList(), order));
    }
    if (!rest.isEmpty() && !isOnline(rest)) {
      return Future.succeededFuture(unknown(turn, rest, events, verb.word()));
    }
    Optional<Event> answered = EventCards.ofSubject(turn.invocation().subject())
        .flatMap(id -> events.stream().filter(event -> event.id().equals(id)).findFirst());
    List<Event> theirs =
        answered.map(List::of).orElseGet(() -> atHand(turn, events, verb.isForAll()));
    return switch (theirs.size()) {
      case 0 -> Future.succeededFuture(Reply.discreetly(turn.say("checkin.event.none")));
      case 1 -> then.apply(theirs.get(0), order(verb, rest));
      default -> Future.succeededFuture(which(turn, theirs, order(verb, rest)));
    };
  }

  private static String order(CheckInVerb verb, String rest) {
    return (verb.word() + " " + rest).strip();
  }

  /** Those to come, of this chat if there are such, which the speaker may do something with. */
  private List<Event> atHand(Turn turn, List<Event> events, boolean forAll) {
    List<Event> theirs = CalledEvent.nextOfEach(events, turn.now()).stream()
        .filter(event -> turn.now().isBefore(event.over()))
        .filter(event -> event.state() != Event.State.CANCELLED)
        .filter(event -> forAll || association.mayChange(turn.speaker(), event))
        .toList();
    List<Event> here =
        theirs.stream().filter(event -> event.chats().contains(turn.chat())).toList();
    return here.isEmpty() ? theirs : here;
  }

  /** No event is called so. Whoever may do something with others is asked for which of them it is meant. */
  Reply unknown(Turn turn, String words, List<Event> events, String order) {
    String text = turn.say("checkin.event.unknown", "words", words);
    List<Event> theirs = atHand(turn, events, false);
    return theirs.isEmpty()
        ? Reply.discreetly(text)
        : asked(text + " " + turn.say("checkin.event.which"), theirs, order);
  }

  /** @param order what stands behind the event then */
  Reply which(Turn turn, List<Event> events, String order) {
    return asked(turn.say("checkin.event.which"), events, order);
  }

  private static Reply asked(String text, List<Event> events, String order) {
    List<List<Button>> buttons = events.stream()
        .limit(MOST_CHOICES)
        .map(event -> List.of(new Button(shortened(event.title()), command(event, order))))
        .toList();
    return Reply.of(Say.discreetly(text).withButtons(buttons));
  }

  /** What does not fit into a button is written again. */
  private static String command(Event event, String order) {
    String begin = "checkin " + event.id();
    String whole = (begin + " " + order).strip();
    return whole.getBytes(StandardCharsets.UTF_8).length > Button.MAX_COMMAND ? begin : whole;
  }

  private static String shortened(String title) {
    return title.codePointCount(0, title.length()) <= LONGEST_BUTTON
        ? title
        : title.substring(0, title.offsetByCodePoints(0, LONGEST_BUTTON - 1)) + "…";
  }
}
