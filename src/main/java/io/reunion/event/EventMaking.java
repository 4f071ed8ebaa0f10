package io.reunion.event;

import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.chat.ChatId;
import io.reunion.member.Role;
import io.reunion.text.Moments;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes an event out of one line: {@code title | when | place | 40人}. */
public final class EventMaking {
  /** Reads a moment as somebody writes it, on the clock of the chat. */
  @FunctionalInterface
  public interface MomentReader {
    Optional<Instant> read(Turn turn, String words);
  }

  private final EventStore events;
  private final EventCards cards;
  private final MomentReader moments;
  private final int partyLimit;
  private final Event.Policy policy;

  public EventMaking(
      EventStore events,
      EventCards cards,
      MomentReader moments,
      int partyLimit,
      Event.Policy policy) {
    this.events = events;
    this.cards = cards;
    this.moments = moments;
    this.partyLimit = partyLimit;
    this.policy = policy;
  }

  Future<Reply> make(Turn turn, String line) {
    if (!turn.speaker().has(Role.ORGANISER)) {
      return refuse(turn, "bot.refused.organiser");
    }
    String[] parts = line.split("[|｜]");
    if (parts.length < 2 || parts[0].isBlank()) {
      return refuse(turn, "event.new.how");
    }
    String title = parts[0].strip();
    if (title.length() > Event.MAX_TEXT) {
      return refuse(turn, "event.new.long", "limit", Event.MAX_TEXT);
    }
    Optional<Instant> start = moments.read(turn, parts[1].strip());
    if (start.isEmpty()) {
      return refuse(turn, "event.new.when", "words", parts[1].strip());
    }
    if (start.get().isBefore(turn.now())) {
      return refuse(
          turn,
          "event.new.past",
          "when",
          Moments.dayAndTime(start.get(), turn.zone(), turn.now(), turn.texts().language()));
    }
    return create(turn, title, start.get(), place(parts), capacity(parts));
  }

  private static Future<Reply> refuse(Turn turn, String key, Object... named) {
    return Future.succeededFuture(Reply.discreetly(turn.say(key, named)));
  }

  private static String place(String[] parts) {
    for (int i = 2; i < parts.length; i++) {
      if (seats(parts[i]).isEmpty()) {
        return parts[i].strip();
      }
    }
    return "";
  }

  private static Optional<Integer> capacity(String[] parts) {
    for (int i = parts.length - 1; i >= 2; i--) {
      Optional<Integer> seats = seats(parts[i]);
      if (seats.isPresent()) {
        return seats;
      }
    }
    return Optional.empty();
  }

  private static Optional<Integer> seats(String part) {
    String text = java.text.Normalizer.normalize(part, java.text.Normalizer.Form.NFKC)
        .strip()
        .toLowerCase(Locale.ROOT);
    for (String unit : List.of("人", "座", "seats", "people", "个名额", "名")) {
      if (text.endsWith(unit)) {
        text = text.substring(0, text.length() - unit.length()).strip();
      }
    }
    boolean number =
        !text.isEmpty() && text.length() <= 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return number
        ? Optional.of(Integer.parseInt(text)).filter(n -> n > 0 && n <= Event.MAX_CAPACITY)
        : Optional.empty();
  }

  private Future<Reply> create(
      Turn turn, String title, Instant start, String place, Optional<Integer> capacity) {
    List<ChatId> chats = new ArrayList<>();
    if (turn.inGroup()) {
      chats.add(turn.chat());
    }
    Event event = new Event(
        EventId.from(turn.operation()),
        title,
        start,
        Optional.empty(),
        turn.zone(),
        place,
        capacity,
        partyLimit,
        policy,
        Optional.empty(),
        Event.State.OPEN,
        chats,
        0,
        1);
    return events
        .create(event, turn.operation())
        .compose(made -> cards.say(event, turn.room()))
        .map(card -> Reply.discreetly(turn.say("event.new.done", "title", title, "id", event.id()))
            .and(card));
  }
}
