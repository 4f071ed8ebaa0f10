package io.reunion.member.search;

import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.Viewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * One generation of the search index: Lucene, in files of its own that are gone when it is closed. Blocking and safe for
 * several threads; not for the event loop.
 */
final class MemberIndex implements AutoCloseable {
  private static final String ID = "id";
  private static final double WRITE_BUFFER_MB = 48;
  private static final int FEW_SEGMENTS = 1;
  private static final int MOST_CLAUSES = 100_000;
  private static final FieldType TERMS = new FieldType();

  static {
    TERMS.setIndexOptions(IndexOptions.DOCS);
    TERMS.setOmitNorms(true);
    TERMS.freeze();
    // The limits of MemberQuery bound a question; Lucene's own limit is below what they allow.
    IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
  }

  private final Path path;
  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  private MemberIndex(Path path) throws IOException {
    this.path = path;
    directory = new MMapDirectory(path);
    writer =
        new IndexWriter(directory, new IndexWriterConfig().setRAMBufferSizeMB(WRITE_BUFFER_MB));
    searchers = new SearcherManager(writer, new Searchers());
  }

  /** Lucene's cache of results is of no use for questions that are never the same, and it would keep erased members. */
  private static final class Searchers extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(
        org.apache.lucene.index.IndexReader reader,
        org.apache.lucene.index.@org.jspecify.annotations.Nullable IndexReader previous) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      return searcher;
    }
  }

  /** An empty index in a new directory of the system's temporary one, readable by this user only. */
  static MemberIndex open() {
    try {
      return new MemberIndex(IndexFiles.create());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes {@code members} in, instead of what was known of them. Found after the next {@link #refresh}. */
  void put(Collection<Member> members) {
    try {
      for (Member member : members) {
        writer.updateDocument(new Term(ID, member.id().value()), document(member));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void remove(Collection<MemberId> members) {
    try {
      writer.deleteDocuments(
          members.stream().map(id -> new Term(ID, id.value())).toArray(Term[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets what was put and removed be seen. */
  void refresh() {
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Brings the files into a few, which makes every question quicker; takes its time, while questions are answered. */
  void compact() {
    try {
      writer.forceMerge(FEW_SEGMENTS);
      searchers.maybeRefresh();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document document(Member member) {
    Document document = new Document();
    document.add(
        new StringField(ID, member.id().value(), org.apache.lucene.document.Field.Store.NO));
    document.add(new NumericDocValuesField(BestMatches.ID_BITS, member.id().bits()));
    Map<Field, List<Shelf>> shelves = new EnumMap<>(Field.class);
    Map<String, List<String>> terms = new HashMap<>();
    for (Token token : MemberTokens.of(member.particulars())) {
      for (Shelf shelf : shelves.computeIfAbsent(token.field(), f -> Shelf.of(member, f))) {
        terms
            .computeIfAbsent(shelf.indexField(token.kind()), f -> new java.util.ArrayList<>())
            .add(shelf.term(token.text()));
      }
    }
    terms.forEach((field, texts) ->
        document.add(new org.apache.lucene.document.Field(field, new ShelvedTerms(texts), TERMS)));
    return document;
  }

  /**
   * The best {@code limit} members for {@code viewer}. The question is read generously when fewer than {@code few} meet
   * it as it is.
   */
  Search.Found find(MemberQuery question, Viewer viewer, int limit, int few) {
    if (viewer.sight() == Viewer.Sight.NOTHING) {
      return Search.Found.NOTHING;
    }
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return new Search(searcher, question, viewer, limit).find(few);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many members can be found in it. */
  int size() {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return searcher.getIndexReader().numDocs();
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes of its files. */
  long bytes() {
    try (java.util.stream.Stream<Path> files = Files.list(path)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      searchers.close();
      writer.rollback();
      directory.close();
      IndexFiles.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
