package io.reunion.chat;

/**
 * The marks that a text of ours may carry on its way to a platform: bold, italic, code and links. The marks are
 * private-use characters, so that nothing a person can write is ever a mark: {@link #literal} removes them (with what
 * else could deceive a reader) from everything that comes from outside, and the adapters escape all that is not a mark.
 */
public final class Markup {
  private static final int MOST_COMBINING = 4;

  static final char BOLD_ON = '\uE000';
  static final char BOLD_OFF = '\uE001';
  static final char ITALIC_ON = '\uE002';
  static final char ITALIC_OFF = '\uE003';
  static final char CODE_ON = '\uE004';
  static final char CODE_OFF = '\uE005';
  static final char LINK_ON = '\uE006';
  static final char LINK_URL = '\uE007';
  static final char LINK_OFF = '\uE008';

  private Markup() {}

  public static String bold(String literal) {
    return BOLD_ON + literal + BOLD_OFF;
  }

  public static String italic(String literal) {
    return ITALIC_ON + literal + ITALIC_OFF;
  }

  public static String code(String literal) {
    return CODE_ON + literal + CODE_OFF;
  }

  /** A link whose target stays visible on platforms that cannot hide it. */
  public static String link(String literalLabel, String url) {
    return LINK_ON + literalLabel + LINK_URL + url + LINK_OFF;
  }

  /** How a platform writes the marks. Each method gets text that {@link #escape} has already treated. */
  public interface Dialect {
    /** Makes {@code literal} stand for itself: no mention, no link, no mark of the platform's own. */
    String escape(String literal);

    default String bold(String escaped) {
      return escaped;
    }

    default String italic(String escaped) {
      return escaped;
    }

    default String code(String escaped) {
      return escaped;
    }

    default String link(String escapedLabel, String url) {
      return escapedLabel + " " + escape(url);
    }
  }

  /** Writes {@code text} in a platform's dialect. A mark without its counterpart is dropped. */
  public static String render(String text, Dialect dialect) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    int at = 0;
    int literalFrom = 0;
    while (at < text.length()) {
      char mark = text.charAt(at);
      if (mark < BOLD_ON || mark > LINK_OFF) {
        at++;
        continue;
      }
      out.append(dialect.escape(text.substring(literalFrom, at)));
      int end = closing(text, at, mark);
      if (end < 0) {
        at++;
      } else {
        out.append(renderMarked(text.substring(at + 1, end), mark, dialect));
        at = end + 1;
      }
      literalFrom = at;
    }
    return out.append(dialect.escape(text.substring(literalFrom))).toString();
  }

  private static int closing(String text, int at, char mark) {
    return switch (mark) {
      case BOLD_ON -> text.indexOf(BOLD_OFF, at);
      case ITALIC_ON -> text.indexOf(ITALIC_OFF, at);
      case CODE_ON -> text.indexOf(CODE_OFF, at);
      case LINK_ON -> {
        int end = text.indexOf(LINK_OFF, at);
        yield end >= 0 && text.substring(at, end).indexOf(LINK_URL) >= 0 ? end : -1;
      }
      default -> -1;
    };
  }

  private static String renderMarked(String inner, char mark, Dialect dialect) {
    if (mark == LINK_ON) {
      int split = inner.indexOf(LINK_URL);
      return dialect.link(
          render(inner.substring(0, split), dialect), withoutMarks(inner.substring(split + 1)));
    }
    String escaped = render(inner, dialect);
    return switch (mark) {
      case BOLD_ON -> dialect.bold(escaped);
      case ITALIC_ON -> dialect.italic(escaped);
      default -> dialect.code(escaped);
    };
  }

  private static String withoutMarks(String url) {
    StringBuilder out = new StringBuilder(url.length());
    url.chars().filter(c -> c < BOLD_ON || c > LINK_OFF).forEach(c -> out.append((char) c));
    return out.toString();
  }

  /** {@code text} without marks, a link as its label and target. */
  public static String plain(String text) {
    return render(text, literal -> literal);
  }

  /**
   * Text from outside made safe to show anywhere: no marks of ours, no control characters but line breaks, no
   * bidirectional overrides, no invisible characters that could hide or forge a mention, no stacked accents. Joiners
   * inside emoji and scripts that need them stay.
   */
  public static String literal(String outside) {
    StringBuilder out = null;
    int combining = 0;
    for (int i = 0; i < outside.length(); ) {
      int c = outside.codePointAt(i);
      int width = Character.charCount(c);
      boolean harmless = isHarmless(c);
      // What is taken out must not part a stack of accents in two that are both short enough.
      if (isCombining(c)) {
        combining++;
      } else if (harmless) {
        combining = 0;
      }
      boolean keep = harmless && combining <= MOST_COMBINING;
      if (!keep && out == null) {
        out = new StringBuilder(outside.length()).append(outside, 0, i);
      } else if (keep && out != null) {
        out.appendCodePoint(c);
      }
      i += width;
    }
    return out == null ? outside : out.toString();
  }

  private static boolean isCombining(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static boolean isHarmless(int c) {
    if (c == '\n' || c == '\t') {
      return true;
    }
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0xE000 && c <= 0xF8FF)) {
      return false;
    }
    return switch (c) {
      // Soft hyphen, fillers that look like nothing, marks of direction, separators, byte order
      // mark.
      case 0x00AD, 0x061C, 0x115F, 0x1160, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029 -> false;
      case 0x3164, 0xFEFF, 0xFFA0 -> false;
      default ->
        !(c >= 0x202A && c <= 0x202E)
            && !(c >= 0x2060 && c <= 0x206F)
            && !(c >= 0xFFF9 && c <= 0xFFFB)
            && !(c >= 0xFDD0 && c <= 0xFDEF)
            && !(c >= 0xD800 && c <= 0xDFFF)
            && !(c >= 0xE0000 && c <= 0xE007F)
            && (c & 0xFFFE) != 0xFFFE;
    };
  }
}
