package io.reunion.member.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.People;
import io.reunion.member.lexicon.Tables;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Among people for every place, trade, study and firm that is known, those are found first who are called what was asked
 * for, and nobody whose field is only written nearly like their name.
 */
final class NamesBeforeGuessesTest {
  private static final int FEW = 3;
  private static final int MANY = 50;
  private static final Map<MemberId, Member> MEMBERS = new HashMap<>();
  private static final MemberIndex INDEX = MemberIndex.open();

  @BeforeAll
  static void fill() throws IOException {
    englishNames().forEach(name -> add(People.named(name + " Xq")));
    Tables.read("concepts.txt", NamesBeforeGuessesTest::addWhoever);
    for (String chinese : List.of("李平安", "王海南", "张文学", "林长春", "赵建设")) {
      add(People.named(chinese));
    }
    INDEX.put(MEMBERS.values());
    INDEX.refresh();
  }

  @AfterAll
  static void close() {
    INDEX.close();
  }

  private static void add(People people) {
    Member member = people.member();
    MEMBERS.put(member.id(), member);
  }

  /** Somebody for each phrase of a line of the table of meanings. */
  private static void addWhoever(String line) {
    int colon = line.indexOf(" : ");
    Field field = switch (line.substring(0, line.indexOf(' '))) {
      case "place" -> Field.CITY;
      case "industry" -> Field.INDUSTRY;
      case "major" -> Field.MAJOR;
      case "degree" -> Field.DEGREE;
      case "school" -> Field.SCHOOL;
      case "role" -> Field.TITLE;
      default -> Field.COMPANY;
    };
    for (String phrase : Tables.split(line.substring(colon + 3), ",")) {
      add(People.named("某某").with(field, phrase));
    }
  }

  private static List<String> englishNames() throws IOException {
    try (InputStream in = NamesBeforeGuessesTest.class.getResourceAsStream("english-names.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.split(" ")))
          .toList();
    }
  }

  private static Search.Found find(String question) {
    return INDEX.find(MemberQuery.parse(question), People.viewer(), MANY, FEW);
  }

  private static List<Member> members(Search.Found found) {
    return found.best().stream()
        .map(best -> MEMBERS.get(MemberId.of(best.bits())))
        .toList();
  }

  private static List<String> taken(String question) {
    Search.Found found = find(question);
    MemberQuery read = MemberQuery.parse(question).withoutGuessesAt(found.names());
    return members(found).stream()
        .flatMap(member -> new Explainer(member.particulars()).reasons(read).stream())
        .map(Reason::taken)
        .distinct()
        .toList();
  }

  @Test
  void whoeverIsCalledThatComesFirst() throws IOException {
    List<String> others = new ArrayList<>();
    List<String> names = englishNames();
    for (String name : names) {
      List<Member> found = members(find(name));
      if (found.isEmpty() || !found.get(0).name().equals(name + " Xq")) {
        others.add(
            name + ": " + found.stream().limit(1).map(Member::particulars).toList());
      }
    }
    assertThat(names).hasSizeGreaterThan(300);
    assertThat(others).isEmpty();
  }

  @Test
  void aNameOfSomebodyIsTakenForNothingElse() throws IOException {
    List<String> guessed = new ArrayList<>();
    for (String name : englishNames()) {
      List<String> taken = taken(name);
      if (taken.stream().anyMatch(word -> !word.isEmpty())) {
        guessed.add(name + " for " + taken);
      }
    }
    assertThat(guessed).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"平安, 李平安", "海南, 王海南", "文学, 张文学", "长春, 林长春", "建设, 赵建设"})
  void aGivenNameInCharactersGoesBeforeAPlaceOrATrade(String question, String first) {
    assertThat(members(find(question)).get(0).name()).isEqualTo(first);
  }

  /** Too many are called that in part: who asks for 西安 in pinyin is not shown everybody with 贤 or 安 in the name. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"tianjin", "suzhou", "wuhan", "hainan"})
  void aPlaceInPinyinGoesBeforePartsOfNames(String question) {
    assertThat(members(find(question)).get(0).first(Field.CITY)).isPresent();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"lawyers", "engineers", "product managers", "founders", "doctors"})
  void severalOfATradeAreNoGuess(String question) {
    assertThat(find(question).exact()).isPositive();
    assertThat(taken(question)).containsOnly("");
  }

  @ParameterizedTest(name = "{0} for {1}")
  @CsvSource({"gamess, games", "roboticss, robotics", "singaporre, singapore"})
  void whatNobodyIsCalledIsTakenForWhatIsWrittenNearlySo(String question, String word) {
    assertThat(taken(question)).contains(word).doesNotContain("");
  }
}
