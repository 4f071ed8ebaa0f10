package io.reunion.language.signup;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of one list in a text that may hold several: a forwarded chat record repeats the list as it grew.
 *
 * @param forwardedFrom who sent it, by the line before it; may be empty
 * @param opens it has a marker that makes it a list even without entries
 */
record ListBody(List<Piece> pieces, String forwardedFrom, boolean opens) {
  private static final int LONGEST_SENDER = 60;

  /** The bodies of the lists that {@code markers} announce; one may turn out to be the title of the next. */
  static List<ListBody> of(Folded text, List<Line> lines, List<ListMarker> markers) {
    List<ListBody> bodies = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < markers.size(); i++) {
      List<ListMarker> own = new ArrayList<>(List.of(markers.get(i)));
      int to = endOf(text, lines, markers, i);
      boolean numbers = hasNumbers(text, lines.subList(from, to));
      while (i + 1 < markers.size() && !numbers) {
        own.add(markers.get(++i));
        int next = endOf(text, lines, markers, i);
        numbers = hasNumbers(text, lines.subList(to, next));
        to = next;
      }
      bodies.add(body(text, lines, from, to, own));
      from = to;
    }
    return bodies;
  }

  /** A body without any marker. */
  static ListBody unmarked(Folded text, List<Line> lines) {
    List<Piece> pieces = new ArrayList<>();
    lines.forEach(line -> pieces.addAll(Piece.of(text, line)));
    return new ListBody(pieces, "", false);
  }

  private static int endOf(Folded text, List<Line> lines, List<ListMarker> markers, int i) {
    if (i + 1 >= markers.size()) {
      return lines.size();
    }
    int next = markers.get(i + 1).line();
    return next > 0 && isSender(text.plain(), lines.get(next - 1)) ? next - 1 : next;
  }

  private static boolean hasNumbers(Folded text, List<Line> lines) {
    return lines.stream()
        .filter(line -> !line.isBlank())
        .map(line -> NumberScanner.at(text.plain(), line.from(), line.to()))
        .anyMatch(mark -> mark != null && mark.style().strong());
  }

  /** The line above a forwarded message: {@code 张三:} or {@code 张三 2026-11-01 10:20:05}. */
  private static boolean isSender(String plain, Line line) {
    int length = line.to() - line.from();
    if (length < 2 || length > LONGEST_SENDER) {
      return false;
    }
    boolean colon = plain.charAt(line.to() - 1) == ':';
    int last = plain.lastIndexOf(':', line.to() - 1);
    boolean clock = last > line.from()
        && last + 2 < line.to()
        && NumberScanner.isDigit(plain.charAt(last - 1))
        && NumberScanner.isDigit(plain.charAt(last + 1))
        && NumberScanner.isDigit(plain.charAt(line.to() - 1))
        && plain.indexOf(' ', line.from()) > line.from()
        && plain.indexOf(' ', line.from()) < last;
    return colon || clock;
  }

  private static ListBody body(
      Folded text, List<Line> lines, int from, int to, List<ListMarker> markers) {
    ListMarker first = markers.get(0);
    int above = first.line() - 1;
    boolean sent = first.opens() && above >= from && isSender(text.plain(), lines.get(above));
    boolean named = sent || !first.forwardedFrom().isEmpty();
    List<Piece> pieces = new ArrayList<>();
    int marker = 0;
    for (int i = named ? first.line() : from; i < to; i++) {
      if (marker < markers.size() && markers.get(marker).line() == i) {
        pieces.addAll(around(text, lines.get(i), markers.get(marker++)));
      } else {
        pieces.addAll(Piece.of(text, lines.get(i)));
      }
    }
    String sender = sent ? sender(text, lines.get(above)) : first.forwardedFrom();
    return new ListBody(pieces, sender, markers.stream().anyMatch(ListMarker::opens));
  }

  private static String sender(Folded text, Line line) {
    String shown = text.shown().substring(line.from(), line.to());
    int blank = shown.indexOf(' ');
    return Tokens.trimmed(
        shown.endsWith(":") || shown.endsWith("：") || blank < 0
            ? shown
            : shown.substring(0, blank));
  }

  /** The pieces of a marker's line: what is before it and what is after it. */
  private static List<Piece> around(Folded text, Line line, ListMarker marker) {
    List<Piece> pieces = new ArrayList<>();
    String plain = text.plain();
    if (marker.from() > line.from()) {
      pieces.add(new Piece(line.index(), line.from(), marker.from(), null, false));
    }
    int after = marker.to();
    while (after < line.to() && " :,、!~。-)]*".indexOf(plain.charAt(after)) >= 0) {
      after++;
    }
    if (after < line.to()) {
      pieces.addAll(Piece.of(text, new Line(line.index(), after, line.to())));
    }
    return pieces;
  }
}
