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
import java.util.stream.Stream;

/**
 * A question for members, understood: its parts in the order in which they were asked. All that is needed has to be met;
 * in any field, by any person of any name.
 */
public final class MemberQuery {
  /** Longer questions are cut. */
  public static final int LONGEST = 200;

  private static final int MOST_PIECES = 60;
  private static final int MOST_NEEDED = 16;
  private static final Pattern IN_FIELD =
      Pattern.compile("([\\p{L}]{1,16})\\s*[:=]\\s*(\"[^\"]{1,60}\"|[^\\s,;\"]{1,60})");

  private static final Pattern TONES =
      Pattern.compile("(?<![\\p{L}\\p{N}])(?:[a-z]{2,6}[1-5]){1,5}(?![\\p{L}\\p{N}])");

  private final String text;
  private final List<Wanted> wanted;
  private final Written written;
  private final List<Piece> pieces;

  private MemberQuery(String text, List<Wanted> wanted, Written written, List<Piece> pieces) {
    this.text = text;
    this.wanted = List.copyOf(wanted);
    this.written = written;
    this.pieces = List.copyOf(pieces);
  }

  private MemberQuery with(List<Wanted> other) {
    return new MemberQuery(text, other, written, pieces);
  }

  /** Understands {@code text}; never fails. An empty question finds nobody. */
  public static MemberQuery parse(String text) {
    String cut = text.codePointCount(0, text.length()) > LONGEST
        ? text.substring(0, text.offsetByCodePoints(0, LONGEST))
        : text;
    String folded = withoutTones(Fold.text(cut));
    List<Wanted> wanted = new ArrayList<>();
    List<Piece> pieces = new ArrayList<>();
    String rest = takeFields(folded, wanted, pieces);
    List<Piece> asked = few(Pieces.of(rest));
    List<Piece> insisted = wanted.isEmpty() ? insist(asked) : asked;
    wanted.addAll(Ties.tied(rest, insisted, Spans.wanted(rest, insisted)));
    pieces.addAll(insisted);
    return new MemberQuery(cut.strip(), wanted, Written.of(cut, folded, insisted), pieces);
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

  /** So many pieces as may be asked for, beside those that say nothing. */
  private static List<Piece> few(List<Piece> pieces) {
    List<Piece> asked = new ArrayList<>();
    int needed = 0;
    for (Piece piece : pieces.subList(0, Math.min(pieces.size(), MOST_PIECES))) {
      needed += piece.kind() == Wanted.Kind.FILLER ? 0 : 1;
      if (needed > MOST_NEEDED) {
        break;
      }
      asked.add(piece);
    }
    return asked;
  }

  /** Fillers are asked for if there is nothing else. */
  private static List<Piece> insist(List<Piece> pieces) {
    boolean onlyFillers = pieces.stream().allMatch(p -> p.kind() == Wanted.Kind.FILLER);
    return onlyFillers ? pieces.stream().map(Piece::asWord).toList() : pieces;
  }

  /** Takes {@code field:value} out of {@code folded} and returns what is left, at the same places. */
  private static String takeFields(String folded, List<Wanted> wanted, List<Piece> pieces) {
    StringBuilder rest = new StringBuilder(folded);
    Matcher phrase = IN_FIELD.matcher(folded);
    while (phrase.find()) {
      Optional<Field> field = Headings.field(phrase.group(1));
      String value = phrase.group(2).replace("\"", "");
      List<Probe> ways = field.map(f -> waysIn(f, value)).orElse(List.of());
      if (!ways.isEmpty()) {
        wanted.add(new Wanted(Wanted.Kind.FIELD, value, ways, List.of(), List.of(), List.of()));
        pieces.add(Piece.word(Wanted.Kind.FIELD, value, false, phrase.start(), phrase.end()));
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

  /** The years before and after. */
  static Probe yearsAround(List<String> years) {
    List<String> terms = new ArrayList<>();
    for (int at : List.of(
        Integer.parseInt(years.get(0)) - 1, Integer.parseInt(years.get(years.size() - 1)) + 1)) {
      terms.add(MemberTokens.typed(Field.CLASS_YEAR, Integer.toString(at)));
    }
    return Probe.some(TermKind.TYPED, terms, Probes.YEAR_NEARBY);
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

  /** What has to be met, as it was written. */
  public List<String> asked() {
    return written(wanted.stream().filter(Wanted::needed));
  }

  /** What puts those who meet it first, as it was written. */
  public List<String> wishes() {
    return written(wanted.stream().filter(part -> part.kind() == Wanted.Kind.WISH));
  }

  /** What those who are sought are not, as it was written. */
  public List<String> excluded() {
    return written(wanted.stream().filter(part -> part.kind() == Wanted.Kind.EXCLUDED));
  }

  /** Whether it is so much more than what was taken of it that whoever asked should be told what that is. */
  public boolean isSentence() {
    return written.sentence() || !wishes().isEmpty() || !excluded().isEmpty();
  }

  private List<String> written(Stream<Wanted> parts) {
    return parts.map(part -> written.text(part.text())).distinct().toList();
  }

  /** A part as it was written. */
  String written(Wanted part) {
    return written.text(part.text());
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
        : with(wanted.stream().map(part -> part.withoutGuessesAt(words)).toList());
  }

  /** The same question without {@code dropped}. */
  MemberQuery without(Set<Wanted> dropped) {
    return with(wanted.stream().filter(part -> !dropped.contains(part)).toList());
  }

  /** The same question, where only names and what people do have to be met; what else was asked puts them in order. */
  MemberQuery core() {
    return with(wanted.stream()
        .map(part -> part.needed() && !part.isCore() ? part.as(Wanted.Kind.WISH) : part)
        .toList());
  }

  /** What people do. */
  MemberQuery work() {
    return with(wanted.stream().filter(part -> part.needed() && part.isWork()).toList());
  }

  /** What people do, and {@code word}. */
  MemberQuery workAnd(Wanted word) {
    return with(wanted.stream()
        .filter(part -> part.equals(word) || (part.needed() && part.isWork()))
        .toList());
  }

  /** Whether it says enough about whom it is for without some word that nobody has. */
  boolean tells() {
    return wanted.stream().anyMatch(part -> part.needed() && part.isWork())
        || constraints().size() > 1;
  }

  /** The same question, where wider meanings count too. */
  MemberQuery widened() {
    return with(wanted.stream().map(Wanted::widened).toList());
  }

  List<Wanted> wanted() {
    return wanted;
  }

  /** What it was cut into, {@code field:value} first; with their places in the folded text. */
  List<Piece> pieces() {
    return pieces;
  }

  @Override
  public String toString() {
    return "MemberQuery[" + wanted.size() + " parts]";
  }
}
