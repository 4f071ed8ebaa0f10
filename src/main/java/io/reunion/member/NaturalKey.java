package io.reunion.member;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What tells that a row of an office's list is somebody who is known: the student number, an e-mail address, a phone
 * number; for a person who has none of them, the name together with class year, major and school.
 */
record NaturalKey(Kind kind, String value) {
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
  static List<NaturalKey> of(Particulars particulars) {
    List<NaturalKey> keys = new ArrayList<>();
    for (String text : particulars.all(Field.STUDENT_NUMBER)) {
      add(keys, Kind.STUDENT_NUMBER, Fold.joined(text));
    }
    for (String text : particulars.all(Field.EMAIL)) {
      add(keys, Kind.EMAIL, Fold.text(text).strip());
    }
    for (String text : particulars.all(Field.PHONE)) {
      add(keys, Kind.PHONE, phone(text));
    }
    if (keys.isEmpty()) {
      keys.add(person(particulars));
    }
    return keys;
  }

  static NaturalKey ofStudentNumber(String number) {
    return new NaturalKey(Kind.STUDENT_NUMBER, Fold.joined(number));
  }

  static NaturalKey person(Particulars particulars) {
    StringBuilder joined = new StringBuilder();
    for (Field field : List.of(Field.NAME, Field.CLASS_YEAR, Field.MAJOR, Field.SCHOOL)) {
      joined.append(Fold.joined(particulars.first(field).orElse(""))).append('|');
    }
    return new NaturalKey(Kind.PERSON, joined.toString());
  }

  private static void add(List<NaturalKey> keys, Kind kind, String value) {
    NaturalKey key = new NaturalKey(kind, value);
    if (!value.isEmpty() && !keys.contains(key)) {
      keys.add(key);
    }
  }

  /** Digits with the country code; eleven that begin with 1 are a mobile number of the mainland. */
  static String phone(String text) {
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
  String hash() {
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
