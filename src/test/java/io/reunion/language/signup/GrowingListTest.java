package io.reunion.language.signup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Forty people copy, extend and change one list, six of them an old copy of it, and it all arrives out of order. */
class GrowingListTest {
  private static final int PEOPLE = 40;
  private static final int STALE = 6;

  @Test
  void theListIsTheTruthWhenAuthorsAreKnownByName() {
    for (long seed = 0; seed < 500; seed++) {
      GrowingList group = new GrowingList(seed, PEOPLE, STALE);
      KnownList known = merged(group, post -> group.author(post, true));
      assertThat(coming(known)).as("seed %d", seed).isEqualTo(keyed(group.truth()));
    }
  }

  @Test
  void theListIsTheTruthWhenAuthorsAreOnlyIds() {
    for (long seed = 1_000; seed < 1_200; seed++) {
      GrowingList group = new GrowingList(seed, PEOPLE, STALE);
      KnownList known = merged(group, post -> group.author(post, false));
      assertThat(coming(known)).as("seed %d", seed).isEqualTo(keyed(group.truth()));
    }
  }

  /** Then only a line that was silently taken off may stay, and only one put back silently may be missing. */
  @Test
  void nobodyIsLostOrResurrectedWhenAuthorsAreUnknown() {
    for (long seed = 2_000; seed < 2_200; seed++) {
      GrowingList group = new GrowingList(seed, PEOPLE, STALE);
      Set<String> found = coming(merged(group, post -> Optional.empty())).keySet();
      Set<String> truth = keyed(group.truth()).keySet();
      assertThat(found).as("seed %d", seed).containsAll(without(truth, group.returned()));
      assertThat(truth).as("seed %d", seed).containsAll(without(found, group.deleted()));
    }
  }

  /** The bot sees only some of the lists that are posted; what it misses makes it ask more, not drop people. */
  @Test
  void hardlyAnybodyIsLostWhenManyListsAreNeverSeen() {
    int people = 0;
    int lost = 0;
    for (long seed = 5_000; seed < 5_100; seed++) {
      GrowingList group = new GrowingList(seed, PEOPLE, STALE);
      Random random = new Random(seed);
      Set<String> seen = new TreeSet<>();
      KnownList known = KnownList.EMPTY;
      for (GrowingList.Post post : group.inOrder()) {
        if (random.nextInt(10) < 6) {
          known = merge(known, post, group.author(post, true)).known();
          SignUpReader.read(post.text())
              .orElseThrow()
              .entries()
              .forEach(entry -> seen.add(NameKeys.key(entry.party().name())));
        }
      }
      List<String> expected = without(keyed(group.truth()).keySet(), group.returned());
      expected.retainAll(seen);
      people += expected.size();
      expected.removeAll(coming(known).keySet());
      lost += expected.size();
    }
    assertThat(people).isGreaterThan(3_000);
    assertThat(lost).as("lost of %d", people).isLessThanOrEqualTo(people / 500);
  }

  @Test
  void theOrderOfArrivalMakesNoDifferenceAtAll() {
    for (long seed = 3_000; seed < 3_050; seed++) {
      GrowingList group = new GrowingList(seed, 20, 4);
      List<KnownPerson> once = merged(group, post -> Optional.empty()).people();
      List<KnownPerson> again = merged(group, post -> Optional.empty()).people();
      assertThat(again).as("seed %d", seed).isEqualTo(once);
    }
  }

  @Test
  void everythingArrivingTwiceChangesNothing() {
    for (long seed = 4_000; seed < 4_020; seed++) {
      GrowingList group = new GrowingList(seed, 20, 4);
      KnownList known = merged(group, post -> group.author(post, true));
      for (GrowingList.Post post : group.shuffled()) {
        Merge again = merge(known, post, group.author(post, true));
        assertThat(again.changes()).as("seed %d", seed).isEmpty();
        assertThat(again.known()).as("seed %d", seed).isEqualTo(known);
      }
    }
  }

  private static KnownList merged(
      GrowingList group, Function<GrowingList.Post, Optional<Author>> author) {
    KnownList known = KnownList.EMPTY;
    for (GrowingList.Post post : group.shuffled()) {
      known = merge(known, post, author.apply(post)).known();
    }
    return known;
  }

  private static Merge merge(KnownList known, GrowingList.Post post, Optional<Author> author) {
    SignUpList list = SignUpReader.read(post.text()).orElseThrow();
    return SignUpMerge.merge(known, list, author, post.time());
  }

  private static Map<String, Integer> coming(KnownList known) {
    Map<String, Integer> coming = new TreeMap<>();
    for (KnownPerson person : known.people()) {
      if (person.party().attendance() != Attendance.WITHDRAWN) {
        coming.put(person.id(), person.party().seats());
      }
    }
    return coming;
  }

  private static Map<String, Integer> keyed(Map<String, Integer> truth) {
    Map<String, Integer> keyed = new TreeMap<>();
    truth.forEach((name, seats) -> keyed.put(NameKeys.key(name), seats));
    return keyed;
  }

  private static List<String> without(Set<String> keys, Set<String> names) {
    Set<String> rest = new TreeSet<>(keys);
    names.forEach(name -> rest.remove(NameKeys.key(name)));
    return new ArrayList<>(rest);
  }
}
