package io.reunion.member.search;

import io.reunion.member.Viewer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Writes a question as a Lucene query over the shelves that are open to a viewer.
 *
 * <p>Every score is a constant. Lucene's own would weigh a word by how many members have it, those included who hide it.
 * A member's score is the sum over the parts of the question of the best way in which each is met.
 */
final class LuceneQueries {
  private final List<Shelf> shelves;
  private final SimilarTerms similar;

  LuceneQueries(List<Shelf> shelves, SimilarTerms similar) {
    this.shelves = shelves;
    this.similar = similar;
  }

  /** How generously a question is read. */
  enum Reading {
    EXACT,
    /** With slips of the keyboard, beginnings of words, and characters that sound alike. */
    NEAR,
    /** As NEAR, but one of the years, places and so on is enough; names have to be met. */
    RELAXED,
    /** As RELAXED, but half of several words are enough: the others may say nothing about who is sought. */
    LOOSE
  }

  Query of(MemberQuery question, Reading reading) {
    if (question.isEmpty()) {
      return shelves.equals(Shelf.openTo(Viewer.OFFICE))
          ? new MatchAllDocsQuery()
          : new MatchNoDocsQuery("nothing was asked");
    }
    if (question.wanted().stream().noneMatch(Wanted::needed)) {
      return new MatchNoDocsQuery("nobody was asked for");
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    int optional = 0;
    List<Query> words = new ArrayList<>();
    for (Wanted wanted : question.wanted()) {
      if (wanted.kind() == Wanted.Kind.EXCLUDED) {
        all.add(met(wanted, Reading.EXACT), Occur.MUST_NOT);
        continue;
      }
      if (reading == Reading.LOOSE && wanted.kind() == Wanted.Kind.WORD) {
        words.add(met(wanted, reading));
        continue;
      }
      boolean strict = reading == Reading.EXACT || reading == Reading.NEAR;
      boolean must = strict ? wanted.needed() : !wanted.kind().isConstraint();
      if (must && wanted.needed()) {
        all.add(met(wanted, reading), Occur.MUST);
      } else if (wanted.needed() || strict) {
        all.add(met(wanted, reading), Occur.SHOULD);
        optional++;
      }
    }
    if (!words.isEmpty()) {
      all.add(half(words), Occur.MUST);
    }
    if (reading == Reading.RELAXED || reading == Reading.LOOSE) {
      all.setMinimumNumberShouldMatch(enough(question, optional));
    }
    return all.build();
  }

  private static Query half(List<Query> words) {
    BooleanQuery.Builder some = new BooleanQuery.Builder();
    words.forEach(word -> some.add(word, Occur.SHOULD));
    return some.setMinimumNumberShouldMatch((words.size() + 1) / 2).build();
  }

  /** How many constraints have to be met: any one where a name is given too, else all but one. */
  private static int enough(MemberQuery question, int constraints) {
    return question.words().isEmpty() ? Math.max(1, constraints - 1) : Math.min(1, constraints);
  }

  private Query met(Wanted wanted, Reading reading) {
    boolean exact = reading == Reading.EXACT;
    List<Probe> probes = exact ? wanted.exact() : wanted.generous();
    List<Query> ways = new ArrayList<>();
    if (!exact) {
      for (Wanted.Split split : wanted.splits()) {
        Query halves = new BooleanQuery.Builder()
            .add(best(split.first(), new ArrayList<>()), Occur.MUST)
            .add(best(split.second(), new ArrayList<>()), Occur.MUST)
            .build();
        ways.add(new BoostQuery(halves, Explainer.SPLIT_WEIGHT));
      }
    }
    return best(probes, ways);
  }

  /** Those who meet {@code wanted}, read generously. */
  Query met(Wanted wanted) {
    return met(wanted, Reading.NEAR);
  }

  /** Those who have {@code word} in their names. */
  Query ownName(String word) {
    return best(Probes.ownName(word), new ArrayList<>());
  }

  /** The best of {@code probes} and {@code further} ways. */
  private Query best(List<Probe> probes, List<Query> further) {
    Map<Sameness, Set<String>> terms = new LinkedHashMap<>();
    for (Probe probe : probes) {
      switch (probe.mode()) {
        case TERM, SOME ->
          terms
              .computeIfAbsent(new Sameness(probe.kind(), probe.score()), s -> new TreeSet<>())
              .addAll(probe.texts());
        case ALL -> further.add(constant(all(probe), probe.score()));
        case PREFIX, SIMILAR ->
          shelves.forEach(shelf -> further.add(constant(like(probe, shelf), probe.score())));
      }
    }
    terms.forEach((same, texts) ->
        shelves.forEach(shelf -> further.add(constant(one(same.kind, texts, shelf), same.score))));
    return new DisjunctionMaxQuery(further, 0);
  }

  /** Terms of one kind that are worth the same are looked up together. */
  private record Sameness(TermKind kind, float score) {}

  private static Query constant(Query query, float score) {
    return new BoostQuery(new ConstantScoreQuery(query), score);
  }

  private static Query one(TermKind kind, Set<String> texts, Shelf shelf) {
    String field = shelf.indexField(kind);
    if (texts.size() == 1) {
      return new TermQuery(new Term(field, shelf.term(texts.iterator().next())));
    }
    return new TermInSetQuery(
        field, texts.stream().map(text -> new BytesRef(shelf.term(text))).toList());
  }

  /** Every text, each on any shelf. */
  private Query all(Probe probe) {
    BooleanQuery.Builder each = new BooleanQuery.Builder();
    for (String text : new TreeSet<>(probe.texts())) {
      BooleanQuery.Builder somewhere = new BooleanQuery.Builder();
      shelves.forEach(shelf -> somewhere.add(one(probe.kind(), Set.of(text), shelf), Occur.SHOULD));
      each.add(somewhere.build(), Occur.FILTER);
    }
    return each.build();
  }

  private Query like(Probe probe, Shelf shelf) {
    String field = shelf.indexField(probe.kind());
    if (probe.mode() == Probe.Mode.PREFIX) {
      return new PrefixQuery(
          new Term(field, shelf.term(probe.text())), MultiTermQuery.CONSTANT_SCORE_REWRITE);
    }
    List<BytesRef> terms = similar.of(field, shelf.prefix(), probe.text());
    return terms.isEmpty()
        ? new MatchNoDocsQuery("nothing is similar")
        : new TermInSetQuery(field, terms);
  }
}
