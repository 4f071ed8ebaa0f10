package io.reunion;

import io.reunion.api.ImportWords;
import io.reunion.config.InvalidConfigException;
import io.reunion.member.MemberStore;
import io.reunion.member.imports.ImportReport;
import io.reunion.member.imports.MemberImport;
import io.reunion.member.pull.AlumniSystem;
import io.reunion.member.pull.MemberPull;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code members pull}: takes what the alumni system has, without the service running; a running one notices. */
@Command(
    name = "pull",
    mixinStandardHelpOptions = true,
    description = "Takes members from the alumni system that alumniSystem in reunion.yaml names.")
final class PullCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Mixin
  private Main.ConfigOptions options = new Main.ConfigOptions();

  @Option(names = "--dry-run", description = "only say what would become of it")
  private boolean dryRun;

  @Option(
      names = "--again",
      description = "everything, also what has not changed since the last pull")
  private boolean again;

  @Override
  public Integer call() throws InterruptedException {
    Vertx vertx = Vertx.vertx();
    try {
      Settings settings = options.directory().read().settings();
      Optional<AlumniSystem> system = settings.alumniSystem().system();
      if (system.isEmpty()) {
        spec.commandLine()
            .getErr()
            .println("no alumni system is configured (expected: alumniSystem.url in reunion.yaml)");
        return 1;
      }
      return print(
          RedisAccess.with(vertx, settings.redis(), redis -> pull(vertx, redis, system.get()))
              .get());
    } catch (InvalidConfigException e) {
      e.problems().forEach(spec.commandLine().getErr()::println);
    } catch (ExecutionException e) {
      spec.commandLine()
          .getErr()
          .println("nothing more was taken: " + MembersCommand.Import.reason(e));
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
    return 1;
  }

  private Future<MemberPull.Pulled> pull(Vertx vertx, Redis redis, AlumniSystem system) {
    MemberStore members = new MemberStore(redis, Service.CLOCK);
    MemberImport imports = new MemberImport(vertx, members);
    MemberPull pull = new MemberPull(new MemberPull.Parts(
        vertx,
        redis,
        system,
        imports,
        members.imports(),
        report -> Future.succeededFuture(),
        Service.CLOCK));
    return pull.run(new MemberPull.Wish(dryRun, again)).eventually(() -> {
      pull.close();
      return imports.close();
    });
  }

  private int print(MemberPull.Pulled pulled) {
    say(pulled.pages() + " pages, " + pulled.records() + " records");
    if (pulled.report().isEmpty()) {
      say("nothing has changed since the last pull");
      return 0;
    }
    ImportReport report = pulled.report().get();
    report
        .problems()
        .forEach(problem -> say("record " + (problem.line() - 1) + ": " + ImportWords.of(problem)));
    report.fileProblem().ifPresent(problem -> say(ImportWords.of(problem)));
    ImportReport.Counts counts = report.counts();
    say((dryRun ? "would be: " : "") + counts.created() + " added, " + counts.updated()
        + " changed, " + counts.unchanged() + " unchanged, " + counts.refused() + " refused, "
        + report.missing() + " missing");
    report.id().ifPresent(id -> say("to take it back: members rollback " + id));
    return report.fileProblem().isEmpty() && counts.refused() == 0 ? 0 : 1;
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
  }
}
