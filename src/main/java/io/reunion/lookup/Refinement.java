package io.reunion.lookup;

import io.reunion.member.search.Filters;
import io.reunion.member.search.Filters.Aspect;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What somebody wants of the last search.
 *
 * @param words whom they mean, where they say so
 * @param number which of those who are listed, or which of the filters; 0 is the last
 * @param aspect what the filter is about that is to go
 * @param sure it can mean nothing else after a search
 */
record Refinement(Kind kind, String words, int number, Optional<Aspect> aspect, boolean sure) {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");

  /** What is to be done. */
  enum Kind {
    /** Only those who are also this. */
    NARROW,
    /** Only those who are not this. */
    EXCLUDE,
    /** A filter, by its number. */
    DROP_NUMBER,
    /** A filter, by what it is about. */
    DROP_ASPECT,
    /** A filter, by its words; where none is of those, as {@link #EXCLUDE}. */
    DROP_WORDS,
    /** Somebody who was listed. */
    DETAIL,
    /** By what is known of nobody. */
    UNKNOWN
  }

  private static Refinement of(Kind kind, String words, boolean sure) {
    return new Refinement(kind, words, 0, Optional.empty(), sure);
  }

  private static Refinement numbered(Kind kind, int number, boolean sure) {
    return new Refinement(kind, "", number, Optional.empty(), sure);
  }

  static Refinement narrowing(String words) {
    return of(Kind.NARROW, words, false);
  }

  /** What {@code text} wants, if it is anything of the kind. */
  static Optional<Refinement> read(String text) {
    Phrase whole = Phrase.of(text);
    Phrase phrase = whole.afterAll(RefineWords.POLITE);
    return detail(phrase.after(RefineWords.TAKEN_BACK).afterAll(RefineWords.POLITE))
        .or(() -> dropped(whole))
        .or(() -> dropped(phrase))
        .or(() -> narrowed(phrase))
        .or(() -> excluded(phrase))
        .or(() -> maybe(whole, phrase));
  }

  private static Optional<Refinement> detail(Phrase phrase) {
    Phrase asked = phrase.beforeAll(RefineWords.ABOUT_ONE);
    Phrase rest = asked.afterAll(RefineWords.MORE);
    Phrase counted = rest.afterAll(RefineWords.MORE_OF);
    Phrase bare = counted.beforeAll(RefineWords.ONE);
    Optional<Integer> number = number(bare.key());
    boolean ordinal = RefineWords.NUMBERS.containsKey(bare.key());
    boolean led = !asked.equals(asked.after(RefineWords.MORE_OF))
        || !rest.equals(counted)
        || (!rest.equals(asked) && !ordinal);
    boolean han = bare.isEmpty() || bare.key().charAt(0) > 0x2E80;
    boolean counts = han
        ? !rest.equals(counted) || (ordinal && bare.key().length() > 1)
        : ordinal || led || bare.equals(phrase);
    boolean sure = han || led || !bare.equals(counted);
    return number.filter(n -> counts).map(n -> numbered(Kind.DETAIL, n, sure));
  }

  private static Optional<Integer> number(String word) {
    return NUMBER.matcher(word).matches()
        ? Optional.of(Integer.valueOf(word)).filter(n -> n > 0)
        : Optional.ofNullable(RefineWords.NUMBERS.get(word));
  }

  private static Optional<Refinement> dropped(Phrase phrase) {
    Phrase plain = phrase.beforeAll(RefineWords.DONE);
    Phrase led = plain.after(RefineWords.DROP).before(RefineWords.DROPPED);
    Phrase rest = led.equals(plain) ? plain.after(RefineWords.WHATEVER) : led;
    if (rest.equals(plain) || rest.isEmpty()) {
      return Optional.empty();
    }
    Phrase named = rest.afterAll(RefineWords.THE);
    Phrase part = named.before(RefineWords.PART);
    Optional<Integer> number =
        number(part.after(Set.of("第")).before(Set.of("个")).key()).filter(n -> !part.equals(named));
    if (number.isPresent()) {
      return number.map(n -> numbered(Kind.DROP_NUMBER, n, true));
    }
    Optional<Aspect> aspect = Optional.ofNullable(RefineWords.ASPECTS.get(part.key()));
    if (aspect.isPresent()) {
      return Optional.of(new Refinement(Kind.DROP_ASPECT, "", 0, aspect, true));
    }
    return !led.equals(plain) && Filters.constrain(part.text())
        ? Optional.of(of(Kind.DROP_WORDS, part.text(), true))
        : Optional.empty();
  }

  /** "Only those …", "narrow it to …", "any of them …". */
  private static Optional<Refinement> narrowed(Phrase phrase) {
    Phrase tail = phrase.beforeAll(RefineWords.TAILS);
    Phrase shown = tail.afterAll(RefineWords.SHOW);
    Phrase only = shown.after(RefineWords.ONLY).afterAll(RefineWords.SHOW);
    Phrase narrow = tail.after(RefineWords.NARROW);
    Phrase asking = tail.afterAll(RefineWords.ASKING);
    Phrase among = asking.after(RefineWords.OF_THEM);
    Phrase last = tail.before(RefineWords.OF_THEM);
    boolean strong =
        !only.equals(shown) || !narrow.equals(tail) || !among.equals(asking) || !last.equals(tail);
    if (!strong) {
      return Optional.empty();
    }
    Phrase rest = !narrow.equals(tail)
        ? narrow.afterAll(RefineWords.IT)
        : !among.equals(asking) ? among : !last.equals(tail) ? last : only;
    return RefineWords.MUSING.stream().anyMatch(rest.key()::startsWith)
        ? Optional.empty()
        : asked(rest.afterAll(RefineWords.ASKING).after(RefineWords.ONLY));
  }

  private static Optional<Refinement> asked(Phrase named) {
    Phrase rest =
        named.afterAll(RefineWords.THOSE).afterAll(RefineWords.WHICH).beforeAll(RefineWords.TAILS);
    if (rest.isEmpty()) {
      return Optional.empty();
    }
    if (RefineWords.GENDER.contains(rest.key())) {
      return Optional.of(of(Kind.UNKNOWN, rest.text(), true));
    }
    Phrase not = rest.after(RefineWords.NOT);
    return not.equals(rest)
        ? Optional.of(of(Kind.NARROW, rest.text(), Filters.constrain(rest.text())))
        : excluded(rest);
  }

  private static Optional<Refinement> excluded(Phrase phrase) {
    Phrase not = phrase.after(RefineWords.NOT);
    if (not.equals(phrase)) {
      return Optional.empty();
    }
    Phrase rest = not.afterAll(RefineWords.THOSE)
        .afterAll(RefineWords.WHICH)
        .beforeAll(RefineWords.TAILS)
        .before(RefineWords.OTHERS)
        .before(Set.of("的", "以外", "之外", "以外的"));
    boolean there = !rest.equals(rest.after(RefineWords.PLACED)) || phrase.key().startsWith("不在");
    boolean known = Filters.constrain(rest.text());
    if (rest.isEmpty() || !(there || known) || isQuestion(rest)) {
      return Optional.empty();
    }
    boolean han = rest.key().charAt(0) > 0x2E80;
    String no = han ? (there ? "不在" : "不要") : "not ";
    return Optional.of(of(Kind.EXCLUDE, no + rest.text(), known));
  }

  /**
   * "What about 2009", 上海的呢, "Oslo only": after a search, and where it means nothing else. "In Oslo" and 北京的校友有谁 say
   * nothing of those before: that they are meant would be a guess, and a wrong one answers another question.
   */
  private static Optional<Refinement> maybe(Phrase whole, Phrase phrase) {
    Phrase rest = phrase.after(RefineWords.AND);
    Phrase closed = rest.before(RefineWords.CLOSED);
    Phrase bare = rest.beforeAll(RefineWords.TAILS);
    boolean said = !rest.equals(phrase)
        || !closed.equals(rest)
        || !whole.equals(whole.after(RefineWords.ALSO))
        || !rest.equals(rest.after(RefineWords.THESE));
    Phrase whom = bare.afterAll(RefineWords.SHOW).afterAll(RefineWords.THOSE);
    if (RefineWords.GENDER.contains(whom.key())) {
      return Optional.of(of(Kind.UNKNOWN, whom.text(), false));
    }
    return said && !isQuestion(rest) && Filters.constrain(bare.text())
        ? Optional.of(of(Kind.NARROW, bare.text(), false))
        : Optional.empty();
  }

  /** Whether it asks for somebody by itself, and so needs no search before it. */
  private static boolean isQuestion(Phrase phrase) {
    return RefineWords.QUESTION.matcher(phrase.key()).find();
  }
}
