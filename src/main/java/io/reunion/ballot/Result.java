package io.reunion.ballot;

import io.reunion.ballot.count.Outcome;
import io.reunion.ballot.count.Tally;
import io.reunion.ballot.count.Tally.Voice;
import java.util.ArrayList;
import java.util.List;

/** What a ballot comes to; made anew from its papers whenever it is asked for. */
public sealed interface Result {
  /**
   * @param invalid papers that say nothing that could be counted
   */
  record Motion(Tally tally, int invalid, boolean carried) implements Result {}

  /** The result of an election. */
  record Election(Outcome outcome) implements Result {}

  /** Counts. */
  static Result of(Terms terms, List<List<String>> papers, List<String> lot) {
    if (terms.kind() == Terms.Kind.ELECTION) {
      return new Election(terms.contest().drawn(lot).count(papers));
    }
    List<Voice> voices = new ArrayList<>();
    for (List<String> paper : papers) {
      if (paper.size() == 1 && terms.options().contains(paper.get(0))) {
        voices.add(Voice.valueOf(paper.get(0)));
      }
    }
    Tally tally = Tally.of(voices);
    return new Motion(
        tally,
        papers.size() - voices.size(),
        terms.rule().carries(tally, terms.roll().count()));
  }
}
