package io.reunion.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallableHostsTest {
  private final CallableHosts slack = CallableHosts.https("hooks.slack.com");
  private final CallableHosts standIn =
      CallableHosts.sameAs(URI.create("http://127.0.0.1:8099/api"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.slack.com/actions/T1/2/x",
        "https://hooks.slack.com:443/commands/T1",
        "https://HOOKS.slack.com/a",
        "https://hooks.slack.com./a",
        "https://hooks.slack.com?x=1"
      })
  void takesThePlatformsOwn(String url) {
    assertThat(slack.allow(url)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hooks.slack.com/a",
        "//hooks.slack.com/a",
        "http://hooks.slack.com/a",
        "ftp://hooks.slack.com/a",
        "file:///etc/passwd",
        "jar:https://hooks.slack.com/a!/b",
        "https://evil.example/a",
        "https://hooks.slack.com@evil.example/a",
        "https://hooks.slack.com:x@evil.example/a",
        "https://evil.example@hooks.slack.com/a",
        "https://hooks.slack.com\\@evil.example/a",
        "https://hooks.slack.com%2eevil.example/a",
        "https://hooks。slack。com/a",
        "https://hooks.slack.com．evil.example/a",
        "https://hooks.slack.com.evil.example/a",
        "https://evilhooks.slack.com/a",
        "https://hooks.slack.com:8443/a",
        "https://hooks.slack.com:80/a",
        "https://hooks.slack.com/a#@evil.example",
        "https://[::1]/a",
        "https://127.0.0.1/a",
        "https://169.254.169.254/latest",
        "https://hooks.slack.com\t/a",
        "https://hooks.slack.com\r\nHost: evil.example/a",
        "https:hooks.slack.com",
        "https:///a",
        " https://hooks.slack.com/a"
      })
  void refusesEverythingElse(String url) {
    assertThat(slack.allow(url)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8099/x", "http://127.0.0.1:8099"})
  void takesTheStandInsOwn(String url) {
    assertThat(standIn.allow(url)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1:8099/x",
        "http://127.0.0.1:8098/x",
        "http://127.0.0.1/x",
        "http://localhost:8099/x",
        "https://hooks.slack.com/x"
      })
  void refusesWhatIsNotTheStandIn(String url) {
    assertThat(standIn.allow(url)).isFalse();
  }
}
