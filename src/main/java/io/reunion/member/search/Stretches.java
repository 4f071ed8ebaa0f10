package io.reunion.member.search;

import io.reunion.member.lexicon.StopWords;
import io.reunion.member.lexicon.Surnames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Characters between two known phrases of a sentence: a name, a word that somebody's record may have, or what people say
 * around it (混 of 在深圳混).
 */
final class Stretches {
  private static final int LONGEST_NAME = 4;
  private static final int LONGEST_GIVEN_NAME = 2;
  private static final int SHORTEST_WORD = 2;

  /** Before a name. */
  private static final List<String> CALLED = List.of("姓", "叫", "老", "小", "阿", "名字是", "姓名是");

  private static final List<String> ASKED =
      List.of("认识", "联系", "联系上", "找", "找到", "知道", "是", "记得", "识");
  /** After a surname. */
  private static final List<String> TITLES = List.of(
      "生", "总", "工", "哥", "姐", "某", "董", "师兄", "师姐", "学长", "学姐", "学弟", "学妹", "师弟", "师妹", "老师", "同学",
      "先生", "女士", "小姐", "教授", "医生", "律师");
  /** Those that no given name is. */
  private static final List<String> TITLES_ALONE = List.of("总", "董", "哥", "姐", "某");

  /** Stands for a part of a name that was forgotten. */
  private static final List<String> GAPS = List.of("什么", "啥", "某");

  private final String run;
  private final int offset;

  /** @param offset where {@code run} begins in the question */
  Stretches(String run, int offset) {
    this.run = run;
    this.offset = offset;
  }

  /** The pieces of the run from {@code from} to {@code to}, where no phrase is known. */
  List<Piece> unknown(int from, int to) {
    boolean alone = from == 0 && to == run.length();
    if ((alone && run.codePointCount(0, to) <= LONGEST_NAME) || isName(run.substring(from, to))) {
      return withoutTitle(from, to, alone);
    }
    if (besideGap(from, to)) {
      return List.of(word(Wanted.Kind.WORD, from, to));
    }
    int first = from;
    while (first < to && StopWords.isEmptyAtEdge(run.codePointAt(first))) {
      first += Character.charCount(run.codePointAt(first));
    }
    int last = to;
    while (last > first && StopWords.isEmptyAtEdge(run.codePointBefore(last))) {
      last -= Character.charCount(run.codePointBefore(last));
    }
    List<Piece> pieces = new ArrayList<>();
    add(pieces, Wanted.Kind.FILLER, from, first);
    add(pieces, says(first, last) ? Wanted.Kind.WORD : Wanted.Kind.FILLER, first, last);
    add(pieces, Wanted.Kind.FILLER, last, to);
    return pieces;
  }

  private void add(List<Piece> pieces, Wanted.Kind kind, int from, int to) {
    if (to > from) {
      pieces.add(word(kind, from, to));
    }
  }

  private Piece word(Wanted.Kind kind, int from, int to) {
    return Piece.word(kind, run.substring(from, to), true, offset + from, offset + to);
  }

  /** 何生 is Mr Ho, unless somebody is called so. */
  private List<Piece> withoutTitle(int from, int to, boolean alone) {
    int last = run.offsetByCodePoints(to, -1);
    String title = last > from ? run.substring(last, to) : "";
    boolean titled = (alone ? TITLES_ALONE.contains(title) : TITLES.contains(title))
        && last > from
        && isSurname(run.substring(from, last));
    return titled
        ? List.of(word(Wanted.Kind.WORD, from, last), word(Wanted.Kind.FILLER, last, to))
        : List.of(
            alone || isCalled(from, to)
                ? word(Wanted.Kind.WORD, from, to).asName()
                : word(Wanted.Kind.WORD, from, to));
  }

  /** 项目 might be somebody's name; where 认识 stands before it, it is one. */
  private boolean isCalled(int from, int to) {
    String before = run.substring(0, from);
    String after = run.substring(to);
    boolean last =
        after.isEmpty() && before.endsWith("的") && run.codePointCount(from, to) > SHORTEST_WORD;
    return last
        || CALLED.stream().anyMatch(before::endsWith)
        || ASKED.stream().anyMatch(before::endsWith)
        || TITLES.stream().anyMatch(after::startsWith);
  }

  /** One character says something only as a surname, where a surname is expected. */
  private boolean says(int from, int to) {
    if (run.codePointCount(from, to) >= SHORTEST_WORD) {
      return true;
    }
    if (to == from) {
      return false;
    }
    if (isCutOff(from, to)) {
      return true;
    }
    String before = run.substring(0, from);
    String after = run.substring(to);
    return isSurname(run.substring(from, to))
        && (CALLED.stream().anyMatch(before::endsWith)
            || TITLES.stream().anyMatch(after::startsWith));
  }

  /** The 协 of 协和: 和 is cut off as a word that says nothing, but may belong to it. */
  private boolean isCutOff(int from, int to) {
    boolean before = from > 0
        && StopWords.isOne(run.substring(run.offsetByCodePoints(from, -1), from))
        && !isTold(run.codePointBefore(from));
    boolean after =
        to < run.length() && StopWords.lengthAt(run, to) == 1 && !isTold(run.codePointAt(to));
    return before || after;
  }

  private static boolean isTold(int character) {
    return "的在是了吗呢吧啊、".indexOf(character) >= 0;
  }

  private boolean besideGap(int from, int to) {
    String text = run.substring(from, to);
    String before = run.substring(0, from);
    String after = run.substring(to);
    boolean begins = GAPS.stream().anyMatch(after::startsWith) && isSurname(text);
    boolean ends = text.length() <= LONGEST_GIVEN_NAME
        && Stream.concat(GAPS.stream(), Stream.of("x"))
            .anyMatch(gap -> before.endsWith(gap) && before.length() > gap.length())
        && !StopWords.isEmptyAtEdge(text.codePointAt(0));
    return begins || ends;
  }

  private static boolean isSurname(String text) {
    return Surnames.find(text) != null;
  }

  static boolean isNameOrSurname(String text) {
    return isSurname(text) || isName(text);
  }

  /** A surname and one or two characters more. */
  static boolean isName(String text) {
    int length = text.codePointCount(0, text.length());
    if (length < SHORTEST_WORD || length > LONGEST_NAME) {
      return false;
    }
    for (int surname = 2; surname > 0; surname--) {
      int given = length - surname;
      boolean fits = given > 0 && given <= LONGEST_GIVEN_NAME;
      if (fits && isSurname(text.substring(0, text.offsetByCodePoints(0, surname)))) {
        return true;
      }
    }
    return false;
  }
}
