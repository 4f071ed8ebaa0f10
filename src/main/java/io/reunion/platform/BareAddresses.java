package io.reunion.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the addresses of the web that stand in a text by themselves. */
final class BareAddresses {
  /** Up to the first character that RFC 3986 has not, or has only within a host. */
  private static final Pattern ADDRESS =
      Pattern.compile("https?://[A-Za-z0-9\\-._~:/?#@!$&'()*+,;=%]+");

  /** What ends a sentence or stands around an address rather than ending it. */
  private static final String STOPS = ".,:;!?'*";

  private BareAddresses() {}

  /** In order, not overlapping. */
  static List<PlainText.Span> in(String text) {
    List<PlainText.Span> found = new ArrayList<>(1);
    Matcher address = ADDRESS.matcher(text);
    while (address.find()) {
      found.add(new PlainText.Span(address.start(), end(text, address.start(), address.end())));
    }
    return found;
  }

  /** Without the stops after it, and without a bracket that was opened before it. */
  private static int end(String text, int from, int to) {
    int open = 0;
    for (int i = from; i < to; i++) {
      open += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
    }
    int end = to;
    while (true) {
      char last = text.charAt(end - 1);
      if (last == ')' && open < 0) {
        open++;
      } else if (STOPS.indexOf(last) < 0) {
        return end;
      }
      end--;
    }
  }
}
