package io.reunion.member.search;

import io.reunion.member.Field;
import io.reunion.member.Headings;
import io.reunion.member.lexicon.ClassYears;
import io.reunion.member.lexicon.Fold;
import io.reunion.member.lexicon.Han;
import io.reunion.member.lexicon.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A question for members, understood: its parts in the order in which they were asked. All that is needed has to be met;
 * in any field, by any person of any name.
 */
public final class MemberQuery {
  /** Longer questions are cut. */
  public static final int LONGEST = 200;

  private static final int MOST_PIECES = 16;
  private static final Pattern IN_FIELD =
      Pattern.compile("([\\p{L}]{1,16})\\s*[:=]\\s*(\"[^\"]{1,60}\"|[^\\s,;\"]{1,60})");

  private static final Pattern TONES =
      Pattern.compile("(?<![\\p{L}\\p{N}])(?:[a-z]{2,6}[1-5]){1,5}(?![\\p{L}\\p{N}])");

  private final String text;
  private final List<Wanted> wanted;

  private MemberQuery(String text, List<Wanted> wanted) {
    this.text = text;
    this.wanted = List.copyOf(wanted);
  }

  /** Understands {@code text}; never fails. An empty question finds nobody. */
  public static MemberQuery parse(String text) {
    String cut = text.codePointCount(0, text.length()) > LONGEST
        ? text.substring(0, text.offsetByCodePoints(0, LONGEST))
        : text;
    String folded = withoutTones(Fold.text(cut));
    List<Wanted> wanted = new ArrayList<>();
    String rest = takeFields(folded, wanted);
    List<Piece> pieces = Pieces.of(rest);
    List<Piece> asked = pieces.subList(0, Math.min(pieces.size(), MOST_PIECES));
    wanted.addAll(Spans.wanted(rest, wanted.isEmpty() ? insist(asked) : asked));
    return new MemberQuery(cut.strip(), wanted);
  }

  /** Tones that are written as digits are dropped: {@code zhang1 wei3} and {@code zhang1wei3}. */
  private static String withoutTones(String folded) {
    return TONES.matcher(folded).replaceAll(word -> {
      List<String> syllables = Tables.split(word.group(), "[1-5]");
      return syllables.stream().allMatch(Han::isSyllable)
          ? String.join("", syllables)
          : Matcher.quoteReplacement(word.group());
    });
  }

  /** Fillers are asked for if there is nothing else. */
  private static List<Piece> insist(List<Piece> pieces) {
    boolean onlyFillers = pieces.stream().allMatch(p -> p.kind() == Wanted.Kind.FILLER);
    return onlyFillers ? pieces.stream().map(Piece::asWord).toList() : pieces;
  }

  /** Takes {@code field:value} out of {@code folded} and returns what is left, at the same places. */
  private static String takeFields(String folded, List<Wanted> wanted) {
    StringBuilder rest = new StringBuilder(folded);
    Matcher phrase = IN_FIELD.matcher(folded);
    while (phrase.find()) {
      Optional<Field> field = Headings.field(phrase.group(1));
      String value = phrase.group(2).replace("\"", "");
      List<Probe> ways = field.map(f -> waysIn(f, value)).orElse(List.of());
      if (!ways.isEmpty()) {
        wanted.add(new Wanted(Wanted.Kind.FIELD, value, ways, List.of(), List.of(), List.of()));
        rest.replace(phrase.start(), phrase.end(), "\n".repeat(phrase.end() - phrase.start()));
      }
    }
    return rest.toString();
  }

  private static List<Probe> waysIn(Field field, String value) {
    String joined = Fold.lettersAndDigits(value);
    if (joined.isEmpty()) {
      return List.of();
    }
    if (field == Field.NAME || field == Field.OTHER_NAMES) {
      return Han.isHan(joined.codePointAt(0))
          ? Probes.charactersOfName(joined, 10)
          : Probes.name(joined, 9);
    }
    List<ClassYears.Found> years = field == Field.CLASS_YEAR ? ClassYears.in(value) : List.of();
    return years.isEmpty()
        ? Probes.inField(field, value)
        : List.of(years(years.get(0).years()));
  }

  static Probe years(List<String> years) {
    List<String> terms =
        years.stream().map(year -> MemberTokens.typed(Field.CLASS_YEAR, year)).toList();
    return Probe.some(TermKind.TYPED, terms, Probes.YEAR);
  }

  /** What was asked, at most {@link #LONGEST} characters of it. */
  public String text() {
    return text;
  }

  public boolean isEmpty() {
    return wanted.isEmpty();
  }

  /** The years, places, industries and fields that were understood, as they were written, folded. */
  public List<String> constraints() {
    return wanted.stream()
        .filter(part -> part.kind().isConstraint())
        .map(Wanted::text)
        .toList();
  }

  /** The names and other words that were asked for, folded. */
  public List<String> words() {
    return wanted.stream()
        .filter(part -> part.kind() == Wanted.Kind.WORD)
        .map(Wanted::text)
        .toList();
  }

  /** The words that may be taken for others, if nobody has them in the name. */
  Set<String> guessed() {
    return wanted.stream()
        .flatMap(part -> part.guesses().stream())
        .map(Wanted.Guess::word)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The same question, but {@code words} are taken for nothing else. */
  MemberQuery withoutGuessesAt(Set<String> words) {
    return words.isEmpty()
        ? this
        : new MemberQuery(
            text, wanted.stream().map(part -> part.withoutGuessesAt(words)).toList());
  }

  List<Wanted> wanted() {
    return wanted;
  }

  @Override
  public String toString() {
    return "MemberQuery[" + wanted.size() + " parts]";
  }
}
