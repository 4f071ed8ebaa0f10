package io.reunion.announcement;

import io.reunion.chat.ChatId;
import io.reunion.delivery.Delivery;
import io.reunion.delivery.Delivery.State;
import io.reunion.delivery.Ledger;
import io.reunion.redis.Batches;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What became of an announcement: by platform, by reason, and copy by copy. */
public final class Reports {
  private final AnnouncementStore store;
  private final Ledger ledger;
  private final RoomStore rooms;

  Reports(AnnouncementStore store, Ledger ledger, RoomStore rooms) {
    this.store = store;
    this.ledger = ledger;
    this.rooms = rooms;
  }

  /**
   * One copy with the name of its chat.
   *
   * @param title may be empty
   */
  public record Line(Delivery copy, String title) {
    public String platform() {
      return ChatId.parse(copy.recipient()).platform().value();
    }

    /** How people call the chat. */
    public String name() {
      return title.isBlank() ? copy.recipient() : title;
    }
  }

  /**
   * The whole.
   *
   * @param byPlatform how many copies stand where on each platform
   * @param byReason how many copies failed, are gone or unknown for each reason
   * @param twice the chats to which two copies may have come
   * @param seen how many people said that they have seen it; no platform tells how many really have
   * @param pins how many copies were pinned ({@code pinned}), and how many were not for each reason
   * @param took from the first copy to the last, once it is over
   */
  public record Report(
      Map<String, Map<State, Integer>> byPlatform,
      Map<String, Integer> byReason,
      List<Line> lines,
      Set<String> twice,
      long seen,
      Map<String, Integer> pins,
      Optional<Duration> took) {
    /** How many copies are pinned. */
    public int pinned() {
      return pins.getOrDefault(Pins.PINNED, 0);
    }

    /** How many were to be pinned and are not. */
    public int notPinned() {
      return pins.values().stream().mapToInt(Integer::intValue).sum() - pinned();
    }

    /** The copies that ended so. */
    public List<Line> ended(State state) {
      return lines.stream().filter(line -> line.copy().state() == state).toList();
    }
  }

  public Future<Report> of(String id) {
    return ledger
        .copies(id)
        .compose(copies -> lines(copies)
            .compose(lines -> store
                .seen(id)
                .compose(seen -> store
                    .annals()
                    .pins(id)
                    .compose(pins -> took(id)
                        .compose(took -> ledger
                            .repeated(id)
                            .map(twice -> report(lines, twice, seen, pins, took)))))));
  }

  /** Copies with the names of their chats. */
  public Future<List<Line>> lines(List<Delivery> copies) {
    return Batches.map(
        copies,
        copy -> rooms
            .find(ChatId.parse(copy.recipient()))
            .map(room -> new Line(copy, room.map(Room::title).orElse(""))));
  }

  private Future<Optional<Duration>> took(String id) {
    return store
        .begun(id)
        .compose(begun -> store
            .ended(id)
            .map(ended -> begun.flatMap(from -> ended.map(to -> between(from, to)))));
  }

  private static Duration between(Instant from, Instant to) {
    return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
  }

  private static Report report(
      List<Line> lines,
      Set<String> twice,
      long seen,
      Map<String, String> pins,
      Optional<Duration> took) {
    Map<String, Map<State, Integer>> byPlatform = new TreeMap<>();
    lines.forEach(line -> byPlatform
        .computeIfAbsent(line.platform(), any -> new EnumMap<>(State.class))
        .merge(shown(line.copy().state()), 1, Integer::sum));
    Map<String, Integer> byReason = lines.stream()
        .map(Line::copy)
        .filter(copy -> hasReason(copy.state()) && !copy.detail().isEmpty())
        .collect(Collectors.toMap(Delivery::detail, copy -> 1, Integer::sum, TreeMap::new));
    Map<String, Integer> pinned = pins.values().stream()
        .collect(Collectors.toMap(what -> what, what -> 1, Integer::sum, TreeMap::new));
    return new Report(byPlatform, byReason, lines, new TreeSet<>(twice), seen, pinned, took);
  }

  /** What a worker has taken and not begun counts as queued. */
  public static State shown(State state) {
    return state == State.CLAIMED ? State.QUEUED : state;
  }

  private static boolean hasReason(State state) {
    return switch (state) {
      case FAILED, GONE, UNKNOWN -> true;
      case QUEUED, CLAIMED, SENDING, SENT -> false;
    };
  }
}
