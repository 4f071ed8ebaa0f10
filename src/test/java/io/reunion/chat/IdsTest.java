package io.reunion.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  private static final AccountId MAIN = AccountId.of("telegram", "main");

  @Test
  void anAccountIsWrittenAsItIsRead() {
    assertThat(AccountId.parse("telegram/main")).isEqualTo(MAIN).hasToString("telegram/main");
    assertThat(AccountId.of("slack", "a-1")).hasToString("slack/a-1");
  }

  @Test
  void accountsAreSortedByPlatformThenName() {
    assertThat(
            Stream.of("slack/b", "telegram/a", "slack/a").map(AccountId::parse).sorted())
        .extracting(AccountId::toString)
        .containsExactly("slack/a", "slack/b", "telegram/a");
  }

  @Test
  void aChatKeepsThePlatformsOwnIdWhateverItHolds() {
    for (String value :
        List.of("-1001234567890", "C024BE91L", "19:abc@thread.v2/42", "a:b|c", "群")) {
      ChatId chat = new ChatId(MAIN, value);
      assertThat(ChatId.parse(chat.toString())).isEqualTo(chat);
      assertThat(chat).hasToString("telegram/main/" + value);
      assertThat(chat.platform()).isEqualTo(new PlatformId("telegram"));
    }
  }

  @Test
  void aUserKeepsThePlatformsOwnIdWhateverItHolds() {
    for (String value : List.of("1111111", "T024/U024", "ou:7d8a", "李")) {
      UserId user = UserId.of("slack", value);
      assertThat(UserId.parse(user.toString())).isEqualTo(user);
    }
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(strings = {"", "Tele", "tele gram", "tele/gram", "tele:gram", "电报", "tele\n", "{x}"})
  void aPlatformIsLowerCaseLettersDigitsAndDashes(String value) {
    assertThatThrownBy(() -> new PlatformId(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "platform id: " + value + " (expected: 1 to 32 lower-case letters, digits, '-')");
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(strings = {"", "-a", "Main", "a b", "a/b", "a}", "é"})
  void anAccountsNameIsLowerCaseLettersDigitsAndDashes(String name) {
    assertThatThrownBy(() -> AccountId.of("telegram", name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("account name: " + name);
  }

  @Test
  void namesHaveALongestLength() {
    assertThat(new PlatformId("a".repeat(32)).value()).hasSize(32);
    assertThat(AccountId.of("x", "a".repeat(48)).name()).hasSize(48);
    assertThat(new ChatId(MAIN, "a".repeat(256)).value()).hasSize(256);
    assertThatThrownBy(() -> new PlatformId("a".repeat(33))).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> AccountId.of("x", "a".repeat(49)))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> new ChatId(MAIN, "a".repeat(257)))
        .hasMessage("chat id of length 257 (expected: 1 to 256)");
    assertThatThrownBy(() -> new MessageId("")).hasMessageContaining("length 0");
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(
      strings = {"a b", "a\tb", "a\nb", "a\u0000", "{a", "a}", "\u007F", "\u0085", "\uD83D", " "})
  void whatCouldBreakAKeyOrALogLineIsNoId(String value) {
    assertThatThrownBy(() -> new ChatId(MAIN, value)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> UserId.of("telegram", value))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MessageId(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(value.strip().isEmpty() ? "\u0001" : value);
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(
      strings = {"", "telegram", "telegram/main", "telegram/main/", "/main/1", "telegram//1"})
  void aChatNeedsAllThreeParts(String text) {
    assertThatThrownBy(() -> ChatId.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(strings = {"", "telegram", ":1", "telegram:", "Tele:1"})
  void aUserNeedsBothParts(String text) {
    assertThatThrownBy(() -> UserId.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whateverIsTakenAsAnIdIsReadBackAsItself() {
    Random random = new Random(7);
    int taken = 0;
    for (int i = 0; i < 5_000; i++) {
      String value = Texts.random(random, 12);
      try {
        ChatId chat = new ChatId(MAIN, value);
        UserId user = UserId.of("slack", value);
        taken++;
        assertThat(ChatId.parse(chat.toString())).isEqualTo(chat);
        assertThat(UserId.parse(user.toString())).isEqualTo(user);
      } catch (IllegalArgumentException refused) {
        assertThat(refused).hasMessageContaining("expected:");
      }
    }
    assertThat(taken).isGreaterThan(100);
  }

  @Test
  void aButtonsCommandFitsEveryPlatform() {
    assertThat(new Button("是", "活".repeat(21) + "x").command()).hasSize(22);
    assertThatThrownBy(() -> new Button("是", "活".repeat(21) + "xy"))
        .hasMessageContaining("65 bytes")
        .hasMessageContaining("expected: 1 to 64");
    assertThatThrownBy(() -> new Button("是", "")).hasMessageContaining("0 bytes");
  }

  @Test
  void aReplyCreditDoesNotShowItsHandle() {
    ReplyCredit credit =
        new ReplyCredit("response_url", "https://secret", 1, java.time.Instant.EPOCH);
    assertThat(credit.toString()).contains("response_url").doesNotContain("secret");
  }
}
