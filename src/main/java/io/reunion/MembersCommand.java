package io.reunion;

import io.reunion.api.ImportWords;
import io.reunion.config.InvalidConfigException;
import io.reunion.member.ImportJournal;
import io.reunion.member.MemberStore;
import io.reunion.member.Rollback;
import io.reunion.member.imports.ImportOptions;
import io.reunion.member.imports.ImportProblem;
import io.reunion.member.imports.ImportReport;
import io.reunion.member.imports.MemberImport;
import io.reunion.redis.EmbeddedRedisException;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code members import FILE}: takes a list without the service running; a running one notices. */
@Command(
    name = "members",
    mixinStandardHelpOptions = true,
    description = "The member records.",
    subcommands = {
      MembersCommand.Import.class,
      MembersCommand.Imports.class,
      MembersCommand.Undo.class,
      PullCommand.class,
      MemberPairs.class
    })
final class MembersCommand {
  private MembersCommand() {}

  @Command(
      name = "imports",
      mixinStandardHelpOptions = true,
      description = "Lists the imports of the last 30 days, by whose ids they can be rolled back.")
  static final class Imports implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Main.ConfigOptions options = new Main.ConfigOptions();

    @Override
    public Integer call() throws InterruptedException {
      return withStore(spec, options, MemberStore::imports, ImportJournal::list)
          .map(entries -> {
            entries.forEach(entry -> spec.commandLine()
                .getOut()
                .println(entry.id() + " " + entry.at() + " " + entry.state() + " " + entry.members()
                    + " members"));
            return 0;
          })
          .orElse(1);
    }
  }

  @Command(
      name = "rollback",
      mixinStandardHelpOptions = true,
      description =
          "Makes everybody as they were before an import. Whom somebody has changed since is listed and stays.")
  static final class Undo implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Main.ConfigOptions options = new Main.ConfigOptions();

    @Parameters(paramLabel = "ID", description = "of the import")
    private String id = "";

    @Override
    public Integer call() throws InterruptedException {
      return withStore(spec, options, MemberStore::imports, journal -> journal.rollBack(id))
          .map(this::print)
          .orElse(1);
    }

    private int print(Optional<Rollback> done) {
      if (done.isEmpty()) {
        spec.commandLine()
            .getErr()
            .println("import " + id + " is not known (expected: one of `members imports`)");
        return 1;
      }
      Rollback back = done.get();
      spec.commandLine()
          .getOut()
          .println(back.restored() + " restored, " + back.removed() + " removed, "
              + back.changedSince().size() + " changed since and left");
      back.changedSince().forEach(member -> spec.commandLine().getOut().println(member));
      return 0;
    }
  }

  /** What {@code asked} gives of the store; nothing if it cannot be asked, which is said then. */
  static <P, T> Optional<T> withStore(
      CommandSpec spec,
      Main.ConfigOptions options,
      Function<MemberStore, P> part,
      Function<P, Future<T>> asked)
      throws InterruptedException {
    Vertx vertx = Vertx.vertx();
    try {
      Settings.Redis redis = options.directory().read().settings().redis();
      return Optional.of(RedisAccess.with(
              vertx,
              redis,
              connection -> asked.apply(part.apply(new MemberStore(connection, Service.CLOCK))))
          .get());
    } catch (InvalidConfigException e) {
      e.problems().forEach(spec.commandLine().getErr()::println);
    } catch (ExecutionException e) {
      spec.commandLine().getErr().println(Import.reason(e));
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
    return Optional.empty();
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description =
          "Takes an office's member list (XLSX or CSV). Giving it again changes only what is different.")
  static final class Import implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Main.ConfigOptions options = new Main.ConfigOptions();

    @Option(names = "--dry-run", description = "only say what would become of it")
    private boolean dryRun;

    @Option(
        names = "--full",
        description = "the list names everybody: who is missing is proposed as a departure")
    private boolean full;

    @Option(
        names = "--map",
        paramLabel = "HEADING=FIELD",
        description =
            "what a column stands for where its heading does not say; --map Ort=city, --map Notiz= leaves it out")
    private Map<String, String> mapping = new LinkedHashMap<>();

    private final long began = System.nanoTime();

    @Parameters(paramLabel = "FILE", description = "the list")
    private Path file = Path.of("");

    @Override
    public Integer call() throws InterruptedException {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        spec.commandLine()
            .getErr()
            .println(file + ": cannot be read (expected: an XLSX or CSV file)");
        return 1;
      }
      Vertx vertx = Vertx.vertx();
      try {
        Settings.Redis redis = options.directory().read().settings().redis();
        ImportOptions how = ImportOptions.USUAL.dry(dryRun).full(full).mapping(mapping);
        return print(RedisAccess.with(vertx, redis, connection -> take(vertx, connection, how))
            .get());
      } catch (InvalidConfigException e) {
        e.problems().forEach(spec.commandLine().getErr()::println);
      } catch (ExecutionException e) {
        spec.commandLine().getErr().println("nothing more was taken: " + reason(e));
      } finally {
        vertx.close().toCompletionStage().toCompletableFuture().join();
      }
      return 1;
    }

    private Future<ImportReport> take(Vertx vertx, Redis redis, ImportOptions how) {
      MemberImport imports = new MemberImport(vertx, new MemberStore(redis, Service.CLOCK));
      return imports
          .run(file, how, counts -> spec.commandLine().getErr().println(progress(counts)))
          .eventually(imports::close);
    }

    private String progress(ImportReport.Counts counts) {
      ImportJournal.Pace pace = new ImportJournal.Pace(
          counts.done(), counts.total(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
      return counts.done() + " of " + counts.total() + " rows, " + Math.round(pace.perSecond())
          + " a second"
          + (pace.secondsLeft().isPresent()
              ? ", " + pace.secondsLeft().getAsLong() + " s left"
              : "");
    }

    /** The own server's directory belongs to one process at a time: a service that runs on it takes lists itself. */
    static String reason(ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String said = cause.getMessage() == null ? cause.toString() : cause.getMessage();
      return cause instanceof EmbeddedRedisException
          ? said + "; a running service takes a list by POST /api/v1/members/import"
          : said;
    }

    /** Before anything is written: what each column was taken for. */
    private void columns(ImportReport report) {
      if (report.dryRun()) {
        report
            .columns()
            .forEach(column -> spec.commandLine()
                .getOut()
                .println(column.heading() + " -> "
                    + column
                        .meaning()
                        .orElseGet(() -> "left out; --map "
                            + column.heading() + "=FIELD"
                            + column
                                .nearest()
                                .map(like -> " (like " + like + "?)")
                                .orElse(""))));
      }
    }

    /** Where a problem is; what is about the whole file has no line. */
    private String at(ImportProblem problem) {
      return problem.line() > 0 ? file + ":" + problem.line() + ": " : file + ": ";
    }

    private int print(ImportReport report) {
      report
          .problems()
          .forEach(problem ->
              spec.commandLine().getOut().println(at(problem) + ImportWords.of(problem)));
      if (report.fileProblem().isPresent()) {
        spec.commandLine()
            .getOut()
            .println(at(report.fileProblem().get())
                + ImportWords.of(report.fileProblem().get()));
        return 1;
      }
      ImportReport.Counts counts = report.counts();
      spec.commandLine()
          .getOut()
          .println((report.dryRun() ? "would be: " : "")
              + counts.created() + " added, " + counts.updated() + " changed, " + counts.unchanged()
              + " unchanged, " + counts.refused() + " refused");
      columns(report);
      if (full) {
        spec.commandLine()
            .getOut()
            .println(report.missing()
                + " members are not in the list; see GET /api/v1/members/departures");
      }
      report
          .id()
          .ifPresent(
              id -> spec.commandLine().getOut().println("to take it back: members rollback " + id));
      return counts.refused() == 0 ? 0 : 1;
    }
  }
}
