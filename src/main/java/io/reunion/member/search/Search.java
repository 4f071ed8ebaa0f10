package io.reunion.member.search;

import io.reunion.member.Viewer;
import io.reunion.member.search.BestMatches.Scored;
import io.reunion.member.search.LuceneQueries.Reading;
import java.io.IOException;
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
   */
  record Found(List<Scored> best, int exact, int near, boolean relaxed, Set<String> names) {
    static final Found NOTHING = new Found(List.of(), 0, 0, false, Set.of());

    int total() {
      return exact > 0 ? exact : near;
    }
  }

  Found find(int few) throws IOException {
    BestMatches exact = run(question, Reading.EXACT);
    if (exact.total() >= few || question.isEmpty()) {
      return new Found(exact.best(), exact.total(), 0, false, Set.of());
    }
    Set<String> names = namesHere();
    MemberQuery byName = question.withoutGuessesAt(names);
    BestMatches near = run(byName, Reading.NEAR);
    if (near.total() == 0 && !names.isEmpty()) {
      near = run(question, Reading.NEAR);
      names = near.total() > 0 ? Set.of() : names;
    }
    if (near.total() > 0) {
      return new Found(near.best(), exact.total(), near.total(), false, names);
    }
    BestMatches relaxed = canRelax() ? run(byName, Reading.RELAXED) : near;
    if (relaxed.total() == 0 && question.words().size() > 1) {
      relaxed = run(byName, Reading.LOOSE);
    }
    return new Found(relaxed.best(), 0, relaxed.total(), relaxed.total() > 0, names);
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

  private boolean canRelax() {
    int constraints = question.constraints().size();
    return question.words().isEmpty() ? constraints > 2 : constraints > 1;
  }

  private BestMatches run(MemberQuery read, Reading reading) throws IOException {
    return searcher.search(queries.of(read, reading), new BestMatches.Manager(limit));
  }
}
