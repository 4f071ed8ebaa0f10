package io.reunion.platform.wecom;

import io.reunion.platform.PlainText;
import io.reunion.platform.PlainText.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes the robot's name out of a group's messages. Where it is not configured it is learned: only what names the robot or
 * quotes it arrives, so the one name in a message that quotes nothing is the robot's. Until then the name at the beginning is
 * taken for it, or the one at the end.
 */
final class WeComName {
  private final Optional<String> configured;
  private volatile String learned = "";

  WeComName(Optional<String> configured) {
    this.configured = configured.map(name -> "@" + name);
  }

  /**
   * @param quotes whether something is quoted: then the robot need not be named
   */
  String takenOut(String words, boolean quotes) {
    String text = words.strip();
    if (configured.isPresent()) {
      return without(text, named(text, configured.get()));
    }
    List<Span> names = names(text);
    if (names.size() == 1 && !quotes) {
      learned = of(text, names.get(0));
    }
    Optional<Span> known =
        names.stream().filter(name -> of(text, name).equals(learned)).findFirst();
    boolean unnamed = quotes && !learned.isEmpty();
    return without(text, unnamed ? known : known.or(() -> likely(text, names)));
  }

  private static Optional<Span> likely(String text, List<Span> names) {
    return names.stream()
        .filter(name -> name.from() == 0)
        .findFirst()
        .or(() -> names.stream().filter(name -> name.to() == text.length()).findFirst());
  }

  private static String of(String text, Span name) {
    return text.substring(name.from(), name.to());
  }

  /** Rather where a blank follows, as WeCom writes it, than where a longer name begins so. */
  private static Optional<Span> named(String text, String name) {
    int first = text.indexOf(name);
    for (int at = first; at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      if (end == text.length() || isBlank(text.charAt(end))) {
        return Optional.of(new Span(at, end));
      }
    }
    return first < 0 ? Optional.empty() : Optional.of(new Span(first, first + name.length()));
  }

  /** Words that begin with an at-sign; the end of an address of e-mail is none. */
  private static List<Span> names(String text) {
    List<Span> names = new ArrayList<>();
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      int end = at + 1;
      while (end < text.length() && !isBlank(text.charAt(end))) {
        end++;
      }
      boolean address = at > 0 && isAsciiLetterOrDigit(text.charAt(at - 1));
      if (end > at + 1 && !address) {
        names.add(new Span(at, end));
      }
    }
    return names;
  }

  private static String without(String text, Optional<Span> name) {
    return name.map(span -> PlainText.without(text, List.of(span))).orElse(text);
  }

  private static boolean isAsciiLetterOrDigit(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
