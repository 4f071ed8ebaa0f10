package io.reunion.event.signup;

import io.reunion.event.EventId;
import io.reunion.event.rsvp.RsvpOutcome;
import io.reunion.language.signup.Attendance;
import io.reunion.language.signup.Change;
import io.reunion.language.signup.KnownList;
import io.reunion.language.signup.KnownPerson;
import io.reunion.language.signup.Merge;
import io.reunion.language.signup.NameKeys;
import io.reunion.language.signup.Party;
import io.reunion.language.signup.SignUpEntry;
import io.reunion.language.signup.SignUpList;
import io.reunion.language.signup.SignUpMerge;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Lines that could not be taken when they were new, since the deadline was over or the party too large. The list knows them,
 * so nothing is new about them when it is pasted again; they are tried again all the same, until somebody takes them off.
 */
final class RefusedLines {
  private RefusedLines() {}

  /** Those who were refused and stand on {@code list} as they did; nobody who is changed by it, or taken off since. */
  static List<KnownPerson> on(SignUpList list, SignUpState state, Merge merge, Set<String> spared) {
    Set<String> others = new HashSet<>(spared);
    for (Change change : merge.changes()) {
      if (change instanceof Change.Added added) {
        others.add(added.person());
      } else if (change instanceof Change.Changed changed) {
        others.add(changed.person());
      }
    }
    return merge.people().stream()
        .filter(person -> state.refused().contains(person.id()) && !others.contains(person.id()))
        .filter(person -> person.party().attendance() != Attendance.WITHDRAWN)
        .filter(person ->
            list.entries().stream().map(SignUpEntry::party).anyMatch(line -> is(line, person)))
        .toList();
  }

  private static boolean is(Party line, KnownPerson person) {
    return person.keys().contains(NameKeys.key(line.name()))
        && line.seats() == person.party().seats()
        && line.attendance() == person.party().attendance();
  }

  /** Keeps which of these lines were refused. */
  static Future<Void> kept(
      SignUpTaking taking,
      EventId event,
      List<SignUpWork.Item> items,
      List<RsvpOutcome> outcomes,
      String operation) {
    List<String> refused = IntStream.range(0, items.size())
        .filter(i -> outcomes.get(i).result().isRefused())
        .mapToObj(i -> items.get(i).line())
        .toList();
    Set<String> tried = new HashSet<>();
    items.stream().filter(SignUpWork.Item::again).forEach(item -> tried.add(item.line()));
    return refused.isEmpty() && tried.isEmpty()
        ? Future.succeededFuture()
        : taking.amend(event, operation + "#refused", state -> state.refusing(tried, refused));
  }

  /**
   * What a list had tried once more is taken back, by person of the list and when: their lines stand there again as lines that
   * were refused, and not as somebody's who has cancelled.
   */
  static SignUpState again(SignUpState state, Map<String, Instant> refused) {
    KnownList known = state.known();
    for (KnownPerson person : known.people()) {
      Instant when = refused.get(person.id());
      if (when != null && person.party().attendance() != Attendance.WITHDRAWN) {
        known = SignUpMerge.stated(known, person.id(), person.party(), when).known();
      }
    }
    return state.with(known).refusing(List.of(), refused.keySet());
  }
}
