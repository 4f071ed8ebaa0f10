package io.reunion.language;

/** Where the beginning or the end of a pattern must lie. */
enum Anchor {
  ANYWHERE,
  CLAUSE,
  MESSAGE
}
