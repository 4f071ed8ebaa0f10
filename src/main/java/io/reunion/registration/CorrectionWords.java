package io.reunion.registration;

import io.reunion.bot.Lines;
import io.reunion.member.EmailAddress;
import io.reunion.member.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A field and what it ought to be, as members write it: {@code class year 2008}, {@code city: Shenzhen}, 城市改成深圳.
 *
 * @param values each in one line, since they are shown among others
 */
record CorrectionWords(Field field, List<String> values) {
  private static final int MOST_WORDS = 3;
  private static final int LONGEST_HAN = 6;
  private static final Pattern BETWEEN = Pattern.compile("^\\s*+(?:[:：=]|改成|改为|应为|应该是)?+\\s*+");
  private static final Pattern COMMAS = Pattern.compile("[,，、;；]");
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}");
  private static final Pattern NUMBER = Pattern.compile("\\+?(?:[\\s().-]{0,2}\\d){5,17}[\\s)]*");

  CorrectionWords {
    values = List.copyOf(values);
  }

  static Optional<CorrectionWords> read(String words) {
    String text = words.strip();
    for (int end : ends(text)) {
      Optional<Field> field = Field.named(text.substring(0, end).replaceFirst("[:：=]$", ""));
      if (field.isPresent()) {
        List<String> values = values(text.substring(end));
        return values.isEmpty()
            ? Optional.empty()
            : Optional.of(new CorrectionWords(field.get(), values));
      }
    }
    return Optional.empty();
  }

  private static List<String> values(String text) {
    return Arrays.stream(COMMAS.split(BETWEEN.matcher(text).replaceFirst(""), -1))
        .map(Lines::one)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /** Where the field's name may end: behind three words, two or one; or, in Chinese, anywhere in the first word. */
  private static List<Integer> ends(String text) {
    List<Integer> ends = new ArrayList<>();
    int word = 0;
    for (int i = 1; i <= text.length() && word < MOST_WORDS; i++) {
      if (i == text.length()
          || (Character.isWhitespace(text.charAt(i))
              && !Character.isWhitespace(text.charAt(i - 1)))) {
        ends.add(0, i);
        word++;
      }
    }
    for (int i = Math.min(LONGEST_HAN, text.length() - 1); i > 1; i--) {
      if (Character.UnicodeScript.of(text.charAt(i - 1)) == Character.UnicodeScript.HAN) {
        ends.add(i);
      }
    }
    return ends;
  }

  /** Whether the values can be what the field holds. */
  boolean isLikely() {
    return switch (field) {
      case CLASS_YEAR -> values.size() == 1 && YEAR.matcher(values.get(0)).matches();
      case EMAIL -> values.stream().allMatch(EmailAddress::isOne);
      case PHONE -> values.stream().allMatch(value -> NUMBER.matcher(value).matches());
      case NAME,
          OTHER_NAMES,
          STUDENT_NUMBER,
          DEGREE,
          MAJOR,
          SCHOOL,
          CITY,
          COMPANY,
          TITLE,
          INDUSTRY,
          SKILLS,
          OFFERS,
          NEEDS,
          CHAPTER,
          LANGUAGE -> true;
    };
  }
}
