package io.reunion.language.when;

/** What may stand between two pieces of one phrase. */
enum Glue {
  /** Nothing, spaces, commas, brackets, "at", "on", 的, a label on the next line. */
  PLAIN,
  /** "To", 到, a dash: from one end to the other. */
  LINK,
  /** "For": what follows is a length; before another time, it only lists. */
  LENGTH,
  /** "Or", 、: another of the same kind. */
  LIST,
  /** Anything else. */
  NONE;

  private static final int FARTHEST = 7;

  /** What stands between the tokens {@code from} and {@code to}. */
  static Glue between(Tokens t, int from, int to, boolean afterBetween) {
    if (to - from > FARTHEST) {
      return NONE;
    }
    Glue glue = PLAIN;
    int lines = 0;
    for (int i = from; i < to; i++) {
      lines += t.is(i, Sort.LINE) ? 1 : 0;
      boolean onwards = t.is(i, Sort.ONWARDS) && t.is(i + 1, Sort.TO);
      Glue next = onwards ? PLAIN : of(t.at(i), afterBetween);
      glue = next == PLAIN ? glue : glue == PLAIN || next == NONE ? next : merged(glue, next);
    }
    return lines > 1 || (lines == 1 && glue != PLAIN) ? NONE : glue;
  }

  private static Glue merged(Glue a, Glue b) {
    return a == b ? a : NONE;
  }

  private static Glue of(Token token, boolean afterBetween) {
    return switch (token.sort()) {
      case SPACE, LINE, AT, DE, LABEL, OF, APPROX, SOLAR, THE, FROM -> PLAIN;
      case CUE -> PLAIN;
      case TO -> LINK;
      case AND -> afterBetween ? LINK : LIST;
      case OR -> LIST;
      case FOR -> LENGTH;
      case MARK -> mark(token.mark());
      default -> NONE;
    };
  }

  private static Glue mark(char c) {
    return switch (c) {
      case ',', '(', ')', '@', ':', '|', '·', '•', '[', ']' -> PLAIN;
      case '-' -> LINK;
      case '、', '/', '&' -> LIST;
      default -> NONE;
    };
  }
}
