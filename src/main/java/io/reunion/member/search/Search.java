package io.reunion.member.search;

import io.reunion.member.Viewer;
import io.reunion.member.lexicon.Han;
import io.reunion.member.search.BestMatches.Scored;
import io.reunion.member.search.LuceneQueries.Reading;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.search.IndexSearcher;

/** One question asked of one view of the index: as it is, then more and more generously. */
final class Search {
  private final IndexSearcher searcher;
  private final LuceneQueries queries;
  private final MemberQuery question;
  private final int limit;

  Search(IndexSearcher searcher, MemberQuery question, Viewer viewer, int limit) {
    this.searcher = searcher;
    this.question = question;
    this.limit = limit;
    this.queries =
        new LuceneQueries(Shelf.openTo(viewer), new SimilarTerms(searcher.getIndexReader()));
  }

  /**
   * What was found.
   *
   * @param exact how many met the question as it is
   * @param near how many meet it when it is read generously, the exact ones among them; 0 if that was not tried
   * @param names words that were taken for nothing else, because they are names of members
   * @param wider whether what was asked was taken for what it is a kind of
   */
  record Found(
      List<Scored> best, int exact, int near, boolean relaxed, Set<String> names, boolean wider) {
    static final Found NOTHING = new Found(List.of(), 0, 0, false, Set.of(), false);

    int total() {
      return exact > 0 ? exact : near;
    }

    /** How {@code asked} was read in the end; what was given up of it is still there. */
    MemberQuery read(MemberQuery asked) {
      MemberQuery byName = asked.withoutGuessesAt(names);
      return wider ? byName.widened() : byName;
    }
  }

  Found find(int few) throws IOException {
    BestMatches exact = run(question, Reading.EXACT);
    if (exact.total() >= few || question.isEmpty()) {
      return new Found(exact.best(), exact.total(), 0, false, Set.of(), false);
    }
    Set<String> names = namesHere();
    MemberQuery byName = question.withoutGuessesAt(names);
    BestMatches near = run(byName, Reading.NEAR);
    if (near.total() == 0 && !names.isEmpty()) {
      near = run(question, Reading.NEAR);
      names = near.total() > 0 ? Set.of() : names;
    }
    if (near.total() > 0) {
      return new Found(near.best(), exact.total(), near.total(), false, names, false);
    }
    return less(byName, names);
  }

  /** Nobody meets it all: without words that nobody has, then with wider meanings, then without some of it. */
  private Found less(MemberQuery byName, Set<String> names) throws IOException {
    MemberQuery known = withoutUnmet(byName);
    boolean dropped = known != byName;
    if (dropped) {
      BestMatches rest = run(known, Reading.NEAR);
      if (rest.total() > 0) {
        return found(rest, true, names, false);
      }
    }
    MemberQuery wide = known.widened();
    BestMatches wider = run(wide, Reading.NEAR);
    if (wider.total() > 0) {
      return found(wider, dropped, names, true);
    }
    BestMatches relaxed = canRelax(known) ? run(known, Reading.RELAXED) : wider;
    if (relaxed.total() == 0 && known.tells()) {
      relaxed = run(known.core(), Reading.NEAR);
    }
    if (relaxed.total() == 0 && question.words().size() > 1) {
      relaxed = run(byName, Reading.LOOSE);
    }
    return found(relaxed, relaxed.total() > 0, names, false);
  }

  private static Found found(BestMatches best, boolean relaxed, Set<String> names, boolean wider) {
    return new Found(best.best(), 0, best.total(), relaxed, names, wider);
  }

  /** Without words that nobody has or, among those who do what is asked for, nobody; if enough is left then. */
  private MemberQuery withoutUnmet(MemberQuery asked) throws IOException {
    Set<Wanted> unmet = new HashSet<>();
    MemberQuery work = asked.work();
    boolean worked = !work.isEmpty() && searcher.count(queries.of(work, Reading.NEAR)) > 0;
    for (Wanted part : asked.wanted()) {
      if (part.kind() == Wanted.Kind.WORD && !part.isName() && isUnmet(part, asked, worked)) {
        unmet.add(part);
      }
    }
    MemberQuery known = asked.without(unmet);
    return !unmet.isEmpty() && (known.tells() || isChatter(unmet, known)) ? known : asked;
  }

  /** Of a whole sentence in characters the rest says enough: 想换个不卷的 is why somebody asks, and no name. */
  private boolean isChatter(Set<Wanted> unmet, MemberQuery known) {
    return question.isSentence()
        && !known.constraints().isEmpty()
        && known.words().isEmpty()
        && unmet.stream().allMatch(part -> Han.isHan(part.text().codePointAt(0)));
  }

  private boolean isUnmet(Wanted part, MemberQuery asked, boolean worked) throws IOException {
    if (searcher.count(queries.met(part)) == 0) {
      return true;
    }
    return worked
        && searcher.count(queries.ownName(part.text())) == 0
        && searcher.count(queries.of(asked.workAnd(part), Reading.NEAR)) == 0;
  }

  /** Words that members whom the viewer may see have in their names: James is James before he is nearly "games". */
  private Set<String> namesHere() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String word : question.guessed()) {
      if (searcher.count(queries.ownName(word)) > 0) {
        names.add(word);
      }
    }
    return names;
  }

  private static boolean canRelax(MemberQuery asked) {
    int constraints = asked.constraints().size();
    return asked.words().isEmpty() ? constraints > 2 : constraints > 1;
  }

  private BestMatches run(MemberQuery read, Reading reading) throws IOException {
    return searcher.search(queries.of(read, reading), new BestMatches.Manager(limit));
  }
}
