package io.reunion.member.search;

import java.util.ArrayList;
import java.util.List;

/**
 * How the pieces of a sentence stand to each other: "Boeing or Airbus", "preferably in Toulouse", "but not in Boston",
 * "around 2010".
 */
final class Ties {
  private enum Role {
    NEEDED,
    RATHER,
    NOT
  }

  private final String folded;
  private final List<Piece> pieces;
  private final List<Role> roles = new ArrayList<>();

  private Ties(String folded, List<Piece> pieces) {
    this.folded = folded;
    this.pieces = pieces;
  }

  /** {@code wanted}, one for each of {@code pieces}, as their ties have it. */
  static List<Wanted> tied(String folded, List<Piece> pieces, List<Wanted> wanted) {
    Ties ties = new Ties(folded, pieces);
    pieces.forEach(piece -> ties.roles.add(Role.NEEDED));
    for (int i = 0; i < pieces.size(); i++) {
      ties.read(i);
    }
    ties.keepSomethingNeeded();
    return ties.joined(wanted);
  }

  private void read(int i) {
    Piece piece = pieces.get(i);
    if (says(i)) {
      if (isDenied(i)) {
        roles.set(i, Role.NOT);
      } else if (isCourtesy(i)) {
        roles.set(i, Role.RATHER);
      }
      return;
    }
    if (TieWords.RATHER.contains(piece.text())) {
      wish(i);
    } else if (TieWords.RATHER_AFTER.contains(piece.text()) || isIfPossible(i)) {
      int before = before(i);
      if (before >= 0) {
        roles.set(before, Role.RATHER);
      }
    }
  }

  /** 王老师, Prof Jack Wang: how somebody is called, which is not always what they do. */
  private boolean isCourtesy(int i) {
    Piece piece = pieces.get(i);
    if (piece.kind() != Wanted.Kind.CONCEPT || !TieWords.COURTESY.contains(piece.text())) {
      return false;
    }
    int name = piece.han() ? i - 1 : i + 1;
    return name >= 0
        && name < pieces.size()
        && pieces.get(name).kind() == Wanted.Kind.WORD
        && (piece.han()
            ? pieces.get(name).to() == piece.from()
                && Stretches.isNameOrSurname(pieces.get(name).text())
            : sameClause(i, name) || gap(i, name).strip().equals("."));
  }

  private boolean isIfPossible(int i) {
    return pieces.get(i).text().equals("possible")
        && i > 0
        && pieces.get(i - 1).text().equals("if");
  }

  /** All that follows in the clause; where nothing does, what stands before. */
  private void wish(int i) {
    boolean any = false;
    for (int j = i + 1; j < pieces.size() && sameClause(j - 1, j) && !denies(j); j++) {
      if (says(j)) {
        roles.set(j, Role.RATHER);
        any = true;
      }
    }
    int before = before(i);
    if (!any && before >= 0) {
      roles.set(before, Role.RATHER);
    }
  }

  /** The nearest piece before {@code i} in its clause that says something; -1 if there is none. */
  private int before(int i) {
    for (int j = i - 1; j >= 0 && sameClause(j, j + 1); j--) {
      if (says(j)) {
        return j;
      }
    }
    return -1;
  }

  private boolean says(int i) {
    return pieces.get(i).kind() != Wanted.Kind.FILLER;
  }

  private boolean denies(int i) {
    return TieWords.NOT.contains(pieces.get(i).text());
  }

  /**
   * Only what is known for a place, a trade and so on can be left out, or what nobody knows if it is said that people are
   * there: "not at Bluewhale Pay". "I do not know Peter" leaves out nobody.
   */
  private boolean isDenied(int i) {
    Wanted.Kind kind = pieces.get(i).kind();
    if (isDeniedBehind(i)) {
      return true;
    }
    if (kind == Wanted.Kind.WORD) {
      return isDeniedPlace(i);
    }
    if (kind != Wanted.Kind.CONCEPT && kind != Wanted.Kind.YEAR) {
      return false;
    }
    boolean followed =
        i + 1 < pieces.size() && TieWords.NOT_AFTER.contains(pieces.get(i + 1).text());
    if (followed) {
      return true;
    }
    for (int j = i - 1; j >= 0 && sameClause(j, j + 1); j--) {
      String text = pieces.get(j).text();
      if (says(j)) {
        return roles.get(j) == Role.NOT && isOr(j, i);
      }
      if (TieWords.NOT.contains(text) || (text.equals("than") && j > 0 && isBeforeThan(j - 1))) {
        return true;
      }
      if (!TieWords.BETWEEN.contains(text) && !TieWords.OR.contains(text) && !text.equals("and")) {
        return false;
      }
    }
    return false;
  }

  /** 腾讯的不要: nobody says so of a name. */
  private boolean isDeniedBehind(int i) {
    Piece piece = pieces.get(i);
    if (piece.kind() == Wanted.Kind.FIELD || piece.name() || i + 2 >= pieces.size()) {
      return false;
    }
    return pieces.get(i + 1).text().equals("的")
        && sameClause(i, i + 1)
        && sameClause(i + 1, i + 2)
        && TieWords.NOT_AFTER_OF.contains(pieces.get(i + 2).text())
        && (i + 3 == pieces.size() || !says(i + 3) || !sameClause(i + 2, i + 3));
  }

  private boolean isDeniedPlace(int i) {
    if (i == 0) {
      return false;
    }
    if (continuesDenied(i)) {
      return true;
    }
    boolean there = false;
    for (int j = i - 1; j >= 0 && sameClause(j, j + 1) && !says(j); j--) {
      String text = pieces.get(j).text();
      there |= TieWords.THERE.contains(text);
      if (TieWords.NOT.contains(text)) {
        return there;
      }
      if (!TieWords.BETWEEN.contains(text)) {
        return false;
      }
    }
    return false;
  }

  /** Whether it is the next word of an unknown name that is left out. */
  private boolean continuesDenied(int i) {
    return i > 0
        && pieces.get(i).kind() == Wanted.Kind.WORD
        && pieces.get(i - 1).kind() == Wanted.Kind.WORD
        && roles.get(i - 1) == Role.NOT
        && gap(i - 1, i).isBlank();
  }

  private boolean isBeforeThan(int i) {
    return TieWords.BEFORE_THAN.contains(pieces.get(i).text());
  }

  private boolean sameClause(int left, int right) {
    return gap(left, right).chars().noneMatch(c -> ",.;!?。\n".indexOf(c) >= 0);
  }

  private String gap(int left, int right) {
    return folded.substring(
        pieces.get(left).to(), Math.max(pieces.get(left).to(), pieces.get(right).from()));
  }

  /** Whether nothing but "or" and the like lies between. */
  private boolean isOr(int left, int right) {
    boolean or = false;
    for (int i = left; i < right; i++) {
      or |= gap(i, i + 1).chars().anyMatch(c -> "、/|&".indexOf(c) >= 0);
      if (i > left) {
        String text = pieces.get(i).text();
        boolean links = TieWords.OR.contains(text) || text.equals("and");
        if (!links && !TieWords.BETWEEN.contains(text)) {
          return false;
        }
        or |= links;
      }
    }
    return or;
  }

  /** Wishes alone are asked for; exclusions alone leave nothing to ask for. */
  private void keepSomethingNeeded() {
    boolean needed = false;
    for (int i = 0; i < pieces.size(); i++) {
      needed |= says(i) && roles.get(i) == Role.NEEDED;
    }
    if (!needed) {
      roles.replaceAll(role -> role == Role.RATHER ? Role.NEEDED : role);
    }
  }

  private List<Wanted> joined(List<Wanted> wanted) {
    List<Wanted> joined = new ArrayList<>();
    List<Integer> first = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      if (roles.get(i) == Role.NOT && continuesDenied(i)) {
        continue;
      }
      Wanted one = asRole(i, wanted.get(i));
      int with = says(i) ? alternativeOf(i, first) : -1;
      if (with >= 0) {
        joined.set(with, joined.get(with).orElse(one));
      } else {
        joined.add(one);
        first.add(i);
      }
    }
    return joined;
  }

  /** Which of the parts so far, by the piece that each began with, {@code i} may be met instead of; -1 if none. */
  private int alternativeOf(int i, List<Integer> first) {
    for (int at = first.size() - 1; at >= 0; at--) {
      int j = first.get(at);
      if (says(j) && roles.get(j) == roles.get(i) && isAlternative(j, i)) {
        return at;
      }
    }
    return -1;
  }

  private boolean isAlternative(int left, int right) {
    Piece one = pieces.get(left);
    Piece other = pieces.get(right);
    if (one.kind() == Wanted.Kind.YEAR || other.kind() == Wanted.Kind.YEAR) {
      return one.kind() == other.kind();
    }
    if (Pairs.isWithin(one, other) || Pairs.isWithin(other, one)) {
      return false;
    }
    if (Pairs.isOneOfEach(one, other) || (Pairs.isSpelledAlike(one, other) && right - left > 1)) {
      return true;
    }
    return linked(left, right) && Pairs.isOfAKind(one, other);
  }

  /** "A or B", "A, B or C". */
  private boolean linked(int left, int right) {
    for (int i = left + 1; i <= right; i++) {
      if (says(i)) {
        return isOr(left, i) && (i == right || linked(i, right));
      }
    }
    return false;
  }

  private Wanted asRole(int i, Wanted wanted) {
    Piece piece = pieces.get(i);
    if (!says(i)) {
      return wanted;
    }
    return switch (roles.get(i)) {
      case NEEDED ->
        isAbout(i)
            ? wanted.or(List.of(MemberQuery.yearsAround(piece.years())), List.of(), List.of())
            : wanted;
      case RATHER -> wanted.as(Wanted.Kind.WISH);
      case NOT ->
        piece.kind() == Wanted.Kind.WORD
            ? Wanted.excludingPlace(deniedName(i), piece.han())
            : Wanted.excluding(piece);
    };
  }

  /** All words of the unknown name that begins at {@code i}. */
  private String deniedName(int i) {
    StringBuilder name = new StringBuilder(pieces.get(i).text());
    for (int j = i + 1; j < pieces.size() && roles.get(j) == Role.NOT && continuesDenied(j); j++) {
      name.append(' ').append(pieces.get(j).text());
    }
    return name.toString();
  }

  private boolean isAbout(int i) {
    return pieces.get(i).kind() == Wanted.Kind.YEAR
        && ((i > 0 && TieWords.ABOUT.contains(pieces.get(i - 1).text()))
            || (i + 1 < pieces.size()
                && TieWords.ABOUT.contains(pieces.get(i + 1).text())));
  }
}
