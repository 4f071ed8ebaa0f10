package io.reunion.announcement;

import io.reunion.chat.Markup;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The few marks that a text may be written with: {@code **bold**}, {@code _italic_}, {@code `code`} and {@code
 * [label](https://...)}. Everything else stands for itself; a mark without its counterpart too. One pass, linear.
 */
final class Markdown {
  private static final int LONGEST_LINK = 2_000;

  /** A text with our own marks, and the addresses in it that are none. */
  record Read(String marked, List<String> badLinks) {}

  private final String text;
  private final StringBuilder out = new StringBuilder();
  private final List<String> badLinks = new ArrayList<>();
  private int at;

  private Markdown(String text) {
    this.text = text;
  }

  /** @param outside as somebody wrote it; comes out literal but for the marks */
  static Read read(String outside) {
    Markdown markdown = new Markdown(Markup.literal(outside));
    markdown.run();
    return new Read(markdown.out.toString(), List.copyOf(markdown.badLinks));
  }

  private void run() {
    while (at < text.length()) {
      boolean taken = switch (text.charAt(at)) {
        case '*' -> text.startsWith("**", at) && mark("**", Markup::bold);
        case '_' -> isSingle() && atWordEdge(at - 1) && mark("_", Markup::italic);
        case '`' -> mark("`", Markup::code);
        case '[' -> link();
        default -> false;
      };
      if (!taken) {
        address();
        out.append(text.charAt(at++));
      }
    }
  }

  /** {@code __init__} is a name. */
  private boolean isSingle() {
    return (at == 0 || text.charAt(at - 1) != '_') && !text.startsWith("__", at);
  }

  private boolean atWordEdge(int index) {
    return index < 0 || index >= text.length() || !Character.isLetterOrDigit(text.charAt(index));
  }

  private interface Marking {
    String mark(String inner);
  }

  /** A mark spans part of one line and holds no other mark. */
  private boolean mark(String sign, Marking marking) {
    int from = at + sign.length();
    int to = text.indexOf(sign, from);
    int line = text.indexOf('\n', from);
    boolean closed = to > from
        && (line < 0 || to < line)
        && !Character.isWhitespace(text.charAt(from))
        && !Character.isWhitespace(text.charAt(to - 1))
        && (!sign.equals("_") || atWordEdge(to + 1));
    if (closed) {
      out.append(marking.mark(text.substring(from, to)));
      at = to + sign.length();
    }
    return closed;
  }

  private boolean link() {
    int middle = text.indexOf("](", at);
    int line = text.indexOf('\n', at);
    int end = middle < 0 ? -1 : text.indexOf(')', middle);
    if (end < 0 || middle == at + 1 || (line >= 0 && line < end)) {
      return false;
    }
    String label = text.substring(at + 1, middle);
    String url = text.substring(middle + 2, end).strip();
    if (label.indexOf('[') >= 0) {
      return false;
    }
    if (!isWebAddress(url)) {
      badLinks.add(url);
    }
    out.append(Markup.link(label, url));
    at = end + 1;
    return true;
  }

  /** What begins as an address in plain text has to be one too. */
  private void address() {
    boolean begins =
        (text.startsWith("http://", at) || text.startsWith("https://", at)) && atWordEdge(at - 1);
    if (begins) {
      int end = at;
      while (end < text.length() && isPartOfAddress(text.charAt(end))) {
        end++;
      }
      String url = text.substring(at, end).replaceAll("[.,;:!?)\\]'\"]+$", "");
      if (!isWebAddress(url)) {
        badLinks.add(url);
      }
    }
  }

  /** Chinese goes on without a blank behind an address. */
  private static boolean isPartOfAddress(char c) {
    return c > ' ' && c < 0x7F && "<>|\"'`{}\\^".indexOf(c) < 0;
  }

  static boolean isWebAddress(String url) {
    if (url.length() > LONGEST_LINK) {
      return false;
    }
    try {
      URI uri = new URI(url);
      String scheme = uri.getScheme();
      return scheme != null
          && (scheme.toLowerCase(Locale.ROOT).equals("https")
              || scheme.toLowerCase(Locale.ROOT).equals("http"))
          && uri.getHost() != null
          && uri.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
