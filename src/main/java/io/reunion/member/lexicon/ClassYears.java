package io.reunion.member.lexicon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Class years in the spellings that people use: 2008, 08级, '08, 2008届, class of 2008, 二〇〇八级, 2005-2008. Two digits
 * are of this century up to {@value #PIVOT}.
 */
public final class ClassYears {
  public static final int FIRST = 1900;
  public static final int LAST = 2099;
  private static final int PIVOT = 40;
  private static final int LONGEST_SPAN = 60;

  private static final String YEAR = "(?:(?:19|20)\\d\\d|\\d\\d)";
  private static final String WORD = "(?:\\s*(?:学年|年度|年级|年入学|年毕业|级|级的|届|年|年的))";
  private static final String CHINESE = "[零〇一二三四五六七八九]";
  private static final String CHINESE_DIGITS = "零〇一二三四五六七八九";

  /** The alternatives in order of preference; groups 1 and 2 a span, 3 Chinese digits, 4 to 8 one year. */
  private static final Pattern PHRASE = Pattern.compile("(?<![\\p{L}\\p{N}])'?(" + YEAR + ")" + WORD
      + "?\\s*(?:-|~|–|—|至|到|to)\\s*'?(" + YEAR + ")" + WORD + "?(?![\\p{Nd}a-z])"
      + "|((?:" + CHINESE + "{4}|" + CHINESE + "{2})(?=级|届|年级)|[零〇九]" + CHINESE
      + "(?=年(?!代))|[两二]千(?=年(?!代)|级|届))(?:年级|级|届|年)"
      + "|(?<![\\p{Nd}a-z])class\\s+of\\s+'?(" + YEAR + ")(?![\\p{Nd}])"
      + "|(?<![\\p{Nd}a-z])'?(" + YEAR + ")" + WORD
      + "|(?<![\\p{L}\\p{N}])'(\\d\\d)(?![\\p{Nd}a-z])"
      + "|(?<![\\p{Nd}a-z.+-])((?:19|20)\\d\\d)(?![\\p{Nd}a-z]|[.+-]\\d)"
      + "|(?<![\\p{Nd}a-z.+-])(?<!\\d )(\\d\\d)(?![\\p{Nd}a-z]|[ .+-]\\d)");

  /** Ten years: the nineties, 1990s, 九十年代; group 1 a word, 2 Chinese, 3 digits. */
  private static final Pattern DECADE =
      Pattern.compile("(?<![\\p{Nd}a-z])(?:early |mid |late |the )?"
          + "(?:(fifties|sixties|seventies|eighties|nineties)|([五六七八九])十年代|((?:19|20)?[0-9]0)(?:'?s|年代))"
          + "(?![a-z\\p{Nd}])");

  private static final int LONGEST_LEAD = 24;

  /** Behind a year that is the end of a time; group 1 of the time before it. */
  private static final Pattern BEHIND = Pattern.compile(
      "\\s?(?:年|级|届)?(?:毕业|入学)?(?:(以前|之前|前(?!后)|\\s?(?:or|and) (?:earlier|before|older))"
          + "|(?:以后|之后|以来|后(?!面)|\\s?(?:onwards?|or later|and later|or after|and after|or newer)))");

  /** The same before it. */
  private static final Pattern AHEAD = Pattern.compile(
      "(?:\\b(before|prior to|earlier than|pre)|\\b(?:after|later than|post))[ -](?:the |year )?(?:class of )?'?$");

  private static final List<String> DECADES =
      List.of("fifties", "sixties", "seventies", "eighties", "nineties");

  private ClassYears() {}

  /** A class year, or several, written in a text from {@code from} to {@code to}. */
  public record Found(int from, int to, int firstYear, int lastYear) {
    public List<String> years() {
      List<String> years = new ArrayList<>();
      for (int year = firstYear; year <= lastYear; year++) {
        years.add(Integer.toString(year));
      }
      return years;
    }
  }

  /** Every class year in a folded text. */
  public static List<Found> in(String folded) {
    List<Found> found = new ArrayList<>();
    StringBuilder rest = new StringBuilder(folded);
    Matcher decade = DECADE.matcher(folded);
    while (decade.find()) {
      int first = firstOf(decade);
      found.add(new Found(decade.start(), decade.end(), first, first + 9));
      rest.replace(decade.start(), decade.end(), "\n".repeat(decade.end() - decade.start()));
    }
    Matcher phrase = PHRASE.matcher(rest);
    int end = 0;
    while (phrase.find()) {
      Found year = open(read(phrase), rest, end);
      found.add(year);
      end = year.to;
    }
    found.sort(Comparator.comparingInt(Found::from));
    return found;
  }

  /** "Before 2000", 2010级以后: all years on that side. */
  private static Found open(Found year, CharSequence text, int from) {
    if (year.firstYear != year.lastYear) {
      return year;
    }
    Matcher behind = BEHIND.matcher(text).region(year.to, text.length());
    if (behind.lookingAt()) {
      return behind.group(1) != null
          ? new Found(year.from, behind.end(), FIRST, year.firstYear - 1)
          : new Found(year.from, behind.end(), year.firstYear, LAST);
    }
    int first = Math.max(from, year.from - LONGEST_LEAD);
    Matcher ahead = AHEAD.matcher(text).region(first, year.from);
    if (!ahead.find()) {
      return year;
    }
    return ahead.group(1) != null
        ? new Found(ahead.start(), year.to, FIRST, year.firstYear - 1)
        : new Found(ahead.start(), year.to, year.firstYear + 1, LAST);
  }

  private static int firstOf(Matcher decade) {
    if (decade.group(1) != null) {
      return 1950 + 10 * DECADES.indexOf(decade.group(1));
    }
    return decade.group(2) != null
        ? 1890 + 10 * CHINESE_DIGITS.indexOf(decade.group(2))
        : year(decade.group(3));
  }

  private static Found read(Matcher phrase) {
    if (phrase.group(1) != null) {
      int first = year(phrase.group(1));
      int last = year(phrase.group(2));
      boolean span = first <= last && last - first <= LONGEST_SPAN;
      return new Found(phrase.start(), phrase.end(), first, span ? last : first);
    }
    for (int group = 3; group <= 8; group++) {
      if (phrase.group(group) != null) {
        int year = year(phrase.group(group));
        return new Found(phrase.start(), phrase.end(), year, year);
      }
    }
    throw new IllegalStateException("a class year without a group");
  }

  /** The year that a cell holds and nothing else, in any of the spellings. */
  public static OptionalInt parse(String cell) {
    String folded = Fold.text(cell).strip();
    List<Found> found = in(folded);
    boolean whole = found.size() == 1
        && found.get(0).from() == 0
        && Fold.lettersAndDigits(folded.substring(found.get(0).to())).isEmpty()
        && found.get(0).firstYear() == found.get(0).lastYear();
    return whole ? OptionalInt.of(found.get(0).firstYear()) : OptionalInt.empty();
  }

  private static int year(String digits) {
    if (digits.endsWith("千")) {
      return 2000;
    }
    StringBuilder plain = new StringBuilder();
    digits.chars().forEach(c -> {
      int chinese = CHINESE_DIGITS.indexOf(c);
      plain.append(chinese < 0 ? c - '0' : Math.max(0, chinese - 1));
    });
    int year = Integer.parseInt(plain.toString());
    if (year >= 100) {
      return year;
    }
    return year <= PIVOT ? 2000 + year : 1900 + year;
  }
}
