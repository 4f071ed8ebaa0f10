package io.reunion.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.OutboundMessage;
import org.junit.jupiter.api.Test;

class UniqueKeyTest {
  private static OutboundMessage to(String chat, String key) {
    return OutboundMessage.text(new ChatId(AccountId.of("feishu", "main"), chat), "x", key);
  }

  @Test
  void isTheSameOnEveryAttemptAndAnotherInAnotherChat() {
    assertThat(UniqueKey.of(to("oc_1", "card")))
        .hasSize(32)
        .isEqualTo(UniqueKey.of(to("oc_1", "card")));
    assertThat(UniqueKey.of(to("oc_2", "card"))).isNotEqualTo(UniqueKey.of(to("oc_1", "card")));
    assertThat(UniqueKey.of(to("oc_1", "other"))).isNotEqualTo(UniqueKey.of(to("oc_1", "card")));
  }
}
