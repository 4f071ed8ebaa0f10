package io.reunion.platform;

import io.reunion.chat.Markup;

/**
 * Writes a text for platforms whose marks are {@code *bold*}, {@code _italic_} and {@code `code`} and know no escape: a
 * character that would begin a mark is written with one that looks like it, and marks stand apart as {@link MarkEdges} says.
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

  private static final char ZERO_WIDTH_SPACE = '\u200B';

  private final Difference difference;

  public LookAlikes(Difference difference) {
    this.difference = difference;
  }

  public String render(String text) {
    return MarkEdges.drawn(Markup.render(text, this));
  }

  @Override
  public String escape(String literal) {
    return Literals.escape(literal, this::write);
  }

  private void write(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    switch (c) {
      case '*' -> out.append('∗');
      case '`' -> out.append('ˋ');
      case '_' -> out.append(isWithinWord(text, at) ? c : '＿');
      case '~' -> out.append(isWithinWord(text, at) ? c : '∼');
      default -> out.append(difference.written(text, at));
    }
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
    return MarkEdges.marked(difference.boldMark(), escaped);
  }

  @Override
  public String italic(String escaped) {
    return MarkEdges.marked("_", escaped);
  }

  @Override
  public String code(String escaped) {
    return difference.codeMark().isEmpty()
        ? escaped
        : MarkEdges.marked(difference.codeMark(), escaped);
  }

  /** A link to anything but the web is shown and not made. */
  @Override
  public String link(String escapedLabel, String url) {
    return WebLinks.link(
        escapedLabel, url, this::escape, target -> difference.link(escapedLabel, target));
  }
}
