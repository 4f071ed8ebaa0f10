package io.reunion.announcement;

import io.reunion.bot.Manners;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.SendFailedException;
import io.reunion.delivery.Counts;
import io.reunion.delivery.Outbound;
import io.reunion.delivery.SendKey;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.reunion.text.Moments;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The message in which an announcement's author sees how it goes: edited at most every two seconds, then the report. */
final class Progress {
  private static final Duration INTERVAL = Duration.ofSeconds(2);
  private static final int BAR = 12;

  /** What was shown last of one run, and when. */
  private record Shown(Instant at, Counts counts) {
    private static final Shown NOTHING = new Shown(Instant.EPOCH, new Counts(0, 0, 0, 0, 0, 0));
  }

  private final AnnouncementStore store;
  private final RoomStore rooms;
  private final Outbound outbound;
  private final Manners manners;
  private final Clock clock;
  private final Reports reports;
  private final Map<String, Shown> shown = new HashMap<>();

  Progress(
      AnnouncementStore store,
      RoomStore rooms,
      Outbound outbound,
      Manners manners,
      Clock clock,
      Reports reports) {
    this.reports = reports;
    this.store = store;
    this.rooms = rooms;
    this.outbound = outbound;
    this.manners = manners;
    this.clock = clock;
  }

  /** Edits the progress message if enough time has passed and anything is different. */
  Future<Void> show(Announcement announcement, Counts counts) {
    Instant now = clock.instant();
    Shown before = shown.getOrDefault(announcement.id(), Shown.NOTHING);
    boolean due = !before.at().plus(INTERVAL).isAfter(now) && !counts.equals(before.counts());
    if (!due) {
      return Future.succeededFuture();
    }
    shown.put(announcement.id(), new Shown(now, counts));
    return store
        .pace(announcement.id())
        .map(pace -> pace.flatMap(known -> known.at(now, counts)))
        .compose(rate ->
            edit(announcement, say -> progressText(counts, rate, say), Progress::controls, false));
  }

  private static String progressText(Counts counts, Optional<Pace.Rate> rate, Sentences say) {
    StringBuilder text = new StringBuilder(say.say(
        "announcement.progress",
        "bar",
        bar(counts),
        "settled",
        counts.settled(),
        "total",
        counts.total()));
    rate.ifPresent(known -> text.append('\n')
        .append(say.say(
            "announcement.rate",
            "rate",
            String.format(Locale.ROOT, "%.1f", known.perSecond()),
            "left",
            Moments.length(known.left(), say.language()))));
    return text.append(problems(counts, say)).toString();
  }

  private static String bar(Counts counts) {
    int full = counts.total() == 0 ? BAR : BAR * counts.settled() / counts.total();
    return "▓".repeat(full) + "░".repeat(BAR - full);
  }

  private static String problems(Counts counts, Sentences say) {
    return counts.failed() + counts.gone() + counts.unknown() == 0
        ? ""
        : "\n"
            + say.say(
                "announcement.problems",
                "failed",
                counts.failed(),
                "gone",
                counts.gone(),
                "unknown",
                counts.unknown());
  }

  /** Says truthfully how it ended. */
  Future<Void> report(Announcement announcement, Counts counts) {
    shown.remove(announcement.id());
    return reports
        .of(announcement.id())
        .compose(report -> edit(
            announcement,
            say -> ReportText.of(announcement, counts, report, say),
            (latest, say) -> ReportText.choices(latest.id(), counts, say),
            true));
  }

  /** It is overdue: its author decides. */
  Future<Void> stale(Announcement announcement) {
    return edit(
        announcement,
        say -> say.say("announcement.stale", "id", announcement.id()),
        Progress::controls,
        true);
  }

  /** It was stopped because so many copies failed: its author decides. */
  Future<Void> tripped(Announcement announcement, Circuit circuit) {
    return edit(
        announcement,
        say -> say.say(
            "announcement.tripped",
            "failed",
            circuit.failed(),
            "of",
            circuit.lookedAt(),
            "id",
            announcement.id()),
        Progress::controls,
        true);
  }

  /** Where the progress is shown of what {@code turn} has begun. */
  static Announcement.Place place(Turn turn, MessageId message) {
    return new Announcement.Place(
        turn.chat(),
        message,
        turn.inGroup() ? Optional.empty() : Optional.of(turn.texts().language()));
  }

  /** What there is to say, in a language. */
  private interface Wording {
    String in(Sentences say);
  }

  /** What can be pressed then. */
  private interface Choices {
    List<List<Button>> of(Announcement announcement, Sentences say);
  }

  private Future<Void> edit(
      Announcement announcement, Wording wording, Choices choices, boolean important) {
    return store.find(announcement.id()).compose(found -> {
      Optional<Announcement.Place> place = found.flatMap(Announcement::progress);
      return place.isEmpty()
          ? Future.succeededFuture()
          : rooms
              .find(place.get().chat())
              .compose(room -> edit(found.get(), place.get(), room, wording, choices, important));
    });
  }

  /** What is important is said in a message of its own where the old one cannot be changed. */
  private Future<Void> edit(
      Announcement announcement,
      Announcement.Place place,
      Optional<Room> room,
      Wording wording,
      Choices choices,
      boolean important) {
    Sentences say = place
        .language()
        .map(manners.texts()::in)
        .or(() -> room.map(manners::sentencesFor))
        .orElseGet(manners::sentences);
    ChatKind kind = room.map(Room::kind).orElse(ChatKind.DIRECT);
    String text = wording.in(say);
    OutboundMessage message = OutboundMessage.text(
            place.chat(), text, SendKey.of("progress", announcement.id(), text))
        .withButtons(choices.of(announcement, say));
    return outbound
        .edit(place.message(), message, kind)
        .recover(failure -> important && isNotEditable(failure)
            ? outbound.send(message, kind).mapEmpty()
            : Future.failedFuture(failure))
        .recover(failure -> failure instanceof SendFailedException
            ? Future.succeededFuture()
            : Future.failedFuture(failure));
  }

  private static boolean isNotEditable(Throwable failure) {
    return failure instanceof SendFailedException refused
        && refused.reason() == SendFailedException.Reason.REJECTED;
  }

  /** The buttons under the progress of an announcement. */
  static List<List<Button>> controls(Announcement announcement, Sentences say) {
    String id = announcement.id();
    Button cancel = new Button(
        say.say("announcement.button.cancel"), "announce cancel " + id, Button.Style.DANGER);
    return switch (announcement.state()) {
      case RUNNING, SCHEDULED ->
        List.of(List.of(
            new Button(say.say("announcement.button.pause"), "announce pause " + id), cancel));
      case PAUSED ->
        List.of(List.of(
            new Button(
                say.say("announcement.button.resume"),
                "announce resume " + id,
                Button.Style.PRIMARY),
            cancel));
      case AWAITING_APPROVAL ->
        List.of(List.of(
            new Button(
                say.say("announcement.button.approve"),
                "announce approve " + id + " " + announcement.digest(),
                Button.Style.PRIMARY),
            cancel));
      case DRAFT ->
        List.of(List.of(
            new Button(
                say.say("announcement.button.send"), "announce send " + id, Button.Style.PRIMARY),
            new Button(say.say("announcement.button.test"), "announce test " + id),
            cancel));
      case DONE, CANCELLED -> List.of();
    };
  }
}
