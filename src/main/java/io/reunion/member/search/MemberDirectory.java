package io.reunion.member.search;

import io.reunion.log.Trail;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Profile;
import io.reunion.member.Viewer;
import io.reunion.member.search.Search.Found;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.store.AlreadyClosedException;

/**
 * Finds members for a viewer, by what that viewer may see of them and by nothing else. The index says who; the record
 * says whether that is still so, and what is shown.
 */
public final class MemberDirectory {
  /** Fewer exact answers than this are joined by near ones. */
  private static final int FEW = 3;
  /** The most that can be asked for at once. */
  public static final int MOST = 1_000;

  private static final int THREADS = 2;

  /** This many members are read in a second or two. */
  private static final int SOON = 20_000;

  private final MemberStore store;
  private final IndexFollower follower;
  private final WorkerExecutor searching;
  private final AtomicBoolean begun = new AtomicBoolean();

  private MemberDirectory(Vertx vertx, MemberStore store) {
    this.store = store;
    this.follower = new IndexFollower(vertx, store);
    this.searching = vertx.createSharedWorkerExecutor("member-search", THREADS);
  }

  /** Builds the index. Succeeds when every stored member can be found; fails when Redis is away. */
  public static Future<MemberDirectory> open(Vertx vertx, MemberStore store) {
    MemberDirectory directory = new MemberDirectory(vertx, store);
    return directory
        .begin()
        .map(directory)
        .recover(failure -> directory.close().transform(closed -> Future.failedFuture(failure)));
  }

  /**
   * Where the members are so many that nobody would wait for an answer until they are read, the same; else one to {@link
   * #begin} with.
   */
  public static Future<MemberDirectory> near(Vertx vertx, MemberStore store) {
    return store
        .count()
        .compose(members -> members > SOON
            ? open(vertx, store)
            : Future.succeededFuture(new MemberDirectory(vertx, store)));
  }

  /**
   * Builds the index, unless that was begun. Succeeds when every stored member can be found; questions wait for that. Where
   * Redis is away it fails, and is tried again until it succeeds.
   */
  public Future<Void> begin() {
    return begun.compareAndSet(false, true) ? follower.start() : follower.whole();
  }

  /** The best {@code limit} (at most {@link #MOST}) whom {@code viewer} finds. */
  public Future<SearchResult> search(MemberQuery question, Viewer viewer, int limit) {
    int most = Math.max(0, Math.min(limit, MOST));
    Future<Void> all = begin();
    return all.succeeded()
        ? searched(question, viewer, most)
        : Trail.kept(all).compose(read -> searched(question, viewer, most));
  }

  private Future<SearchResult> searched(MemberQuery question, Viewer viewer, int most) {
    return Trail.kept(searching.executeBlocking(() -> find(question, viewer, most), false))
        .compose(found -> show(found, question, viewer));
  }

  private Found find(MemberQuery question, Viewer viewer, int limit) {
    try {
      return follower.index().find(question, viewer, limit, FEW);
    } catch (AlreadyClosedException replacedMeanwhile) {
      return follower.index().find(question, viewer, limit, FEW);
    }
  }

  private Future<SearchResult> show(Found found, MemberQuery question, Viewer viewer) {
    if (found.best().isEmpty()) {
      return Future.succeededFuture(new SearchResult(List.of(), found.total(), false));
    }
    List<MemberId> ids =
        found.best().stream().map(best -> MemberId.of(best.bits())).toList();
    return store.get(ids).map(members -> result(found, question, viewer, members));
  }

  private static SearchResult result(
      Found found, MemberQuery asked, Viewer viewer, Map<MemberId, Member> members) {
    MemberQuery question = found.read(asked);
    List<Match> matches = new ArrayList<>();
    int stale = 0;
    for (BestMatches.Scored best : found.best()) {
      Optional<Match> match = Optional.ofNullable(members.get(MemberId.of(best.bits())))
          .flatMap(member -> match(member, question, viewer, found.relaxed(), best.score()));
      match.ifPresent(matches::add);
      stale += match.isPresent() ? 0 : 1;
    }
    matches.sort(Comparator.comparing(Match::near));
    return new SearchResult(
        matches, Math.max(matches.size(), found.total() - stale), found.relaxed());
  }

  /** What is shown of somebody whom the index found; empty if the record says by now that they are not to be. */
  private static Optional<Match> match(
      Member member, MemberQuery question, Viewer viewer, boolean relaxed, float score) {
    Profile profile = member.visibleTo(viewer);
    Explainer explainer = new Explainer(profile.particulars());
    boolean exact = explainer.meets(question, false);
    boolean found =
        exact || (relaxed ? explainer.meetsAny(question) : explainer.meets(question, true));
    return profile.isEmpty() || !found
        ? Optional.empty()
        : Optional.of(new Match(
            profile, score, !exact, explainer.reasons(question), explainer.missing(question)));
  }

  /** Looks for changes of the store now, instead of within a quarter of a second. */
  public void refresh() {
    follower.poll();
  }

  /** Builds the index anew, while the old one goes on answering. */
  public Future<Void> rebuild() {
    return follower.rebuild();
  }

  /** Whether every stored member can be found. */
  public boolean isWhole() {
    return follower.whole().succeeded();
  }

  /** Whether the store could not be followed when last tried: answers may be old. */
  public boolean isBehind() {
    return follower.isBehind();
  }

  /** How many members can be found. */
  public int size() {
    return follower.index().size();
  }

  public Future<Void> close() {
    return searching.close().compose(closed -> follower.close());
  }
}
