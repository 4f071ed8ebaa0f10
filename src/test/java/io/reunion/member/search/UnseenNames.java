package io.reunion.member.search;

import io.reunion.member.People;
import io.reunion.member.search.UnseenPeople.Person;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks an index for people by every kind of question and counts who is found. Somebody is found if fewer than three stand
 * before them with a higher score: those of one score are all what was asked for, and their order says nothing.
 */
final class UnseenNames {
  private static final int TOP = 3;
  private static final int DEEP = 1_000;
  private static final int FEW = 3;

  /**
   * What came of one kind.
   *
   * @param missed the questions whose person was not found, or not at the top
   * @param reciprocal the sum of 1 over the rank, over all questions
   */
  record Outcome(
      UnseenQuestions.Kind kind,
      int asked,
      List<String> missed,
      double reciprocal,
      List<Long> micros) {
    double recall() {
      return 1 - (double) missed.size() / asked;
    }

    double meanReciprocalRank() {
      return reciprocal / asked;
    }
  }

  private UnseenNames() {}

  static Map<String, Outcome> ask(
      MemberIndex index, UnseenPeople people, List<Person> meant, int each) {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    UnseenQuestions.all(people).forEach((name, kind) -> {
      List<String> missed = new ArrayList<>();
      List<Long> micros = new ArrayList<>();
      double reciprocal = 0;
      for (int i = 0; i < each; i++) {
        Person person = people.one(meant);
        String question = kind.asked().apply(person);
        long begun = System.nanoTime();
        index.find(MemberQuery.parse(question), People.viewer(), 10, FEW);
        micros.add((System.nanoTime() - begun) / 1000);
        int rank = rank(index, question, person);
        if (rank < 1 || rank > TOP) {
          missed.add(question + " for " + person.member().name() + " at " + rank);
        }
        reciprocal += rank > 0 ? 1.0 / rank : 0;
      }
      outcomes.put(name, new Outcome(kind, each, missed, reciprocal, micros));
    });
    return outcomes;
  }

  /** One more than how many are better; 0 if the one who is meant is not found. */
  private static int rank(MemberIndex index, String question, Person person) {
    List<BestMatches.Scored> best =
        index.find(MemberQuery.parse(question), People.viewer(), DEEP, FEW).best();
    long wanted = person.member().id().bits();
    for (BestMatches.Scored one : best) {
      if (one.bits() == wanted) {
        return 1
            + (int) best.stream().filter(other -> other.score() > one.score()).count();
      }
    }
    return 0;
  }
}
