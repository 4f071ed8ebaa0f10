package io.reunion.member.imports;

import io.reunion.chat.Markup;
import io.reunion.chat.PlatformId;
import io.reunion.chat.UserId;
import io.reunion.member.Audience;
import io.reunion.member.Field;
import io.reunion.member.imports.ImportProblem.Reason;
import io.reunion.member.lexicon.ClassYears;
import io.reunion.member.lexicon.Fold;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** What a cell of an office's list may hold, and how it is kept. */
final class Cells {
  private static final int LONGEST = 200;
  private static final int LONGEST_LIST = 2_000;
  private static final int MOST_IN_LIST = 50;
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@,;<>()\"]{1,64}@[^\\s@,;<>()\"]{1,180}\\.[^\\s@,;<>().\"]{2,}");
  private static final int SHORTEST_PHONE = 5;
  private static final int LONGEST_PHONE = 17;
  private static final Pattern LIST = Pattern.compile("[;；、,，|/\\n]");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u3000]+");

  private static final Set<String> YES = Set.of(
      "yes", "y", "true", "1", "ok", "agree", "agreed", "members", "member", "public", "是", "同意",
      "公开", "可", "可以", "有", "校友", "会员", "全体校友", "√", "✓");
  private static final Set<String> NO = Set.of(
      "no", "n", "false", "0", "nobody", "none", "private", "否", "不", "不同意", "不公开", "无", "保密", "×");
  private static final Set<String> CHAPTER = Set.of("chapter", "分会", "分会内", "仅分会", "本分会");
  private static final Set<String> GROUP = Set.of("group", "groups", "群", "群内", "群聊", "全部");

  private Cells() {}

  /** A cell that cannot be kept. */
  static final class BadCellException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    BadCellException(Reason reason) {
      super(reason.name(), null, false, false);
      this.reason = reason;
    }

    Reason reason() {
      return reason;
    }
  }

  /** The text of a cell without what spreadsheets and careless typing add to it. */
  static String clean(String cell) {
    String text = BLANKS.matcher(Markup.literal(cell)).replaceAll(" ").strip();
    boolean marked =
        text.length() > 1 && text.charAt(0) == '\'' && !Character.isLetter(text.charAt(1));
    return marked ? text.substring(1) : text;
  }

  /** The values of a cell of {@code field}; none if it is empty. Throws {@link BadCellException}. */
  static List<String> values(Field field, String cell) {
    String text = clean(cell);
    if (text.isEmpty() || text.equals("-") || text.equals("—") || text.equalsIgnoreCase("n/a")) {
      return List.of();
    }
    if (isFormula(text)) {
      throw new BadCellException(Reason.FORMULA);
    }
    return switch (field) {
      case SKILLS, OFFERS, NEEDS, CHAPTER, OTHER_NAMES -> list(Markup.literal(cell));
      case CLASS_YEAR -> List.of(year(text));
      case EMAIL -> list(Markup.literal(cell)).stream().map(Cells::email).toList();
      case PHONE -> List.of(phone(text));
      case NAME, STUDENT_NUMBER, DEGREE, MAJOR, SCHOOL, CITY, COMPANY, TITLE, INDUSTRY, LANGUAGE ->
        List.of(within(text, LONGEST));
    };
  }

  /** A spreadsheet that opens an export would run it. */
  private static boolean isFormula(String text) {
    char first = text.charAt(0);
    boolean number = text.length() > 1
        && (Character.isDigit(text.charAt(1)) || text.charAt(1) == '(' || text.charAt(1) == ' ');
    return first == '=' || first == '@' || ((first == '+' || first == '-') && !number);
  }

  @com.google.errorprone.annotations.CanIgnoreReturnValue
  private static String within(String text, int longest) {
    if (text.length() > longest) {
      throw new BadCellException(Reason.TOO_LONG);
    }
    return text;
  }

  private static List<String> list(String text) {
    List<String> parts = LIST.splitAsStream(within(text, LONGEST_LIST))
        .map(Cells::clean)
        .filter(part -> !part.isEmpty())
        .map(part -> within(part, LONGEST))
        .distinct()
        .toList();
    if (parts.size() > MOST_IN_LIST) {
      throw new BadCellException(Reason.TOO_LONG);
    }
    return parts;
  }

  private static String year(String text) {
    OptionalInt year = ClassYears.parse(text);
    if (year.isEmpty()) {
      year = yearOfDate(text);
    }
    int found = year.orElseThrow(() -> new BadCellException(Reason.BAD_YEAR));
    if (found < ClassYears.FIRST || found > ClassYears.LAST) {
      throw new BadCellException(Reason.BAD_YEAR);
    }
    return Integer.toString(found);
  }

  /** 2008-07-01, 2008/7, 2008.07, 2008年7月: the year of it. */
  private static OptionalInt yearOfDate(String text) {
    boolean date =
        text.matches("(19|20)\\d\\d\\s*[-/.年]\\s*\\d{1,2}(\\s*[-/.月]\\s*\\d{0,2}\\s*日?)?(\\s.*)?");
    return date ? OptionalInt.of(Integer.parseInt(text.substring(0, 4))) : OptionalInt.empty();
  }

  private static String email(String text) {
    String address = text.startsWith("mailto:") ? text.substring("mailto:".length()) : text;
    if (!EMAIL.matcher(address).matches()) {
      throw new BadCellException(Reason.BAD_EMAIL);
    }
    return address;
  }

  private static String phone(String text) {
    long digits = text.chars().filter(Character::isDigit).count();
    boolean letters = text.chars().anyMatch(c -> Character.isLetter(c) && "extEXT转".indexOf(c) < 0);
    if (digits < SHORTEST_PHONE || digits > LONGEST_PHONE || letters) {
      throw new BadCellException(Reason.BAD_PHONE);
    }
    return text;
  }

  /** The account in a cell; nothing if it is empty. Throws {@link BadCellException}. */
  static Optional<UserId> account(PlatformId platform, String cell) {
    String text = clean(cell);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String id =
        text.startsWith(platform + ":") ? text.substring(platform.value().length() + 1) : text;
    if (id.isEmpty()
        || id.length() > UserId.MAX_LENGTH
        || id.charAt(0) == '@'
        || id.contains(" ")) {
      throw new BadCellException(Reason.BAD_ACCOUNT);
    }
    return Optional.of(new UserId(platform, id));
  }

  /** What a consent cell says; nothing if it is empty. Throws {@link BadCellException}. */
  static Optional<Audience> consent(String cell) {
    String text = Fold.text(clean(cell));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (YES.contains(text)) {
      return Optional.of(Audience.MEMBERS);
    }
    if (NO.contains(text)) {
      return Optional.of(Audience.NOBODY);
    }
    if (CHAPTER.contains(text)) {
      return Optional.of(Audience.CHAPTER);
    }
    if (GROUP.contains(text)) {
      return Optional.of(Audience.GROUP);
    }
    throw new BadCellException(Reason.BAD_CONSENT);
  }
}
