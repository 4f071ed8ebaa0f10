package io.reunion.member.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClassYearsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "2008 | 2008",
        "08级 | 2008",
        "'08 | 2008",
        "’08 | 2008",
        "2008届 | 2008",
        "08 | 2008",
        "98级 | 1998",
        "class of 2008 | 2008",
        "Class of '98 | 1998",
        "二〇〇八级 | 2008",
        "零八级 | 2008",
        "九八届 | 1998",
        "2008年 | 2008",
        "２００８級 | 2008",
        "2008年毕业 | 2008",
        "41 | 1941",
        "40 | 2040",
      })
  void readsAYear(String cell, int year) {
    assertThat(ClassYears.parse(cell)).isEqualTo(OptionalInt.of(year));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "20x8", "208", "20080", "abc", "2008 2009", "1823", "2005-2008", "3", "十"})
  void refusesWhatIsNoYear(String cell) {
    assertThat(ClassYears.parse(cell)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "who is from 2005-2008 | 2005 | 2008",
        "a geologist of the seventies | 1970 | 1979",
        "from the early 2000s | 2000 | 2009",
        "the 90s lot | 1990 | 1999",
        "香港九十年代读土木的 | 1990 | 1999",
        "80年代毕业的 | 1980 | 1989",
        "九八年前后读机械的 | 1998 | 1998",
        "05到08级的 | 2005 | 2008",
        "2008至2005 | 2008 | 2008",
        "金融08级的张伟 | 2008 | 2008",
        "zhang wei 08 | 2008 | 2008",
        "两千年毕业的 | 2000 | 2000",
        "lawyers who left before 2000 | 1900 | 1999",
        "2005年以前毕业的律师 | 1900 | 2004",
        "两千年之前毕业的 | 1900 | 1999",
        "after the class of 2010 | 2011 | 2099",
        "2015级以后的 | 2015 | 2099",
        "2018 or later | 2018 | 2099",
        "2012 onwards | 2012 | 2099",
        "10年前后 | 2010 | 2010",
        "since 2012 | 2012 | 2012",
      })
  void findsYearsInAQuestion(String question, int first, int last) {
    assertThat(ClassYears.in(question)).singleElement().satisfies(found -> {
      assertThat(found.firstYear()).isEqualTo(first);
      assertThat(found.lastYear()).isEqualTo(last);
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"13800138000", "a380", "3.14", "+44 20 7946", "2008abc", "v2008", "192.168.1.20"})
  void leavesOtherNumbersAlone(String text) {
    assertThat(ClassYears.in(text).stream().filter(f -> f.firstYear() >= 2000)).isEmpty();
  }
}
