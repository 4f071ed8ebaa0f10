package io.reunion.member.lexicon;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A name in Chinese characters and the ways in which it may be read. A surname is read as surnames are (单 Shan, 尉迟
 * Yuchi); a given name may hold characters with several readings (乐 Le and Yue), and all of them count.
 *
 * @param characters in simplified form
 * @param surnameLength in characters
 * @param readings the likely ones as a list of syllables by character; never empty, at most {@link #MOST_READINGS}
 * @param unlikely what a dictionary would say of the surname, where that is wrong for a surname but may be typed
 * @param spellings how the surname is spelled abroad
 */
public record ChineseName(
    String characters,
    int surnameLength,
    List<List<String>> readings,
    List<List<String>> unlikely,
    List<String> spellings) {

  static final int MOST_READINGS = 12;
  /** Longer ones are read, but not taken apart. */
  private static final int LONGEST = 12;

  private static final Map<Integer, List<String>> POLYPHONES = new HashMap<>();

  static {
    Tables.read("polyphones.txt", line -> {
      List<String> words = Tables.split(line, " ");
      POLYPHONES.put(words.get(0).codePointAt(0), words.subList(1, words.size()));
    });
  }

  /** @param written letters of one run of Chinese characters, traditional ones still as they were written */
  public static ChineseName of(String written) {
    int[] original = written.codePoints().limit(LONGEST).toArray();
    int[] simple = java.util.Arrays.stream(original).map(Han::simplified).toArray();
    int split = Surnames.length(simple);
    String surname = new String(simple, 0, split);
    Surnames.@Nullable Surname known = Surnames.find(surname);
    List<List<List<String>>> given = new ArrayList<>();
    for (int i = split; i < original.length; i++) {
      given.add(asChoices(readingsInGivenName(original[i], simple[i])));
    }
    List<List<List<String>>> usual = new ArrayList<>();
    for (int i = 0; i < split; i++) {
      usual.add(asChoices(Romanisation.typed(Han.reading(original[i]))));
    }
    List<List<List<String>>> asSurname =
        known == null ? usual : List.of(asSurname(known.readings()));
    return new ChineseName(
        new String(simple, 0, simple.length),
        split,
        combine(concat(asSurname, given)),
        known == null ? List.of() : combine(concat(usual, given)),
        known == null ? List.of() : known.spellings());
  }

  private static Set<String> readingsInGivenName(int written, int simple) {
    Set<String> readings = new LinkedHashSet<>(Romanisation.typed(Han.reading(written)));
    readings.addAll(Romanisation.typed(Han.reading(simple)));
    POLYPHONES.getOrDefault(simple, List.of()).forEach(r -> readings.addAll(Romanisation.typed(r)));
    return readings;
  }

  private static List<List<String>> asChoices(Collection<String> syllables) {
    return syllables.stream()
        .map(s -> s.isEmpty() ? List.<String>of() : List.of(s))
        .toList();
  }

  private static List<List<String>> asSurname(List<String> readings) {
    return readings.stream()
        .flatMap(reading -> Romanisation.typed(reading).stream())
        .map(reading -> Tables.split(reading, "-"))
        .toList();
  }

  private static <T> List<T> concat(List<T> first, List<T> second) {
    List<T> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }

  /** One choice of each place, the first choices first. */
  private static List<List<String>> combine(List<List<List<String>>> places) {
    List<List<String>> combined = List.of(List.of());
    for (List<List<String>> choices : places) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> choice : choices) {
        combined.forEach(start -> longer.add(concat(start, choice)));
      }
      combined = longer.size() > MOST_READINGS ? longer.subList(0, MOST_READINGS) : longer;
    }
    return combined;
  }

  public List<String> surnameIn(List<String> reading) {
    return reading.subList(0, Math.min(surnameLength, reading.size()));
  }

  public List<String> givenIn(List<String> reading) {
    return reading.subList(Math.min(surnameLength, reading.size()), reading.size());
  }

  /** The whole name joined, in each of its likely readings. */
  public Set<String> joinedReadings() {
    Set<String> joined = new LinkedHashSet<>();
    readings.forEach(syllables -> joined.add(String.join("", syllables)));
    joined.remove("");
    return joined;
  }
}
