package io.reunion.language.signup;

/** What about an entry was read one way and may well have been meant another; worth a question. */
public enum Doubt {
  /** How many people come: {@code 张三 2}, {@code 一家}, {@code +1?}. */
  SEATS,
  /** Whether a second name is a companion: {@code 张三/李四}. */
  GUESTS,
  /** A role stands where a name should: {@code 班长}. */
  ROLE,
  /** Whether they come: {@code 有事}. */
  ATTENDANCE
}
