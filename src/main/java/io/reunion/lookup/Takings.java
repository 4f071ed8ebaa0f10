package io.reunion.lookup;

import io.reunion.bot.Turn;
import io.reunion.member.Profile;
import io.reunion.member.lexicon.Fold;
import io.reunion.member.search.Match;
import io.reunion.member.search.Reason;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which words of a question were taken for others, so that somebody was found. Whoever asks is told: they may have meant
 * a name.
 */
record Takings(List<Taking> all) {
  static final Takings NONE = new Takings(List.of());
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /**
   * One word, and what it was taken for.
   *
   * @param taken empty where it was taken for the initials of a name, as Max is of 马骁
   */
  record Taking(String asked, String taken) {
    /** One record has London, the other london. */
    boolean isLike(Taking other) {
      return asked.equals(other.asked) && Fold.joined(taken).equals(Fold.joined(other.taken));
    }

    String said(Turn turn) {
      return taken.isEmpty()
          ? turn.say("lookup.read.initials", "asked", asked)
          : turn.say("lookup.read", "asked", asked, "taken", taken);
    }
  }

  Takings {
    all = List.copyOf(all);
  }

  static Takings of(Match match) {
    Set<Taking> takings = new LinkedHashSet<>();
    for (Reason reason : match.reasons()) {
      if (reason.how() == Reason.How.INITIALS) {
        takings.add(new Taking(reason.asked(), ""));
      } else if (match.near() && !reason.taken().isEmpty()) {
        takings.add(new Taking(reason.asked(), written(match.profile(), reason)));
      }
    }
    return new Takings(new ArrayList<>(takings));
  }

  /** What all of {@code matches} have in common; none if they were found by different ones. */
  static Takings of(List<Match> matches) {
    Takings first = of(matches.get(0));
    return matches.stream().allMatch(match -> first.isLike(of(match))) ? first : NONE;
  }

  private boolean isLike(Takings other) {
    return all.size() == other.all.size()
        && IntStream.range(0, all.size()).allMatch(i -> all.get(i).isLike(other.all.get(i)));
  }

  /** The word as the record has it, where it has it: "London", which is compared as "london". */
  private static String written(Profile profile, Reason reason) {
    for (String value : profile.all(reason.field())) {
      for (String word : BLANKS.split(value)) {
        if (Fold.joined(word).equals(reason.taken())) {
          return word;
        }
      }
      if (Fold.joined(value).equals(reason.taken())) {
        return value;
      }
    }
    return reason.taken();
  }

  boolean isAny() {
    return !all.isEmpty();
  }

  List<String> said(Turn turn) {
    return all.stream().map(one -> one.said(turn)).toList();
  }
}
