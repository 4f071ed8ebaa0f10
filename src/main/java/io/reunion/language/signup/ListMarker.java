package io.reunion.language.signup;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a text says that it is a sign-up list.
 *
 * @param line index into the lines that were searched
 * @param from where the marker begins
 * @param to the place after it, where the title may go on
 * @param forwardedFrom the name before it in a forwarded record; may be empty
 * @param opens {@code #接龙} at the beginning of a line: a list even without entries. Otherwise ({@code #接龙} within a
 *     line, {@code #报名}, 接龙 as a heading) it is one only if it has entries
 */
record ListMarker(int line, int from, int to, String forwardedFrom, boolean opens) {
  private static final int LONGEST_NAME = 40;

  /** All markers, in order; where some open a list, the others are part of its title. */
  static List<ListMarker> in(Folded text, List<Line> lines) {
    List<ListMarker> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        addFrom(found, text, lines.get(i), i);
      }
    }
    boolean anyOpens = found.stream().anyMatch(ListMarker::opens);
    return anyOpens ? found.stream().filter(ListMarker::opens).toList() : found;
  }

  private static void addFrom(List<ListMarker> found, Folded text, Line line, int index) {
    String plain = text.plain();
    for (int at = line.from(); at < line.to(); at++) {
      if (plain.charAt(at) == '#') {
        int word = NumberScanner.skipBlanks(plain, at + 1, line.to());
        int marker = ListWords.MARKERS.lengthAt(plain, word, line.to());
        int length = Math.max(marker, ListWords.TOPICS.lengthAt(plain, word, line.to()));
        if (length > 0) {
          found.add(hashed(text, line, index, at, word + length, marker > 0));
          return;
        }
      }
    }
    bare(found, plain, line, index);
  }

  private static ListMarker hashed(
      Folded text, Line line, int index, int hash, int to, boolean marker) {
    String plain = text.plain();
    int nameEnd = hash;
    while (nameEnd > line.from() && plain.charAt(nameEnd - 1) == ' ') {
      nameEnd--;
    }
    int length = nameEnd - line.from();
    boolean named = length > 1
        && length <= LONGEST_NAME
        && plain.charAt(nameEnd - 1) == ':'
        && NumberScanner.at(plain, line.from(), nameEnd) == null;
    boolean opens = marker && (named || hasNoLetters(plain, line.from(), hash));
    String from = named ? text.shown().substring(line.from(), nameEnd - 1).strip() : "";
    return new ListMarker(index, named ? line.from() : hash, to, from, opens);
  }

  private static boolean hasNoLetters(String plain, int from, int to) {
    for (int at = from; at < to; at++) {
      if (Character.isLetterOrDigit(plain.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  /** 接龙 without the hash, as the first or last word of its line: {@code 聚餐接龙：}. Word games are none. */
  private static void bare(List<ListMarker> found, String plain, Line line, int index) {
    int at = plain.indexOf("接龙", line.from());
    if (at < 0 || at >= line.to() || ListWords.GAMES.find(plain, line.from(), line.to()) >= 0) {
      return;
    }
    boolean starts = hasNoLetters(plain, line.from(), at);
    if (starts || hasNoLetters(plain, at + 2, line.to())) {
      // Only where it begins the line is the word left out of the title.
      found.add(new ListMarker(index, line.from(), starts ? at + 2 : line.from(), "", false));
    }
  }
}
