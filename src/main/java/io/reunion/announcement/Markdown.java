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

  /** What ends the sentence around an address, or a mark around it, and not the address. */
  private static final String BEHIND_ADDRESS = ".,;:!?)]'\"*";

  /** A text with our own marks, and the addresses in it that are none. */
  record Read(String marked, List<String> badLinks) {}

  private final String text;
  private final StringBuilder out = new StringBuilder();
  private final List<String> badLinks = new ArrayList<>();
  private final Ahead lineEnd = new Ahead("\n");
  private final Ahead middle = new Ahead("](");
  private final Ahead close = new Ahead(")");
  private int opened = -1;
  private int opener;
  private int at;

  /** Where something stands next; looked up anew only when that is passed, else many marks would cost their square. */
  private final class Ahead {
    private final String sought;
    private int next = -1;

    Ahead(String sought) {
      this.sought = sought;
    }

    /** The first at or behind {@code from}, which never goes back; the end of the text if there is none. */
    int from(int from) {
      if (next < from) {
        int found = text.indexOf(sought, from);
        next = found < 0 ? text.length() : found;
      }
      return next;
    }
  }

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
        case 'h' -> address();
        default -> false;
      };
      if (!taken) {
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
    boolean closed = to > from
        && to < lineEnd.from(at)
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
    int bracket = middle.from(at);
    int end = close.from(bracket);
    boolean closed = end < text.length() && bracket > at + 1 && end < lineEnd.from(at);
    if (!closed || opener(bracket) != at) {
      return false;
    }
    String url = text.substring(bracket + 2, end).strip();
    if (!isWebAddress(url)) {
      badLinks.add(url);
    }
    out.append(Markup.link(text.substring(at + 1, bracket), url));
    at = end + 1;
    return true;
  }

  /** Where several brackets open before the same middle, only the last belongs to it. */
  private int opener(int bracket) {
    if (bracket != opened) {
      opened = bracket;
      opener = text.lastIndexOf('[', bracket);
    }
    return opener;
  }

  /** What begins as an address in plain text has to be one too, and holds no marks: {@code https://example.org/_a_}. */
  private boolean address() {
    boolean begins =
        (text.startsWith("http://", at) || text.startsWith("https://", at)) && atWordEdge(at - 1);
    if (!begins) {
      return false;
    }
    int end = at;
    while (end < text.length() && isPartOfAddress(text.charAt(end))) {
      end++;
    }
    while (BEHIND_ADDRESS.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    String url = text.substring(at, end);
    if (!isWebAddress(url)) {
      badLinks.add(url);
    }
    out.append(url);
    at = end;
    return true;
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
