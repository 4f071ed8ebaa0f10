package io.reunion.language;

import io.reunion.language.Lexicon.WordSet;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of people that are none of a party: far too large, or not written as one that can be read. Whoever writes one is not
 * to be counted as somebody who comes alone.
 */
final class UnreadNumber {
  private static final Set<Mark> COUNTS =
      EnumSet.of(Mark.TOTAL, Mark.NOW_TOTAL, Mark.EXTRA, Mark.MORE, Mark.FEWER);
  private static final Set<Mark> CHANGES = EnumSet.of(Mark.NOW_TOTAL, Mark.MORE, Mark.FEWER);
  private static final Set<String> MANY =
      Set.of("百", "千", "万", "亿", "hundred", "thousand", "million", "dozen");
  private static final Set<String> PEOPLE =
      Set.of(("个 人 位 名 口 席 people person persons pax ppl guest guests seat "
              + "seats place places spot spots ticket tickets heads adults kids children friends of more extra other others "
              + "additional fewer less")
          .split(" "));

  /** Before "a hundred" these say who brings so many; without them it may be anybody's number. */
  private static final Set<String> BRINGS =
      Set.of("带", "上", "共", "们", "加", "报", "名", "+", "with", "bring", "bringing", "plus", "and");

  private static final Set<String> ONE = Set.of("a", "one");

  private final PhraseBook book;
  private final Tokens tokens;
  private final SlotReader slots;

  UnreadNumber(PhraseBook book, Tokens tokens) {
    this.book = book;
    this.tokens = tokens;
    this.slots = book.slots(tokens);
  }

  /** A number as it was written, with all that belongs to it. */
  private record Written(int from, int to) {}

  /** The number of a hit, as it was written, if it is one of people and cannot be read. */
  Optional<String> of(Hit hit) {
    SlotReader.@Nullable Span span = span(hit);
    if (span == null || (!isTooLarge(hit, span) && !isTorn(span))) {
      return Optional.empty();
    }
    Written number = written(span);
    return isOfPeople(hit, span, number)
        ? Optional.of(tokens.source().substring(number.from(), number.to()))
        : Optional.empty();
  }

  /** Whether a hit has but a piece of a number: the 12 of "on 12.5". */
  boolean isPiece(Hit hit) {
    SlotReader.@Nullable Span span = span(hit);
    return span != null && isTorn(span);
  }

  private SlotReader.@Nullable Span span(Hit hit) {
    SlotReader.@Nullable Span span = COUNTS.contains(hit.mark()) ? slots.read(hit, "n") : null;
    return span != null && tokens.kind(span.from()) == Kind.NUMBER ? span : null;
  }

  private boolean isTorn(SlotReader.Span span) {
    Written number = written(span);
    return number.from() < tokens.from(span.from()) || number.to() > tokens.to(span.to() - 1);
  }

  /** "111" is one with zest, unless it counts somebody. */
  private boolean isTooLarge(Hit hit, SlotReader.Span span) {
    String form = tokens.form(span.from());
    boolean zest = form.equals("1") && tokens.text(span.from(), span.to()).length() > 2;
    int value = book.vocabulary().valueOf(form);
    return zest ? hit.length() > 2 : value < 0 || value > Party.LARGEST;
  }

  private Written written(SlotReader.Span span) {
    String source = tokens.source();
    int from = tokens.from(span.from());
    while (from > 1 && isJoint(source.charAt(from - 1)) && isDigit(source, from - 2)) {
      from--;
      while (isDigit(source, from - 1)) {
        from--;
      }
    }
    boolean negative = from > 0
        && source.charAt(from - 1) == '-'
        && (from == 1 || " +".indexOf(source.charAt(from - 2)) >= 0);
    int to = tokens.to(span.to() - 1);
    while (to + 1 < source.length()
        && (isJoint(source.charAt(to)) || source.charAt(to) == 'e')
        && isDigit(source, to + 1)) {
      to++;
      while (isDigit(source, to)) {
        to++;
      }
    }
    return new Written(negative ? from - 1 : from, to);
  }

  private static boolean isJoint(char c) {
    return c == '.' || c == ',';
  }

  private static boolean isDigit(String source, int i) {
    return i >= 0 && i < source.length() && source.charAt(i) >= '0' && source.charAt(i) <= '9';
  }

  /** Otherwise it is a price, a year or a joke. */
  private boolean isOfPeople(Hit hit, SlotReader.Span span, Written number) {
    boolean sign = span.from() > hit.from() && "+".equals(tokens.form(span.from() - 1));
    int after = IntStream.range(span.to(), tokens.size())
        .filter(i -> tokens.from(i) >= number.to())
        .findFirst()
        .orElse(tokens.size());
    boolean alone = !isTorn(span) && tokens.endsClause(hit.to()) && !isYear(span);
    return sign || CHANGES.contains(hit.mark()) || isPeople(after) || alone;
  }

  private boolean isYear(SlotReader.Span span) {
    int value = book.vocabulary().valueOf(tokens.form(span.from()));
    return value >= 1900 && value < 2100;
  }

  private boolean isPeople(int at) {
    return at < tokens.size()
        && (PEOPLE.contains(tokens.form(at))
            || book.lexicon().startingAt(tokens, at, tokens.size(), WordSet.RELATION) > 0);
  }

  /** "Bringing a hundred friends", 我带三百个朋友: what is not said in words that are counted. */
  Optional<String> inWords(Supplier<BitSet> apart) {
    for (int i = 2; i < tokens.size(); i++) {
      if (MANY.contains(tokens.form(i))) {
        return inWords(apart.get());
      }
    }
    return Optional.empty();
  }

  private Optional<String> inWords(BitSet apart) {
    return IntStream.range(2, tokens.size())
        .filter(i -> MANY.contains(tokens.form(i)) && !apart.get(i))
        .filter(i -> isNumeral(i - 1) && BRINGS.contains(tokens.form(i - 2)))
        .filter(i -> isPeople(end(i)))
        .mapToObj(
            i -> tokens.kind(i) == Kind.WORD ? tokens.text(i, i + 1) : tokens.text(i - 1, end(i)))
        .findFirst();
  }

  private boolean isNumeral(int i) {
    return ONE.contains(tokens.form(i)) || book.vocabulary().valueOf(tokens.form(i)) > 0;
  }

  /** Behind all that belongs to the number: 三百五十. */
  private int end(int many) {
    int end = many + 1;
    while (end < tokens.size() && (MANY.contains(tokens.form(end)) || isNumeral(end))) {
      end++;
    }
    return end;
  }
}
