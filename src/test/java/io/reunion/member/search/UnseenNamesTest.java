package io.reunion.member.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.member.People;
import io.reunion.member.search.UnseenPeople.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Finds people among fifty thousand whose names were made from tables that the search has never seen. */
final class UnseenNamesTest {
  private static final int MEMBERS = 50_000;
  private static final int BATCH = 5_000;
  private static final int QUESTIONS = 60;
  private static final UnseenPeople PEOPLE = new UnseenPeople(20_261_121);
  private static final List<Person> EVERYBODY = new ArrayList<>();
  private static final MemberIndex INDEX = MemberIndex.open();

  @BeforeAll
  static void fill() {
    for (int i = 0; i < MEMBERS; i++) {
      EVERYBODY.add(PEOPLE.person());
    }
    for (int from = 0; from < MEMBERS; from += BATCH) {
      INDEX.put(
          EVERYBODY.subList(from, from + BATCH).stream().map(Person::member).toList());
    }
    INDEX.refresh();
  }

  @AfterAll
  static void close() {
    INDEX.close();
  }

  @Test
  void findsPeopleByEveryKindOfQuestion() {
    Map<String, UnseenNames.Outcome> outcomes =
        UnseenNames.ask(INDEX, PEOPLE, EVERYBODY, QUESTIONS);
    int asked = outcomes.values().stream().mapToInt(UnseenNames.Outcome::asked).sum();
    assertThat(asked).isGreaterThan(1_500);
    SoftAssertions all = new SoftAssertions();
    for (UnseenQuestions.Demand demand : UnseenQuestions.Demand.values()) {
      List<String> missed = new ArrayList<>();
      long of = outcomes.values().stream()
          .filter(outcome -> outcome.kind().demand() == demand)
          .peek(outcome -> missed.addAll(outcome.missed()))
          .mapToInt(UnseenNames.Outcome::asked)
          .sum();
      double allowed = demand == UnseenQuestions.Demand.EXACT ? 0.01 : 0.05;
      all.assertThat(missed).as(demand + " of " + of).hasSizeLessThanOrEqualTo((int)
          (of * allowed));
    }
    all.assertAll();
  }

  /** Each surname of the list, in each of its readings and spellings, joined to a given name. */
  @Test
  void findsEverySurnameInEveryReading() {
    List<String> missed = new ArrayList<>();
    try (MemberIndex index = MemberIndex.open()) {
      List<Person> one = UnseenPeople.surnames().stream().map(PEOPLE::person).toList();
      index.put(one.stream().map(Person::member).toList());
      index.refresh();
      for (Person person : one) {
        List<String> ways = new ArrayList<>(person.surname().readings());
        ways.addAll(person.surname().abroad());
        for (String way : ways) {
          String question = way + " " + person.own();
          boolean found =
              index.find(MemberQuery.parse(question), People.viewer(), 3, 1).best().stream()
                  .anyMatch(best -> best.bits() == person.member().id().bits());
          if (!found) {
            missed.add(question + " for " + person.member().name());
          }
        }
      }
    }
    assertThat(missed).isEmpty();
  }
}
