package io.reunion.member;

import io.reunion.member.lexicon.Fold;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What tells that a row of an office's list is somebody who is known: the student number, an e-mail address, a phone
 * number; for a person who has none of them, the name together with class year, major and school.
 */
public record NaturalKey(Kind kind, String value) {
  private static final int MAINLAND_MOBILE = 11;

  /** The strongest first. */
  enum Kind {
    STUDENT_NUMBER,
    EMAIL,
    PHONE,
    /** Weak: two people may share it. */
    PERSON
  }

  /** The keys of a person, the strongest first; PERSON only where there is no other. */
  public static List<NaturalKey> of(Particulars particulars) {
    List<NaturalKey> keys = new ArrayList<>();
    for (Field field : List.of(Field.STUDENT_NUMBER, Field.EMAIL, Field.PHONE)) {
      for (String text : particulars.all(field)) {
        of(field, text).filter(key -> !keys.contains(key)).ifPresent(keys::add);
      }
    }
    if (keys.isEmpty()) {
      keys.add(person(particulars));
    }
    return keys;
  }

  /** The key that a value of {@code field} is, in whatever way it is written; nothing if it is none. */
  static Optional<NaturalKey> of(Field field, String text) {
    NaturalKey key = switch (field) {
      case STUDENT_NUMBER -> new NaturalKey(Kind.STUDENT_NUMBER, Fold.joined(text));
      case EMAIL -> new NaturalKey(Kind.EMAIL, Fold.text(text).strip());
      case PHONE -> new NaturalKey(Kind.PHONE, phone(text));
      case NAME,
          OTHER_NAMES,
          CLASS_YEAR,
          DEGREE,
          MAJOR,
          SCHOOL,
          CITY,
          COMPANY,
          TITLE,
          INDUSTRY,
          SKILLS,
          OFFERS,
          NEEDS,
          CHAPTER,
          LANGUAGE -> new NaturalKey(Kind.PERSON, "");
    };
    return key.value.isEmpty() ? Optional.empty() : Optional.of(key);
  }

  public static NaturalKey person(Particulars particulars) {
    StringBuilder joined = new StringBuilder();
    for (Field field : List.of(Field.NAME, Field.CLASS_YEAR, Field.MAJOR, Field.SCHOOL)) {
      joined.append(Fold.joined(particulars.first(field).orElse(""))).append('|');
    }
    return new NaturalKey(Kind.PERSON, joined.toString());
  }

  /** Digits with the country code; eleven that begin with 1 are a mobile number of the mainland. */
  public static String phone(String text) {
    StringBuilder digits = new StringBuilder();
    text.codePoints()
        .filter(Character::isDigit)
        .forEach(c -> digits.append(Character.digit(c, 10)));
    if (text.strip().startsWith("00") && digits.length() > 2) {
      return digits.substring(2);
    }
    boolean mainland = digits.length() == MAINLAND_MOBILE
        && digits.charAt(0) == '1'
        && !text.strip().startsWith("+");
    return mainland ? "86" + digits : digits.toString();
  }

  /** A hash, so that no look-up key of the store shows a number or an address. */
  public String hash() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest((kind + ":" + value).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** Never the value: this may end in a log. */
  @Override
  public String toString() {
    return "NaturalKey[" + kind + "]";
  }
}
