package io.reunion.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslVerifyMode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedisAddressTest {
  private static final Duration HANDSHAKE = Duration.ofSeconds(2);

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      redis://localhost                          | redis://localhost:6379
      redis://localhost:7000/3                   | redis://localhost:7000/3
      redis://localhost?database=4               | redis://localhost:6379/4
      redis://:secret@localhost                  | redis://***@localhost:6379
      rediss://user:secret@redis.example:6380/0  | rediss://***@redis.example:6380
      valkey://localhost                         | redis://localhost:6379
      valkeys://localhost                        | rediss://localhost:6379
      redis://[::1]:7000                         | redis://[::1]:7000
      redis://[2001:db8::7]                      | redis://[2001:db8::7]:6379
      redis://a:1,b:2                            | redis-cluster://a:1,b:2
      redis-cluster://:secret@a:1,b              | redis-cluster://***@a:1,b:6379
      rediss-cluster://a                         | rediss-cluster://a:6379
      redis-sentinel://:secret@a,b:1#alumni      | redis-sentinel://***@a:26379,b:1#alumni
      rediss-sentinel://a/2?sentinelMasterId=m   | rediss-sentinel://a:26379/2#m
      """)
  void readsWhatItSaysOfItselfWithoutTheLogin(String uri, String text) {
    assertThat(RedisAddress.parse(uri)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      redis://h                       | ''   | ''
      redis://:pa%3Ass%40w@h          | ''   | pa:ss@w
      redis://pass@h                  | ''   | pass
      redis://user:p+w@h              | user | p+w
      redis://us%3Aer:p:w@h           | us:er| p:w
      redis://:100%@h                 | ''   | 100%
      redis://:pa/ss#w?x@rd@h         | ''   | pa/ss#w?x@rd
      """)
  void readsALoginHoweverItIsWritten(String uri, String user, String password) {
    RedisURI read = RedisAddress.parse(uri).single(HANDSHAKE);
    RedisCredentials credentials =
        read.getCredentialsProvider().resolveCredentials().block(HANDSHAKE);

    assertThat(read.getHost()).isEqualTo("h");
    assertThat(credentials.getUsername() == null ? "" : credentials.getUsername())
        .isEqualTo(user);
    assertThat(credentials.getPassword() == null ? "" : new String(credentials.getPassword()))
        .isEqualTo(password);
  }

  @Test
  void passesEverythingOn() {
    RedisURI single = RedisAddress.parse("rediss://h:1/5?verifyPeer=CA").single(HANDSHAKE);
    assertThat(single.getPort()).isEqualTo(1);
    assertThat(single.getDatabase()).isEqualTo(5);
    assertThat(single.isSsl()).isTrue();
    assertThat(single.getVerifyMode()).isEqualTo(SslVerifyMode.CA);
    assertThat(single.getTimeout()).isEqualTo(HANDSHAKE);

    RedisURI sentinel =
        RedisAddress.parse("redis-sentinel://:p@a,b:1?sentinelPassword=q#m").single(HANDSHAKE);
    assertThat(sentinel.getSentinelMasterId()).isEqualTo("m");
    assertThat(sentinel.getSentinels()).extracting(RedisURI::getPort).containsExactly(26_379, 1);
    assertThat(sentinel.getSentinels())
        .allSatisfy(one -> assertThat(new String(one.getCredentialsProvider()
                .resolveCredentials()
                .block(HANDSHAKE)
                .getPassword()))
            .isEqualTo("q"));

    assertThat(RedisAddress.parse("redis-cluster://:p@a,b:1").nodes(HANDSHAKE))
        .extracting(RedisURI::getHost, RedisURI::getPort)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a", 6379),
            org.assertj.core.groups.Tuple.tuple("b", 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:6379",
        "http://:secret@localhost",
        "redis-socket:///var/run/redis",
        "redis://",
        "redis://:secret@",
        "redis://:secret",
        "redis://user:secret",
        "redis://:secret@h:0",
        "redis://:secret@h:65536",
        "redis://:secret@h:port",
        "redis://:secret@a:b:c",
        "redis://:secret@a,,b",
        "redis://:secret@h/x",
        "redis-cluster://:secret@h/1",
        "redis-sentinel://:secret@h",
        "redis://:secret@h?timeout=5",
        "redis://:secret@h?verifyPeer=SOMETIMES"
      })
  void refusesWhatItCannotReadAndKeepsThePasswordToItself(String uri) {
    assertThatThrownBy(() -> RedisAddress.parse(uri))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected: ")
        .hasMessageNotContaining("secret");
  }
}
