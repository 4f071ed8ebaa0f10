package io.reunion.language.signup;

import java.util.List;

/**
 * What one line of a sign-up list says: one person and whom they bring.
 *
 * @param name as written, without numbers, marks and invisible characters; never empty
 * @param seats the person included; 1 or more
 * @param guests companions that are named, at most {@code seats - 1}; the other seats have no name
 * @param note what else the line says, without telephone numbers; may be empty
 */
public record Party(
    String name, int seats, List<String> guests, String note, Attendance attendance) {
  public static final int MAX_SEATS = 99;

  public Party {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("name: empty (expected: a name)");
    }
    if (seats < 1 || seats > MAX_SEATS || guests.size() > seats - 1) {
      throw new IllegalArgumentException("seats: " + seats + " with " + guests.size()
          + " guests (expected: 1 to " + MAX_SEATS + ", more than guests)");
    }
    guests = List.copyOf(guests);
  }

  /** One person who comes alone. */
  public static Party of(String name) {
    return new Party(name, 1, List.of(), "", Attendance.GOING);
  }

  public Party withAttendance(Attendance other) {
    return new Party(name, seats, guests, note, other);
  }
}
