package io.reunion.language.signup;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * An entry while it is being read: its text, and which of it has been understood. What is left in the end is the note,
 * so that nothing a person wrote is lost.
 */
final class Rest {
  private final Folded text;
  private final BitSet used = new BitSet();
  private final int from;

  /** {@code from} is the place after the name. */
  Rest(Folded text, NameCut name) {
    boolean quoted = name.isQuoted(text.plain());
    this.text = text;
    this.from = quoted ? name.to() + 1 : name.to();
    used.set(quoted ? name.from() - 1 : name.from(), from);
  }

  Folded text() {
    return text;
  }

  String plain() {
    return text.plain();
  }

  int from() {
    return from;
  }

  int end() {
    return text.length();
  }

  String shown(int start, int to) {
    return text.shown().substring(start, to);
  }

  boolean isCapital(int at) {
    return Phrases.isLatin(plain().charAt(at))
        && Character.isUpperCase(text.shown().charAt(at));
  }

  void use(int start, int to) {
    used.set(start, to);
  }

  boolean isUsed(int at) {
    return used.get(at);
  }

  /** Whether the words between stand alone: nothing but blanks, punctuation or understood text on either side. */
  boolean standsAlone(int start, int to) {
    return isBorder(start - 1) && isBorder(to);
  }

  private boolean isBorder(int at) {
    return at < 0 || at >= end() || used.get(at) || Tokens.isEdge(plain(), at);
  }

  /** What nobody understood, in order; brackets left out. */
  String note() {
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (at < end()) {
      int start = at;
      while (at < end() && !used.get(at) && "()[]".indexOf(plain().charAt(at)) < 0) {
        at++;
      }
      String part = Tokens.trimmed(collapsed(shown(start, at)));
      if (!part.isEmpty()) {
        parts.add(part);
      }
      at++;
    }
    return String.join(" ", parts);
  }

  private static String collapsed(String shown) {
    StringBuilder out = new StringBuilder(shown.length());
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      boolean blank = Folded.fold(c) == ' ' || c == '\n';
      if (!blank) {
        out.append(c);
      } else if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    }
    return out.toString();
  }
}
