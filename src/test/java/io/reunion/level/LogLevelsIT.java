package io.reunion.level;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import io.reunion.redis.RedisServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

class LogLevelsIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final Instant NOW = Instant.parse("2099-01-01T00:00:00Z");

  private static LogLevels at(Instant now) {
    return new LogLevels(server.redis(), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static ch.qos.logback.classic.@org.jspecify.annotations.Nullable Level own(String name) {
    return ((Logger) LoggerFactory.getLogger(name)).getLevel();
  }

  private static LogLevel debug(String part) {
    return new LogLevel(part, LogLevel.Level.DEBUG, NOW.plus(Duration.ofMinutes(1)));
  }

  @AfterEach
  void asBefore() {
    LogLevels levels = at(NOW);
    RedisServer.await(levels.follow());
    RedisServer.await(levels.remove("level.here", was -> {}));
  }

  @Test
  void anotherInstanceFollowsAndEndsByItself() {
    LogLevels here = at(NOW);
    RedisServer.await(here.put(debug("level.here")));
    assertThat(own("io.reunion.level.here")).isEqualTo(ch.qos.logback.classic.Level.DEBUG);
    RedisServer.await(here.remove("level.here", was -> {}));
    assertThat(own("io.reunion.level.here")).isNull();

    RedisServer.await(here.put(debug("level.here")));
    Clock moving = new Clock() {
      private Instant now = NOW;

      @Override
      public Instant instant() {
        Instant then = now;
        now = NOW.plus(Duration.ofMinutes(2));
        return then;
      }

      @Override
      public java.time.ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        return this;
      }
    };
    LogLevels there = new LogLevels(server.redis(), moving);
    RedisServer.await(there.follow());
    assertThat(own("io.reunion.level.here")).isEqualTo(ch.qos.logback.classic.Level.DEBUG);
    RedisServer.await(there.follow());
    assertThat(own("io.reunion.level.here")).as("its time is over").isNull();
  }

  @Test
  void whatAnotherVersionWroteIsPassedOver() {
    server.command("HSET", "log-levels", "level.here", "LOUD 1", "level.there", "DEBUG");
    assertThat(RedisServer.await(at(NOW).all())).isEmpty();
  }

  @Test
  void allOfItIsOneOfThem() {
    RedisServer.await(at(NOW).put(debug("level.here")));
    assertThat(RedisServer.await(at(NOW).all())).containsExactly(debug("level.here"));
    assertThat(debug("").logger()).isEqualTo("io.reunion");
    assertThat(server.command("PTTL", "log-levels")).as("it expires").doesNotContain("-1");
  }
}
