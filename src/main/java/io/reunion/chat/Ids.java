package io.reunion.chat;

/** What every id that comes from outside must satisfy before it may become part of a key or a log line. */
final class Ids {
  private Ids() {}

  /** Whether {@code value} is 1 to {@code most} lower-case letters, digits and hyphens. Asked for every update, often. */
  static boolean isName(String value, int most) {
    if (value.isEmpty() || value.length() > most) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
        return false;
      }
    }
    return true;
  }

  static void check(String what, String value, int maxLength) {
    if (value.isEmpty() || value.length() > maxLength) {
      throw new IllegalArgumentException(
          what + " of length " + value.length() + " (expected: 1 to " + maxLength + ")");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= ' '
          || c == '{'
          || c == '}'
          || Character.isISOControl(c)
          || Character.isSurrogate(c)) {
        throw new IllegalArgumentException(what + " has U+" + Integer.toHexString(c) + " at " + i
            + " (expected: no blanks, braces, controls or surrogates)");
      }
    }
  }
}
