package io.reunion;

import io.reunion.member.Duplicates;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberStore;
import io.reunion.member.Pair;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code members duplicates}: looks for records that may be of one person, and decides of a pair. */
@Command(
    name = "duplicates",
    mixinStandardHelpOptions = true,
    description = "Lists records that may be of one person. Nothing is merged but by --merge.")
final class MemberPairs implements Callable<Integer> {
  private static final int MOST = 500;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Mixin
  private Main.ConfigOptions options = new Main.ConfigOptions();

  @Option(names = "--merge", paramLabel = "PAIR", description = "they are one person")
  private Optional<String> merge = Optional.empty();

  @Option(names = "--keep", paramLabel = "PAIR", description = "they are two people")
  private Optional<String> keep = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    Optional<List<String>> lines;
    try {
      Optional<Pair> one = merge.map(Pair::parse);
      Optional<Pair> two = keep.map(Pair::parse);
      lines = MembersCommand.withStore(
          spec, options, MemberStore::duplicates, all -> said(all, one, two));
    } catch (IllegalArgumentException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 1;
    }
    lines.ifPresent(all -> all.forEach(spec.commandLine().getOut()::println));
    return lines.isPresent() ? 0 : 1;
  }

  private static Future<List<String>> said(
      Duplicates all, Optional<Pair> merged, Optional<Pair> kept) {
    if (merged.isPresent()) {
      return all.find(merged.get())
          .compose(found -> found
              .map(one -> all.merge(one.pair(), one.kept().id())
                  .map(done -> List.of("merged into " + one.kept().id())))
              .orElse(Future.succeededFuture(
                  List.of("no such proposal: " + merged.get().id()))));
    }
    if (kept.isPresent()) {
      return all.keepApart(kept.get())
          .map(done -> List.of(
              (done ? "kept apart: " : "no such proposal: ") + kept.get().id()));
    }
    return all.scan()
        .compose(found -> all.open(MOST))
        .map(open -> open.stream().map(MemberPairs::line).toList());
  }

  private static String line(Duplicates.Proposal proposal) {
    return proposal.pair().id() + " " + proposal.reason() + ": " + shown(proposal.kept()) + " | "
        + shown(proposal.gone());
  }

  private static String shown(Member member) {
    return member.name() + " " + member.first(Field.CLASS_YEAR).orElse("-") + " "
        + member.first(Field.STUDENT_NUMBER).orElse("-");
  }
}
