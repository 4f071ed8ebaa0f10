package io.reunion.member.search;

import io.reunion.bench.Figures;
import io.reunion.member.search.UnseenNames.Outcome;
import io.reunion.member.search.UnseenPeople.Person;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds unseen people among many: {@code SearchBench [MEMBERS] [QUESTIONS PER KIND] [FAILURES SHOWN PER KIND] [PSQL CONNECTION]}. Prints recall at
 * three and the mean reciprocal rank of every kind of question, then times and bytes; with a connection also those of
 * PostgreSQL with pg_trgm, as ratios.
 */
public final class SearchBench {
  private static final int BATCH = 10_000;

  private SearchBench() {}

  public static void main(String[] args) throws IOException {
    Figures figures = new Figures("search");
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    int each = args.length > 1 ? Integer.parseInt(args[1]) : 50;
    int shown = args.length > 2 ? Integer.parseInt(args[2]) : 3;
    UnseenPeople people = new UnseenPeople(7);
    List<Person> meant = new ArrayList<>();
    Optional<PostgresBeside> postgres = args.length > 3 ? Optional.of(new PostgresBeside(args[3])) : Optional.empty();
    try (MemberIndex index = MemberIndex.open()) {
      long begun = System.nanoTime();
      long made = 0;
      for (int done = 0; done < count; done += BATCH) {
        long making = System.nanoTime();
        List<Person> batch = new ArrayList<>();
        for (int i = 0; i < Math.min(BATCH, count - done); i++) {
          batch.add(people.person());
        }
        postgres.ifPresent(beside -> batch.forEach(beside::add));
        meant.addAll(batch.subList(0, Math.min(200, batch.size())));
        made += System.nanoTime() - making;
        index.put(batch.stream().map(Person::member).toList());
      }
      index.refresh();
      double seconds = (System.nanoTime() - begun - made) / 1e9;
      System.out.printf(Locale.ROOT, "built %,d members in %.1f s (%,.0f a second), files %,d MB%n",
          count, seconds, count / seconds, index.bytes() >> 20);
      figures.add("members built a second", count / seconds);
      figures.add("files, MB", index.bytes() >> 20);
      UnseenNames.ask(index, people, meant, Math.min(each, 20));
      List<Long> ours = print(UnseenNames.ask(index, people, meant, each), shown);
      figures.add("p50, us", at(ours, 0.5));
      figures.add("p99, us", at(ours, 0.99));
      figures.finish();
      postgres.ifPresent(beside -> beside
          .run(questions(people, meant, Math.min(each, 5)))
          .print(seconds, index.bytes(), at(ours, 0.5) / 1000.0, at(ours, 0.99) / 1000.0));
    }
  }

  private static List<String> questions(UnseenPeople people, List<Person> meant, int each) {
    List<String> questions = new ArrayList<>();
    UnseenQuestions.all(people).values().forEach(kind -> {
      for (int i = 0; i < each; i++) {
        questions.add(kind.asked().apply(people.one(meant)));
      }
    });
    return questions;
  }

  private static List<Long> print(Map<String, Outcome> outcomes, int shown) {
    List<Long> all = new ArrayList<>();
    for (UnseenQuestions.Demand demand : UnseenQuestions.Demand.values()) {
      int asked = 0;
      int missed = 0;
      for (Map.Entry<String, Outcome> entry : outcomes.entrySet()) {
        Outcome outcome = entry.getValue();
        if (outcome.kind().demand() == demand) {
          asked += outcome.asked();
          missed += outcome.missed().size();
          all.addAll(outcome.micros());
          List<Long> sorted = outcome.micros().stream().sorted().toList();
          System.out.printf(Locale.ROOT, "%-45s recall@3 %.3f  mrr %.3f  p50 %,7d us  p99 %,8d us%n", entry.getKey(),
              outcome.recall(), outcome.meanReciprocalRank(), at(sorted, 0.5), at(sorted, 0.99));
          outcome.missed().stream().limit(shown).forEach(miss -> System.out.println("    " + miss));
        }
      }
      System.out.printf(Locale.ROOT, "%s: recall@3 %.4f of %,d%n", demand, 1 - (double) missed / asked, asked);
    }
    List<Long> sorted = all.stream().sorted().toList();
    System.out.printf(Locale.ROOT, "all: p50 %,d us, p99 %,d us%n", at(sorted, 0.5), at(sorted, 0.99));
    return sorted;
  }

  private static long at(List<Long> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
  }
}
