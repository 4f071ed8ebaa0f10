package io.reunion.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.guidance.Application.Word;
import io.reunion.guidance.StableMatchingTest.Market;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sixty applicants and fifteen experts of capacities one to four, of whom three pause and two have a conflict, through
 * rounds of questions and the settling; the checker knows nothing of how the matching was made.
 */
class GuidanceMarketTest {
  private static final Instant START = Instant.parse("2026-11-18T02:00:00Z");
  private static final List<String> TOPICS =
      List.of("grant writing", "reading research", "school law", "mathematics", "statistics");

  private final List<Application> applications = new ArrayList<>();
  private final List<Expert> experts = new ArrayList<>();
  private final Map<String, String> words = new HashMap<>();

  private void people(Random random) {
    for (int i = 0; i < 15; i++) {
      experts.add(new Expert(
          "m:e" + i,
          TOPICS.get(i % 5) + ", " + TOPICS.get((i + 2) % 5),
          i % 3 == 0 ? List.of("zh") : List.of("zh", "en"),
          1 + random.nextInt(4),
          i < 3 ? START.plus(Duration.ofDays(365)) : Instant.EPOCH,
          i == 3 || i == 4 ? "Acme" : "",
          List.of(),
          List.of()));
    }
    for (int i = 1; i <= 60; i++) {
      words.put("m:a" + i, i % 4 == 0 ? "Person " + i + " Acme" : "Person " + i + " Beta");
      applications.add(new Application(
          i,
          1,
          "m:a" + i,
          TOPICS.get(random.nextInt(5)),
          i % 7 == 0 ? List.of("en") : List.of("zh"),
          START,
          List.of(),
          List.of(),
          ""));
    }
  }

  /** One round: who is asked says yes or no, and so do the applicants of those who said yes. */
  private void round(Fitness fitness, Random random, Instant now) {
    fitness
        .round(applications, experts, now)
        .forEach((expert, numbers) -> numbers.forEach(number -> {
          Application one = applications
              .get(number - 1)
              .with(new Application.Suit(expert, Word.NONE, Word.NONE))
              .expertSaid(expert, random.nextInt(10) < 8 ? Word.YES : Word.NO)
              .applicantSaid(expert, random.nextInt(10) < 8 ? Word.YES : Word.NO);
          applications.set(number - 1, one);
        }));
  }

  /** Both who accepted each other, each in the order in which they suit. */
  private Market market(Fitness fitness) {
    Map<String, List<String>> ours = new TreeMap<>();
    Map<String, List<String>> theirs = new TreeMap<>();
    Map<String, Integer> capacities = new TreeMap<>();
    experts.forEach(expert -> {
      capacities.put(expert.person(), expert.capacity());
      theirs.put(
          expert.person(),
          applications.stream()
              .filter(one -> accepted(one, expert))
              .sorted(Comparator.<Application>comparingInt(one -> -fitness.between(one, expert))
                  .thenComparingInt(Application::number))
              .map(Application::id)
              .toList());
    });
    applications.forEach(one -> ours.put(
        one.id(),
        experts.stream()
            .filter(expert -> accepted(one, expert))
            .sorted(Comparator.<Expert>comparingInt(expert -> -fitness.between(one, expert))
                .thenComparing(Expert::person))
            .map(Expert::person)
            .toList()));
    return new Market(ours, theirs, capacities);
  }

  private static boolean accepted(Application one, Expert expert) {
    return one.suit(expert.person())
        .filter(suit -> suit.theirs() == Word.YES && suit.ours() == Word.YES)
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noCapacityIsBrokenAndNoPairWouldRatherHaveEachOther(long seed) {
    Random random = new Random(seed);
    people(random);
    Fitness fitness = new Fitness(words);
    for (int week = 0; week < 6; week++) {
      round(fitness, random, START.plus(Duration.ofDays(8L * week)));
    }
    Map<String, String> matching = new HashMap<>();
    fitness
        .settle(applications, experts)
        .forEach((number, expert) -> matching.put(Integer.toString(number), expert));
    assertThat(StableMatchingTest.faults(market(fitness), matching)).isEmpty();
    assertThat(matching).hasSizeGreaterThan(10);
    assertThat(matching.values()).as("who pauses").doesNotContain("m:e0", "m:e1", "m:e2");
    matching.forEach((number, expert) -> {
      if (expert.equals("m:e3") || expert.equals("m:e4")) {
        assertThat(words.get("m:a" + number)).as("a conflict").doesNotContain("Acme");
      }
    });
  }
}
