package io.reunion.language.signup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A list that people paste into, a minute apart, for dialogues in tests. */
final class Board {
  private static final Instant START = Instant.parse("2026-11-01T02:00:00Z");

  private KnownList known = KnownList.EMPTY;
  private List<Change> changes = List.of();
  private int minutes;

  /** Pastes these lines as {@code author}, {@code "?"} for unknown, {@code "u1=张三"} for one known by name. */
  Board paste(String author, String... lines) {
    minutes++;
    return pasteAt(minutes, author, lines);
  }

  Board pasteAt(int minute, String author, String... lines) {
    StringBuilder text = new StringBuilder("#接龙\n周六聚餐\n\n");
    int number = 1;
    for (String line : lines) {
      text.append(number++).append(". ").append(line).append('\n');
    }
    return pasteText(minute, author, text.toString());
  }

  Board pasteText(int minute, String author, String text) {
    minutes = Math.max(minutes, minute);
    for (SignUpList list : SignUpReader.readAll(text)) {
      take(SignUpMerge.merge(known, list, author(author), time(minute)));
    }
    return this;
  }

  Board stated(String person, Party party) {
    minutes++;
    return take(SignUpMerge.stated(known, person, party, time(minutes)));
  }

  Board published() {
    minutes++;
    known = SignUpMerge.published(known, time(minutes));
    return this;
  }

  /** What {@code author} pasted in that minute is taken back. */
  Board withoutAt(int minute, String author) {
    known = SignUpMerge.without(known, author, time(minute));
    return this;
  }

  private Board take(Merge merge) {
    known = merge.known();
    changes = merge.changes();
    return this;
  }

  KnownList known() {
    return known;
  }

  /** What the last message changed, as {@code +name}, {@code -name}, {@code ~name} and {@code ?QUESTION name}. */
  List<String> changes() {
    List<String> said = new ArrayList<>();
    for (Change change : changes) {
      String mark =
          change instanceof Change.Added ? "+" : change instanceof Change.Withdrawn ? "-" : "~";
      said.add(
          change instanceof Change.Unclear unclear
              ? "?" + unclear.question() + " " + unclear.name()
              : mark + change.name());
    }
    return said;
  }

  /** Who comes, with {@code +n} for more than one seat. */
  List<String> coming() {
    return known.people().stream()
        .map(KnownPerson::party)
        .filter(party -> party.attendance() != Attendance.WITHDRAWN)
        .map(party -> party.name() + (party.seats() > 1 ? "+" + (party.seats() - 1) : ""))
        .toList();
  }

  private static Instant time(int minute) {
    return START.plusSeconds(60L * minute);
  }

  private static Optional<Author> author(String author) {
    if (author.equals("?")) {
      return Optional.empty();
    }
    int equals = author.indexOf('=');
    return Optional.of(
        equals < 0
            ? new Author(author)
            : new Author(author.substring(0, equals), Set.of(author.substring(equals + 1))));
  }
}
