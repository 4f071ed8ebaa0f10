package io.reunion.platform;

import io.reunion.chat.Markup;

/**
 * Writes a text for platforms whose marks are {@code *bold*}, {@code _italic_} and {@code `code`} and know no escape: a
 * character that would begin a mark is written with one that looks like it. Such marks are seen only where they stand apart
 * from letters, which Chinese text does not give: there a zero-width space is put between.
 */
public final class LookAlikes implements Markup.Dialect {
  /** Where a platform differs from the others. */
  public interface Difference {
    /** What stands around bold words. */
    default String boldMark() {
      return "*";
    }

    /** What stands around code; empty where there is no such mark. */
    default String codeMark() {
      return "`";
    }

    /** What stands for the character at {@code at}, no {@code * _ ~} or back-tick, of a text from outside. */
    String written(String text, int at);

    /** A link to a page of the web, whose {@code url} has no bracket, quote or blank in it. */
    String link(String escapedLabel, String url);
  }

  /** Where a zero-width space may be needed; no text from outside can hold it, see {@link Markup#literal}. */
  private static final char EDGE = '\uE010';

  private static final char ZERO_WIDTH_SPACE = '\u200B';

  private final Difference difference;

  public LookAlikes(Difference difference) {
    this.difference = difference;
  }

  public String render(String text) {
    String marked = Markup.render(text, this);
    return marked.indexOf(EDGE) < 0 ? marked : withEdges(marked);
  }

  @Override
  public String escape(String literal) {
    String safe = Markup.literal(literal);
    StringBuilder out = new StringBuilder(safe.length() + 8);
    for (int i = 0; i < safe.length(); i++) {
      char c = safe.charAt(i);
      switch (c) {
        case '*' -> out.append('∗');
        case '`' -> out.append('ˋ');
        case '_' -> out.append(isWithinWord(safe, i) ? c : '＿');
        case '~' -> out.append(isWithinWord(safe, i) ? c : '∼');
        default -> out.append(difference.written(safe, i));
      }
    }
    return out.toString();
  }

  /** Whether the character at {@code at} is the first of its line. */
  public static boolean beginsLine(String text, int at) {
    return at == 0 || text.charAt(at - 1) == '\n';
  }

  /**
   * An at-sign that could begin a mention, made harmless by a zero-width space after it; within an address of e-mail it stays
   * what it is.
   */
  public static String at(String text, int at) {
    return at > 0 && isLatin(text.charAt(at - 1)) ? "@" : "@" + ZERO_WIDTH_SPACE;
  }

  private static boolean isWithinWord(String text, int at) {
    return at > 0
        && at + 1 < text.length()
        && isLatin(text.charAt(at - 1))
        && isLatin(text.charAt(at + 1));
  }

  private static boolean isLatin(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  @Override
  public String bold(String escaped) {
    return marked(difference.boldMark(), escaped);
  }

  @Override
  public String italic(String escaped) {
    return marked("_", escaped);
  }

  @Override
  public String code(String escaped) {
    return difference.codeMark().isEmpty() ? escaped : marked(difference.codeMark(), escaped);
  }

  private static String marked(String mark, String escaped) {
    return escaped.isBlank() ? escaped : EDGE + mark + escaped + mark + EDGE;
  }

  /** A link to anything but the web is shown and not made. */
  @Override
  public String link(String escapedLabel, String url) {
    return WebLinks.target(url)
        .map(target -> difference.link(escapedLabel, target))
        .orElseGet(() -> escapedLabel + " " + escape(url));
  }

  private static String withEdges(String marked) {
    StringBuilder out = new StringBuilder(marked.length());
    for (int i = 0; i < marked.length(); i++) {
      char c = marked.charAt(i);
      if (c != EDGE) {
        out.append(c);
      } else if (out.length() > 0
          && i + 1 < marked.length()
          && (isWord(out.charAt(out.length() - 1)) || isWord(marked.charAt(i + 1)))) {
        out.append(ZERO_WIDTH_SPACE);
      }
    }
    return out.toString();
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }
}
