package io.reunion.language.signup;

import io.reunion.language.signup.Unreadable.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads sign-up lists (接龙) as people write them. Linear in the length of the text, of which the first {@value
 * SignUpList#MAX_CHARS} characters are read.
 *
 * <p>A list begins with {@code #接龙} or {@code #Group Note} and a title of any number of lines; entries are numbered in
 * whatever way; what cannot be read as an entry is reported, never dropped. A text without a marker that numbers three
 * or more names from 1 may be a list. A message that only quotes a list is none: what counts is the reply below the
 * quotation.
 */
public final class SignUpReader {
  private static final int FEWEST_LINES = 3;

  private SignUpReader() {}

  /** The list in {@code text}, the last one if there are several; WeChat's own XML form is read too. */
  public static Optional<SignUpList> read(String text) {
    List<SignUpList> all = readAll(text);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** All lists in {@code text}, in order: a forwarded chat record may hold several versions of one. */
  public static List<SignUpList> readAll(String text) {
    if (SolitaireXml.isXml(text)) {
      return SolitaireXml.read(text).map(List::of).orElse(List.of());
    }
    return mayBeList(text) ? readPlain(text) : List.of();
  }

  /** Turns ordinary messages away before any work is done. */
  private static boolean mayBeList(String text) {
    int breaks = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '#' || c == '＃' || c == '\uFE5F' || c == '接') {
        return true;
      }
      breaks += Folded.isBreak(c) ? 1 : 0;
    }
    return breaks >= FEWEST_LINES - 1 || text.indexOf('2') >= 0 || text.indexOf('②') >= 0;
  }

  static List<SignUpList> readPlain(String text) {
    boolean cut = text.length() > SignUpList.MAX_CHARS;
    Folded folded = Folded.of(cut ? text.substring(0, SignUpList.MAX_CHARS) : text);
    List<Line> lines = Quotation.without(folded, Line.of(folded));
    List<ListMarker> markers = ListMarker.in(folded, lines);
    List<SignUpList> lists = new ArrayList<>();
    if (markers.isEmpty()) {
      ListReader.unmarked(folded, ListBody.unmarked(folded, lines)).ifPresent(lists::add);
    }
    for (ListBody body : ListBody.of(folded, lines, markers)) {
      ListReader.marked(folded, body).ifPresent(lists::add);
    }
    return cut ? withCut(lists, text.substring(SignUpList.MAX_CHARS)) : lists;
  }

  private static List<SignUpList> withCut(List<SignUpList> lists, String rest) {
    if (lists.isEmpty()) {
      return lists;
    }
    List<SignUpList> out = new ArrayList<>(lists);
    SignUpList last = out.remove(out.size() - 1);
    String start = rest.substring(0, Math.min(rest.length(), 40));
    out.add(last.withUnreadable(new Unreadable(start, last.lastLine() + 1, Reason.TOO_MANY)));
    return out;
  }
}
