package io.reunion.ballot.count;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Papers as a seed makes them; some candidates are liked more than others. */
final class PapersInRandom {
  private final Random random;
  private int mood;
  final List<String> candidates = new ArrayList<>();
  final int seats;

  PapersInRandom(long seed) {
    random = new Random(seed);
    int many = 2 + random.nextInt(9);
    for (int i = 0; i < many; i++) {
      candidates.add("c" + i);
    }
    seats = 1 + random.nextInt(many);
  }

  Contest contest(Method method) {
    return new Contest(method, seats, candidates, List.of());
  }

  private int liking(String candidate) {
    return (candidate.hashCode() * 31 + mood) % 17;
  }

  List<List<String>> papers(Method method) {
    int most = contest(method).most();
    List<List<String>> papers = new ArrayList<>();
    int many = random.nextInt(60);
    for (int i = 0; i < many; i++) {
      mood = random.nextInt(40);
      List<String> order = new ArrayList<>(candidates);
      if (random.nextInt(3) == 0) {
        Collections.shuffle(order, random);
      } else {
        order.sort((a, b) -> Integer.compare(liking(a), liking(b)));
      }
      papers.add(List.copyOf(order.subList(0, random.nextInt(most + 1))));
    }
    return papers;
  }

  <T> List<T> shuffled(List<T> list) {
    List<T> other = new ArrayList<>(list);
    Collections.shuffle(other, random);
    return other;
  }

  String anyone() {
    return candidates.get(random.nextInt(candidates.size()));
  }
}
