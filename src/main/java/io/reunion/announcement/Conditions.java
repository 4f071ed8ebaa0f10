package io.reunion.announcement;

import io.reunion.announcement.Announcement.Content;
import io.reunion.announcement.Announcement.Timing;
import io.reunion.bot.Step;
import io.reunion.bot.Step.Read;
import io.reunion.bot.TimeReader;
import io.reunion.bot.Turn;
import io.reunion.delivery.Ledger;
import io.reunion.text.Language;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When an announcement is sent, until when, and what holds it back, in words: {@code tomorrow 9 am, urgent, until Friday
 * noon, at least once, pin, image https://…}; in any order.
 *
 * @param when {@code now}, or as {@link TimeReader#written} writes it
 * @param until not after this, written likewise
 * @param image the address of a picture
 */
record Conditions(
    String when,
    Optional<String> until,
    boolean urgent,
    boolean atLeastOnce,
    boolean pin,
    Optional<String> image) {
  static final String NOW = "now";
  private static final Set<String> NOW_WORDS =
      Set.of(NOW, "at once", "immediately", "现在", "马上", "立即", "立刻");
  private static final Set<String> URGENT = Set.of("urgent", "紧急", "加急");
  private static final Set<String> AT_LEAST_ONCE =
      Set.of("at least once", "at-least-once", "至少一次", "必达");
  private static final Set<String> PIN = Set.of("pin", "置顶");
  private static final Pattern IMAGE =
      Pattern.compile("(?:image|picture|图片|配图)[ :：]{0,2}(.{1,1900})");
  private static final Pattern UNTIL =
      Pattern.compile("(?:until|not after|截止|截止到|不晚于|最晚)[ :：]?(.{1,80})");
  private static final Pattern COMMA = Pattern.compile("[,，;；\n]");

  /** The pieces that are no time, and the rest. */
  private record Pieces(
      String when,
      Optional<String> until,
      boolean urgent,
      boolean atLeastOnce,
      boolean pin,
      Optional<String> image) {}

  private static Pieces pieces(String text) {
    List<String> time = new ArrayList<>();
    Optional<String> until = Optional.empty();
    boolean urgent = false;
    boolean again = false;
    boolean pin = false;
    Optional<String> image = Optional.empty();
    for (String part : COMMA.split(text, -1)) {
      String piece = part.strip();
      String word = piece.toLowerCase(Locale.ROOT);
      Matcher end = UNTIL.matcher(word);
      Matcher picture = IMAGE.matcher(piece);
      if (URGENT.contains(word)) {
        urgent = true;
      } else if (AT_LEAST_ONCE.contains(word)) {
        again = true;
      } else if (PIN.contains(word)) {
        pin = true;
      } else if (picture.matches()) {
        image = Optional.of(picture.group(1).strip());
      } else if (end.matches()) {
        until = Optional.of(piece.substring(end.start(1)).strip());
      } else if (!piece.isEmpty()) {
        time.add(piece);
      }
    }
    return new Pieces(String.join(", ", time), until, urgent, again, pin, image);
  }

  /** Accepts what {@link #of} reads. */
  static Future<Read> read(Turn turn, Step.Answer answer) {
    Pieces pieces = pieces(answer.text());
    boolean options = pieces.urgent()
        || pieces.atLeastOnce()
        || pieces.pin()
        || pieces.image().isPresent()
        || pieces.until().isPresent();
    boolean now = NOW_WORDS.contains(pieces.when().toLowerCase(Locale.ROOT))
        || (options && pieces.when().isEmpty());
    Read when = now ? new Read.Accepted(NOW) : time(turn, pieces.when(), answer);
    Optional<Read> until = pieces
        .until()
        .map(words -> TimeReader.readUntil(
            turn, new Step.Answer(words, answer.addressed(), answer.answers())));
    if (!(when instanceof Read.Accepted begin)) {
      return Future.succeededFuture(when);
    }
    if (until.isPresent() && !(until.get() instanceof Read.Accepted)) {
      return Future.succeededFuture(until.get());
    }
    Optional<String> end = until.map(read -> ((Read.Accepted) read).value());
    if (pieces.image().filter(url -> !Content.isImage(url)).isPresent()) {
      return Future.succeededFuture(new Read.Refused(
          turn.say("announcement.fault.badimage", "what", pieces.image().get()), true));
    }
    Conditions read = new Conditions(
        begin.value(), end, pieces.urgent(), pieces.atLeastOnce(), pieces.pin(), pieces.image());
    return read.isPossible(turn)
        ? Read.accept(read.written())
        : Future.succeededFuture(new Read.Refused(turn.say("announcement.form.until"), true));
  }

  private static Read time(Turn turn, String words, Step.Answer answer) {
    return TimeReader.read(turn, new Step.Answer(words, answer.addressed(), answer.answers()));
  }

  private boolean isPossible(Turn turn) {
    Timing timing = timing(turn.zone());
    Instant begin = timing.sendAt().orElse(turn.now());
    return timing.expiresAt().filter(end -> !end.isAfter(begin)).isEmpty();
  }

  private String written() {
    return when
        + (urgent ? "\nurgent" : "")
        + (atLeastOnce ? "\nat least once" : "")
        + (pin ? "\npin" : "")
        + image.map(url -> "\nimage " + url).orElse("")
        + until.map(end -> "\nuntil " + end).orElse("");
  }

  /** What {@link #read} accepted. */
  static Conditions of(String written) {
    String[] lines = written.split("\n", -1);
    Optional<String> until = Optional.empty();
    boolean urgent = false;
    boolean again = false;
    boolean pin = false;
    Optional<String> image = Optional.empty();
    for (String line : lines) {
      urgent |= line.equals("urgent");
      again |= line.equals("at least once");
      pin |= line.equals("pin");
      image = line.startsWith("image ") ? Optional.of(line.substring(6)) : image;
      until = line.startsWith("until ") ? Optional.of(line.substring(6)) : until;
    }
    return new Conditions(lines[0], until, urgent, again, pin, image);
  }

  Content content(Map<Language, String> texts, List<String> buttons) {
    return new Content(texts, buttons, image, pin);
  }

  Timing timing(ZoneId zone) {
    return new Timing(
        when.equals(NOW) ? Optional.empty() : Optional.of(TimeReader.start(when, zone)),
        until.map(end -> TimeReader.start(end, zone)),
        false,
        urgent);
  }

  Ledger.Unfinished unfinished(Ledger.Unfinished usual) {
    return atLeastOnce ? Ledger.Unfinished.AGAIN : usual;
  }
}
