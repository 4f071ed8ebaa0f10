package io.reunion.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.internal.ExceptionFactory;
import io.reunion.redis.RedisUnavailableException.Reason;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FailuresTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      LOADING Redis is loading the dataset in memory                                   | LOADING
      MISCONF Redis is configured to save RDB snapshots, but it's currently unable to  | DISK
      READONLY You can't write against a read only replica.                            | READ_ONLY
      NOREPLICAS Not enough good replicas to write.                                    | NO_REPLICAS
      OOM command not allowed when used memory > 'maxmemory'.                          | OUT_OF_MEMORY
      BUSY Redis is busy running a script.                                             | BUSY
      MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'. | READ_ONLY
      CLUSTERDOWN The cluster is down                                                  | CLUSTER_DOWN
      CLUSTERDOWN Hash slot not served                                                 | CLUSTER_DOWN
      TRYAGAIN Multiple keys request during rehashing of slot                          | CLUSTER_DOWN
      MOVED 3999 127.0.0.1:6381                                                        | CLUSTER_DOWN
      NOAUTH Authentication required.                                                  | LOGIN
      WRONGPASS invalid username-password pair or user is disabled.                    | LOGIN
      ERR Error running script (call to f_ab): @user_script:1: @user_script: 1: -OOM command not allowed | OUT_OF_MEMORY
      ERR Error running script (call to f_ab): @user_script:1: @user_script: 1: -READONLY You can't      | READ_ONLY
      """)
  void knowsARefusalThatMeansLater(String message, Reason reason) {
    Throwable failure = Failures.translated(
        new CompletionException(ExceptionFactory.createExecutionException(message)));

    assertThat(failure).isInstanceOfSatisfying(RedisUnavailableException.class, away -> {
      assertThat(away.reason()).isEqualTo(reason);
      assertThat(away.reason().mayHaveRun()).isFalse();
      assertThat(away).hasMessageContaining(message.strip());
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WRONGTYPE Operation against a key holding the wrong kind of value",
        "BUSYGROUP Consumer Group name already exists",
        "BUSYKEY Target key name already exists.",
        "NOPERM this user has no permissions to run the 'config' command",
        "CROSSSLOT Keys in request don't hash to the same slot",
        "ERR unknown command 'FOO'",
        "ERR value is not an integer or out of range",
        "EXECABORT"
      })
  void leavesAMistakeOfOursAsItIs(String message) {
    RedisCommandExecutionException mistake = ExceptionFactory.createExecutionException(message);

    assertThat(Failures.translated(new CompletionException(mistake))).isSameAs(mistake);
  }

  @Test
  void knowsWhatTheClientRefusesAndWhatItLost() {
    assertThat(reason(new RedisException("Currently not connected. Commands are rejected.")))
        .isEqualTo(Reason.NOT_CONNECTED);
    assertThat(reason(new RedisException("Connection is closed"))).isEqualTo(Reason.NOT_CONNECTED);
    assertThat(reason(new RedisConnectionException("Unable to connect")))
        .isEqualTo(Reason.NOT_CONNECTED);
    assertThat(reason(new RedisException("Request queue size exceeded: 4096.")))
        .isEqualTo(Reason.OVERLOADED);
    assertThat(reason(new RedisException("Internal stack size exceeded: 4096.")))
        .isEqualTo(Reason.OVERLOADED);
    assertThat(reason(new RedisCommandTimeoutException("GET timed out"))).isEqualTo(Reason.TIMEOUT);
    assertThat(reason(new RedisException("Connection disconnected")))
        .isEqualTo(Reason.CONNECTION_LOST);
    assertThat(reason(new RedisException(new IOException("Broken pipe"))))
        .isEqualTo(Reason.CONNECTION_LOST);
    assertThat(reason(new ClosedChannelException())).isEqualTo(Reason.CONNECTION_LOST);
  }

  @Test
  void leavesWhatHasNothingToDoWithRedisAsItIs() {
    RuntimeException failure = new IllegalStateException("x");

    assertThat(Failures.translated(failure)).isSameAs(failure);
  }

  private static Reason reason(Throwable failure) {
    return ((RedisUnavailableException) Failures.translated(failure)).reason();
  }
}
