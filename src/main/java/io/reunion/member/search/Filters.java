package io.reunion.member.search;

import io.reunion.member.Concepts.Kind;
import io.reunion.member.lexicon.Fold;
import io.reunion.member.lexicon.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a question asks for, one by one, so that a person can add to it and take out of it. The outcome is the words of
 * another question: nothing but words has to be remembered between two.
 */
public final class Filters {
  /** What people call a part of a question by. */
  public enum Aspect {
    PLACE(Kind.PLACE),
    FIRM(Kind.FIRM),
    WORK(Kind.ROLE, Kind.INDUSTRY),
    STUDY(Kind.MAJOR, Kind.DEGREE, Kind.SCHOOL),
    YEAR,
    NAME;

    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);

    Aspect(Kind... kinds) {
      this.kinds.addAll(List.of(kinds));
    }

    private boolean has(Piece piece) {
      return switch (this) {
        case YEAR -> piece.kind() == Wanted.Kind.YEAR;
        case NAME -> piece.kind() == Wanted.Kind.WORD;
        case PLACE, FIRM, WORK, STUDY -> Pairs.kinds(piece).stream().anyMatch(kinds::contains);
      };
    }
  }

  private final MemberQuery question;
  private final String source;

  private Filters(String text) {
    question = MemberQuery.parse(text);
    String folded = Fold.text(question.text());
    source = folded.length() == question.text().length() ? question.text() : folded;
  }

  public static Filters of(String text) {
    return new Filters(text.strip());
  }

  /** The question without the {@code nth} of what it asks for, as {@link MemberQuery#asked} counts; the last for 0. */
  public Optional<String> without(int nth) {
    List<String> asked = question.asked();
    int index = nth == 0 ? asked.size() - 1 : nth - 1;
    return index < 0 || index >= asked.size()
        ? Optional.empty()
        : dropping(part -> question.written(part).equals(asked.get(index)));
  }

  /** The question without what it asks for of this kind; empty if it asks for nothing of it. */
  public Optional<String> without(Aspect aspect) {
    return without(aspect::has);
  }

  /** The question without what {@code words} mean; empty if it asks for nothing of that. */
  public Optional<String> without(String words) {
    List<Piece> meant =
        MemberQuery.parse(words).pieces().stream().filter(Filters::says).toList();
    return without(piece -> meant.stream().anyMatch(other -> isSame(piece, other)));
  }

  /** The question and {@code words} as well; a city, a firm or a year of them instead of the one before. */
  public String with(String words) {
    MemberQuery further = MemberQuery.parse(words);
    List<Piece> others = further.pieces().stream()
        .filter(piece -> further.wanted().stream()
            .anyMatch(part -> part.needed() && texts(part).contains(piece.text())))
        .toList();
    String rest = without(piece -> others.stream().anyMatch(other -> isInstead(other, piece)))
        .orElse(question.text());
    return rest.isEmpty() ? words.strip() : rest + ", " + words.strip();
  }

  private static boolean isInstead(Piece other, Piece piece) {
    if (other.kind() == Wanted.Kind.YEAR) {
      return piece.kind() == Wanted.Kind.YEAR;
    }
    return Pairs.isOneOfEach(other, piece)
        && !Pairs.isWithin(other, piece)
        && !Pairs.isWithin(piece, other);
  }

  private static boolean isSame(Piece piece, Piece other) {
    boolean meaning = piece.concepts().stream()
        .anyMatch(concept -> other.concepts().stream().anyMatch(c -> c.id().equals(concept.id())));
    boolean years = !piece.years().isEmpty() && piece.years().equals(other.years());
    return meaning || years || piece.text().equals(other.text());
  }

  private static boolean says(Piece piece) {
    return piece.kind() != Wanted.Kind.FILLER;
  }

  private Optional<String> without(Predicate<Piece> dropped) {
    List<Wanted> parts = question.wanted().stream()
        .filter(part -> part.kind() != Wanted.Kind.FILLER)
        .filter(part -> question.pieces().stream()
            .anyMatch(piece -> texts(part).contains(piece.text()) && dropped.test(piece)))
        .toList();
    return parts.isEmpty() ? Optional.empty() : dropping(parts::contains);
  }

  private static List<String> texts(Wanted part) {
    return List.of(part.text().split(Written.OR, -1));
  }

  private Optional<String> dropping(Predicate<Wanted> dropped) {
    Set<String> texts = new HashSet<>();
    question.wanted().stream().filter(dropped).forEach(part -> texts.addAll(texts(part)));
    List<Piece> pieces =
        question.pieces().stream().sorted(Comparator.comparingInt(Piece::from)).toList();
    StringBuilder rest = new StringBuilder(source);
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (says(piece) && texts.contains(piece.text())) {
        int from = from(pieces, i);
        rest.replace(from, piece.to(), " ".repeat(piece.to() - from));
      }
    }
    return Optional.of(tidied(rest.toString()));
  }

  /** With the small words before it, which say how it stands to the rest: "but not in Boston". */
  private int from(List<Piece> pieces, int at) {
    int from = pieces.get(at).from();
    for (int i = at - 1; i >= 0 && !says(pieces.get(i)); i--) {
      boolean apart = source
          .substring(pieces.get(i).to(), from)
          .chars()
          .anyMatch(c -> ",，.;；。".indexOf(c) >= 0);
      if (apart) {
        break;
      }
      from = pieces.get(i).from();
    }
    return from;
  }

  private static String tidied(String text) {
    List<String> clauses = new ArrayList<>();
    Tables.split(text, "[,，]").forEach(clause -> {
      if (Fold.lettersAndDigits(clause).length() > 0) {
        clauses.add(String.join(" ", Tables.split(clause, "\\s+")));
      }
    });
    return String.join(", ", clauses);
  }

  /** Whether {@code text} asks for anything that is known for a year, a place, a trade and the like. */
  public static boolean constrain(String text) {
    MemberQuery question = MemberQuery.parse(text);
    return !question.constraints().isEmpty() || !question.excluded().isEmpty();
  }

  /** Whether anybody could be found by what is left of it. */
  public static boolean tell(String text) {
    MemberQuery question = MemberQuery.parse(text);
    return question.wanted().stream().anyMatch(Wanted::needed);
  }
}
