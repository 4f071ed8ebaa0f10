package io.reunion.member.search;

import io.reunion.member.Field;
import io.reunion.member.lexicon.ChineseName;
import io.reunion.member.lexicon.Fold;
import io.reunion.member.lexicon.GivenNames;
import io.reunion.member.lexicon.Romanisation;
import io.reunion.member.lexicon.Run;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The terms under which a name is found. */
final class NameTokens {
  private static final int MOST_WORDS = 6;
  private static final int LONGEST_INITIALS = 5;
  private static final int MOST_TOGETHER = 36;

  private final Field field;
  private final Set<Token> tokens = new LinkedHashSet<>();

  private NameTokens(Field field) {
    this.field = field;
  }

  /** The terms of {@code name}, which may hold Chinese characters, Latin words, or both. */
  static Set<Token> of(Field field, String name) {
    NameTokens names = new NameTokens(field);
    String written = Fold.latin(name);
    List<Run> runs = Run.of(written);
    List<Run> characters = runs.stream().filter(Run::han).toList();
    characters.forEach(run -> names.addChinese(ChineseName.of(run.text())));
    if (characters.size() > 1) {
      String whole = characters.stream().map(Run::text).collect(Collectors.joining());
      names.add(TermKind.FULL, Fold.simplify(whole));
    }
    List<String> words = runs.stream().filter(run -> !run.han()).map(Run::text).toList();
    if (!words.isEmpty()) {
      names.addWords(words.subList(0, Math.min(words.size(), MOST_WORDS)));
      names.addUmlauts(name);
    }
    return names.tokens;
  }

  /** The terms of a given name in Latin letters together with a Chinese surname: {@code davidchan}. */
  static Set<Token> together(Field field, String givenName, String chineseName) {
    NameTokens names = new NameTokens(field);
    List<Run> runs = Run.of(Fold.latin(chineseName)).stream().filter(Run::han).toList();
    String given = Fold.joined(givenName);
    if (runs.isEmpty()
        || given.isEmpty()
        || Run.of(Fold.text(givenName)).stream().anyMatch(Run::han)) {
      return Set.of();
    }
    ChineseName chinese = ChineseName.of(runs.get(0).text());
    Set<String> surnames = new LinkedHashSet<>(chinese.spellings());
    chinese.readings().forEach(r -> surnames.add(String.join("", chinese.surnameIn(r))));
    for (String surname : surnames) {
      names.add(TermKind.FULL, given + surname);
      names.add(TermKind.FULL, surname + given);
    }
    return names.tokens;
  }

  private void add(TermKind kind, String text) {
    if (!text.isEmpty()) {
      tokens.add(new Token(kind, field, text));
    }
  }

  private void addChinese(ChineseName name) {
    String characters = name.characters();
    add(TermKind.FULL, characters);
    add(
        TermKind.SURNAME,
        characters.substring(0, characters.offsetByCodePoints(0, name.surnameLength())));
    characters.codePoints().forEach(c -> add(TermKind.PART, Character.toString(c)));
    Run.pairs(characters).forEach(pair -> add(TermKind.PART, pair));
    name.readings().forEach(reading -> addReading(name, reading));
    name.unlikely().forEach(reading -> addSpelled(name.surnameIn(reading), name.givenIn(reading)));
    name.readings().forEach(reading -> addAbroad(name, reading));
    addGivenAbroad(name);
  }

  private void addReading(ChineseName name, List<String> reading) {
    List<String> surname = name.surnameIn(reading);
    List<String> given = name.givenIn(reading);
    String family = String.join("", surname);
    String own = String.join("", given);
    add(TermKind.SOUND, family + own);
    add(TermKind.SOUND, own + family);
    add(TermKind.SURNAME, family);
    add(TermKind.PART, family);
    add(TermKind.PART, own);
    reading.forEach(syllable -> add(TermKind.PART, syllable));
    addInitials(family, initials(surname), initials(given), own);
    reading.forEach(syllable -> add(TermKind.INITIALS, syllable.substring(0, 1)));
  }

  private void addInitials(
      String family, String familyInitials, String givenInitials, String given) {
    String firstOfFamily = familyInitials.substring(0, Math.min(1, familyInitials.length()));
    for (String first : List.of(familyInitials, firstOfFamily, family)) {
      add(TermKind.INITIALS, first + givenInitials);
      add(TermKind.INITIALS, givenInitials + first);
    }
    add(TermKind.INITIALS, givenInitials);
    add(TermKind.INITIALS, firstOfFamily + given);
  }

  private void addSpelled(List<String> surname, List<String> given) {
    String family = String.join("", surname);
    String own = String.join("", given);
    variant(family);
    surname.forEach(this::variant);
    given.forEach(this::variant);
    variant(own);
    variant(family + own);
    variant(own + family);
  }

  private void addAbroad(ChineseName name, List<String> reading) {
    List<String> given = name.givenIn(reading);
    addSpelled(wadeGiles(name.surnameIn(reading)), wadeGiles(given));
    String own = String.join("", given);
    for (String spelling : name.spellings()) {
      variant(spelling);
      variant(spelling + own);
      variant(own + spelling);
    }
  }

  /** 淑芬 is Suk Fan, Sok Hoon: each syllable, and both together. */
  private void addGivenAbroad(ChineseName name) {
    List<String> together = List.of("");
    int[] characters = name.characters().codePoints().toArray();
    for (int i = name.surnameLength(); i < characters.length; i++) {
      List<String> spellings = GivenNames.abroad(characters[i]);
      spellings.forEach(this::given);
      together = together.stream()
          .flatMap(first -> spellings.stream().map(second -> first + second))
          .limit(MOST_TOGETHER)
          .toList();
    }
    together.stream().filter(joined -> !joined.isEmpty()).forEach(this::given);
  }

  private static List<String> wadeGiles(List<String> syllables) {
    return syllables.stream().map(Romanisation::wadeGiles).toList();
  }

  /** Only what is not a right spelling anyway. */
  private void variant(String text) {
    if (!isRight(text)) {
      add(TermKind.VARIANT, text);
    }
  }

  private void given(String text) {
    if (!isRight(text) && !tokens.contains(new Token(TermKind.VARIANT, field, text))) {
      add(TermKind.GIVEN, text);
    }
  }

  private boolean isRight(String text) {
    return tokens.contains(new Token(TermKind.PART, field, text))
        || tokens.contains(new Token(TermKind.SOUND, field, text));
  }

  private void addWords(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      List<String> rotated = new ArrayList<>(words.subList(i, words.size()));
      rotated.addAll(words.subList(0, i));
      add(TermKind.FULL, String.join("", rotated));
      add(TermKind.INITIALS, initials(rotated));
      add(TermKind.INITIALS, words.get(i).substring(0, 1));
      add(TermKind.PART, words.get(i));
    }
    add(TermKind.SURNAME, words.get(0));
    add(TermKind.SURNAME, words.get(words.size() - 1));
    for (int i = 0; i + 1 < words.size(); i++) {
      add(TermKind.PART, words.get(i) + words.get(i + 1));
    }
    if (words.size() > 2) {
      String first = words.get(0);
      String last = words.get(words.size() - 1);
      add(TermKind.FULL, first + last);
      add(TermKind.FULL, last + first);
    }
  }

  /** Müller is typed Muller, and Mueller too. */
  private void addUmlauts(String name) {
    String lower = name.toLowerCase(java.util.Locale.ROOT);
    String written = lower.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue");
    if (!written.equals(lower)) {
      List<String> words = Run.of(Fold.text(written)).stream().map(Run::text).toList();
      words.forEach(this::variant);
      variant(String.join("", words));
    }
  }

  private static String initials(List<String> words) {
    return words.stream()
        .limit(LONGEST_INITIALS)
        .map(word -> word.substring(0, 1))
        .collect(Collectors.joining());
  }
}
