package io.reunion.language.signup;

import io.reunion.language.signup.Mark.Style;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells numbers that count entries from dates, times, addresses and lists inside a remark. A number is believed when its
 * separator is a list's; a decimal ({@code 1.6聚餐}, {@code 7:30}) or a number without separator only where it continues
 * the numbers before it, or begins a row.
 */
final class MarkFilter {
  private static final Phrases EVENT = Phrases.of(
      "聚|会|活动|报名|团建|班|球|跑|爬|周|晚|早上|上午|下午|中午|月|日|号|点|开|截止|集合|通知|接龙|游|饭|餐|打卡|dinner|party|lunch|reunion|meet");

  private final String plain;
  private final List<Piece> pieces;
  /** For each piece the index of the next one with a number, or the number of pieces. */
  private final int[] next;

  private MarkFilter(String plain, List<Piece> pieces) {
    this.plain = plain;
    this.pieces = pieces;
    this.next = nextMarked(pieces);
  }

  /** The pieces, those without a number whose number is none. */
  static List<Piece> filtered(Folded text, List<Piece> pieces) {
    List<Piece> believed = new MarkFilter(text.plain(), pieces).believed();
    return new MarkFilter(text.plain(), believed).withoutInnerLists();
  }

  static int[] nextMarked(List<Piece> pieces) {
    int[] next = new int[pieces.size()];
    int last = pieces.size();
    for (int i = pieces.size() - 1; i >= 0; i--) {
      next[i] = last;
      last = pieces.get(i).mark() == null ? last : i;
    }
    return next;
  }

  private List<Piece> believed() {
    boolean anyStrong = pieces.stream()
        .map(Piece::mark)
        .anyMatch(mark -> mark != null && mark.style().strong());
    List<Piece> kept = new ArrayList<>(pieces.size());
    Mark before = null;
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      Mark mark = piece.mark();
      boolean keeps = mark != null && isBelievable(i, mark, before, anyStrong);
      kept.add(keeps ? piece : piece.unmarked());
      before = keeps ? mark : before;
    }
    return kept;
  }

  private boolean isBelievable(int at, Mark mark, @Nullable Mark before, boolean anyStrong) {
    if (mark.decimal()) {
      return continues(at, mark, before);
    }
    if (mark.style().strong()) {
      return true;
    }
    boolean follows = before != null && mark.value() == before.value() + 1;
    return follows || (before == null && !anyStrong && mark.value() == 1 && startsRow(at, mark));
  }

  /** Whether a decimal is really {@code 1.} and {@code 295-909}: the others are as tight, and count on. */
  private boolean continues(int at, Mark mark, @Nullable Mark before) {
    Mark after = after(at);
    if (after != null && after.value() == mark.value() && !after.decimal()) {
      return false;
    }
    if (before != null) {
      return before.value() == mark.value() - 1 && isAlike(before, mark);
    }
    Piece piece = pieces.get(at);
    return mark.value() == 1
        && mark.style() == Style.DOT
        && after != null
        && after.value() == 2
        && isAlike(after, mark)
        && !EVENT.in(plain.substring(piece.contentFrom(), piece.to()));
  }

  private static boolean isAlike(Mark one, Mark other) {
    return one.style() == other.style() && one.tight() == other.tight();
  }

  private @Nullable Mark after(int at) {
    return next[at] < pieces.size() ? pieces.get(next[at]).mark() : null;
  }

  private boolean startsRow(int at, Mark one) {
    Mark after = after(at);
    return after == null ? one.style() == Style.BLANK : after.value() == 2;
  }

  /**
   * A person's remark may hold a list of its own. It begins at 1, has another separator than the entries, and the entry
   * after it counts on from the entry before it.
   */
  private List<Piece> withoutInnerLists() {
    Style main = mainStyle();
    List<Piece> kept = new ArrayList<>(pieces);
    int last = 0;
    for (int i = 0; i < pieces.size(); i++) {
      Mark mark = pieces.get(i).mark();
      if (mark == null) {
        continue;
      }
      boolean restarts = mark.style() != main && mark.value() == 1 && last >= 1;
      int end = restarts ? endOfOther(i, main) : i;
      if (restarts && end < pieces.size() && value(end) == last + 1) {
        unmark(kept, i, end);
        i = end - 1;
      } else {
        last = mark.value();
      }
    }
    return kept;
  }

  private static void unmark(List<Piece> kept, int from, int to) {
    for (int i = from; i < to; i++) {
      kept.set(i, kept.get(i).unmarked());
    }
  }

  private int value(int at) {
    Mark mark = pieces.get(at).mark();
    return mark == null ? 0 : mark.value();
  }

  /** The next piece after {@code at} whose number has the style {@code main}. */
  private int endOfOther(int at, Style main) {
    int i = at;
    while (i < pieces.size()) {
      Mark mark = pieces.get(i).mark();
      if (mark != null && mark.style() == main) {
        return i;
      }
      i = next[i];
    }
    return i;
  }

  private Style mainStyle() {
    Map<Style, Integer> counts = new EnumMap<>(Style.class);
    for (Piece piece : pieces) {
      if (piece.mark() != null) {
        counts.merge(piece.mark().style(), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(Style.DOT);
  }
}
