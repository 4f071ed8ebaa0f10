package io.reunion.event.signup;

import io.reunion.event.rsvp.NameKey;
import io.reunion.event.rsvp.RsvpStore.Standing;
import io.reunion.event.signup.SignUpStep.Facts;
import io.reunion.language.signup.Attendance;
import io.reunion.language.signup.KnownList;
import io.reunion.language.signup.KnownPerson;
import io.reunion.language.signup.Party;
import io.reunion.language.signup.SignUpMerge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The list as it is printed: with everybody who answered in whatever way, as it counts, and not as it was asked for. A line
 * that could not be taken is no answer: it stands apart, or as what its person has by another answer.
 *
 * @param state what to keep
 * @param coming in the order of the list
 * @param waiting in the order in which they wait
 * @param refused whose lines could not be taken, and who have no other answer
 * @param unnamed how many come, may come or wait and are left out
 */
record PrintedList(
    SignUpState state, List<Party> coming, List<Party> waiting, List<Party> refused, int unnamed) {

  /**
   * The list as it stands, and that it is printed now.
   *
   * @param unnamed see {@link SignUpSheet.Printing}
   * @param queue keys of those who wait for a place, in the order in which they do
   */
  static PrintedList of(
      SignUpState state,
      Facts facts,
      Map<String, String> unnamed,
      List<String> queue,
      Instant time) {
    SignUpStep step = new SignUpStep(state, facts);
    KnownList told = step.told(state.known());
    Map<String, Integer> places = new HashMap<>();
    queue.forEach(key -> places.put(key, places.size()));
    List<KnownPerson> coming = new ArrayList<>();
    List<KnownPerson> waiting = new ArrayList<>();
    List<KnownPerson> refused = new ArrayList<>();
    int out = 0;
    for (KnownPerson person : told.people()) {
      Optional<Standing> standing = standing(step, facts, person);
      String key = standing.map(one -> one.attendee().key()).orElseGet(() -> step.keyOf(person));
      boolean off = person.party().attendance() == Attendance.WITHDRAWN;
      boolean left = off || !mayBeCalled(person.party().name(), unnamed.get(key));
      out += left && !off && standing.isPresent() ? 1 : 0;
      if (!left && standing.isPresent()) {
        boolean waits = place(step, person, places).isPresent();
        (waits ? waiting : coming).add(as(standing.get(), person));
      } else if (!left && state.refused().contains(person.id())) {
        refused.add(person);
      }
    }
    waiting.sort(Comparator.comparing(person -> place(step, person, places).orElseThrow()));
    List<KnownPerson> printed =
        Stream.of(coming, waiting, refused).flatMap(List::stream).toList();
    return new PrintedList(
        state.with(SignUpMerge.published(told, printed, time)).keyed(step.keys()),
        parties(coming),
        parties(waiting),
        parties(refused),
        out);
  }

  private static boolean mayBeCalled(String name, @Nullable String other) {
    return other == null || NameKey.line(name).equals(NameKey.line(other));
  }

  private static List<Party> parties(List<KnownPerson> people) {
    return people.stream().map(KnownPerson::party).toList();
  }

  private static Optional<Integer> place(
      SignUpStep step, KnownPerson person, Map<String, Integer> places) {
    return step.keysOf(person).map(places::get).filter(Objects::nonNull).findFirst();
  }

  /** What somebody of the list has answered last, unless that is that they stay away. */
  private static Optional<Standing> standing(SignUpStep step, Facts facts, KnownPerson person) {
    return step.keysOf(person)
        .map(facts.standings()::get)
        .filter(Objects::nonNull)
        .filter(one -> SignUpStep.attendance(one) != Attendance.WITHDRAWN)
        .max(Comparator.comparing(Standing::time));
  }

  /** The line as it counts: with the seats that its person has. */
  private static KnownPerson as(Standing standing, KnownPerson person) {
    Party counted = SignUpStep.party(standing, Optional.of(person));
    Party listed = person.party();
    boolean same = listed.attendance() == counted.attendance()
        && (listed.attendance() != Attendance.GOING || listed.seats() == counted.seats());
    return same
        ? person
        : new KnownPerson(
            person.id(),
            person.keys(),
            person.writer(),
            person.owner(),
            counted,
            person.listed(),
            person.since());
  }
}
