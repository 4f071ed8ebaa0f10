package io.reunion.member.search;

import io.reunion.member.Field;

/**
 * Why somebody was found: which part of the question was met by which field, and how.
 *
 * @param asked the part of the question, folded
 * @param taken another word that it was taken for; empty if it was taken as it is, or as a name
 */
public record Reason(String asked, Field field, How how, String taken) {
  public Reason(String asked, Field field, How how) {
    this(asked, field, how, "");
  }

  /** How a part of a question was met. */
  public enum How {
    /** The whole name. */
    NAME,
    /** A part of the name. */
    PART_OF_NAME,
    /** The name in pinyin, or characters that sound alike. */
    SOUND,
    /** The name as it is spelled elsewhere: Cheung, Hsu. */
    OTHER_SPELLING,
    INITIALS,
    /** Another word for the same. */
    MEANING,
    /** The word itself. */
    WORD,
    /** The beginning of it. */
    BEGINNING,
    /** One slip of the keyboard away. */
    SIMILAR
  }
}
