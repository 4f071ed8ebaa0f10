package io.reunion.member;

/** Who may see a field of a member, the narrowest first: each sees what the ones above it see, and more people do. */
public enum Audience {
  /** Only the person and the association's office. */
  NOBODY,
  /** The other side of an introduction that both have agreed to. */
  INTRODUCTION,
  /** Verified members of a chapter that the person belongs to, in private. */
  CHAPTER,
  /** Every verified member, in private. */
  MEMBERS,
  /** Whoever is in a group chat in which a verified member asks. */
  GROUP;

  Audience narrower(Audience other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
