package io.reunion.language.signup;

import io.reunion.text.Language;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a list as a sign-up list that people can copy and go on with. What is printed reads back as the same entries:
 * every line is read before it is used, and where plain words would be misunderstood they are put in quotes.
 */
public final class SignUpPrinter {
  private SignUpPrinter() {}

  /**
   * @param title any number of lines; one that would be read as an entry is left out
   * @param parties in the order of the list
   */
  public static String print(List<String> title, List<Party> parties, Language language) {
    return print(title, parties, List.of(), List.of(), language);
  }

  /**
   * The same with those who wait for a place below all others, and below them the lines that could not be taken, each under a
   * heading of their own. The numbers go on, so that whoever adds a line below counts as in any other list.
   *
   * @param waiting in the order in which they wait
   * @param refused lines that count for nothing
   */
  public static String print(
      List<String> title,
      List<Party> coming,
      List<Party> waiting,
      List<Party> refused,
      Language language) {
    boolean chinese = language == Language.ZH;
    List<Party> parties =
        Stream.of(coming, waiting, refused).flatMap(List::stream).toList();
    StringBuilder entries = new StringBuilder();
    append(entries, "", coming, 1, language);
    append(entries, chinese ? "候补：" : "Waiting list:", waiting, 1 + coming.size(), language);
    int last = coming.size() + waiting.size();
    append(entries, chinese ? "未能报名：" : "Not signed up:", refused, 1 + last, language);
    String marker = chinese ? "#接龙" : "#Group Note";
    String full = text(marker, title, entries);
    if (reads(full, parties)) {
      return full;
    }
    List<String> plain = title.stream().filter(SignUpPrinter::isPlain).toList();
    String shorter = text(marker, plain, entries);
    return reads(shorter, parties) ? shorter : text(marker, List.of(), entries);
  }

  private static void append(
      StringBuilder entries, String heading, List<Party> parties, int first, Language language) {
    if (!heading.isEmpty() && !parties.isEmpty()) {
      entries.append(entries.isEmpty() ? "\n" : "\n\n").append(heading);
    }
    for (int i = 0; i < parties.size(); i++) {
      entries.append('\n').append(first + i).append(". ").append(line(parties.get(i), language));
    }
  }

  private static String text(String marker, List<String> title, CharSequence entries) {
    StringBuilder text = new StringBuilder(marker);
    title.forEach(line -> text.append('\n').append(oneLine(line)));
    return text.append(title.isEmpty() && entries.length() == 0 ? "" : "\n")
        .append(entries)
        .toString();
  }

  private static boolean reads(String text, List<Party> parties) {
    return SignUpReader.read(text)
        .filter(list -> list.entries().stream().map(SignUpEntry::party).toList().equals(parties))
        .isPresent();
  }

  private static boolean isPlain(String line) {
    Folded folded = Folded.of(oneLine(line));
    return NumberScanner.at(folded.plain(), 0, folded.length()) == null
        && Heading.of(folded, 0, folded.length()).attendance() == Attendance.GOING;
  }

  private static String line(Party party, Language language) {
    for (Quotes quotes : Quotes.values()) {
      String line = line(party, language, quotes);
      if (reads("#接龙\n1. " + line, List.of(party))) {
        return line;
      }
    }
    return line(party, language, Quotes.ALL);
  }

  /** How much is put in quotes; the first that reads back is used. */
  private enum Quotes {
    NONE,
    NOTE,
    NAME_AND_NOTE,
    ALL
  }

  private static String line(Party party, Language language, Quotes quotes) {
    boolean chinese = language == Language.ZH;
    StringBuilder line =
        new StringBuilder(quoted(party.name(), quotes.compareTo(Quotes.NAME_AND_NOTE) >= 0));
    party.guests().forEach(guest -> line.append(" +").append(quoted(guest, quotes == Quotes.ALL)));
    line.append(others(party, chinese));
    line.append(
        switch (party.attendance()) {
          case GOING -> "";
          case MAYBE -> chinese ? " 待定" : " maybe";
          case WITHDRAWN -> chinese ? " 取消" : " cancelled";
        });
    if (!party.note().isEmpty()) {
      String note = quoted(party.note(), quotes != Quotes.NONE);
      line.append(chinese ? "（" + note + "）" : " (" + note + ")");
    }
    return line.toString();
  }

  /** Companions without a name; so many that {@code +n} would not be believed are given as the total. */
  private static String others(Party party, boolean chinese) {
    int others = party.seats() - 1 - party.guests().size();
    if (others <= Companions.MOST) {
      return others == 0 ? "" : " +" + others;
    }
    return " " + party.seats() + (chinese ? "人" : " people");
  }

  private static String quoted(String text, boolean quote) {
    return quote ? "“" + oneLine(text) + "”" : oneLine(text);
  }

  private static String oneLine(String text) {
    return Folded.withPlainBreaks(text).replace('\n', ' ');
  }
}
