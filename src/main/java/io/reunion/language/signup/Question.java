package io.reunion.language.signup;

/** What a sign-up list leaves open, to be asked instead of guessed. */
public enum Question {
  /** A line is missing, and it cannot be shown that somebody took it off. It stays. */
  MISSING,
  /** The author's own line is missing in a list to which they added somebody. It stays. */
  OWN_LINE_MISSING,
  /** Somebody who withdrew is there again, and it cannot be shown that it is not an old copy. They stay withdrawn. */
  RETURNED,
  /** Two people of one name, or one twice? Both count until it is known. */
  SAME_NAME,
  /** How many come. */
  SEATS,
  /** Whether a second name is a companion. */
  GUESTS,
  /** Who the role is. */
  ROLE,
  /** Whether they come. */
  ATTENDANCE,
  /** A line that is no entry. */
  UNREADABLE
}
