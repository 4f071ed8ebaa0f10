package io.reunion.language.signup;

import java.util.HashSet;
import java.util.Set;

/** One person while posts are being worked through. */
final class Tracked {
  /** The state of somebody whose line is not on the list; other states are contents of lines. */
  static final int ABSENT = -1;

  final int index;
  final String id;
  final Set<String> keys = new HashSet<>();
  /** Every content this person ever had. */
  final Set<Integer> contents = new HashSet<>();
  /** The class year that tells namesakes apart, -1 if unknown. */
  final int year;
  /** The first post with this person, -1 if that is forgotten. */
  final int first;

  String writer;
  String owner = "";
  Party party;
  int state;
  long since;

  Tracked(int index, String id, int first, KnownLine line, int content, long since) {
    this.index = index;
    this.id = id;
    this.first = first;
    this.writer = line.writer();
    this.year = NameKeys.year(line.party());
    this.keys.add(NameKeys.key(line.party().name()));
    this.party = line.party();
    this.state = content;
    this.since = since;
    this.contents.add(content);
  }

  /** Whether they come or may come. */
  boolean isIn() {
    return state != ABSENT && party.attendance() != Attendance.WITHDRAWN;
  }

  void say(Party said, int content, long time) {
    party = said;
    state = content;
    since = time;
    contents.add(content);
  }

  void withdraw(long time) {
    state = ABSENT;
    since = time;
  }

  KnownPerson known() {
    Party shown = isIn() ? party : party.withAttendance(Attendance.WITHDRAWN);
    return new KnownPerson(id, keys, writer, owner, shown, state != ABSENT, since);
  }
}
