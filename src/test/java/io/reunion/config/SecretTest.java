package io.reunion.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretTest {
  record Credentials(String account, Secret password, Optional<Secret> old) {}

  @Test
  void printsNothingOfItsValue() {
    Credentials credentials =
        new Credentials("li", Secret.of("s3cret"), Optional.of(Secret.of("older")));

    assertThat(credentials)
        .hasToString("Credentials[account=li, password=[REDACTED], old=Optional[[REDACTED]]]");
  }

  @Test
  void givesItsValueToWhoeverAsksForIt() {
    assertThat(Secret.of("密码 🔑").reveal()).isEqualTo("密码 🔑");
  }

  @Test
  void equalsTheSameValueAndNoOther() {
    assertThat(Secret.of("abc")).isEqualTo(Secret.of("abc")).hasSameHashCodeAs(Secret.of("abc"));
    assertThat(Secret.of("abc"))
        .isNotEqualTo(Secret.of("abd"))
        .isNotEqualTo(Secret.of("ab"))
        .isNotEqualTo("abc");
  }

  @Test
  void itsHashTellsNothing() {
    assertThat(Secret.of("abc")).hasSameHashCodeAs(Secret.of("xyz"));
  }

  @Test
  void matchesWhatSomebodyPresents() {
    assertThat(Secret.of("abc").matches("abc")).isTrue();
    assertThat(Secret.of("abc").matches("abcd")).isFalse();
    assertThat(Secret.of("abc").matches("")).isFalse();
  }

  @Test
  void isNeverEmpty() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Secret.of(""))
        .withMessage("secret: empty (expected: at least one character)");
  }
}
