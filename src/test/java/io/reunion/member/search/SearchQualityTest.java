package io.reunion.member.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.member.Audience;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.People;
import io.reunion.member.Privacy;
import io.reunion.member.lexicon.ChineseName;
import io.reunion.member.lexicon.Han;
import io.reunion.member.lexicon.Surnames;
import io.reunion.member.lexicon.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Asks for people who do not exist, in each of the ways in which people ask, and counts how often the one who is meant, or
 * somebody whose name is read alike, is among the first three.
 */
final class SearchQualityTest {
  private static final int MEMBERS = 3_000;
  private static final int QUESTIONS = 100;
  private static final int ONE_IN_A_HUNDRED = 1;
  private static final int TWO_IN_A_HUNDRED = 2;
  private static final int FIVE_IN_A_HUNDRED = 5;
  private static final SyntheticPeople PEOPLE = new SyntheticPeople(2026);
  private static final Map<Long, Member> BY_BITS = new HashMap<>();
  private static final List<Member> CHINESE = new ArrayList<>();
  private static final List<Member> LATIN = new ArrayList<>();
  private static final MemberIndex INDEX = MemberIndex.open();

  @BeforeAll
  static void fill() {
    List<Member> members = PEOPLE.members(MEMBERS).stream()
        .map(member -> member.with(new Privacy(Audience.MEMBERS, Map.of())))
        .toList();
    members.forEach(member -> BY_BITS.put(member.id().bits(), member));
    members.forEach(
        member -> (Han.isHan(member.name().codePointAt(0)) ? CHINESE : LATIN).add(member));
    INDEX.put(members);
    INDEX.refresh();
  }

  @AfterAll
  static void close() {
    INDEX.close();
  }

  /** The questions by which those of {@code among} whom they are about are not found. */
  private static List<String> missed(
      List<Member> among,
      Function<Member, String> asked,
      BiFunction<Member, Member, Boolean> same) {
    List<String> missed = new ArrayList<>();
    for (int i = 0; i < QUESTIONS; i++) {
      Member meant = among.get(PEOPLE.random().nextInt(among.size()));
      String question = asked.apply(meant);
      if (first(question).stream().noneMatch(member -> same.apply(meant, member))) {
        missed.add(question + " for " + meant.name());
      }
    }
    return missed;
  }

  private static List<Member> first(String question) {
    return INDEX.find(MemberQuery.parse(question), People.viewer(), 3, 3).best().stream()
        .map(best -> BY_BITS.get(best.bits()))
        .toList();
  }

  private static boolean sameName(Member one, Member other) {
    return one.name().equals(other.name());
  }

  private static boolean readAlike(Member one, Member other) {
    List<List<String>> readings = ChineseName.of(one.name()).readings();
    List<List<String>> others = ChineseName.of(other.name()).readings();
    return !Collections.disjoint(joined(readings), joined(others));
  }

  private static List<String> joined(List<List<String>> readings) {
    return readings.stream().map(reading -> String.join("", reading)).toList();
  }

  private static boolean isSame(Member one, Member other) {
    return one.id().equals(other.id());
  }

  private static List<String> syllables(Member member) {
    List<List<String>> readings = ChineseName.of(member.name()).readings();
    return readings.get(PEOPLE.random().nextInt(readings.size()));
  }

  private static String given(List<String> syllables, Member member) {
    return String.join(
        "", syllables.subList(ChineseName.of(member.name()).surnameLength(), syllables.size()));
  }

  private static String surname(List<String> syllables, Member member) {
    return String.join("", syllables.subList(0, ChineseName.of(member.name()).surnameLength()));
  }

  private static String facts(Member member, Field... fields) {
    return String.join(
        " ", Arrays.stream(fields).map(f -> member.first(f).orElse("")).toList());
  }

  @Test
  void findsChineseNamesAsTheyAreWritten() {
    assertThat(missed(CHINESE, Member::name, SearchQualityTest::sameName)).isEmpty();
    assertThat(missed(
            CHINESE, m -> m.name() + " " + facts(m, Field.CITY), SearchQualityTest::sameName))
        .isEmpty();
    assertThat(missed(
            CHINESE, m -> facts(m, Field.CLASS_YEAR) + "级" + m.name(), SearchQualityTest::isSame))
        .isEmpty();
  }

  @Test
  void findsChineseNamesInPinyin() {
    assertThat(missed(CHINESE, m -> String.join(" ", syllables(m)), SearchQualityTest::readAlike))
        .hasSizeLessThanOrEqualTo(ONE_IN_A_HUNDRED);
    assertThat(missed(CHINESE, m -> String.join("", syllables(m)), SearchQualityTest::readAlike))
        .hasSizeLessThanOrEqualTo(ONE_IN_A_HUNDRED);
    Function<Member, String> givenFirst = m -> {
      List<String> syllables = syllables(m);
      return given(syllables, m) + " " + surname(syllables, m);
    };
    assertThat(missed(CHINESE, givenFirst, SearchQualityTest::readAlike))
        .hasSizeLessThanOrEqualTo(ONE_IN_A_HUNDRED);
    assertThat(missed(
            CHINESE, m -> givenFirst.apply(m).replace(" ", ""), SearchQualityTest::readAlike))
        .hasSizeLessThanOrEqualTo(ONE_IN_A_HUNDRED);
    Function<Member, String> anyOrder = m -> {
      List<String> syllables = new ArrayList<>(syllables(m));
      Collections.shuffle(syllables, PEOPLE.random());
      return String.join(" ", syllables) + " " + facts(m, Field.CLASS_YEAR, Field.CITY);
    };
    assertThat(missed(CHINESE, anyOrder, SearchQualityTest::isSame))
        .hasSizeLessThanOrEqualTo(TWO_IN_A_HUNDRED);
  }

  @Test
  void findsNamesByInitialsWithSomethingMore() {
    Function<Member, String> initials = m -> {
      StringBuilder letters = new StringBuilder();
      syllables(m).forEach(syllable -> letters.append(syllable.charAt(0)));
      return letters + " " + facts(m, Field.CLASS_YEAR, Field.CITY, Field.INDUSTRY);
    };
    assertThat(missed(CHINESE, initials, SearchQualityTest::isSame))
        .hasSizeLessThanOrEqualTo(TWO_IN_A_HUNDRED);
  }

  @Test
  void findsNamesWithOneSlip() {
    Function<Member, String> slipped = m -> PEOPLE.slip(String.join("", syllables(m)));
    assertThat(missed(CHINESE, slipped, SearchQualityTest::readAlike))
        .hasSizeLessThanOrEqualTo(FIVE_IN_A_HUNDRED);
    Function<Member, String> slippedAndMore = m ->
        PEOPLE.slip(String.join("", syllables(m))) + " " + facts(m, Field.CLASS_YEAR, Field.CITY);
    assertThat(missed(CHINESE, slippedAndMore, SearchQualityTest::isSame))
        .hasSizeLessThanOrEqualTo(FIVE_IN_A_HUNDRED);
    Function<Member, String> inWords = m -> {
      List<String> syllables = syllables(m);
      return surname(syllables, m) + " " + PEOPLE.slip(given(syllables, m));
    };
    assertThat(missed(CHINESE, inWords, SearchQualityTest::readAlike))
        .hasSizeLessThanOrEqualTo(FIVE_IN_A_HUNDRED);
    assertThat(missed(LATIN, m -> PEOPLE.slip(m.name()), SearchQualityTest::sameName))
        .hasSizeLessThanOrEqualTo(FIVE_IN_A_HUNDRED);
  }

  @Test
  void findsLatinNamesInAnyOrder() {
    assertThat(missed(LATIN, Member::name, SearchQualityTest::sameName)).isEmpty();
    Function<Member, String> lastFirst = m -> {
      String[] words = m.name().split(" ");
      return words[1] + ", " + words[0];
    };
    assertThat(missed(LATIN, lastFirst, SearchQualityTest::sameName)).isEmpty();
  }

  @Test
  void findsPeopleByWhatTheyDo() {
    Function<Member, String> inEnglish = m -> "who works in " + facts(m, Field.INDUSTRY) + " in "
        + facts(m, Field.CITY) + ", class of " + facts(m, Field.CLASS_YEAR) + ", "
        + facts(m, Field.MAJOR)
        + " at " + facts(m, Field.COMPANY);
    assertThat(missed(CHINESE, inEnglish, SearchQualityTest::isSame))
        .hasSizeLessThanOrEqualTo(TWO_IN_A_HUNDRED);
    Function<Member, String> inChinese =
        m -> "有没有在" + facts(m, Field.CITY) + "做" + facts(m, Field.INDUSTRY) + "的"
            + facts(m, Field.CLASS_YEAR) + "届" + facts(m, Field.MAJOR) + "专业的校友";
    assertThat(missed(CHINESE, inChinese, SearchQualityTest::isSame))
        .hasSizeLessThanOrEqualTo(FIVE_IN_A_HUNDRED);
  }

  /** Every surname with a special reading is found by every reading and every spelling that the table has. */
  @Test
  void findsEverySurnameInEveryReadingAndSpelling() {
    List<String> missed = new ArrayList<>();
    try (MemberIndex index = MemberIndex.open()) {
      Map<Long, String> names = new HashMap<>();
      List<String[]> questions = new ArrayList<>();
      Tables.read("surnames.txt", line -> {
        String surname = line.substring(0, line.indexOf(' '));
        Member member = People.named(surname + "文博").member();
        names.put(member.id().bits(), member.name());
        index.put(List.of(member));
        Surnames.Surname known = Surnames.find(surname);
        known
            .readings()
            .forEach(r ->
                questions.add(new String[] {member.name(), r.replace('-', ' ') + " wenbo"}));
        known
            .readings()
            .forEach(r ->
                questions.add(new String[] {member.name(), r.replace("-", "") + "wenbo"}));
        known.spellings().forEach(s -> questions.add(new String[] {member.name(), "Wenbo " + s}));
      });
      index.refresh();
      for (String[] question : questions) {
        List<String> found =
            index.find(MemberQuery.parse(question[1]), People.viewer(), 50, 1).best().stream()
                .map(best -> names.get(best.bits()))
                .toList();
        if (!found.contains(question[0])) {
          missed.add(question[1] + " for " + question[0]);
        }
      }
      assertThat(questions).hasSizeGreaterThan(900);
    }
    assertThat(missed).isEmpty();
  }
}
