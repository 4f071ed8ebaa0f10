package io.reunion.language.signup;

/** How sure it is that a text is a sign-up list at all. */
public enum Certainty {
  /** It says so: {@code #接龙}, {@code #Group Note}, or WeChat's own form. */
  CERTAIN,
  /** Three or more well-numbered lines that read like names, and nothing that says what they are. */
  MAYBE
}
