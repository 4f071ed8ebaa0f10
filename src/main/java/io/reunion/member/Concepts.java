package io.reunion.member;

import io.reunion.member.lexicon.Fold;
import io.reunion.member.lexicon.Han;
import io.reunion.member.lexicon.Run;
import io.reunion.member.lexicon.Slips;
import io.reunion.member.lexicon.Tables;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words of a question and of a record that mean the same in several languages or spellings. */
public final class Concepts {
  /** In how many words a phrase may be written. */
  public static final int MOST_WORDS = 5;

  /** In the head of a line: KIND ID < WIDER. */
  private static final int FIRST_WIDER = 3;

  private static final int SHORTEST_MISTYPED = 5;
  /** Shorter ones are abbreviations: pm, ceo. */
  private static final int SHORTEST_PLURAL = 4;

  private static final List<String> DEPARTMENT = List.of("系", "学院", "专业");

  private static final Map<String, List<Concept>> BY_PHRASE = new HashMap<>();
  /** Those in Latin letters that are long enough to be told apart when they are mistyped. */
  private static final Map<Integer, List<Spelling>> BY_LENGTH = new HashMap<>();

  private static final Map<String, String> WRITTEN = new HashMap<>();
  private static final Map<String, Concept> BY_ID = new HashMap<>();
  private static int longestPhrase;

  static {
    Map<String, List<String>> wider = new HashMap<>();
    Tables.read("concepts.txt", line -> add(line, wider));
    wider.forEach((id, parents) -> parents.forEach(parent -> {
      if (!BY_ID.containsKey(parent)) {
        throw new IllegalStateException(
            "concept " + id + " under " + parent + " (expected: an id)");
      }
    }));
    BY_ID.values().forEach(concept -> concept.climb(wider));
    BY_PHRASE.keySet().stream()
        .filter(phrase -> phrase.length() >= SHORTEST_MISTYPED && !Han.isHan(phrase.codePointAt(0)))
        .forEach(phrase -> BY_LENGTH
            .computeIfAbsent(phrase.length(), l -> new ArrayList<>())
            .add(new Spelling(phrase)));
  }

  private Concepts() {}

  /** What kind of thing a concept is, and in which fields it is looked for. */
  public enum Kind {
    PLACE,
    INDUSTRY,
    MAJOR,
    DEGREE,
    SCHOOL,
    ROLE,
    FIRM;

    private boolean isWork() {
      return this == ROLE || this == INDUSTRY;
    }

    public boolean in(Field field) {
      return isHome(field)
          || switch (this) {
            case PLACE -> field == Field.CHAPTER;
            case INDUSTRY ->
              field == Field.SKILLS
                  || field == Field.OFFERS
                  || field == Field.NEEDS
                  || field == Field.MAJOR;
            case MAJOR, ROLE -> field == Field.SKILLS;
            case DEGREE, SCHOOL, FIRM -> false;
          };
    }

    /** Whether {@code field} is where such a thing is first looked for: who works in finance goes before who knows of it. */
    public boolean isHome(Field field) {
      return switch (this) {
        case PLACE -> field == Field.CITY;
        case INDUSTRY -> field == Field.INDUSTRY || field == Field.TITLE || field == Field.COMPANY;
        case MAJOR -> field == Field.MAJOR;
        case DEGREE -> field == Field.DEGREE;
        case SCHOOL -> field == Field.SCHOOL;
        case ROLE -> field == Field.TITLE;
        case FIRM -> field == Field.COMPANY;
      };
    }
  }

  /** One meaning: found under its own id and under those of the wider ones. */
  public static final class Concept {
    private final Kind kind;
    private final String id;
    private final List<String> wider;
    private final List<String> phrases;
    private final Set<String> ids = new LinkedHashSet<>();

    private Concept(Kind kind, String id, List<String> wider, List<String> phrases) {
      this.kind = kind;
      this.id = id;
      this.wider = wider;
      this.phrases = phrases;
    }

    private void climb(Map<String, List<String>> wider) {
      Deque<String> left = new ArrayDeque<>(List.of(id));
      while (!left.isEmpty()) {
        String at = left.remove();
        if (ids.add(at)) {
          left.addAll(wider.getOrDefault(at, List.of()));
        }
      }
    }

    public Kind kind() {
      return kind;
    }

    public String id() {
      return id;
    }

    /** Its own id and the wider ones, the nearest first. */
    public Set<String> ids() {
      return ids;
    }

    /** What is found where this is asked for and nobody has it: a doctor for a cardiologist, not a city for another. */
    public List<Concept> nextWider() {
      return kind == Kind.PLACE || kind == Kind.FIRM
          ? List.of()
          : wider.stream()
              .map(BY_ID::get)
              .filter(concept -> concept.kind.isWork())
              .toList();
    }

    /** The first of the phrases that are written in Chinese characters, or the first that are not. */
    public String phrase(boolean han) {
      return phrases.stream()
          .filter(phrase -> Han.isHan(phrase.codePointAt(0)) == han)
          .findFirst()
          .orElse(id);
    }
  }

  /** A phrase that somebody may have meant, as it is written, and one of its meanings. */
  public record Likeness(String phrase, Concept concept) {}

  /**
   * A phrase and which letters it has: to compare those costs next to nothing, and most phrases need nothing more to be
   * told from a word.
   */
  private record Spelling(String phrase, long letters) {
    Spelling(String phrase) {
      this(phrase, phrase.chars().mapToLong(c -> 1L << c).reduce(0, (all, one) -> all | one));
    }

    /** One slip brings at most one letter and takes at most one away. */
    boolean mayBe(Spelling other) {
      return Long.bitCount(letters ^ other.letters) <= 2;
    }
  }

  /** A phrase found in a text, from run {@code from} to before run {@code to} or within one run of characters. */
  public record Found(List<Concept> concepts, int length) {}

  private static void add(String line, Map<String, List<String>> wider) {
    int colon = line.indexOf(" : ");
    List<String> head = Tables.split(line.substring(0, colon), " ");
    Kind kind = Kind.valueOf(head.get(0).toUpperCase(Locale.ROOT));
    List<String> parents = head.subList(Math.min(head.size(), FIRST_WIDER), head.size());
    List<String> phrases = new ArrayList<>(Tables.split(line.substring(colon + 3), ","));
    Concept concept = new Concept(kind, head.get(1), parents, List.copyOf(phrases));
    if (BY_ID.put(concept.id, concept) != null) {
      throw new IllegalStateException("concept " + concept.id + " twice (expected: once)");
    }
    wider.put(concept.id, parents);
    if (concept.kind == Kind.ROLE) {
      phrases.addAll(plurals(phrases));
    }
    if (concept.kind == Kind.MAJOR) {
      phrases.addAll(departments(phrases));
    }
    for (String phrase : phrases) {
      String key = Fold.joined(phrase);
      BY_PHRASE.computeIfAbsent(key, k -> new ArrayList<>()).add(concept);
      WRITTEN.putIfAbsent(key, phrase);
      longestPhrase = Math.max(longestPhrase, key.length());
    }
  }

  /** Whoever is of 化学系 or of 化学学院 has studied 化学. */
  private static List<String> departments(List<String> phrases) {
    return phrases.stream()
        .filter(phrase -> Han.isHan(phrase.codePointAt(0))
            && phrase.length() > 1
            && DEPARTMENT.stream().noneMatch(phrase::endsWith))
        .flatMap(phrase -> DEPARTMENT.stream().map(end -> phrase + end))
        .filter(phrase -> !phrases.contains(phrase))
        .toList();
  }

  /** Whoever asks for lawyers means everybody who is one. */
  private static List<String> plurals(List<String> phrases) {
    return phrases.stream()
        .filter(phrase -> phrase.length() >= SHORTEST_PLURAL
            && !phrase.endsWith("s")
            && !Han.isHan(phrase.codePointAt(0)))
        .map(phrase -> phrase + "s")
        .toList();
  }

  public static List<Concept> of(String joinedPhrase) {
    return BY_PHRASE.getOrDefault(joinedPhrase, List.of());
  }

  /** What a phrase in Latin letters that is one slip of the keyboard away from {@code joined} means. */
  public static List<Likeness> similar(String joined) {
    List<Likeness> similar = new ArrayList<>();
    Spelling asked = new Spelling(joined);
    for (int length = joined.length() - 1; length <= joined.length() + 1; length++) {
      for (Spelling known : BY_LENGTH.getOrDefault(length, List.of())) {
        if (known.mayBe(asked) && Slips.between(known.phrase, joined) == 1) {
          String written = WRITTEN.getOrDefault(known.phrase, known.phrase);
          of(known.phrase).forEach(concept -> similar.add(new Likeness(written, concept)));
        }
      }
    }
    return similar;
  }

  /** The longest phrase at {@code at} of a run of characters; of one character only if that is the whole run. */
  public static @Nullable Found inCharacters(String han, int at) {
    int shortest = at == 0 && han.codePointCount(0, han.length()) == 1 ? 1 : 2;
    for (int length = Math.min(longestPhrase, han.length() - at); length >= shortest; length--) {
      List<Concept> found = of(han.substring(at, at + length));
      if (!found.isEmpty()) {
        return new Found(found, length);
      }
    }
    return null;
  }

  /** The longest phrase that the words from {@code at} on begin with; its length is in words. */
  public static @Nullable Found inWords(List<Run> runs, int at) {
    int longest = 0;
    StringBuilder joined = new StringBuilder();
    @Nullable Found found = null;
    while (at + longest < runs.size()
        && longest < MOST_WORDS
        && !runs.get(at + longest).han()) {
      joined.append(runs.get(at + longest).text());
      longest++;
      List<Concept> concepts = of(joined.toString());
      if (!concepts.isEmpty()) {
        found = new Found(concepts, longest);
      }
    }
    return found;
  }

  /** The form of {@code id} where it stands in a field that is the first to be asked for it. */
  public static String atHome(String id) {
    return id + "!";
  }

  /** All that a value of {@code field} means, with the wider meanings, and which of them it means first of all. */
  public static Set<String> meantBy(List<Run> runs, Field field) {
    Set<String> ids = new LinkedHashSet<>();
    for (int i = 0; i < runs.size(); ) {
      i += runs.get(i).han()
          ? meantByCharacters(runs.get(i), field, ids)
          : meantByWords(runs, i, field, ids);
    }
    return ids;
  }

  private static int meantByCharacters(Run run, Field field, Set<String> ids) {
    for (int at = 0; at < run.text().length(); ) {
      Found found = inCharacters(run.text(), at);
      at += found == null ? 1 : found.length;
      collect(found, field, ids);
    }
    return 1;
  }

  private static int meantByWords(List<Run> runs, int at, Field field, Set<String> ids) {
    Found found = inWords(runs, at);
    collect(found, field, ids);
    return found == null ? 1 : found.length;
  }

  private static void collect(@Nullable Found found, Field field, Set<String> ids) {
    if (found != null) {
      for (Concept concept : found.concepts) {
        if (concept.kind.in(field)) {
          ids.addAll(concept.ids);
        }
        if (concept.kind.isHome(field)) {
          concept.ids.forEach(id -> ids.add(atHome(id)));
        }
      }
    }
  }
}
