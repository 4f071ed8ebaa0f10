package io.reunion.member.search;

import io.reunion.member.search.UnseenPeople.Given;
import io.reunion.member.search.UnseenPeople.Person;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The ways in which people ask for somebody, each as a function from the one who is meant to the words. */
final class UnseenQuestions {
  /** What is asked of the answers to one kind. */
  enum Demand {
    /** Spelled as it is, in whatever script or order: 99 in 100. */
    EXACT,
    /** One slip of the keyboard: 95 in 100. */
    TYPO
  }

  record Kind(Demand demand, Function<Person, String> asked) {}

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String DIGITS = "零一二三四五六七八九";

  private final UnseenPeople people;
  private final Map<String, Kind> kinds = new LinkedHashMap<>();

  private UnseenQuestions(UnseenPeople people) {
    this.people = people;
  }

  /** The kinds by name. Where several people share a name, a year is asked for beside it, in any of its spellings. */
  static Map<String, Kind> all(UnseenPeople people) {
    UnseenQuestions questions = new UnseenQuestions(people);
    questions.inCharacters();
    questions.inPinyin();
    questions.inOtherSpellings();
    questions.byFacts();
    questions.withSlips();
    return questions.kinds;
  }

  private void exact(String name, Function<Person, String> asked) {
    kinds.put(name, new Kind(Demand.EXACT, asked));
  }

  private void typo(String name, Function<Person, String> asked) {
    kinds.put(name, new Kind(Demand.TYPO, asked));
  }

  private void inCharacters() {
    exact("characters", Person::characters);
    exact("traditional characters", Person::traditional);
    exact("characters and year", p -> p.characters() + year(p));
    exact("year and characters", p -> year(p) + p.characters());
    exact("part of the characters, year, city", p -> given(p) + " " + year(p) + " " + city(p));
    exact(
        "surname, year, city, major, company",
        p -> p.surname().simplified() + " " + year(p) + " " + city(p) + " "
            + people.either(p.major()) + " " + p.company());
    exact(
        "characters in a sentence",
        p -> "有没有人认识" + p.characters() + "，好像在" + p.city().zh() + "？");
    exact("surname with a title", p -> p.characters() + "学长");
  }

  private void inPinyin() {
    exact("pinyin by syllable", p -> reading(p) + " " + p.own(" "));
    exact("pinyin in two words", p -> capital(reading(p)) + " " + capital(p.own()));
    exact("pinyin in one word", p -> reading(p) + p.own());
    exact("pinyin, given first", p -> capital(p.own()) + " " + capital(reading(p)));
    exact("pinyin in one word, given first", p -> p.own() + reading(p));
    exact("pinyin, comma", p -> reading(p).toUpperCase(Locale.ROOT) + ", " + capital(p.own("-")));
    exact("pinyin, hyphen", p -> capital(p.own("-")) + " " + capital(reading(p)));
    exact("pinyin shuffled, year, city", p -> shuffled(p) + " " + year(p) + " " + city(p));
    exact("pinyin with tones", p -> reading(p) + digits(p));
    exact(
        "initials, year, city, major",
        p -> initials(p) + " " + year(p) + " " + city(p) + " " + people.either(p.major()));
    exact(
        "surname and initials, year, city",
        p -> reading(p) + " " + initials(p).substring(initialOfSurname(p).length()) + " " + year(p)
            + " " + city(p));
    exact(
        "surname in characters, given in pinyin",
        p -> p.surname().simplified() + p.own() + " " + year(p));
    exact(
        "surname in pinyin, given in characters", p -> reading(p) + " " + given(p) + " " + year(p));
    exact(
        "beginning of the name, year, city",
        p -> reading(p) + " " + p.own().substring(0, Math.max(2, p.own().length() - 1)) + " "
            + year(p) + " " + city(p));
  }

  private void inOtherSpellings() {
    exact("surname as abroad", p -> capital(p.own()) + " " + capital(abroad(p)) + " " + year(p));
    exact("surname as abroad, first", p -> abroad(p) + " " + p.own(" ") + " " + year(p));
    exact(
        "Wade-Giles surname and given name",
        p -> abroad(p) + " " + p.ownInWadeGiles("-") + " " + year(p));
    exact(
        "Wade-Giles given name in words",
        p -> p.ownInWadeGiles(" ") + " " + abroad(p) + " " + year(p));
    exact(
        "given name and initial",
        p -> capital(p.own()) + " " + initialOfSurname(p) + ". " + year(p) + " " + city(p));
  }

  private void byFacts() {
    exact(
        "English sentence",
        p -> "who works in " + p.industry().en() + " in " + p.city().en() + ", class of " + p.year()
            + "? I think " + capital(reading(p)) + " " + capital(p.own()));
    exact(
        "Chinese sentence",
        p -> "请问" + p.year() + "级在" + p.city().zh() + "做" + p.industry().zh() + "的"
            + p.characters());
    exact(
        "mixed",
        p -> p.city().en() + " " + p.major().zh() + " " + year(p) + " " + reading(p) + " "
            + p.own());
    exact("company and name", p -> p.own() + " " + reading(p) + " " + p.company());
    exact(
        "skill, city, year, name",
        p -> people.either(p.skill()) + " " + city(p) + " " + year(p) + " " + p.characters());
    exact(
        "fields",
        p -> "name:" + reading(p) + p.own() + " city:" + p.city().en().replace(" ", "") + " "
            + year(p));
  }

  private void withSlips() {
    typo("slip in one word", p -> slip(reading(p) + p.own()) + " " + year(p));
    typo(
        "slip in the given name",
        p -> capital(reading(p)) + " " + slip(p.own()) + " " + year(p) + " " + city(p));
    typo(
        "slip in two words", p -> slip(p.own() + " " + reading(p)) + " " + year(p) + " " + city(p));
    typo(
        "slip in a spelling abroad",
        p -> abroad(p) + " " + slip(p.own()) + " " + year(p) + " " + city(p));
    typo(
        "slip in the city",
        p -> reading(p) + " " + p.own() + " " + slip(p.city().en()) + " " + year(p));
    typo(
        "slip in the surname",
        p -> slip(reading(p)) + " " + p.own() + " " + year(p) + " " + city(p));
    typo(
        "slip in a sentence",
        p -> "does anyone know " + slip(reading(p) + p.own()) + " from "
            + p.city().en() + " " + year(p));
  }

  private String reading(Person p) {
    return people.one(p.surname().readings());
  }

  private String abroad(Person p) {
    return p.surname().abroad().isEmpty() ? reading(p) : people.one(p.surname().abroad());
  }

  private static String given(Person p) {
    return String.join("", p.given().stream().map(Given::simplified).toList());
  }

  private String city(Person p) {
    return people.either(p.city());
  }

  private String shuffled(Person p) {
    List<String> words = new ArrayList<>(p.given().stream().map(Given::pinyin).toList());
    words.add(reading(p));
    Collections.shuffle(words, people.random());
    return String.join(" ", words);
  }

  /** Tones as digits: any, for nobody reads them. */
  private String digits(Person p) {
    return (1 + people.random().nextInt(4)) + " "
        + String.join(
            " ",
            p.given().stream()
                .map(g -> g.pinyin() + (1 + people.random().nextInt(4)))
                .toList());
  }

  private static String initialOfSurname(Person p) {
    return p.family().substring(0, 1);
  }

  private static String initials(Person p) {
    return initialOfSurname(p)
        + String.join(
            "", p.given().stream().map(g -> g.pinyin().substring(0, 1)).toList());
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /** The class year in any of its spellings. */
  String year(Person p) {
    int year = p.year();
    String two = String.format(Locale.ROOT, "%02d", year % 100);
    return people.one(List.of(
        " " + year + " ",
        year + "级",
        year + "届",
        two + "级",
        two + "届",
        " '" + two + " ",
        " ’" + two + " ",
        " class of " + year + " ",
        " Class of '" + two + " ",
        year + "級",
        chinese(Integer.toString(year)) + "级",
        chinese(two) + "级",
        year + "年入学",
        two + " 级",
        wide(year) + "级",
        " " + year + "年毕业 "));
  }

  private static String chinese(String digits) {
    StringBuilder text = new StringBuilder();
    digits.chars().forEach(d -> text.append(DIGITS.charAt(d - '0')));
    return text.toString();
  }

  private static String wide(int year) {
    StringBuilder text = new StringBuilder();
    Integer.toString(year).chars().forEach(d -> text.append((char) (d - '0' + '０')));
    return text.toString();
  }

  /** One letter too many, too few, wrong, or exchanged with its neighbour; never at the first place of a word. */
  String slip(String text) {
    int at = 1 + people.random().nextInt(Math.max(1, text.length() - 1));
    while (at < text.length() - 1 && (text.charAt(at) == ' ' || text.charAt(at - 1) == ' ')) {
      at++;
    }
    at = Math.min(at, text.length() - 1);
    String before = text.substring(0, at);
    String after = text.substring(at + 1);
    char letter = LETTERS.charAt(people.random().nextInt(LETTERS.length()));
    return switch (people.random().nextInt(4)) {
      case 0 -> before + after;
      case 1 -> before + letter + text.substring(at);
      case 2 -> before + letter + after;
      default ->
        at + 1 < text.length() && after.charAt(0) != ' '
            ? before + after.charAt(0) + text.charAt(at) + after.substring(1)
            : before + letter + after;
    };
  }
}
