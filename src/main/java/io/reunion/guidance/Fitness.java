package io.reunion.guidance;

import io.reunion.guidance.Application.Suit;
import io.reunion.guidance.Application.Word;
import io.reunion.member.lexicon.Fold;
import io.reunion.member.lexicon.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How well experts suit applications, whom to ask, and who gets whom. */
final class Fitness {
  /** How many experts are asked for one application in a round. */
  private static final int ASKED_AT_ONCE = 2;

  /** How many applications one question shows. */
  private static final int IN_A_QUESTION = 5;

  private final Map<String, String> words;

  /** @param words of each applicant's own record (name, company, school), by person: what a conflict may name */
  Fitness(Map<String, String> words) {
    this.words = Map.copyOf(words);
  }

  /** 0 if they do not suit each other; else the higher the better. */
  int between(Application application, Expert expert) {
    boolean understood = expert.languages().stream().anyMatch(application.languages()::contains);
    if (!understood
        || expert.person().equals(application.person())
        || conflict(application, expert)) {
      return 0;
    }
    int common = Terms.common(application.topic(), expert.fields(), Set.of()).stream()
        .mapToInt(String::length)
        .sum();
    long languages =
        expert.languages().stream().filter(application.languages()::contains).count();
    return common == 0 ? 0 : 10 * common + (int) languages;
  }

  private boolean conflict(Application application, Expert expert) {
    String about = Fold.joined(words.getOrDefault(application.person(), ""));
    for (String word : expert.conflicts().split("[,，;；、\\n]", -1)) {
      String folded = Fold.joined(word);
      if (folded.length() > 1 && about.contains(folded)) {
        return true;
      }
    }
    return false;
  }

  /** Whom to ask about which applications: nobody twice about one, nobody who may not be asked now. */
  Map<String, List<Integer>> round(
      List<Application> applications, List<Expert> experts, Instant now) {
    Map<String, List<Integer>> questions = new LinkedHashMap<>();
    List<Expert> open =
        experts.stream().filter(expert -> expert.mayBeAsked(now)).toList();
    for (Application application : applications) {
      long waiting =
          application.suits().stream().filter(suit -> suit.theirs() != Word.NO).count();
      open.stream()
          .filter(expert -> application.suit(expert.person()).isEmpty())
          .filter(expert -> between(application, expert) > 0)
          .filter(
              expert -> questions.getOrDefault(expert.person(), List.of()).size() < IN_A_QUESTION)
          .sorted(Comparator.<Expert>comparingInt(
                  expert -> questions.getOrDefault(expert.person(), List.of()).size())
              .thenComparingInt(expert -> -between(application, expert))
              .thenComparing(Expert::person))
          .limit(application.isMatched() ? 0 : Math.max(0, ASKED_AT_ONCE - waiting))
          .forEach(expert -> questions
              .computeIfAbsent(expert.person(), any -> new ArrayList<>())
              .add(application.number()));
    }
    return questions;
  }

  /** The expert of each application that gets one; by number. */
  Map<Integer, String> settle(List<Application> applications, List<Expert> experts) {
    Map<String, List<String>> ours = new HashMap<>();
    Map<String, List<String>> theirs = new HashMap<>();
    Map<String, Integer> capacities = new HashMap<>();
    for (Expert expert : experts) {
      // Room that was taken for one of these by a settling that was cut short is theirs to have.
      long begun = applications.stream()
          .filter(one -> !one.isMatched() && expert.guiding().contains(one.number()))
          .count();
      capacities.put(expert.person(), expert.free() + (int) begun);
      theirs.put(
          expert.person(),
          applications.stream()
              .filter(one -> !one.isMatched() && accepted(one, expert))
              .sorted(Comparator.<Application>comparingInt(one -> -between(one, expert))
                  .thenComparingInt(Application::number))
              .map(Application::id)
              .toList());
    }
    for (Application one : applications) {
      ours.put(
          one.id(),
          experts.stream()
              .filter(expert -> !one.isMatched() && accepted(one, expert))
              .sorted(Comparator.<Expert>comparingInt(expert -> -between(one, expert))
                  .thenComparing(Expert::person))
              .map(Expert::person)
              .toList());
    }
    Map<Integer, String> settled = new LinkedHashMap<>();
    new StableMatching(ours, theirs, capacities)
        .solve()
        .forEach((application, expert) -> settled.put(Integer.parseInt(application), expert));
    return settled;
  }

  private static boolean accepted(Application application, Expert expert) {
    return application.suit(expert.person()).filter(Suit::accepted).isPresent();
  }
}
