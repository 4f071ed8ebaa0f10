package io.reunion.member;

import io.reunion.member.lexicon.Fold;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds those of the same name and class year among very many: what is held of each is one number, of which the upper
 * bits are a hash of name and year and the lower ones a place in the list of ids. Sorted, those alike lie side by side;
 * only these are read again and compared in earnest.
 */
final class NamesakeScan {
  private static final int PAGE = 500;
  private static final int PLACE_BITS = 24;
  private static final long PLACE = (1L << PLACE_BITS) - 1;
  /** How many namesakes of one year are compared; the others are not. */
  private static final int MOST_ALIKE = 20;

  private final MemberStore members;
  private long[] ids = new long[1 << 10];
  private long[] marks = new long[1 << 10];
  private int count;

  NamesakeScan(MemberStore members) {
    this.members = members;
  }

  /** At most {@code most} pairs. */
  Future<List<Pair>> pairs(int most) {
    return read(0).compose(all -> compare(groups(), 0, most, new ArrayList<>()));
  }

  private Future<Void> read(long from) {
    return members.page(from, PAGE).compose(page -> {
      page.members().forEach(this::note);
      return page.more() && count < PLACE ? read(page.next()) : Future.succeededFuture();
    });
  }

  private void note(Member member) {
    String year = member.first(Field.CLASS_YEAR).orElse("");
    if (year.isEmpty() || count == PLACE) {
      return;
    }
    if (count == ids.length) {
      ids = Arrays.copyOf(ids, count * 2);
      marks = Arrays.copyOf(marks, count * 2);
    }
    ids[count] = member.id().bits();
    marks[count] = hash(Fold.joined(member.name()) + "|" + year) << PLACE_BITS | count;
    count++;
  }

  /** FNV-1a. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash ^ hash >>> 32;
  }

  private List<List<MemberId>> groups() {
    Arrays.sort(marks, 0, count);
    List<List<MemberId>> groups = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= count; i++) {
      if (i == count || marks[i] >>> PLACE_BITS != marks[from] >>> PLACE_BITS) {
        if (i - from > 1) {
          groups.add(group(from, Math.min(i, from + MOST_ALIKE)));
        }
        from = i;
      }
    }
    return groups;
  }

  private List<MemberId> group(int from, int to) {
    Set<MemberId> group = new LinkedHashSet<>();
    for (int i = from; i < to; i++) {
      group.add(MemberId.of(ids[(int) (marks[i] & PLACE)]));
    }
    return List.copyOf(group);
  }

  private Future<List<Pair>> compare(
      List<List<MemberId>> groups, int at, int most, List<Pair> found) {
    if (at == groups.size() || found.size() >= most) {
      return Future.succeededFuture(found);
    }
    int to = Math.min(groups.size(), at + PAGE / MOST_ALIKE);
    Set<MemberId> some = new LinkedHashSet<>();
    groups.subList(at, to).forEach(some::addAll);
    return members.get(some).compose(known -> {
      for (List<MemberId> group : groups.subList(at, to)) {
        pairs(group.stream().filter(known::containsKey).map(known::get).toList(), most, found);
      }
      return compare(groups, to, most, found);
    });
  }

  private static void pairs(List<Member> group, int most, List<Pair> found) {
    for (int i = 0; i < group.size(); i++) {
      for (int j = i + 1; j < group.size() && found.size() < most; j++) {
        if (isAlike(group.get(i), group.get(j))) {
          found.add(Pair.of(group.get(i).id(), group.get(j).id()));
        }
      }
    }
  }

  /** The same name and year, and nothing that the university says of the one is said otherwise of the other. */
  private static boolean isAlike(Member a, Member b) {
    boolean same = !a.id().equals(b.id())
        && Fold.joined(a.name()).equals(Fold.joined(b.name()))
        && a.first(Field.CLASS_YEAR).equals(b.first(Field.CLASS_YEAR));
    return same
        && List.of(Field.MAJOR, Field.SCHOOL, Field.DEGREE).stream()
            .noneMatch(field -> contradict(a, b, field));
  }

  private static boolean contradict(Member a, Member b, Field field) {
    String one = Fold.joined(a.first(field).orElse(""));
    String other = Fold.joined(b.first(field).orElse(""));
    return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
  }
}
