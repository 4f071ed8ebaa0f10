package io.reunion.member.pull;

import io.reunion.member.ImportJournal;
import io.reunion.member.MemberId;
import io.reunion.member.imports.ImportOptions;
import io.reunion.member.imports.ImportProblem;
import io.reunion.member.imports.ImportReport;
import io.reunion.member.imports.MemberImport;
import io.reunion.member.pull.Fetching.Fetched;
import io.reunion.member.pull.PullFailedException.Reason;
import io.reunion.member.pull.PullState.Ended;
import io.reunion.member.pull.PullState.Outcome;
import io.reunion.member.pull.PullStore.Marks;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pulls members from the alumni system, one instance at a time. First everything is fetched, then it is taken as an
 * office's list is: what cannot be fetched to its end changes nobody. From where the next pull goes on is kept only once
 * everything was taken, so one that was killed is repeated.
 */
public final class MemberPull {
  private static final Logger LOG = LoggerFactory.getLogger(MemberPull.class);
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration RENEWAL = Duration.ofSeconds(20);
  /** Clocks differ, and what was being written while the system answered has an earlier time. */
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  private final Parts parts;
  private final PullStore store;
  private final PageClient client;
  private final Fetching fetching;

  /**
   * What pulling is made of.
   *
   * @param journal of the imports
   * @param afterwards what is done with the report of an import that has ended
   */
  public record Parts(
      Vertx vertx,
      Redis redis,
      AlumniSystem system,
      MemberImport imports,
      ImportJournal journal,
      Function<ImportReport, Future<Void>> afterwards,
      Clock clock) {}

  /**
   * What is asked for.
   *
   * @param dryRun only say what would become of it
   * @param again everything, also what was taken before
   */
  public record Wish(boolean dryRun, boolean again) {
    public static final Wish USUAL = new Wish(false, false);
  }

  /**
   * What became of it.
   *
   * @param report of the import; absent if there was nothing new
   */
  public record Pulled(Outcome outcome, int pages, long records, Optional<ImportReport> report) {}

  public MemberPull(Parts parts) {
    this.parts = parts;
    this.store = new PullStore(parts.redis());
    this.client = new PageClient(parts.vertx(), parts.system(), parts.clock());
    this.fetching = new Fetching(parts.vertx(), parts.system(), client, parts.clock());
  }

  public Future<PullState> state() {
    return store.state();
  }

  /**
   * Pulls now.
   *
   * @return fails with {@link PullFailedException}, or when Redis is away; then it may be called again
   */
  public Future<Pulled> run(Wish wish) {
    String who = MemberId.random().value();
    return store
        .hold(who, LEASE)
        .compose(mine ->
            mine ? held(who, wish) : Future.failedFuture(new PullFailedException(Reason.BUSY, "")));
  }

  private Future<Pulled> held(String who, Wish wish) {
    long renewing = parts.vertx().setPeriodic(RENEWAL.toMillis(), tick -> renew(who));
    return noted(wish)
        .compose(begun -> file())
        .compose(file -> pulled(file, wish).eventually(() -> deleted(file)))
        .recover(failure -> failed(wish, failure))
        .eventually(() -> {
          parts.vertx().cancelTimer(renewing);
          return store.release(who);
        });
  }

  private void renew(String who) {
    store
        .hold(who, LEASE)
        .onFailure(e -> LOG.warn("the pull could not be held on to: {}", e.toString()));
  }

  private Future<Void> noted(Wish wish) {
    return wish.dryRun() ? Future.succeededFuture() : store.tried(parts.clock().instant());
  }

  private Future<Path> file() {
    return parts.vertx().executeBlocking(() -> Files.createTempFile("reunion-pull-", ".csv"));
  }

  private Future<Boolean> deleted(Path file) {
    return parts.vertx().executeBlocking(() -> Files.deleteIfExists(file));
  }

  private Future<Pulled> pulled(Path file, Wish wish) {
    String reading = parts.system().reading();
    return (wish.again() ? Future.succeededFuture(Marks.NONE) : store.marks(reading))
        .compose(marks -> whole(file, marks))
        .compose(fetched ->
            isUnchanged(fetched) ? unchanged(fetched, wish) : taken(file, fetched, wish));
  }

  /** A list that names everybody is taken only as a whole: where some pages are new, the others are fetched too. */
  private Future<Fetched> whole(Path file, Marks marks) {
    return fetching.into(file, marks).compose(fetched -> {
      boolean part = fetched.unchanged() > 0
          && fetched.unchanged() < fetched.pages()
          && parts.system().full();
      return part
          ? parts
              .vertx()
              .executeBlocking(() -> Files.writeString(file, ""))
              .compose(emptied -> fetching.into(file, Marks.NONE))
          : Future.succeededFuture(fetched);
    });
  }

  private static boolean isUnchanged(Fetched fetched) {
    return fetched.unchanged() == fetched.pages() || fetched.records() == 0;
  }

  private Future<Pulled> unchanged(Fetched fetched, Wish wish) {
    Pulled pulled =
        new Pulled(Outcome.UNCHANGED, fetched.pages(), fetched.records(), Optional.empty());
    return wish.dryRun()
        ? Future.succeededFuture(pulled)
        : store
            .mark(parts.system().reading(), marks(fetched))
            .compose(marked -> ended(Outcome.UNCHANGED, "", Optional.empty(), fetched))
            .map(pulled);
  }

  private static Marks marks(Fetched fetched) {
    return new Marks(Optional.of(fetched.date().minus(OVERLAP)), fetched.marks());
  }

  private Future<Pulled> taken(Path file, Fetched fetched, Wish wish) {
    ImportOptions options =
        ImportOptions.USUAL.dry(wish.dryRun()).full(parts.system().full());
    return (wish.dryRun()
            ? Future.succeededFuture(options)
            : parts.journal().begin().map(options::journal))
        .compose(how -> parts
            .imports()
            .run(file, how, counts -> {})
            .compose(report -> wish.dryRun()
                ? Future.succeededFuture(report)
                : kept(how.journal(), report, fetched)))
        .map(report ->
            new Pulled(outcome(report), fetched.pages(), fetched.records(), Optional.of(report)));
  }

  private static Outcome outcome(ImportReport report) {
    return report.fileProblem().isPresent() ? Outcome.REFUSED : Outcome.TAKEN;
  }

  private Future<ImportReport> kept(Optional<String> id, ImportReport report, Fetched fetched) {
    boolean whole = report.fileProblem().isEmpty()
        && report.counts().refused() <= ImportReport.MOST_PROBLEMS
        && report.problems().stream()
            .noneMatch(p -> p.reason() == ImportProblem.Reason.CHANGED_MEANWHILE);
    String words = report.fileProblem().map(problem -> problem.reason().name()).orElse("");
    return (whole
            ? store.mark(parts.system().reading(), marks(fetched))
            : Future.<Void>succeededFuture())
        .compose(marked -> ended(outcome(report), words, id, fetched))
        .compose(done -> parts.afterwards().apply(report))
        .map(report);
  }

  private Future<Void> ended(Outcome outcome, String words, Optional<String> id, Fetched fetched) {
    Instant now = parts.clock().instant();
    return store.ended(new Ended(now, outcome, words, id, fetched.pages(), fetched.records()));
  }

  private Future<Pulled> failed(Wish wish, Throwable failure) {
    String words = failure instanceof PullFailedException known
        ? String.valueOf(known.getMessage())
        : failure.getClass().getSimpleName();
    LOG.warn("no members were pulled: {}", words);
    Ended ended = new Ended(parts.clock().instant(), Outcome.FAILED, words, Optional.empty(), 0, 0);
    return (wish.dryRun() ? Future.<Void>succeededFuture() : store.ended(ended))
        .otherwiseEmpty()
        .compose(told -> Future.failedFuture(failure));
  }

  /** Lets go of its connections. */
  public void close() {
    client.close();
  }
}
