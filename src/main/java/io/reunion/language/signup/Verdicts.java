package io.reunion.language.signup;

import io.reunion.language.signup.Matching.Row;
import java.util.BitSet;
import java.util.List;

/** Decides what one pasted list says about the people known before it; the rules are those of {@link Fold}. */
final class Verdicts {
  /** Nobody takes off more lines of others at once; a list without more than these was made from one that was missed. */
  private static final int MOST_TAKEN_OFF = 2;

  private final PostReading reading;
  private final boolean adds;
  private final boolean mayTakeOff;
  private final List<Change.Unclear> open;

  private Verdicts(PostReading reading, List<Change.Unclear> open) {
    this.reading = reading;
    this.open = open;
    this.adds = !reading.added().isEmpty();
    this.mayTakeOff = !reading.gaps() && takenOff() <= MOST_TAKEN_OFF;
  }

  /** Applies what the list says; true if it was made from a version that was missed. */
  static boolean apply(PostReading reading, List<Change.Unclear> open) {
    Verdicts verdicts = new Verdicts(reading, open);
    for (Tracked person : reading.people()) {
      if (reading.post().spares(person)) {
        continue;
      }
      if (!reading.isPresent(person)) {
        verdicts.miss(person);
      } else if (reading.row(person).content() != person.state) {
        verdicts.say(person);
      }
    }
    return !verdicts.mayTakeOff;
  }

  private int takenOff() {
    int count = 0;
    for (Tracked person : reading.people()) {
      boolean off = person.isIn() && !reading.isPresent(person) && !reading.owns(person);
      count += off && isTakenOff(person) ? 1 : 0;
    }
    return count;
  }

  /** No possible base lacks them, and somebody who came later is there. */
  private boolean isTakenOff(Tracked person) {
    return !reading.bases().explain(person.index, Tracked.ABSENT)
        && reading.bases().any(person.index)
        && newest(person) > person.first;
  }

  /** The first appearance of the newest of the others on the list. */
  private int newest(Tracked except) {
    int newest = -1;
    BitSet present = reading.present();
    for (int i = present.nextSetBit(0); i >= 0; i = present.nextSetBit(i + 1)) {
      newest = i == except.index ? newest : Math.max(newest, reading.people().get(i).first);
    }
    return newest;
  }

  private void miss(Tracked person) {
    if (!person.isIn()) {
      return;
    }
    boolean shown = mayTakeOff && isTakenOff(person);
    boolean own = reading.owns(person) && mayHaveStood(person);
    if (shown || (own && !adds)) {
      person.withdraw(reading.post().time());
    } else if (own) {
      ask(Question.OWN_LINE_MISSING, person);
    } else if (leavesHole(person) && !reading.bases().explain(person.index, Tracked.ABSENT)) {
      ask(Question.MISSING, person);
    }
  }

  /** A line that no list ever had, since its person answered elsewhere, nobody has taken off: the copy is older. */
  private boolean mayHaveStood(Tracked person) {
    return reading.forgetful() || reading.bases().latestWith(person.index) != null;
  }

  /** An old copy lacks the end of the list; a line that is missing above others is something else. */
  private boolean leavesHole(Tracked person) {
    Version version = reading.bases().latestWith(person.index);
    return version != null && version.anyBelow(person.index, reading.present());
  }

  private void say(Tracked person) {
    Row row = reading.row(person);
    Party party = row.line().party();
    if (!person.isIn() && party.attendance() == Attendance.WITHDRAWN) {
      return;
    }
    boolean own = reading.owns(person);
    boolean copied = isCopied(person, row.content(), own);
    if (isWritten(person, row.content(), copied) || (own && !(adds && copied))) {
      person.say(party, row.content(), reading.post().time());
    } else if (!person.isIn() && (!copied || isMovedToTheEnd(person))) {
      ask(Question.RETURNED, person);
    }
  }

  /** What somebody once had comes back by an old copy rather than by another's hand: there a doubt is enough. */
  private boolean isCopied(Tracked person, int content, boolean own) {
    Bases bases = reading.bases();
    boolean plain = own || !person.contents.contains(content);
    return plain
        ? bases.explain(person.index, content)
        : bases.explainNearly(person.index, content);
  }

  /** Nobody can have copied it, or nobody ever saw it. */
  private boolean isWritten(Tracked person, int content, boolean copied) {
    boolean unheard = person.isIn() && !person.contents.contains(content);
    boolean recent = !reading.forgetful() || newest(person) >= 0;
    return !copied && recent && (unheard || reading.bases().any(person.index));
  }

  /** Whoever puts a line back puts it last; in an old copy it stands where it stood. */
  private boolean isMovedToTheEnd(Tracked person) {
    BitSet others = (BitSet) reading.present().clone();
    others.clear(person.index);
    return reading.isLast(person)
        && !others.isEmpty()
        && reading.bases().explainOnlyAbove(person.index, reading.row(person).content(), others);
  }

  private void ask(Question question, Tracked person) {
    open.add(new Change.Unclear(question, person.id, person.party.name()));
  }
}
