package io.reunion.event.command;

import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.Terms;
import io.reunion.event.card.EventCards;
import io.reunion.event.people.Association;
import io.reunion.event.people.Hosts;
import io.reunion.event.waitlist.Draws;
import io.reunion.event.waitlist.Lot;
import io.reunion.text.Moments;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code draw ID}: all that it takes to do a draw again; {@code draw ID on|off}: whether seats are drawn at all; {@code draw
 * ID 40 yes}: so many are drawn now.
 */
public final class Drawing {
  private static final Set<String> ON = Set.of("on", "yes", "开", "开启", "抽签");
  private static final Set<String> OFF = Set.of("off", "no", "关", "关闭", "取消");
  private static final int MOST_ENTRIES = 400;
  private static final Pattern PLACES = Pattern.compile("^([0-9]{1,6})(?![0-9])");
  private static final Pattern CERTAIN = Pattern.compile(
      "[0-9]{1,6}\\s*(?:个名额|个|名|位|places?|seats?)?[\\s,，|｜]*(?:yes|y|ok|confirm|是|好|确认|確認|确定|確定)");

  private final Draws draws;
  private final EventChoice choice;
  private final EventCards cards;
  private final Association association;

  public Drawing(Draws draws, EventStore events, EventCards cards, Association association) {
    this.association = association;
    this.draws = draws;
    this.cards = cards;
    this.choice = new EventChoice(events);
  }

  Future<Reply> draw(Turn turn) {
    return draw(turn, turn.arguments());
  }

  /** @param arguments what stands behind the command */
  Future<Reply> draw(Turn turn, String arguments) {
    String[] words = arguments.strip().split("\\s+", 2);
    Optional<EventId> named =
        EventId.typed(words[0]).or(() -> EventCards.ofSubject(turn.invocation().subject()));
    String wanted = words.length > 1 ? words[1].strip() : "";
    return choice.begun(
        turn,
        arguments,
        (event, behind) -> draw(turn, event, behind.toLowerCase(Locale.ROOT)),
        () -> choice.among(
            turn,
            named,
            Optional.empty(),
            id -> AnswerLines.forButton("draw " + id, wanted),
            event -> draw(turn, event, wanted.toLowerCase(Locale.ROOT))));
  }

  private Future<Reply> draw(Turn turn, Event event, String wanted) {
    return ON.contains(wanted) || OFF.contains(wanted)
        ? set(turn, event, ON.contains(wanted))
        : places(wanted)
            .map(places -> now(turn, event, places, CERTAIN.matcher(wanted).matches()))
            .orElseGet(() -> show(turn, event));
  }

  private static Optional<Integer> places(String wanted) {
    Matcher number = PLACES.matcher(wanted);
    return number.find() ? Optional.of(Integer.parseInt(number.group(1))) : Optional.empty();
  }

  /** A draw cannot be taken back, and so is asked for twice. */
  private Future<Reply> now(Turn turn, Event event, int places, boolean certain) {
    if (!association.mayChange(turn.speaker(), event)) {
      return Future.succeededFuture(Reply.discreetly(Hosts.refusal(turn, event)));
    }
    if (event.terms().draw().isEmpty()) {
      return say(turn, "event.draw.none", "title", event.title());
    }
    if (!event.terms().pot()) {
      return certain
          ? draws.now(event, places, turn.operation()).compose(lot -> show(turn, event))
          : say(turn, "event.draw.done", "title", event.title());
    }
    if (event.state() == Event.State.CANCELLED || !turn.now().isBefore(event.over())) {
      return say(turn, "event.draw.over", "title", event.title());
    }
    int free =
        event.capacity().map(seats -> Math.max(0, seats - event.taken())).orElse(Integer.MAX_VALUE);
    if (places < 1) {
      return say(turn, "event.draw.few", "id", event.id());
    }
    if (places > free) {
      return say(turn, "event.draw.places", "places", places, "free", free, "title", event.title());
    }
    return certain
        ? draws.now(event, places, turn.operation()).compose(lot -> {
          cards.changed(event.id());
          return lot.map(
                  drawn -> Future.succeededFuture(Reply.discreetly(drawn(turn, event, drawn))))
              .orElseGet(() -> say(turn, "event.changed.conflict"));
        })
        : Future.succeededFuture(asked(turn, event, places));
  }

  private static Reply asked(Turn turn, Event event, int places) {
    String text =
        turn.say("event.draw.ask", "title", event.title(), "id", event.id(), "places", places);
    String command = "draw " + event.id() + " " + places + " yes";
    return Reply.of(Say.discreetly(text)
        .withButtons(List.of(
            List.of(new Button(turn.say("event.button.drawnow"), command, Button.Style.DANGER)))));
  }

  private Future<Reply> set(Turn turn, Event event, boolean on) {
    if (!association.mayChange(turn.speaker(), event)) {
      return Future.succeededFuture(Reply.discreetly(Hosts.refusal(turn, event)));
    }
    if (event.terms().draw().equals(Optional.of(Terms.Draw.DRAWN))) {
      return say(turn, "event.draw.done", "title", event.title());
    }
    boolean inTime = event
        .deadline()
        .filter(end -> turn.now().isBefore(end) && end.isBefore(event.startsAt()))
        .isPresent();
    if (on && !inTime) {
      return say(turn, "event.draw.deadline", "id", event.id());
    }
    if (on && event.taken() + event.takenOnline() > 0 && !event.terms().pot()) {
      return say(turn, "event.draw.late", "title", event.title());
    }
    return draws.set(event, on).compose(done -> {
      cards.changed(event.id());
      return on
          ? draws.of(event.id()).map(standing -> Reply.discreetly(pending(turn, event, standing)))
          : say(turn, "event.draw.off", "title", event.title());
    });
  }

  private Future<Reply> show(Turn turn, Event event) {
    if (event.terms().draw().isEmpty()) {
      return say(turn, "event.draw.none", "title", event.title());
    }
    Turn all = turn.forEverybody();
    return draws.of(event.id()).compose(standing -> {
      String text = standing
          .lot()
          .map(lot -> drawn(all, event, lot))
          .orElseGet(() -> pending(all, event, standing));
      return turn.inGroup() ? Future.succeededFuture(Reply.here(text)) : own(turn, event, text);
    });
  }

  /** The name that the draw has for somebody is told to that person alone. */
  private Future<Reply> own(Turn turn, Event event, String text) {
    return draws
        .entry(event.id(), turn.speaker().personKey())
        .map(entry -> Reply.here(text + "\n" + turn.say("event.draw.own", "entry", entry)));
  }

  private static String pending(Turn turn, Event event, Draws.Standing standing) {
    return turn.say(
        "event.draw.pending",
        "title",
        event.title(),
        "when",
        event
            .deadline()
            .map(end ->
                Moments.dayAndTime(end, turn.zone(), turn.now(), turn.texts().language()))
            .orElse(""),
        "commitment",
        standing.commitment());
  }

  private static String drawn(Turn turn, Event event, Lot lot) {
    String entries = lot.order().stream()
        .limit(MOST_ENTRIES)
        .map(entry -> entry.id() + (entry.seats() > 1 ? "×" + entry.seats() : ""))
        .collect(Collectors.joining(" "));
    String drawn = turn.say(
        "event.draw.drawn",
        "title",
        event.title(),
        "secret",
        lot.secret(),
        "commitment",
        lot.commitment(),
        "digest",
        lot.digest(),
        "seed",
        lot.seed(),
        "count",
        lot.order().size(),
        "entries",
        entries,
        "more",
        Math.max(0, lot.order().size() - MOST_ENTRIES));
    return lot.free()
        .map(places -> drawn + "\n"
            + turn.say(
                "event.draw.given",
                "places",
                places,
                "policy",
                lot.policy().name().toLowerCase(Locale.ROOT)))
        .orElse(drawn);
  }

  private static Future<Reply> say(Turn turn, String key, Object... named) {
    return Future.succeededFuture(Reply.discreetly(turn.say(key, named)));
  }
}
