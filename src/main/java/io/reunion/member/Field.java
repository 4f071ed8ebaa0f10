package io.reunion.member;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What may be known of a member. Every field holds a list of texts; most hold one. */
public enum Field {
  NAME("name", Nature.RECORD),
  /** English name, former name, pen name. */
  OTHER_NAMES("otherNames", Nature.RECORD),
  STUDENT_NUMBER("studentNumber", Nature.OFFICE),
  /** Four digits. */
  CLASS_YEAR("classYear", Nature.RECORD),
  DEGREE("degree", Nature.RECORD),
  MAJOR("major", Nature.RECORD),
  SCHOOL("school", Nature.RECORD),
  CITY("city", Nature.LIFE),
  COMPANY("company", Nature.LIFE),
  TITLE("title", Nature.LIFE),
  INDUSTRY("industry", Nature.LIFE),
  SKILLS("skills", Nature.LIFE),
  OFFERS("offers", Nature.LIFE),
  NEEDS("needs", Nature.LIFE),
  CHAPTER("chapter", Nature.LIFE),
  EMAIL("email", Nature.CONTACT),
  PHONE("phone", Nature.CONTACT),
  /** A BCP 47 tag. */
  LANGUAGE("language", Nature.OFFICE);

  /** Where a field comes from, which decides who sees it when the person has said nothing. */
  public enum Nature {
    /** The university's own record: what classmates know of each other anyway. */
    RECORD(Audience.MEMBERS, Audience.GROUP),
    /** How the person lives now: shown only with consent. */
    LIFE(Audience.NOBODY, Audience.GROUP),
    /** How the person is reached: given only after both sides agreed, never shown in a group. */
    CONTACT(Audience.INTRODUCTION, Audience.MEMBERS),
    /** For the office alone. */
    OFFICE(Audience.NOBODY, Audience.NOBODY);

    private final Audience unasked;
    private final Audience widest;

    Nature(Audience unasked, Audience widest) {
      this.unasked = unasked;
      this.widest = widest;
    }
  }

  private static final Map<String, Field> BY_KEY =
      Arrays.stream(values()).collect(Collectors.toMap(Field::key, Function.identity()));

  private final String key;
  private final Nature nature;

  Field(String key, Nature nature) {
    this.key = key;
    this.nature = nature;
  }

  /** The name in JSON and in the API. */
  public String key() {
    return key;
  }

  public Nature nature() {
    return nature;
  }

  /** Who sees it when the person has said nothing. */
  public Audience unasked() {
    return nature.unasked;
  }

  /** The widest audience that a person can choose for it. */
  public Audience widest() {
    return nature.widest;
  }

  /** The field that people mean by {@code word}, in Chinese or English: 城市, city, class year. */
  public static Optional<Field> named(String word) {
    return Headings.field(word);
  }

  public static Optional<Field> byKey(String key) {
    return Optional.ofNullable(BY_KEY.get(key));
  }
}
