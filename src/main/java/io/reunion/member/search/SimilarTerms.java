package io.reunion.member.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.jspecify.annotations.Nullable;

/**
 * The terms of one view of the index that are one slip of the keyboard away from a word. Each word is worked out once
 * for a question: Lucene's own fuzzy query would do it for every clause and segment.
 */
final class SimilarTerms {
  private final IndexReader reader;
  private final Map<String, CompiledAutomaton> automata = new HashMap<>();
  private final Map<String, List<BytesRef>> found = new HashMap<>();

  SimilarTerms(IndexReader reader) {
    this.reader = reader;
  }

  /** The terms of {@code indexField} that begin with {@code prefix}, the rest of them being similar to {@code text}. */
  List<BytesRef> of(String indexField, String prefix, String text) {
    return found.computeIfAbsent(
        indexField + '\u0000' + prefix + '\u0000' + text, k -> find(indexField, prefix, text));
  }

  private List<BytesRef> find(String indexField, String prefix, String text) {
    List<BytesRef> similar = new ArrayList<>();
    try {
      @Nullable Terms terms = MultiTerms.getTerms(reader, indexField);
      if (terms == null) {
        return similar;
      }
      CompiledAutomaton automaton =
          automata.computeIfAbsent(prefix + '\u0000' + text, k -> automaton(prefix, text));
      TermsEnum matching = automaton.getTermsEnum(terms);
      for (@Nullable BytesRef term = matching.next(); term != null; term = matching.next()) {
        similar.add(BytesRef.deepCopyOf(term));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return similar;
  }

  private static CompiledAutomaton automaton(String prefix, String text) {
    return new CompiledAutomaton(
        new LevenshteinAutomata(text, true).toAutomaton(1, prefix), true, false);
  }
}
