package io.reunion.member.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;

/**
 * Counts every match and keeps the best, those of one score in the order of their ids. The order in which members were
 * written must not show: it changes when something hidden changes.
 */
final class BestMatches extends SimpleCollector {
  static final String ID_BITS = "bits";

  /** A match by its id's bits. */
  record Scored(long bits, float score) {}

  private static final Comparator<Scored> WORST_FIRST = Comparator.comparingDouble(Scored::score)
      .thenComparing(Scored::bits, Comparator.reverseOrder());

  /** A searcher without threads of its own uses one collector for everything. */
  record Manager(int limit) implements CollectorManager<BestMatches, BestMatches> {
    @Override
    public BestMatches newCollector() {
      return new BestMatches(limit);
    }

    @Override
    public BestMatches reduce(Collection<BestMatches> collectors) {
      return collectors.iterator().next();
    }
  }

  private final int limit;
  private final PriorityQueue<Scored> best;
  private int total;
  private @Nullable Scorable scorer;
  private @Nullable NumericDocValues ids;

  BestMatches(int limit) {
    this.limit = limit;
    this.best = new PriorityQueue<>(limit + 1, WORST_FIRST);
  }

  @Override
  protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
    ids = DocValues.getNumeric(leaf.reader(), ID_BITS);
  }

  @Override
  public void setScorer(Scorable newScorer) {
    scorer = newScorer;
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE;
  }

  @Override
  public void collect(int document) throws IOException {
    total++;
    if (scorer == null || ids == null || limit == 0) {
      return;
    }
    float score = scorer.score();
    @Nullable Scored worst = best.size() < limit ? null : best.peek();
    if (worst != null && score < worst.score) {
      return;
    }
    ids.advanceExact(document);
    Scored candidate = new Scored(ids.longValue(), score);
    if (worst == null) {
      best.add(candidate);
    } else if (WORST_FIRST.compare(candidate, worst) > 0) {
      best.poll();
      best.add(candidate);
    }
  }

  int total() {
    return total;
  }

  List<Scored> best() {
    List<Scored> sorted = new ArrayList<>(best);
    sorted.sort(Collections.reverseOrder(WORST_FIRST));
    return sorted;
  }
}
