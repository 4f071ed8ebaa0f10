package io.reunion.event.rsvp;

import io.reunion.language.signup.NameKeys;

/** A name reduced to what tells two people apart: letters and digits, in one width, case and script. */
public final class NameKey {
  /** Keys of people of whom nothing but the name is known begin so. */
  public static final String LINE = "l:";

  private NameKey() {}

  public static String of(String name) {
    return NameKeys.key(name);
  }

  /** The key of somebody who is only a name. */
  public static String line(String name) {
    return LINE + of(name);
  }
}
