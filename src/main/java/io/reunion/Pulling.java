package io.reunion;

import io.reunion.api.ImportKeeping;
import io.reunion.member.MemberStore;
import io.reunion.member.imports.MemberImport;
import io.reunion.member.pull.MemberPull;
import io.reunion.member.pull.PullTimer;
import io.reunion.member.search.MemberDirectory;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Lists of members: given by an office, or pulled from the alumni system if the configuration names one. */
final class Pulling {
  private static final Duration LOOK = Duration.ofSeconds(30);

  private final MemberImport imports;
  private final Optional<MemberPull> pull;
  private final Optional<PullTimer> timer;

  Pulling(
      Vertx vertx,
      Redis redis,
      MemberStore members,
      MemberDirectory directory,
      MemberSettings.Pull settings,
      Clock clock) {
    imports = new MemberImport(vertx, members);
    ImportKeeping keeping = new ImportKeeping(members, directory);
    pull = settings
        .system()
        .map(system -> new MemberPull(new MemberPull.Parts(
            vertx, redis, system, imports, members.imports(), keeping::ended, clock)));
    timer = pull.flatMap(
        from -> settings.every().map(every -> new PullTimer(vertx, from, every, LOOK, clock)));
  }

  MemberImport imports() {
    return imports;
  }

  Optional<MemberPull> pull() {
    return pull;
  }

  void start() {
    timer.ifPresent(PullTimer::start);
  }

  void stop() {
    timer.ifPresent(PullTimer::stop);
  }

  /** Ends the threads and the connections; what is being taken goes on when it is asked for again. */
  Future<Void> close() {
    pull.ifPresent(MemberPull::close);
    return imports.close();
  }
}
