package io.reunion.member.search;

import io.reunion.member.Concepts;
import io.reunion.member.Field;
import io.reunion.member.lexicon.ChineseName;
import io.reunion.member.lexicon.Fold;
import io.reunion.member.lexicon.GivenNames;
import io.reunion.member.lexicon.Han;
import io.reunion.member.lexicon.Run;
import io.reunion.member.search.Probe.Mode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The ways in which words and characters of a question are looked for, and what each is worth. */
final class Probes {
  private static final int SHORTEST_PREFIX = 3;
  private static final int SHORTEST_PLURAL = 5;
  private static final int SHORTEST_SIMILAR_NAME = 4;
  private static final int SHORTEST_SIMILAR_WORD = 5;
  private static final int LONGEST_INITIALS = 10;
  /** Longer stretches of characters are sentences. */
  private static final int LONGEST_SPLIT = 10;

  private static final int LONGEST_SENTENCE = 40;
  private static final int SHORTEST_NAME = 2;
  private static final int LONGEST_NAME = 5;

  /** How many readings of the characters that are asked for are tried. */
  private static final int MOST_READINGS = 4;

  static final double YEAR = 6;
  static final double YEAR_NEARBY = 4;
  /** What a thing is a kind of. */
  static final double WIDER = 1.3;

  static final double CONCEPT = 6;
  /** Among what somebody knows, offers or needs. */
  static final double CONCEPT_ELSEWHERE = 4.5;

  /** A name that is also a place or a trade goes before those who are there or do that: Sydney, Law, 长春. */
  private static final double NAME_BEFORE_MEANING = 9.2;

  private static final double NAME_BESIDE_MEANING = 7.5;

  /** Guesses are worth less than the least likeness of a name. */
  private static final double BEGINNING = 1.4;

  private static final double SIMILAR = 1.2;

  /** Robert for Bob: before what is only written nearly so. */
  private static final double ALSO_CALLED = 3.8;

  private Probes() {}

  /** One word, or several written as one. {@code name} is what a match in a name is worth at most. */
  static List<Probe> word(String word) {
    List<Probe> ways = new ArrayList<>(name(word, 9));
    ways.add(Probe.term(TermKind.ANY, word, 5));
    singular(word).ifPresent(one -> ways.add(Probe.term(TermKind.ANY, one, 4.5)));
    return ways;
  }

  /** Who asks for documentaries means whoever makes a documentary. */
  private static Optional<String> singular(String word) {
    if (word.length() < SHORTEST_PLURAL || !word.endsWith("s") || word.endsWith("ss")) {
      return Optional.empty();
    }
    return Optional.of(
        word.endsWith("ies")
            ? word.substring(0, word.length() - 3) + "y"
            : word.substring(0, word.length() - 1));
  }

  /** A word as (part of) a name. */
  static List<Probe> name(String word, double whole) {
    List<Probe> ways = new ArrayList<>();
    ways.add(Probe.term(TermKind.FULL, word, whole));
    ways.add(Probe.term(TermKind.SOUND, word, whole));
    ways.add(Probe.term(TermKind.SURNAME, word, whole - 2));
    ways.add(Probe.term(TermKind.PART, word, whole - 3));
    ways.add(Probe.term(TermKind.VARIANT, word, whole - 4));
    ways.add(Probe.term(TermKind.GIVEN, word, whole - 4.5));
    if (word.length() <= LONGEST_INITIALS) {
      ways.add(Probe.term(TermKind.INITIALS, word, whole - 5));
    }
    return ways;
  }

  /** A word as a name that may be cut short or mistyped. */
  static List<Probe> nearWord(String word) {
    List<Probe> ways = new ArrayList<>();
    List<String> others = GivenNames.alsoCalled(word);
    if (!others.isEmpty()) {
      ways.add(Probe.some(TermKind.PART, others, ALSO_CALLED));
    }
    // Whoever has a whole syllable in the name is found by it already.
    if (word.length() >= SHORTEST_PREFIX && !Han.isSyllable(word)) {
      for (TermKind kind : List.of(TermKind.FULL, TermKind.SOUND, TermKind.PART)) {
        ways.add(Probe.of(Mode.PREFIX, kind, word, 3.5));
      }
    }
    if (word.length() >= SHORTEST_SIMILAR_NAME) {
      ways.addAll(similarName(word));
      ways.add(Probe.of(Mode.SIMILAR, TermKind.PART, word, 3));
    } else if (word.length() == SHORTEST_SIMILAR_NAME - 1) {
      ways.add(Probe.of(Mode.SIMILAR, TermKind.PART, word, 1.5));
    }
    return ways;
  }

  /** What else a word may be, cut short or mistyped: a firm, a place, a trade. */
  static List<Probe> guesses(String word) {
    List<Probe> ways = new ArrayList<>();
    if (word.length() >= SHORTEST_PREFIX && !Han.isSyllable(word)) {
      ways.add(Probe.of(Mode.PREFIX, TermKind.ANY, word, BEGINNING));
    }
    if (word.length() >= SHORTEST_SIMILAR_WORD) {
      ways.add(Probe.of(Mode.SIMILAR, TermKind.ANY, word, SIMILAR));
      ways.addAll(similarConcept(word));
    }
    return ways;
  }

  /** A word as somebody's very name. */
  static List<Probe> ownName(String word) {
    return List.of(
        Probe.term(TermKind.FULL, word, 1),
        Probe.term(TermKind.SOUND, word, 1),
        Probe.term(TermKind.SURNAME, word, 1),
        Probe.term(TermKind.PART, word, 1),
        Probe.term(TermKind.VARIANT, word, 1),
        Probe.term(TermKind.GIVEN, word, 1));
  }

  /** Words written as one that may be a mistyped whole name. */
  static List<Probe> similarName(String joined) {
    if (joined.length() < SHORTEST_SIMILAR_NAME) {
      return List.of();
    }
    return List.of(
        Probe.of(Mode.SIMILAR, TermKind.FULL, joined, 3),
        Probe.of(Mode.SIMILAR, TermKind.SOUND, joined, 3),
        Probe.of(Mode.SIMILAR, TermKind.VARIANT, joined, 2));
  }

  /** A place, a trade and so on that may be mistyped, whichever language the record is in. */
  static List<Probe> similarConcept(String joined) {
    if (joined.length() < SHORTEST_SIMILAR_WORD) {
      return List.of();
    }
    return Concepts.similar(joined).stream()
        .map(like -> Probe.guess(like.concept().id(), like.phrase(), SIMILAR))
        .toList();
  }

  /** A stretch of Chinese characters: a name, a part of one, or part of another field. */
  static List<Probe> characters(String han) {
    List<Probe> ways = new ArrayList<>(charactersOfName(han, 10));
    if (han.codePointCount(0, han.length()) > 1) {
      ways.add(Probe.all(TermKind.ANY, Run.pairs(han), 5));
    }
    return ways;
  }

  /** Characters as (part of) a name; also where the name was recorded in pinyin. */
  static List<Probe> charactersOfName(String han, double whole) {
    List<Probe> ways = new ArrayList<>();
    ways.add(Probe.term(TermKind.FULL, han, whole));
    ways.add(Probe.term(TermKind.SURNAME, han, whole - 2));
    ways.add(Probe.all(TermKind.PART, Run.pairs(han), whole - 3));
    if (han.codePointCount(0, han.length()) > 1) {
      readings(han).forEach(r -> ways.add(Probe.term(TermKind.FULL, r, whole - 3.5)));
    }
    return ways;
  }

  /** Characters that sound like the name. */
  static List<Probe> nearCharacters(String han) {
    if (han.codePointCount(0, han.length()) < 2) {
      return List.of();
    }
    List<Probe> ways = new ArrayList<>();
    readings(han).forEach(reading -> ways.add(Probe.term(TermKind.SOUND, reading, 3)));
    List<String> within = within(han);
    if (!within.isEmpty()) {
      ways.add(Probe.some(TermKind.FULL, within, 4));
    }
    return ways;
  }

  /** What may be a whole name among other characters: 认识朱磊溪吗 has 朱磊溪 in it. */
  private static List<String> within(String han) {
    int[] c = han.codePoints().limit(LONGEST_SENTENCE).toArray();
    List<String> names = new ArrayList<>();
    for (int length = SHORTEST_NAME; length <= LONGEST_NAME && length < c.length; length++) {
      for (int from = 0; from + length <= c.length; from++) {
        names.add(new String(c, from, length));
      }
    }
    return names;
  }

  private static Set<String> readings(String han) {
    return ChineseName.of(han).joinedReadings().stream()
        .limit(MOST_READINGS)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The ways to take a stretch of characters for two things written together. */
  static List<Wanted.Split> splits(String han) {
    int[] c = han.codePoints().toArray();
    List<Wanted.Split> splits = new ArrayList<>();
    if (c.length > LONGEST_SPLIT) {
      return splits;
    }
    for (int i = 1; i < c.length; i++) {
      splits.add(new Wanted.Split(
          characters(new String(c, 0, i)), characters(new String(c, i, c.length - i))));
    }
    return splits;
  }

  /** What those of {@code concepts} are kinds of. */
  static List<Probe> wider(List<Concepts.Concept> concepts, boolean han) {
    return concepts.stream()
        .flatMap(concept -> concept.nextWider().stream())
        .map(wide -> Probe.guess(wide.id(), wide.phrase(han), WIDER))
        .toList();
  }

  /** A meaning, and the word itself where it stands in a name or, unless it is a place, elsewhere. */
  static List<Probe> concept(List<Concepts.Concept> concepts, String phrase, boolean han) {
    List<Probe> ways = new ArrayList<>();
    concepts.forEach(c -> {
      ways.add(Probe.term(TermKind.CONCEPT, Concepts.atHome(c.id()), CONCEPT));
      ways.add(Probe.term(TermKind.CONCEPT, c.id(), CONCEPT_ELSEWHERE));
    });
    double whole = isRead(phrase) ? NAME_BESIDE_MEANING : NAME_BEFORE_MEANING;
    boolean place = concepts.stream().allMatch(c -> c.kind() == Concepts.Kind.PLACE);
    if (han) {
      ways.addAll(charactersOfName(phrase, whole));
    } else {
      ways.addAll(name(phrase, whole));
    }
    if (!place) {
      ways.add(anywhere(phrase, han, 5));
    }
    return ways;
  }

  /** One character, or what may be characters in pinyin: too many names have it for them to go before a place. */
  private static boolean isRead(String phrase) {
    return phrase.codePointCount(0, phrase.length()) == 1 || Han.isPinyin(phrase);
  }

  static Probe anywhere(String phrase, boolean han, double score) {
    return han
        ? Probe.all(TermKind.ANY, Run.pairs(phrase), score)
        : Probe.term(TermKind.ANY, phrase, score);
  }

  /** {@code text} in one field only. */
  static List<Probe> inField(Field field, String text) {
    List<Run> runs = Run.of(text);
    if (runs.isEmpty()) {
      return List.of();
    }
    List<String> terms = runs.stream()
        .flatMap(run ->
            run.han() ? Run.pairs(run.text()).stream() : java.util.stream.Stream.of(run.text()))
        .map(term -> MemberTokens.typed(field, term))
        .toList();
    List<Probe> ways = new ArrayList<>();
    ways.add(Probe.all(TermKind.TYPED, terms, 6));
    ways.add(Probe.term(TermKind.TYPED, MemberTokens.typed(field, Fold.lettersAndDigits(text)), 7));
    Concepts.meantBy(runs, field).stream()
        .limit(1)
        .forEach(id -> ways.add(Probe.term(TermKind.CONCEPT, id, CONCEPT)));
    return ways;
  }
}
