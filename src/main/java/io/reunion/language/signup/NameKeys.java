package io.reunion.language.signup;

/** What of a line decides whether two lines say the same, whatever their spelling, spacing and script. */
public final class NameKeys {
  private NameKeys() {}

  /** A name without blanks, marks and emoji, half width, lower case, simplified. Only emoji: the emoji. */
  public static String key(String name) {
    StringBuilder key = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = Folded.fold(name.charAt(i));
      if (Character.isHighSurrogate(c) && i + 1 < name.length()) {
        int pair = name.codePointAt(i++);
        if (Character.isLetterOrDigit(pair)) {
          key.appendCodePoint(Character.toLowerCase(pair));
        }
      } else if (Character.isLetterOrDigit(c)) {
        key.append(c);
      }
    }
    return key.isEmpty() ? Folded.of(name).plain().replace(" ", "") : key.toString();
  }

  /** All that a line says, comparable. Of somebody who does not come nothing else matters. */
  static String content(Party party) {
    StringBuilder content = new StringBuilder(key(party.name()));
    if (party.attendance() == Attendance.WITHDRAWN) {
      return content.append("|-").toString();
    }
    content.append('|').append(party.seats());
    party.guests().stream()
        .map(NameKeys::key)
        .sorted()
        .forEach(guest -> content.append('+').append(guest));
    return content
        .append('|')
        .append(key(party.note()))
        .append('|')
        .append(party.attendance())
        .toString();
  }

  /** The class year that a remark begins with ({@code 08级}, {@code 2008计算机}), -1 if none: it tells namesakes apart. */
  static int year(Party party) {
    if (party.note().isEmpty()
        || !NumberScanner.isDigit(Folded.fold(party.note().charAt(0)))) {
      return -1;
    }
    String note = Folded.of(party.note()).plain();
    int end = Tokens.end(note, 0, note.length());
    String word = note.substring(0, end);
    int digits = 0;
    while (digits < word.length() && NumberScanner.isDigit(word.charAt(digits))) {
      digits++;
    }
    boolean year = (digits == 2 || digits == 4)
        && word.length() > digits
        && HanScript.isHan(word.charAt(digits))
        && "月日号点人位个年份块元楼".indexOf(word.charAt(digits)) < 0;
    return year ? Integer.parseInt(word.substring(digits - 2, digits)) : -1;
  }

  /** Whether one name may be the other, longer or shorter: 小王 and 小王伟. */
  static boolean related(String one, String other) {
    String longer = one.length() >= other.length() ? one : other;
    String shorter = one.length() >= other.length() ? other : one;
    return shorter.length() >= 2 && longer.contains(shorter);
  }
}
